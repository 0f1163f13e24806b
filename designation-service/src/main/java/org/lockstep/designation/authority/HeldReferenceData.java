package org.lockstep.designation.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.asof.TwoTimes;

/**
 * All versions of the reference data in memory, for reads: nearly every answer needs some, and it
 * is small and hardly ever changes. A request that finds the last look at the store to be older
 * than {@link #LOOK} looks whether there is more. What this instance changes it knows at once, what
 * another one changes within that time.
 *
 * <p>Never asked in a transaction that changes reference data: others would be shown what may yet
 * be rolled back.
 */
@ApplicationScoped
class HeldReferenceData {
  static final Duration LOOK = Duration.ofSeconds(1);

  private final ReferenceStore store;
  private final Clock clock;
  private final AtomicReference<Held> last = new AtomicReference<>(Held.nothing());

  HeldReferenceData(ReferenceStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  Codes codes() {
    return held().codes;
  }

  Map<String, LegalBasis> legalBases(Instant knownAt) {
    return knownAt.equals(AsOf.LATEST)
        ? held().legalBases
        : LegalBasis.byCode(items(InstrumentItem.class, knownAt));
  }

  /** As {@link ReferenceStore#items}. */
  <T extends ReferenceItem> List<T> items(Class<T> type, Instant knownAt) {
    Held held = held();
    // Of the last minutes something may have been recorded since the look.
    return knownAt.equals(AsOf.LATEST) || !knownAt.isAfter(held.completeUpTo)
        ? held.items(type, knownAt)
        : store.items(type, knownAt);
  }

  void forget(
      @Observes(during = TransactionPhase.AFTER_COMPLETION) ReferenceStore.Changed changed) {
    last.set(Held.nothing());
  }

  private Held held() {
    Held before = Objects.requireNonNull(last.get());
    long now = System.nanoTime();
    if (before.lookedAt - now + LOOK.toNanos() > 0 && before.count > 0) {
      return before;
    }
    Instant completeUpTo = clock.instant().minus(TwoTimes.MAY_STILL_COME);
    long count = store.count();
    Held next =
        before.count == count
            ? before.lookedAt(now, completeUpTo)
            : Held.of(store.versions(), now, completeUpTo);
    // Not if something was changed meanwhile: then this may be without it.
    last.compareAndSet(before, next);
    return next;
  }

  /**
   * What was found at a look.
   *
   * @param count how many versions there are; 0 before the first look
   * @param completeUpTo nothing that was recorded up to then is missing
   */
  private record Held(
      List<ReferenceStore.Version> versions,
      long count,
      Codes codes,
      Map<String, LegalBasis> legalBases,
      long lookedAt,
      Instant completeUpTo) {
    /** Another object each time, so that it is told from an earlier one. */
    static Held nothing() {
      return of(List.of(), 0, Instant.MIN);
    }

    static Held of(List<ReferenceStore.Version> versions, long lookedAt, Instant completeUpTo) {
      List<InstrumentItem> instruments = items(versions, InstrumentItem.class, AsOf.LATEST);
      return new Held(
          versions,
          versions.size(),
          Codes.of(
              items(versions, AuthorityItem.class, AsOf.LATEST),
              items(versions, ProgrammeItem.class, AsOf.LATEST),
              instruments),
          Map.copyOf(LegalBasis.byCode(instruments)),
          lookedAt,
          completeUpTo);
    }

    Held lookedAt(long now, Instant upTo) {
      return new Held(versions, count, codes, legalBases, now, upTo);
    }

    <T extends ReferenceItem> List<T> items(Class<T> type, Instant knownAt) {
      return items(versions, type, knownAt);
    }

    private static <T extends ReferenceItem> List<T> items(
        Collection<ReferenceStore.Version> versions, Class<T> type, Instant knownAt) {
      Map<String, T> newest = new LinkedHashMap<>();
      for (ReferenceStore.Version version : versions) {
        if (type.isInstance(version.item()) && !version.recordedAt().isAfter(knownAt)) {
          newest.put(version.item().code(), type.cast(version.item()));
        }
      }
      return List.copyOf(newest.values());
    }
  }
}
