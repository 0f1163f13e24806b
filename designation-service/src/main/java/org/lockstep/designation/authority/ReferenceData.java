package org.lockstep.designation.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;
import org.lockstep.designation.asof.AsOf;

/**
 * Reads the reference data: for those who write, what is stored at this moment, their own changes
 * included; for those who only read, what {@link HeldReferenceData} holds.
 */
@ApplicationScoped
public class ReferenceData {
  private final ReferenceStore store;
  private final HeldReferenceData held;

  ReferenceData(ReferenceStore store, HeldReferenceData held) {
    this.store = store;
    this.held = held;
  }

  /** The codes as they are at this moment, for those who write. */
  @Transactional
  public Codes codes() {
    return Codes.of(
        store.items(AuthorityItem.class, AsOf.LATEST),
        store.items(ProgrammeItem.class, AsOf.LATEST),
        store.items(InstrumentItem.class, AsOf.LATEST));
  }

  /** The codes for those who only read. */
  @Transactional
  public Codes heldCodes() {
    return held.codes();
  }

  /** The codes of the authorities alone, without reading what else is known of them. */
  @Transactional
  public SortedSet<String> authorities() {
    return store.authorities();
  }

  /** All instruments that are known at this moment, by code, for those who write. */
  @Transactional
  public Map<String, LegalBasis> legalBases() {
    return LegalBasis.byCode(store.items(InstrumentItem.class, AsOf.LATEST));
  }

  /** All instruments that were known by then, by code, for those who only read. */
  @Transactional
  public Map<String, LegalBasis> legalBases(Instant knownAt) {
    return held.legalBases(knownAt);
  }

  /** Whose eyes the packages of an authority need. */
  @Transactional
  public ReleaseRules releaseRules(String authority) {
    return store
        .find(AuthorityItem.class, authority, AsOf.LATEST)
        .map(stored -> stored.item().releaseRules())
        .orElse(ReleaseRules.DEFAULT);
  }
}
