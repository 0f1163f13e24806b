package org.lockstep.designation.asof;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.EntityEvents;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;
import org.lockstep.testkit.Tokens;

/** It is 01:15 on 24 May 2024 in Tokyo, and the day before in London and New York. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class AuthorityDaysTest {
  private static final String AMERICAN =
      Entries.US_M_LEASING.replace(
          "\"programmes\"", "\"listingDate\":\"2024-05-24\",\"programmes\"");

  @Test
  void looksAtADesignationOnTheDayOfItsAuthority() {
    String japanese = Draft.released("JP", Entries.JP_M_LEASING).designationId(0);
    String american = Draft.released("US", AMERICAN).designationId(0);

    itIs("2024-05-23T16:15:00Z");
    get("designations/" + japanese)
        .body("status", equalTo("IN_FORCE"))
        .body("startDate", equalTo("2024-05-24"))
        .body("measures.inForce", contains(true, true));
    get("designations/" + american)
        .body("status", equalTo("NOT_YET_IN_FORCE"))
        .body("measures.inForce", contains(false));
    get("designations/" + japanese + "?validAt=2024-05-23")
        .body("status", equalTo("NOT_YET_IN_FORCE"));
    get("designations/" + american + "?validAt=2024-05-24").body("status", equalTo("IN_FORCE"));

    itIs("2024-05-23T14:59:59Z");
    get("designations/" + japanese).body("status", equalTo("NOT_YET_IN_FORCE"));
    itIs("2024-05-24T03:59:59Z");
    get("designations/" + american).body("status", equalTo("NOT_YET_IN_FORCE"));
    itIs("2024-05-24T04:00:00Z");
    get("designations/" + american).body("status", equalTo("IN_FORCE"));
  }

  @Test
  void listsEachOnTheDayOfItsAuthority() {
    Draft japanese = Draft.released("JP", Entries.JP_M_LEASING);
    Draft american = Draft.released("US", AMERICAN);

    itIs("2024-05-23T16:15:00Z");
    get("designations?status=IN_FORCE&package=" + japanese.id).body("items", hasSize(1));
    get("designations?status=IN_FORCE&package=" + american.id).body("items", hasSize(0));
    get("packages/" + japanese.id).body("entries[0].measures.inForce", contains(true, true));
    get("packages/" + american.id).body("entries[0].measures.inForce", contains(false));
  }

  @Test
  void hasNoGapOfWhoListsItToday() {
    UUID entity = UUID.randomUUID();
    String japanese = Draft.released("JP", Entries.JP_M_LEASING).designationId(0);
    String american = Draft.released("US", AMERICAN).designationId(0);
    EntityEvents.changed(entity, 1, "M LEASING LLC", 1, japanese, american);

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> get("entities/" + entity + "/alignment").statusCode(200));
    itIs("2024-05-23T16:15:00Z");
    get("entities/" + entity + "/alignment")
        .body("asOf", equalTo("2024-05-23"))
        .body("days.JP", equalTo("2024-05-24"))
        .body("days.US", equalTo("2024-05-23"))
        .body("items[0].listings.authority", contains("JP"))
        .body("items[0].gaps", not(hasItem("JP")))
        .body("items[0].gaps", hasItem("US"));
    get("entities/" + entity + "/alignment?validAt=2024-05-23")
        .body("days.JP", equalTo("2024-05-23"))
        .body("items[0].listings.authority", not(hasItem("JP")));
    get("timeline?entity=" + entity).statusCode(200).body("items", notNullValue());
  }

  /** Both are listed before, with measures that begin on 24 May 2024. */
  @Test
  void countsAMeasureFromTheDayOfItsAuthorityOn() {
    Draft japanese = Draft.released("JP", begins(Entries.JP_M_LEASING));
    Draft american = Draft.released("US", begins(AMERICAN));

    itIs("2024-05-23T16:15:00Z");
    get("designations/" + japanese.designationId(0)).body("measures.inForce", hasItem(true));
    get("designations/" + american.designationId(0))
        .body("status", equalTo("IN_FORCE"))
        .body("measures.inForce", contains(false));
    get("designations?package=" + japanese.id).body("items[0].measures.inForce", hasItem(true));
    get("packages/" + japanese.id).body("entries[0].measures.inForce", hasItem(true));
    get("packages?reference=" + japanese.reference)
        .body("items[0].entries[0].measures.inForce", hasItem(true));
    get("packages/" + american.id).body("entries[0].measures.inForce", contains(false));
  }

  @Test
  void hasNoGapOfWhoseMeasuresBeginToday() {
    UUID entity = UUID.randomUUID();
    String japanese = Draft.released("JP", begins(Entries.JP_M_LEASING)).designationId(0);
    String american = Draft.released("US", begins(AMERICAN)).designationId(0);
    EntityEvents.changed(entity, 1, "M LEASING LLC", 1, japanese, american);

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> get("entities/" + entity + "/alignment").statusCode(200));
    itIs("2024-05-23T16:15:00Z");
    get("entities/" + entity + "/alignment")
        .body("items[0].listings.authority", contains("JP"))
        .body("items[0].gaps", not(hasItem("JP")))
        .body("items[0].gaps", hasItem("US"));
  }

  private static String begins(String entry) {
    return entry
        .replace("\"listingDate\":\"2024-05-24\"", "\"listingDate\":\"2024-05-01\"")
        .replaceAll("(\"instrument\":\"[^\"]*\")", "$1,\"startDate\":\"2024-05-24\"");
  }

  /** Each of them is in force from 24 May 2024 on. */
  @Test
  void looksAtAnInstrumentOnTheDayOfItsAuthority() {
    String code = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    for (String authority : new String[] {"JP", "US"}) {
      given()
          .auth()
          .oauth2(Tokens.of("admin").roles("register-admin", "register-reader").bearer())
          .contentType("application/json")
          .body(
              """
              {"code":"%s-%s","authority":"%s","title":"Notice of 24 May 2024","kind":"NOTICE",
               "inForceFrom":"2024-05-24"}"""
                  .formatted(authority, code, authority))
          .put("/api/v1/instruments/" + authority + "-" + code)
          .then()
          .statusCode(201);
    }

    itIs("2024-05-23T16:15:00Z");
    get("instruments/JP-" + code).body("status", equalTo("IN_FORCE"));
    get("instruments/US-" + code).body("status", equalTo("NOT_YET_IN_FORCE"));
    get("instruments?kind=NOTICE&status=IN_FORCE")
        .body("items.code", hasItem("JP-" + code))
        .body("items.code", not(hasItem("US-" + code)));
    get("instruments?kind=NOTICE")
        .body("items.find { it.code == 'JP-" + code + "' }.status", equalTo("IN_FORCE"));
    get("instruments/US-" + code + "?validAt=2024-05-24").body("status", equalTo("IN_FORCE"));
  }

  /** At every instant it is another day somewhere than in Greenwich. */
  @Test
  void exportsWhatIsListedOnTheDayOfItsAuthority() {
    OffsetDateTime now = Instant.now().atOffset(ZoneOffset.UTC);
    boolean ahead = now.toLocalTime().isAfter(LocalTime.of(10, 30));
    LocalDate elsewhere = now.toLocalDate().plusDays(ahead ? 1 : -1);
    Draft listed = Draft.released("KR", Entries.KR_MAIA_1, Entries.KR_RIM);
    String gone = listed.designationId(0);
    String going = listed.designationId(1);
    String delisting = "{\"kind\":\"DELISTING\",\"designationId\":\"%s\",\"startDate\":\"%s\"}";
    Draft.released(
        "KR",
        delisting.formatted(gone, elsewhere),
        delisting.formatted(going, elsewhere.plusDays(1)));

    String before = timeZone(ahead ? "Pacific/Kiritimati" : "Pacific/Pago_Pago");
    try {
      get("exports/register.csv")
          .statusCode(200)
          .body(not(containsString(gone)))
          .body(containsString(going));
    } finally {
      timeZone(before);
    }
  }

  /** Puts the days of Korea elsewhere; where they were. */
  private static String timeZone(String zone) {
    String admin = Tokens.of("admin").roles("register-admin", "register-reader").bearer();
    Response korea = given().auth().oauth2(admin).get("/api/v1/authorities/KR");
    Map<String, Object> item = new LinkedHashMap<>(korea.<Map<String, Object>>path("$"));
    Object before = item.put("timeZone", zone);
    given()
        .auth()
        .oauth2(admin)
        .contentType("application/json")
        .header("If-Match", korea.header("ETag"))
        .body(item)
        .put("/api/v1/authorities/KR")
        .then()
        .statusCode(200);
    return String.valueOf(before);
  }

  private static void itIs(String instant) {
    QuarkusMock.installMockForType(
        Clock.fixed(Instant.parse(instant), ZoneOffset.UTC), Clock.class);
  }

  private static ValidatableResponse get(String path) {
    return given().auth().oauth2(Officers.portControl()).get("/api/v1/" + path).then();
  }
}
