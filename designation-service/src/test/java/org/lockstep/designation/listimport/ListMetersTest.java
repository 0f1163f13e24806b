package org.lockstep.designation.listimport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.testkit.Stores;

/** What an operator sees of lists without asking for each. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class ListMetersTest {
  @Inject EarlierEditions earlier;

  @BeforeEach
  void forgetEarlierEditions() {
    earlier.forget();
  }

  @Test
  void tellHowLongAgoAListCameInLastThoughNothingInItHadChanged() {
    assertThat(meter("lockstep_list_last_import_age_seconds{list=\"us-consolidated\"}")).isNaN();
    byte[] file = Edition.ofac("05/24/2023", 1, Edition.ofac("970001", "M LEASING LLC"));
    Edition.of("us-consolidated", null, file);
    double first = meter("lockstep_list_last_import_age_seconds{list=\"us-consolidated\"}");

    Edition.of("us-consolidated", null, file);

    double second = meter("lockstep_list_last_import_age_seconds{list=\"us-consolidated\"}");
    assertThat(first).isBetween(0.0, 600.0);
    assertThat(second).isBetween(0.0, 600.0);
  }

  @Test
  void countWhatWaitsForADecision() {
    double before = meter("lockstep_imports_waiting");
    Edition.of("ftm-au", "2023-05-02", Edition.companies("au-meter-", 2));
    Edition older = Edition.of("ftm-au", "2023-05-01", Edition.companies("au-meter-", 3));
    assertThat(older.status()).isEqualTo("AWAITING_APPROVAL");
    assertThat(meter("lockstep_imports_waiting")).isEqualTo(before + 1);

    older.approved();

    assertThat(meter("lockstep_imports_waiting")).isEqualTo(before);
  }

  private static double meter(String name) {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }
}
