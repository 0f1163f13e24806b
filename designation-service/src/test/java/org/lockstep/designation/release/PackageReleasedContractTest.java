package org.lockstep.designation.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.marking.Markings;
import org.lockstep.designation.outbox.Outbox;
import org.lockstep.events.EventSize;
import org.lockstep.http.marking.Marking;
import org.lockstep.testkit.Contracts;

/** Producer's side of the contract. */
class PackageReleasedContractTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();
  private static final Path EVENT = Contracts.event("designation-service", "package-released");

  @Test
  void hasAsManyTargetsAsFitAndSaysHowManyThereAre() {
    List<String> many = Collections.nCopies(100, "X".repeat(40));
    ReleasedTargets targets = new ReleasedTargets();
    for (int i = 0; i < 499; i++) {
      targets.add(
          new PackageReleased.Target(
              new UUID(0, 0), null, SubjectType.VESSEL, "MAIA-1", many, many, List.of("RU")));
    }
    targets.add(
        new PackageReleased.Target(
            new UUID(0, 1),
            null,
            SubjectType.PERSON,
            "Rim Yong Hyok",
            List.of("KR-DPRK"),
            List.of("ASSET_FREEZE"),
            List.of("KP")));

    PackageReleased told =
        PackageReleased.from(
            SanctionsPackage.draft(
                new PackageHead(
                    "KR-2024-05-24",
                    "Two vessels",
                    null,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    null),
                "KR",
                Markings.CLEAR,
                "kr-drafter",
                Instant.EPOCH),
            targets,
            Marking.CLEAR,
            Instant.EPOCH);

    assertThat(told.targets()).hasSizeBetween(50, 499);
    assertThat(told.targetsInAll()).isEqualTo(500);
    assertThat(told.otherTargets())
        .containsExactly(
            new PackageReleased.OtherTargets(
                SubjectType.PERSON,
                1,
                new TreeSet<>(Set.of("KR-DPRK")),
                new TreeSet<>(Set.of("ASSET_FREEZE")),
                new TreeSet<>(Set.of("KP"))),
            new PackageReleased.OtherTargets(
                SubjectType.VESSEL,
                499 - told.targets().size(),
                new TreeSet<>(many),
                new TreeSet<>(many),
                new TreeSet<>(Set.of("RU"))));
    assertThat(Outbox.serialised(told)).hasSizeLessThan(EventSize.MOST_DATA);
    Contracts.assertMeets(
        Contracts.schema(EVENT), new String(Outbox.serialised(told), StandardCharsets.UTF_8));
  }

  @Test
  void serialisesTheExampleOfAMarkingAsItStandsThere() throws IOException {
    Path event = Contracts.event("designation-service", "package-marked");
    String example = Contracts.example(event);

    byte[] serialised = Outbox.serialised(JSON.readValue(example, PackageMarked.class));

    assertThat(JSON.readTree(serialised)).isEqualTo(JSON.readTree(example));
    Contracts.assertMeets(Contracts.schema(event), new String(serialised, StandardCharsets.UTF_8));
  }

  @Test
  void serialisesTheExampleAsItStandsThere() throws IOException {
    String example = Contracts.example(EVENT);

    byte[] serialised = Outbox.serialised(JSON.readValue(example, PackageReleased.class));

    assertThat(JSON.readTree(serialised)).isEqualTo(JSON.readTree(example));
    Contracts.assertMeets(Contracts.schema(EVENT), new String(serialised, StandardCharsets.UTF_8));
  }
}
