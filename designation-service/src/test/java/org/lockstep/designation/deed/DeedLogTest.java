package org.lockstep.designation.deed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Joint;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.LogLines;
import org.lockstep.testkit.Stores;

@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class DeedLogTest {
  @Test
  void saysWhoDidWhatToAPackageAndNothingOfWhatIsInIt() {
    try (LogLines lines = new LogLines()) {
      Draft draft = Draft.approved("KR", Entries.KR_MAIA_1);
      assertThat(lines.all()).noneMatch(line -> line.contains(draft.id));
      draft.release().statusCode(200);
      draft.release().statusCode(409);

      List<String> told = lines.all().stream().filter(line -> line.contains(draft.id)).toList();
      assertThat(told).hasSize(2);
      assertThat(told)
          .anySatisfy(
              line ->
                  assertThat(line)
                      .contains("approve: package " + draft.id + " by kr-approver of KR"));
      assertThat(told)
          .anySatisfy(
              line ->
                  assertThat(line)
                      .contains("release: package " + draft.id + " by kr-releaser of KR"));
      assertThat(told)
          .as("with the id of the request that did it, as in the gateway's line")
          .allMatch(line -> line.matches("request=[A-Za-z0-9-]{8,64} (?s).*"));
      assertThat(lines.all()).noneMatch(line -> line.contains("MAIA"));
    }
  }

  @Test
  void saysWhoConsentedToThePartsOfAJointReleaseAndWhoScheduledOne() {
    try (LogLines lines = new LogLines()) {
      Joint joint = Joint.of("US", "KR", "JP");
      Draft kr = Draft.approved("KR", Entries.KR_RIM);
      Draft jp = Draft.approved("JP", Entries.JP_IBEX);
      joint.attach(kr, "NOTHING", true).statusCode(200);
      joint.attach(jp, "NOTHING", true).statusCode(200);
      Draft scheduled = Draft.approved("GB", Entries.GB_M_LEASING);
      scheduled
          .post(
              Officers.releaser("GB"),
              "release",
              "{\"at\":\"%s\"}".formatted(Instant.now().plusSeconds(1)))
          .statusCode(200);
      assertThat(lines.all()).noneMatch(line -> line.contains(kr.id) || line.contains(jp.id));

      joint.release().statusCode(200);

      for (Draft part : new Draft[] {kr, jp, scheduled}) {
        String of = part.authority;
        String by = of.toLowerCase(Locale.ROOT);
        await()
            .untilAsserted(
                () ->
                    assertThat(lines.all())
                        .filteredOn(line -> line.contains(part.id))
                        .satisfiesExactlyInAnyOrder(
                            line ->
                                assertThat(line)
                                    .contains(
                                        "approve: package %s by %s-approver of %s"
                                            .formatted(part.id, by, of)),
                            line ->
                                assertThat(line)
                                    .contains(
                                        "release: package %s by %s-releaser of %s"
                                            .formatted(part.id, by, of))));
      }
    }
  }
}
