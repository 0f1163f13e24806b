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
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.outbox.Outbox;
import org.lockstep.events.EventSize;
import org.lockstep.testkit.Contracts;

/** Producer's side of the contract. */
class PackageReleasedContractTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();
  private static final Path EVENT = Contracts.event("designation-service", "package-released");

  @Test
  void hasAsManyTargetsAsFitAndSaysHowManyThereAre() {
    List<String> many = Collections.nCopies(100, "X".repeat(40));
    List<PackageReleased.Target> targets =
        Collections.nCopies(
            500,
            new PackageReleased.Target(
                new UUID(0, 0), null, SubjectType.VESSEL, "MAIA-1", many, many, List.of("RU")));

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
                    List.of()),
                "KR",
                "kr-drafter",
                Instant.EPOCH),
            targets,
            500,
            Instant.EPOCH);

    assertThat(told.targets()).hasSizeBetween(50, 499);
    assertThat(told.targetsInAll()).isEqualTo(500);
    assertThat(Outbox.serialised(told)).hasSizeLessThan(EventSize.MOST_DATA);
  }

  @Test
  void serialisesTheExampleAsItStandsThere() throws IOException {
    String example = Contracts.example(EVENT);

    byte[] serialised = Outbox.serialised(JSON.readValue(example, PackageReleased.class));

    assertThat(JSON.readTree(serialised)).isEqualTo(JSON.readTree(example));
    Contracts.assertMeets(Contracts.schema(EVENT), new String(serialised, StandardCharsets.UTF_8));
  }
}
