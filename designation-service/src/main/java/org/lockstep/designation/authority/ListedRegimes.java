package org.lockstep.designation.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.asof.AsOf;

/** Enters programmes and instruments that an official list names and nobody has entered before. */
@ApplicationScoped
public class ListedRegimes {
  private final ReferenceStore store;
  private final ReferenceNews news;

  ListedRegimes(ReferenceStore store, ReferenceNews news) {
    this.store = store;
    this.news = news;
  }

  /** Tells others of all that was entered; once, after the last. */
  @Transactional(TxType.MANDATORY)
  public void tell() {
    news.tell();
  }

  /** Does nothing where there is one of this code. */
  @Transactional(TxType.MANDATORY)
  public void programme(String code, String authority, String name, String theme, String operator) {
    if (store.find(ProgrammeItem.class, code, AsOf.LATEST).isEmpty()) {
      store.store(new ProgrammeItem(code, authority, name, theme), 1, operator);
    }
  }

  /**
   * Does nothing where there is one of this code.
   *
   * @param kind LAW, REGULATION, EXECUTIVE_ORDER, NOTICE, RESOLUTION or MANDATE
   */
  @Transactional(TxType.MANDATORY)
  public void instrument(
      String code,
      String authority,
      String title,
      String kind,
      @Nullable String url,
      String operator) {
    if (store.find(InstrumentItem.class, code, AsOf.LATEST).isEmpty()) {
      store.store(
          new InstrumentItem(
              code, authority, title, InstrumentItem.Kind.valueOf(kind), null, null, null, url),
          1,
          operator);
    }
  }
}
