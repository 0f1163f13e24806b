package org.lockstep.designation.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Entries;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.asof.Days;
import org.lockstep.designation.content.Entry;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.EntryKind;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.marking.Markings;
import org.lockstep.designation.marking.Visible;
import org.lockstep.testkit.Stores;

/**
 * Random histories of designations, recorded as releases record them; on every day, as known at
 * every time, the register answers what a naive replay of the history answers.
 */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class TwoTimesPropertyTest {
  private static final int HISTORIES = 1_000;
  private static final int AT_ONCE = 50;
  private static final int MOST_VERSIONS = 7;
  private static final int PROBES = 12;
  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 5, 1);
  private static final int DAYS = 60;

  @Inject Designations designations;
  @Inject EntityManager entityManager;
  @Inject ObjectMapper mapper;

  private final Random random = new Random(20240524);

  /** What was recorded, in the test's own words. */
  private record Fact(
      int version,
      EntryKind kind,
      @Nullable Integer corrects,
      @Nullable LocalDate start,
      @Nullable LocalDate end,
      @Nullable String remarks,
      Instant recordedAt) {}

  private record Answer(@Nullable String remarks, DesignationStatus status) {}

  @Test
  void answersWhatANaiveReplayAnswers() throws JsonProcessingException {
    EntryContent maia1 = mapper.readValue(Entries.KR_MAIA_1, EntryContent.class);
    UUID packageId = UUID.randomUUID();
    QuarkusTransaction.requiringNew().run(() -> insertPackage(packageId));
    int probes = 0;
    for (int batch = 0; batch < HISTORIES / AT_ONCE; batch++) {
      Map<UUID, List<Fact>> histories = record(packageId, maia1, batch);
      for (Map.Entry<UUID, List<Fact>> history : histories.entrySet()) {
        probes +=
            QuarkusTransaction.requiringNew()
                .call(() -> probe(history.getKey(), history.getValue()));
      }
    }
    assertThat(probes).isEqualTo(HISTORIES * PROBES);
  }

  private int probe(UUID designation, List<Fact> history) {
    for (int i = 0; i < PROBES; i++) {
      LocalDate day = FIRST_DAY.plusDays(random.nextInt(DAYS + 20) - 10);
      Instant known =
          i == 0
              ? AsOf.LATEST
              : history
                  .get(random.nextInt(history.size()))
                  .recordedAt()
                  .plusMillis(random.nextInt(3) - 1);
      Answer expected = replay(history, day, known);
      Answer actual =
          designations
              .resolved(designation, new AsOf(Days.all(day), true, known, Visible.PUBLIC))
              .map(
                  found ->
                      new Answer(
                          found.content().listingRecord().remarks(), found.designation().status()))
              .orElse(null);
      assertThat(actual)
          .as("%s on %s known at %s: %s", designation, day, known, history)
          .isEqualTo(expected);
    }
    return PROBES;
  }

  /** Straight from the words of the rule, day by day. */
  private static @Nullable Answer replay(List<Fact> history, LocalDate day, Instant known) {
    List<Fact> stack = new ArrayList<>();
    Map<Integer, Integer> places = new LinkedHashMap<>();
    for (Fact fact : history) {
      if (fact.recordedAt().isAfter(known)) {
        continue;
      }
      if (fact.corrects() == null) {
        places.put(fact.version(), stack.size());
        stack.add(fact);
      } else {
        int place = Objects.requireNonNull(places.get(fact.corrects()));
        places.put(fact.version(), place);
        stack.set(place, fact);
      }
    }
    if (stack.isEmpty()) {
      return null;
    }
    String remarks = null;
    DesignationStatus status = null;
    for (int i = stack.size() - 1; i >= 0; i--) {
      Fact fact = stack.get(i);
      boolean holds =
          (fact.start() == null || !day.isBefore(fact.start()))
              && (fact.end() == null || !day.isAfter(fact.end()));
      if (!holds) {
        continue;
      }
      if (remarks == null) {
        remarks = fact.remarks();
      }
      if (status == null) {
        status =
            switch (fact.kind()) {
              case DESIGNATION, RESUMPTION -> DesignationStatus.IN_FORCE;
              case SUSPENSION -> DesignationStatus.SUSPENDED;
              case DELISTING -> DesignationStatus.DELISTED;
              case AMENDMENT, MARKING -> null;
            };
      }
    }
    if (remarks == null) {
      LocalDate first = null;
      for (Fact fact : stack) {
        LocalDate start = fact.start() == null ? LocalDate.MIN : fact.start();
        if (fact.remarks() != null && (first == null || start.isBefore(first))) {
          first = start;
          remarks = fact.remarks();
        }
      }
    }
    return new Answer(remarks, status == null ? DesignationStatus.NOT_YET_IN_FORCE : status);
  }

  /** The histories of one batch grow side by side: one transaction records one version of each. */
  private Map<UUID, List<Fact>> record(UUID packageId, EntryContent base, int batch) {
    List<UUID> ids = new ArrayList<>();
    Map<UUID, List<Fact>> histories = new LinkedHashMap<>();
    for (int version = 1; version <= MOST_VERSIONS; version++) {
      int round = version;
      QuarkusTransaction.requiringNew()
          .run(
              () -> {
                for (int i = 0; i < AT_ONCE; i++) {
                  UUID id = round == 1 ? null : ids.get(i);
                  List<Fact> history =
                      id == null ? List.of() : histories.getOrDefault(id, List.of());
                  if (id != null && (history.size() < round - 1 || random.nextInt(5) == 0)) {
                    continue; // This history has ended.
                  }
                  Fact fact = random(history, round);
                  String entryId = "b%d-h%d-v%d".formatted(batch, i, round);
                  insertEntry(packageId, entryId);
                  DesignationState state =
                      designations
                          .record(
                              new Origin(packageId, "KR-random", "KR", Markings.CLEAR),
                              List.of(new Designations.NamedEntry(entryId, entry(id, fact, base))))
                          .get(0);
                  Fact recorded =
                      new Fact(
                          fact.version(),
                          fact.kind(),
                          fact.corrects(),
                          fact.start(),
                          fact.end(),
                          fact.remarks(),
                          state.recordedAt());
                  if (id == null) {
                    ids.add(state.designationId());
                    histories.put(state.designationId(), new ArrayList<>());
                  }
                  Objects.requireNonNull(histories.get(state.designationId())).add(recorded);
                }
              });
    }
    return histories;
  }

  private Fact random(List<Fact> history, int version) {
    EntryKind kind = EntryKind.DESIGNATION;
    Integer corrects = null;
    if (version > 1) {
      if (random.nextInt(3) == 0) {
        Fact corrected = history.get(random.nextInt(history.size()));
        corrects = corrected.version();
        kind = corrected.kind();
      } else {
        kind = EntryKind.values()[1 + random.nextInt(4)];
      }
    }
    LocalDate start =
        kind == EntryKind.DESIGNATION && random.nextInt(4) == 0
            ? null
            : FIRST_DAY.plusDays(random.nextInt(DAYS));
    LocalDate end =
        start != null
                && (kind == EntryKind.AMENDMENT || kind == EntryKind.SUSPENSION)
                && random.nextBoolean()
            ? start.plusDays(random.nextInt(20))
            : null;
    String remarks = kind.hasContent() ? "version " + version : null;
    return new Fact(version, kind, corrects, start, end, remarks, Instant.EPOCH);
  }

  private static Entry entry(@Nullable UUID id, Fact fact, EntryContent base) {
    ListingRecord record = base.listingRecord();
    EntryContent content =
        fact.remarks() == null
            ? null
            : new EntryContent(
                base.authorityId(),
                base.programmes(),
                fact.kind() == EntryKind.DESIGNATION ? fact.start() : base.listingDate(),
                base.measures(),
                new ListingRecord(
                    record.subjectType(),
                    record.names(),
                    record.identifiers(),
                    record.countries(),
                    record.nationalities(),
                    record.birthDates(),
                    record.positions(),
                    record.addresses(),
                    record.flag(),
                    record.activities(),
                    record.relationships(),
                    fact.remarks(),
                    record.sources(),
                    record.titles(),
                    record.gender(),
                    record.dates(),
                    record.birthPlaces(),
                    record.countryTies(),
                    record.craft(),
                    record.contacts(),
                    record.references(),
                    record.notices(),
                    record.reason(),
                    record.extras()));
    boolean listing = fact.kind() == EntryKind.DESIGNATION;
    return new Entry(
        fact.kind(),
        id,
        id == null ? null : fact.version() - 1,
        fact.corrects(),
        listing ? null : fact.start(),
        fact.end(),
        null,
        content,
        List.of());
  }

  private void insertPackage(UUID id) {
    entityManager
        .createNativeQuery(
            """
            insert into sanctions_package (id, version, reference, authority, title, sources, status,
              content_hash, created_at, created_by, editors, released_at)
            values (:id, 1, :reference, 'KR', 'Random histories', '[]', 'RELEASED', '', now(),
              'kr-drafter', '{kr-drafter}', now())""")
        .setParameter("id", id)
        .setParameter("reference", "KR-random-" + id)
        .executeUpdate();
  }

  private void insertEntry(UUID packageId, String entryId) {
    entityManager
        .createNativeQuery(
            "insert into package_entry (package_id, entry_id, content) values (:id, :entry, '{\"kind\":\"DESIGNATION\"}')")
        .setParameter("id", packageId)
        .setParameter("entry", entryId)
        .executeUpdate();
  }
}
