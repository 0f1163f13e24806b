package org.lockstep.designation.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.authority.ReferenceChanged.KnownAuthority;
import org.lockstep.designation.authority.ReferenceChanged.KnownProgramme;
import org.lockstep.designation.outbox.EventType;
import org.lockstep.designation.outbox.Outbox;

/** Tells other services which authorities and programmes there are. */
@ApplicationScoped
class ReferenceNews {
  private static final String KEY = "reference-data";

  private final ReferenceStore store;
  private final Outbox outbox;
  private final EntityManager entityManager;

  ReferenceNews(ReferenceStore store, Outbox outbox, EntityManager entityManager) {
    this.store = store;
    this.outbox = outbox;
    this.entityManager = entityManager;
  }

  /** Owes the event, unless all that is known now was told before. */
  @Transactional(TxType.MANDATORY)
  void tell() {
    long version =
        ((Number)
                entityManager
                    .createNativeQuery(
                        "select coalesce(max(journal_index), 0) + 1 from reference_version")
                    .getSingleResult())
            .longValue();
    if (outbox.has(EventType.REFERENCE_CHANGED, KEY, version)) {
      return;
    }
    outbox.add(
        EventType.REFERENCE_CHANGED,
        KEY,
        version,
        new ReferenceChanged(
            version,
            store.authorities().stream().map(KnownAuthority::new).toList(),
            store.items(ProgrammeItem.class, AsOf.LATEST).stream()
                .map(programme -> new KnownProgramme(programme.code(), programme.authority()))
                .toList()));
  }
}
