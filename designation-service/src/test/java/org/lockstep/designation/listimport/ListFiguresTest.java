package org.lockstep.designation.listimport;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;

/** How much each list says, as anybody who reads the register sees it. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class ListFiguresTest {
  @Inject EarlierEditions earlier;

  @BeforeEach
  void forgetEarlierEditions() {
    earlier.forget();
  }

  @Test
  void areThoseOfTheLastEdition() {
    Edition.of(
        "ftm-au",
        "2023-05-01",
        Edition.vessel("au-figures-1", "MAIA", "9358010")
            + Edition.company("au-figures-2", "Компания"));

    list("ftm-au")
        .body("newestEdition", equalTo("2023-05-01"))
        .body("permanentIds", equalTo(true))
        .body("lastEdition.date", equalTo("2023-05-01"))
        .body("lastEdition.ageDays", greaterThan(365))
        .body("lastEdition.importedAt", notNullValue())
        .body("lastEdition.format", equalTo("FollowTheMoney JSON lines"))
        .body("lastEdition.entries", equalTo(2))
        .body("lastEdition.warnings", equalTo(2)) // of a programme that is not known
        .body("lastEdition.entriesWithWarnings", equalTo(2))
        .body("lastEdition.shares.listingDate", equalTo(0.0))
        .body("lastEdition.shares.birthDateOrIdentifier", equalTo(0.5))
        .body("lastEdition.shares.otherScripts", equalTo(0.5));

    Edition.of(
        "ftm-au",
        "2023-06-01",
        Edition.company("au-figures-1", "MAIA") + Edition.company("au-figures-3", "Company"));

    list("ftm-au")
        .body("lastEdition.date", equalTo("2023-06-01"))
        .body("lastEdition.shares.birthDateOrIdentifier", equalTo(0.0))
        .body("lastEdition.shares.otherScripts", equalTo(0.0));
  }

  @Test
  void stayWhenTheSameFilesComeAgain() {
    byte[] file = Edition.ofac("05/24/2023", 1, Edition.ofac("960001", "M LEASING LLC"));
    Edition.of("us-consolidated", null, file);
    Edition again = Edition.of("us-consolidated", null, file);
    again.read().body("status", equalTo("UNCHANGED"));

    list("us-consolidated")
        .body("lastEdition.date", equalTo("2023-05-24"))
        .body("lastEdition.format", equalTo("OFAC SDN.XML"))
        .body("lastEdition.entries", equalTo(1));
  }

  @Test
  void areOfNoEditionThatIsNotInTheRegister() {
    Edition waiting =
        Edition.begun(
            "us-sdn", null, Edition.ofac("05/24/2023", 1, Edition.ofac("960002", "IBEX")));
    waiting.rests();
    waiting.read().body("status", equalTo("AWAITING_APPROVAL"));

    list("us-sdn").body("lastEdition", nullValue()).body("newestEdition", nullValue());
    list("jp-mof").body("permanentIds", equalTo(false));
  }

  private static ValidatableResponse list(String source) {
    return given()
        .config(
            RestAssuredConfig.config()
                .jsonConfig(
                    JsonConfig.jsonConfig()
                        .numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE)))
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/lists")
        .then()
        .statusCode(200)
        .rootPath("items.find { it.source == '" + source + "' }");
  }
}
