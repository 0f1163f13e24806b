package org.lockstep.designation.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.http.UniqueKeys;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.problem.Violation;
import org.lockstep.http.rest.EntityTag;

/** What an administrator does with the reference data, each in one transaction. */
@ApplicationScoped
class ReferenceService {
  private final ReferenceStore store;
  private final ReferenceData data;
  private final ReferenceNews news;

  ReferenceService(ReferenceStore store, ReferenceData data, ReferenceNews news) {
    this.store = store;
    this.data = data;
    this.news = news;
  }

  /**
   * An item that was put.
   *
   * @param isNew whether there was none before
   */
  record Put<T>(T item, boolean isNew) {}

  /**
   * Adds an item, or replaces the one that there is.
   *
   * @param code by the path
   * @return the item as it is stored now
   */
  @Transactional
  <T extends ReferenceItem> Put<T> put(
      String code, T given, Class<T> type, @Nullable String ifMatch, String administrator) {
    Optional<ReferenceStore.Stored<T>> before = store.find(type, code, AsOf.LATEST);
    if (before.isPresent()) {
      EntityTag.require(ifMatch, EntityTag.of(before.get().item()));
    }
    T item = type.cast(withTimeZone(given, before.map(ReferenceStore.Stored::item)));
    List<Violation> violations = new ArrayList<>();
    if (!item.code().equals(code)) {
      violations.add(new Violation("code", "must be " + code + " as in the path"));
    }
    if (type != AuthorityItem.class && !data.codes().authorities().contains(item.authority())) {
      violations.add(
          new Violation(
              "authority", "must be one of " + String.join(", ", data.codes().authorities())));
    }
    if (before.isPresent() && !before.get().item().authority().equals(item.authority())) {
      violations.add(
          new Violation(
              "authority", "never changes; it must be " + before.get().item().authority()));
    }
    if (item instanceof InstrumentItem instrument) {
      check(instrument, violations);
    }
    if (!violations.isEmpty()) {
      throw Refusal.invalid(violations);
    }
    if (before.isEmpty() || !before.get().item().equals(item)) {
      try {
        store.store(item, before.map(stored -> stored.version() + 1).orElse(1), administrator);
        news.tell();
      } catch (PersistenceException e) {
        // Somebody else has changed it since we looked.
        throw UniqueKeys.isViolated(e) ? new OptimisticLockException(e) : e;
      }
    }
    return new Put<>(item, before.isEmpty());
  }

  /** A client that does not know of time zones does not move the days of an authority. */
  private static ReferenceItem withTimeZone(
      ReferenceItem item, Optional<? extends ReferenceItem> before) {
    if (item instanceof AuthorityItem authority && authority.timeZone() == null) {
      return authority.withTimeZone(
          before.map(stored -> ((AuthorityItem) stored).timeZone()).orElse("UTC"));
    }
    return item;
  }

  private static void check(InstrumentItem instrument, List<Violation> violations) {
    LocalDate from = instrument.inForceFrom();
    LocalDate ended = instrument.endedOn();
    if (from != null && ended != null && ended.isBefore(from)) {
      violations.add(new Violation("endedOn", "must not be before inForceFrom"));
    }
    if (instrument.endReason() != null && ended == null) {
      violations.add(new Violation("endReason", "needs endedOn beside it"));
    }
  }
}
