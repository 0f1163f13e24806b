package org.lockstep.designation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.testkit.Stores;
import org.lockstep.testkit.Tokens;

/** Whatever is wrong is refused with a problem document that says so, and changes nothing. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class BadInputTest {
  private Draft draft;
  private String before;

  @BeforeEach
  void aDraft() {
    draft = Draft.of("KR");
    before = state();
  }

  static Stream<Arguments> badEntries() {
    String good = Entries.KR_MAIA_1;
    return Stream.of(
        Arguments.of(
            "a programme of nobody",
            good.replace("KR-DPRK", "KR-MARS"),
            "programmes[0]",
            "allowed: KR-DPRK"),
        Arguments.of(
            "a programme of another authority",
            good.replace("KR-DPRK", "JP-RUSSIA"),
            "programmes[0]",
            "allowed: KR-DPRK"),
        Arguments.of("no programme", good.replace("\"KR-DPRK\"", ""), "programmes", "empty"),
        Arguments.of(
            "an unknown instrument",
            good.replace("KR-PORT-ACT", "KR-SEA-ACT"),
            "measures[0].instrument",
            "KR-PORT-ACT"),
        Arguments.of(
            "an unknown organ",
            good.replace("\"organ\":\"MOF\"", "\"organ\":\"OFAC\""),
            "measures[0].organ",
            "allowed: FSC, MOEF, MOF, MOFA"),
        Arguments.of(
            "an unknown kind of measure",
            good.replace("PORT_ENTRY_BAN", "HARBOUR_BAN"),
            "measures[0].kind",
            "PORT_ENTRY_BAN"),
        Arguments.of(
            "a day that does not exist",
            good.replace("\"listingDate\":\"2024-05-24\"", "\"listingDate\":\"2024-02-30\""),
            "listingDate",
            "2024-05-24"),
        Arguments.of(
            "a date with a time",
            good.replace(
                "\"listingDate\":\"2024-05-24\"", "\"listingDate\":\"2024-05-24T00:00:00Z\""),
            "listingDate",
            "2024-05-24"),
        Arguments.of(
            "a date that no store holds",
            good.replace("\"listingDate\":\"2024-05-24\"", "\"listingDate\":\"+999999999-01-01\""),
            "listingDate",
            "1900-01-01"),
        Arguments.of(
            "a partial date that does not exist",
            good.replace("\"date\":\"2024-05-24\"", "\"date\":\"2024-13\""),
            "listingRecord.sources[0].date",
            "1970-05"),
        Arguments.of(
            "a birth date that does not exist",
            good.replace("\"flag\":\"RU\"", "\"birthDates\":[\"1970-02-29\"]"),
            "listingRecord.birthDates[0]",
            "1970-05-16"),
        Arguments.of(
            "an unknown country",
            good.replace("\"flag\":\"RU\"", "\"countries\":[\"RU\",\"XX\"]"),
            "listingRecord.countries[1]",
            "ISO 3166-1"),
        Arguments.of(
            "a country in small letters",
            good.replace("\"flag\":\"RU\"", "\"flag\":\"ru\""),
            "listingRecord.flag",
            "ISO 3166-1"),
        Arguments.of(
            "a check digit that is wrong",
            good.replace("9358010", "9358011"),
            "listingRecord.identifiers[0].value",
            "check digit"),
        Arguments.of(
            "an unknown scheme",
            good.replace("imoNumber", "shipNumber"),
            "listingRecord.identifiers[0].scheme",
            "imoNumber"),
        Arguments.of(
            "a name that is too long",
            good.replace("MAIA-1", "M".repeat(1001)),
            "listingRecord.names[0].name",
            "1000"),
        Arguments.of(
            "text that is too long",
            good.replace("\"flag\":\"RU\"", "\"remarks\":\"" + "x".repeat(20_001) + "\""),
            "listingRecord.remarks",
            "20000"),
        Arguments.of(
            "too many names",
            good.replace(
                "\"identifiers\"",
                "\"positions\":[" + "\"x\",".repeat(100) + "\"x\"],\"identifiers\""),
            "listingRecord.positions",
            "100"),
        Arguments.of(
            "no name at all",
            good.replaceAll("\"names\":\\[[^\\]]*\\],", ""),
            "listingRecord.names",
            "empty"),
        Arguments.of(
            "a NUL in a name",
            good.replace("MAIA-1", "MAIA\\u0000"),
            "listingRecord.names[0].name",
            "without NUL"),
        Arguments.of(
            "a bidirectional control in a name",
            good.replace("MAIA-1", "MAIA\u202e1-"),
            "listingRecord.names[0].name",
            "bidirectional"),
        Arguments.of(
            "a name of which nothing is seen",
            good.replace("MAIA-1", "\\u200b\\u00a0\\u2003"),
            "listingRecord.names[0].name",
            "shows something"),
        Arguments.of(
            "half a surrogate pair",
            good.replace("MAIA-1", "MAIA\\ud83d"),
            "listingRecord.names[0].name",
            "half surrogate pairs"),
        Arguments.of(
            "a blank name",
            good.replace("\"name\":\"MAIA-1\"", "\"name\":\"  \""),
            "listingRecord.names[0].name",
            "blank"),
        Arguments.of(
            "null where a name belongs",
            good.replace("\"names\":[", "\"names\":[null,"),
            "listingRecord.names[0]",
            "null"),
        Arguments.of(
            "an address that leads nowhere",
            good.replace("https://stories.opensourcecentre.org/red-passage", "javascript:alert(1)"),
            "listingRecord.activities[0].source.url",
            "https"),
        Arguments.of(
            "a number where text belongs",
            good.replace("\"9358010\"", "9358010"),
            "listingRecord.identifiers[0].value",
            "string"),
        Arguments.of(
            "text where a list belongs",
            good.replace("[\"KR-DPRK\"]", "\"KR-DPRK\""),
            "programmes",
            "list"),
        Arguments.of(
            "a measure that ends before it starts",
            good.replace(
                "\"organ\":\"MOF\"", "\"startDate\":\"2024-05-24\",\"endDate\":\"2024-05-23\""),
            "measures[0].endDate",
            "startDate"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badEntries")
  void refusesAnEntryWith(String what, String entry, String field, String allowed) {
    assertThat(entry).as(what).isNotEqualTo(Entries.KR_MAIA_1);

    put(entry)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:lockstep:problem:invalid-request"))
        .body("status", equalTo(400))
        .body("violations.field", hasItem(field))
        .body("violations.message", hasItem(containsString(allowed)));

    assertThat(state()).isEqualTo(before);
  }

  @Test
  void refusesUnknownFieldsAndNamesTheAllowedOnes() {
    put(Entries.KR_MAIA_1.replace("\"flag\"", "\"flagState\""))
        .statusCode(400)
        .body("type", equalTo("urn:lockstep:problem:unknown-field"))
        .body("violations.field", contains("listingRecord.flagState"))
        .body("violations.message", hasItem(containsString("nationalities")));
    create("{\"reference\":\"KR-x\",\"authority\":\"JP\"}")
        .statusCode(400)
        .body("type", equalTo("urn:lockstep:problem:unknown-field"))
        .body("violations.field", contains("authority", "title"));

    assertThat(state()).isEqualTo(before);
  }

  static Stream<String> brokenJson() {
    String good = Draft.head("KR-broken");
    return Stream.of(
        "{",
        good.substring(0, good.length() - 1),
        good.replaceFirst("\\{", "{\"reference\":\"KR-other\","),
        good.replace("12", "NaN"),
        good.replace("12", "012"),
        good + " {}",
        good + "]",
        good.replaceFirst("\\{", "{ // comment\n"),
        good.replace('"', '\''));
  }

  @ParameterizedTest
  @MethodSource("brokenJson")
  void refusesBrokenJson(String body) {
    create(body)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:lockstep:problem:malformed-json"))
        .body("detail", matchesPattern("(?s)(?!.*(jackson|java|Exception)).*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "\"text\"", "12"})
  void refusesABodyThatIsNoObject(String body) {
    create(body)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", matchesPattern("urn:lockstep:problem:(malformed-json|invalid-request)"));
  }

  @Test
  void refusesWhatIsTooDeep() {
    create("{\"sources\":" + "[".repeat(100) + "]".repeat(100) + "}").statusCode(400);
    create("{\"title\":" + "[".repeat(100) + "]".repeat(100) + "}")
        .statusCode(400)
        .contentType("application/problem+json");
  }

  @Test
  void refusesABodyOverTheLimit() {
    create("{\"note\":\"" + "x".repeat(2 << 20) + "\"}")
        .statusCode(413)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:lockstep:problem:too-large"))
        .body("detail", containsString("2 MiB"));
  }

  @Test
  void refusesAnotherMediaType() {
    given()
        .auth()
        .oauth2(Officers.drafter("KR"))
        .contentType("text/plain")
        .body("hello")
        .header("Idempotency-Key", UUID.randomUUID())
        .post("/api/v1/packages")
        .then()
        .statusCode(415)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:lockstep:problem:unsupported-media-type"));
  }

  @Test
  void refusesAnUnknownAddressAndMethod() {
    given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/nothing")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:lockstep:problem:not-found"));
    given()
        .auth()
        .oauth2(Officers.portControl())
        .delete("/api/v1/packages")
        .then()
        .statusCode(405)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:lockstep:problem:method-not-allowed"));
  }

  @Test
  void refusesADrafterOfNoAuthority() {
    String homeless = Tokens.of("drafter-of-nobody").roles("drafter", "register-reader").bearer();

    given()
        .auth()
        .oauth2(homeless)
        .contentType("application/json")
        .body(Draft.head("KR-x"))
        .header("Idempotency-Key", UUID.randomUUID())
        .post("/api/v1/packages")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:lockstep:problem:forbidden"))
        .body("detail", containsString("'authority' claim"));
  }

  @Test
  void refusesADrafterOfAnUnknownAuthority() {
    String stranger =
        Tokens.of("xx-drafter").authority("XX").roles("drafter", "register-reader").bearer();

    given()
        .auth()
        .oauth2(stranger)
        .contentType("application/json")
        .body(Draft.head("XX-x"))
        .header("Idempotency-Key", UUID.randomUUID())
        .post("/api/v1/packages")
        .then()
        .statusCode(403)
        .body("detail", containsString("no authority of this register"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/packages?authority=XX",
        "/api/v1/packages?announcedOn=2024-02-30",
        "/api/v1/packages?status=SECRET",
        "/api/v1/packages?limit=0",
        "/api/v1/packages?limit=501",
        "/api/v1/packages?limit=ten",
        "/api/v1/packages?after=nonsense",
        "/api/v1/packages?announcedBefore=2024-05-24",
        "/api/v1/packages?status=DRAFT&status=RELEASED",
        "/api/v1/packages?reference=%00",
        "/api/v1/designations?country=XX",
        "/api/v1/designations?measure=HARBOUR_BAN",
        "/api/v1/designations?subjectType=SHIP",
        "/api/v1/designations?programme=KR-MARS",
        "/api/v1/designations?entity=MAIA-1",
        "/api/v1/designations?package=KR-2024-05-24",
        "/api/v1/designations?authorty=KR",
        "/api/v1/statements?kind=RUMOUR",
        "/api/v1/statements?package=x",
        "/api/v1/alignment",
        "/api/v1/alignment?theme=MARS",
        "/api/v1/alignment?theme=DPRK&authorities=JP,XX",
        "/api/v1/alignment?theme=DPRK&validAt=yesterday",
        "/api/v1/alignment?package=x",
        "/api/v1/alignment?subjectType=SHIP",
        "/api/v1/alignment?theme=DPRK&against=XX",
        "/api/v1/alignment.csv",
        "/api/v1/alignment.csv?theme=DPRK&limit=5",
        "/api/v1/entities/0c7c2f6e-9f07-4f5e-8f43-3b5a2f0f4d10/alignment?against=XX"
      })
  void refusesAQueryThatMeansNothing(String address) {
    given()
        .urlEncodingEnabled(false)
        .auth()
        .oauth2(Officers.portControl())
        .get(address)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:lockstep:problem:invalid-request"))
        .body("violations.size()", equalTo(1));
  }

  @Test
  void namesTheRequestByItsOwnIdIfThatIsFit() {
    given()
        .auth()
        .oauth2(Officers.portControl())
        .header("X-Request-Id", "case-2024-05-24")
        .get("/api/v1/packages/none")
        .then()
        .statusCode(404)
        .body("instance", equalTo("urn:lockstep:request:case-2024-05-24"));
    given()
        .auth()
        .oauth2(Officers.portControl())
        .header("X-Request-Id", "<script>")
        .get("/api/v1/packages/none")
        .then()
        .body("instance", matchesPattern("urn:lockstep:request:[0-9a-f-]{36}"));
  }

  @Test
  void refusesAnEntryIdThatIsNone() {
    draft
        .put("Maia_1", Entries.KR_MAIA_1)
        .statusCode(400)
        .body("violations.field", contains("entryId"));

    assertThat(state()).isEqualTo(before);
  }

  private String state() {
    return draft.read(Officers.drafter("KR")).extract().asString();
  }

  private ValidatableResponse put(String entry) {
    return draft.put("maia-1", entry);
  }

  private static ValidatableResponse create(String body) {
    return given()
        .auth()
        .oauth2(Officers.drafter("KR"))
        .contentType("application/json")
        .body(body)
        .header("Idempotency-Key", UUID.randomUUID())
        .post("/api/v1/packages")
        .then();
  }
}
