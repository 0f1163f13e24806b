package org.lockstep.designation.authority;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;
import org.lockstep.testkit.Tokens;

@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class ReferenceApiTest {
  private static final String ADMINISTRATOR =
      Tokens.of("register-admin").roles("register-reader", "register-admin").bearer();

  @Inject ReferenceLoader loader;

  @Test
  void showsAuthoritiesWithTheirOrgans() {
    get("authorities")
        .body("items.code", hasItem("UN"))
        .body(
            "items.find { it.code == 'KR' }.organs.find { it.code == 'MOF' }.name",
            equalTo("Ministry of Oceans and Fisheries"));
  }

  @Test
  void saysInWhichTimeZoneTheDaysOfAnAuthorityBegin() {
    get("authorities")
        .body("items.find { it.code == 'JP' }.timeZone", equalTo("Asia/Tokyo"))
        .body("items.find { it.code == 'UN' }.timeZone", equalTo("America/New_York"));
    String authority =
        """
        {"code":"ZZ","name":"Sealand","organs":[]%s}""";
    for (String zone : new String[] {"", "+09:00", "JST9", "Asia/Edo", "asia/tokyo"}) {
      put("authorities", "ZZ", authority.formatted(",\"timeZone\":\"" + zone + "\""), null)
          .statusCode(400)
          .body("violations.field", contains("timeZone"));
    }
  }

  @Test
  void mapsProgrammesToSharedThemes() {
    get("programmes")
        .body("items.find { it.code == 'KR-DPRK' }.theme", equalTo("DPRK"))
        .body("items.find { it.code == 'JP-RUSSIA' }.theme", equalTo("RUSSIA"))
        .body("items.find { it.code == 'UN-1718' }.authority", equalTo("UN"));
  }

  @Test
  void tellsWhenAndWhyTheMandateOfThePanelOfExpertsEnded() {
    get("instruments?kind=MANDATE")
        .body("items.code", contains("UN-POE-1874"))
        .body("items[0].status", equalTo("ENDED"))
        .body("items[0].endedOn", equalTo("2024-04-30"))
        .body("items[0].endReason", equalTo("Renewal vetoed by Russia on 2024-03-28"));
    get("instruments?kind=MANDATE&validAt=2024-04-30").body("items[0].status", equalTo("IN_FORCE"));
    get("instruments?status=ENDED&validAt=2024-04-30").body("items", hasSize(0));
    get("instruments").body("items.find { it.code == 'JP-FEFTA' }.inForceFrom", nullValue());
  }

  @Test
  void letsAnAdministratorAddAnInstrumentThatDesignationsCanThenName() {
    String code = code();
    put("instruments", code, instrument(code, "KR", ""), null).statusCode(201);

    Draft.released("KR", Entries.KR_MAIA_1.replace("KR-PORT-ACT", code));

    get("instruments/" + code).body("title", equalTo("Notice 2024-1"));
  }

  @Test
  void keepsWhatItKnewWhenAnInstrumentEnds() throws InterruptedException {
    String code = code();
    String tag =
        put("instruments", code, instrument(code, "KR", ""), null).extract().header("ETag");
    Thread.sleep(5);
    Instant before = Instant.now();
    Thread.sleep(5);

    put(
            "instruments",
            code,
            instrument(code, "KR", ",\"endedOn\":\"2025-06-30\",\"endReason\":\"Repealed\""),
            tag)
        .statusCode(200);

    get("instruments/" + code + "?validAt=2025-07-01").body("status", equalTo("ENDED"));
    get("instruments/" + code + "?validAt=2025-07-01&knownAt=" + before)
        .body("status", equalTo("IN_FORCE"))
        .body("endedOn", nullValue());
  }

  @Test
  void letsOnlyOneOfTwoEditsOfTheSameStatePass() {
    String code = code();
    String tag =
        put("instruments", code, instrument(code, "KR", ""), null).extract().header("ETag");
    String ended = instrument(code, "KR", ",\"endedOn\":\"2025-06-30\"");

    put("instruments", code, ended, null).statusCode(428);
    put("instruments", code, ended, tag).statusCode(200);
    put("instruments", code, ended, tag).statusCode(412);
  }

  @Test
  void refusesWhatContradicts() {
    String code = code();

    put("instruments", code, instrument("OTHER", "KR", ""), null)
        .statusCode(400)
        .body("violations.field", contains("code"));
    put("instruments", code, instrument(code, "XX", ""), null)
        .statusCode(400)
        .body("violations[0].message", containsString("JP"));
    put(
            "instruments",
            code,
            instrument(code, "KR", ",\"inForceFrom\":\"2025-01-02\",\"endedOn\":\"2025-01-01\""),
            null)
        .statusCode(400)
        .body("violations.field", contains("endedOn"));
    put("instruments", code, instrument(code, "KR", ",\"endReason\":\"Repealed\""), null)
        .statusCode(400)
        .body("violations.field", contains("endReason"));
    given().auth().oauth2(ADMINISTRATOR).get("/api/v1/instruments/" + code).then().statusCode(404);
  }

  @Test
  void letsAnAuthoritySayThatItsReleaserIsAThirdPerson() {
    String rules =
        """
        {"code":"AU","name":"Australia","organs":[{"code":"DFAT","name":"Department of Foreign Affairs and Trade"}]
         %s}""";
    String tag = get("authorities/AU").extract().header("ETag");
    tag =
        put(
                "authorities",
                "AU",
                rules.formatted(
                    ",\"releaseRules\":{\"approverMayEdit\":false,\"releaserMayEdit\":false,\"releaserMayApprove\":false}"),
                tag)
            .statusCode(200)
            // Who does not know of time zones leaves it where it is.
            .body("timeZone", equalTo("Australia/Sydney"))
            .extract()
            .header("ETag");
    Draft draft =
        Draft.approved(
            "AU",
            Entries.JP_IBEX
                .replace("JP-RUSSIA", "AU-RUS")
                .replace("JP-FEFTA", "AU-AUTONOMOUS-SANCTIONS-REGS")
                .replace("\"MOF\"", "\"DFAT\""));
    String approver =
        Tokens.of("au-approver").authority("AU").roles("releaser", "register-reader").bearer();

    draft
        .post(approver, "release", "")
        .statusCode(403)
        .body("type", equalTo("urn:lockstep:problem:four-eyes"));
    draft.release().statusCode(200);
    put("authorities", "AU", rules.formatted(""), tag).statusCode(200);
  }

  @Test
  void loadsEachVersionOfAFileOnceAndLeavesWhatAnAdministratorChanged() throws SQLException {
    String code = code();
    String before = get("instruments").extract().asString();
    String tag = get("instruments/AU-AUTONOMOUS-SANCTIONS-REGS").extract().header("ETag");
    String changed =
        """
        {"code":"AU-AUTONOMOUS-SANCTIONS-REGS","authority":"AU","title":"%s","kind":"REGULATION"}"""
            .formatted(code);
    put("instruments", "AU-AUTONOMOUS-SANCTIONS-REGS", changed, tag).statusCode(200);
    String after = get("instruments").extract().asString();
    assertThat(after).isNotEqualTo(before).contains(code);

    loader.load(new StartupEvent());
    execute("update reference_file set version = 0");
    loader.load(new StartupEvent());

    assertThat(get("instruments").extract().asString()).isEqualTo(after);
  }

  private static String code() {
    return "KR-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
  }

  private static String instrument(String code, String authority, String more) {
    return """
        {"code":"%s","authority":"%s","title":"Notice 2024-1","kind":"NOTICE"%s}"""
        .formatted(code, authority, more);
  }

  private static ValidatableResponse put(
      String kind, String code, String body, @Nullable String ifMatch) {
    var request = given().auth().oauth2(ADMINISTRATOR).contentType("application/json").body(body);
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    return request.put("/api/v1/" + kind + "/" + code).then();
  }

  private static ValidatableResponse get(String what) {
    return given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/" + what)
        .then()
        .statusCode(200);
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(Stores.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
