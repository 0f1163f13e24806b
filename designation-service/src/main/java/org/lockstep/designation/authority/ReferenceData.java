package org.lockstep.designation.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lockstep.designation.asof.AsOf;

/** Reads the reference data. */
@ApplicationScoped
public class ReferenceData {
  private final ReferenceStore store;

  ReferenceData(ReferenceStore store) {
    this.store = store;
  }

  @Transactional
  public Codes codes() {
    Map<String, Set<String>> organs = new TreeMap<>();
    for (AuthorityItem authority : store.items(AuthorityItem.class, AsOf.NOW)) {
      organs.put(
          authority.code(),
          authority.organs().stream()
              .map(AuthorityItem.Organ::code)
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    Map<String, String> owners = new TreeMap<>();
    Set<String> themes = new TreeSet<>();
    for (ProgrammeItem programme : store.items(ProgrammeItem.class, AsOf.NOW)) {
      owners.put(programme.code(), programme.authority());
      themes.add(programme.theme());
    }
    Map<String, String> instruments = new TreeMap<>();
    for (InstrumentItem instrument : store.items(InstrumentItem.class, AsOf.NOW)) {
      instruments.put(instrument.code(), instrument.authority());
    }
    return new Codes(organs, owners, themes, instruments);
  }

  /** The codes of the authorities alone, without reading what else is known of them. */
  @Transactional
  public SortedSet<String> authorities() {
    return store.authorities();
  }

  /** All instruments that are known, by code. */
  @Transactional
  public Map<String, LegalBasis> legalBases() {
    return legalBases(AsOf.NOW);
  }

  /** All instruments that were known by then, by code. */
  @Transactional
  public Map<String, LegalBasis> legalBases(Instant knownAt) {
    return store.items(InstrumentItem.class, knownAt).stream()
        .collect(Collectors.toMap(InstrumentItem::code, LegalBasis::from));
  }

  /** Whose eyes the packages of an authority need. */
  @Transactional
  public ReleaseRules releaseRules(String authority) {
    return store
        .find(AuthorityItem.class, authority, AsOf.NOW)
        .map(stored -> stored.item().releaseRules())
        .orElse(ReleaseRules.DEFAULT);
  }
}
