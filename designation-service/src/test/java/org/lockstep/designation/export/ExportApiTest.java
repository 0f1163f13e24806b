package org.lockstep.designation.export;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;

@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class ExportApiTest {
  private static final List<String> FILES =
      List.of("register.ftm.jsonl", "register.json", "register.csv");

  @Test
  void tellsThePackageOf24MayAsFollowTheMoney() {
    Draft korean = Draft.released("KR", Entries.KR_MAIA_1, Entries.KR_RIM);
    String vessel = korean.designationId(0);
    String person = korean.designationId(1);

    JsonNode entities = Export.of("register.ftm.jsonl").byId();

    assertThat(entities.get(vessel))
        .isEqualTo(
            Export.parsed(
                """
                {"id":"%s","schema":"Vessel","properties":{"flag":["ru"],"imoNumber":["9358010"],
                 "name":["MAIA-1"],"previousName":["Neptun"],"topics":["sanction"]}}"""
                    .formatted(vessel)));
    assertThat(entities.get(vessel + "-sanction"))
        .isEqualTo(
            Export.parsed(
                """
                {"id":"%1$s-sanction","schema":"Sanction","properties":{"authority":["KR"],
                 "country":["kr"],"entity":["%1$s"],"listingDate":["2024-05-24"],
                 "program":["KR-DPRK"],"programId":["KR-DPRK"],
                 "provisions":["PORT_ENTRY_BAN (KR-PORT-ACT): Entry into port only with permission"],
                 "recordId":["%2$s"],"startDate":["2024-05-24"],"status":["Active"]}}"""
                    .formatted(vessel, korean.reference)));
    assertThat(entities.get(person).at("/properties/alias/0").asText()).isEqualTo("Rim Yong-hyok");
    assertThat(entities.get(person).at("/properties/nationality/0").asText()).isEqualTo("kp");
    assertThat(entities.get(person + "-sanction").at("/properties/reason/0").asText())
        .isEqualTo("Dealt with a member of Wagner");
  }

  @Test
  void tellsThePackageOf24MayAsJson() {
    Draft japanese = Draft.released("JP", Entries.JP_M_LEASING);
    Export export = Export.of("register.json");

    JsonNode register = export.json();
    JsonNode leasing = designation(register, japanese.designationId(0));
    JsonNode shown =
        Export.parsed(
            given()
                .auth()
                .oauth2(Officers.portControl())
                .get("/api/v1/designations/" + japanese.designationId(0))
                .asString());

    assertThat(register.fieldNames()).toIterable().containsExactly("registerState", "designations");
    assertThat(register.at("/registerState/size").asLong()).isEqualTo(export.state());
    assertThat(leasing.get("listingRecord")).isEqualTo(shown.get("listingRecord"));
    assertThat(leasing.get("status").asText()).isEqualTo("IN_FORCE");
    assertThat(leasing.get("listedFrom").asText()).isEqualTo("2024-05-24");
    assertThat(leasing.get("recordedAt")).isEqualTo(shown.get("recordedAt"));
    assertThat(leasing.at("/measures/0/instrument").asText()).isEqualTo("JP-FEFTA");
  }

  @Test
  void tellsThePackageOf24MayAsCsvThatNoSpreadsheetTakesForFormulas() {
    String harmful =
        Entries.JP_IBEX.replace(
            "\"IBEX Shipping Inc\"", "\"=HYPERLINK(\\\"http://x\\\",\\\"y\\\")\"");
    Draft japanese = Draft.released("JP", harmful);
    String id = japanese.designationId(0);

    List<String> rows = Export.of("register.csv").lines();

    assertThat(rows.get(0)).startsWith("id,version,authority,authorityId,status,subjectType,name,");
    assertThat(rows.stream().filter(row -> row.startsWith(id)))
        .singleElement()
        .asString()
        .startsWith(
            id
                + ",1,JP,,IN_FORCE,ORGANIZATION,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",,,,JP-RUSSIA,2024-05-24,2024-05-24,,PAYMENT_RESTRICTION (JP-FEFTA),CY,")
        .contains(",\"Mitsi Building 1, Office 4, Nicosia\",,JP-2024-05-24-");
  }

  @Test
  void keepsLinesInTheOrderInWhichTheirBytesSort() {
    Draft.released("KR", Entries.KR_MAIA_1, Entries.KR_RIM);
    Draft.released("JP", Entries.JP_M_LEASING, Entries.JP_IBEX);

    List<String> lines = Export.of("register.ftm.jsonl").lines();

    assertThat(lines).hasSizeGreaterThanOrEqualTo(8).isSorted();
  }

  @Test
  void saysWhichStateItIsOfAndWhereItsManifestIs() {
    Draft.released("JP", Entries.JP_IBEX);
    Export export = Export.of("register.csv?validAt=2024-05-24");

    assertThat(export.header("Content-Type")).isEqualTo("text/csv;charset=utf-8;header=present");
    assertThat(export.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"register.csv\"");
    assertThat(export.header("Link"))
        .isEqualTo(
            "</api/v1/exports/register.csv.manifest.json?knownAt=%d&validAt=2024-05-24>; rel=\"describedby\""
                .formatted(export.state()));
    given()
        .auth()
        .oauth2(Officers.portControl())
        .head("/api/v1/exports/register.csv")
        .then()
        .statusCode(200)
        .header("Lockstep-Register-State", equalTo(Long.toString(export.state())));
  }

  @Test
  void givesAnEarlierStateAgainToTheByte() {
    Draft first = Draft.released("KR", Entries.KR_MAIA_1);
    Map<String, byte[]> then = files("");
    long state = Export.of("register.csv").state();
    String recordedAt = Export.of("register.json").json().at("/registerState/recordedAt").asText();
    change(first, "{\"kind\":\"DELISTING\",\"designationId\":\"%s\",\"startDate\":\"2024-06-01\"}");

    assertThat(Export.of("register.csv").state()).isGreaterThan(state);
    assertThat(Export.of("register.csv").text()).doesNotContain(first.designationId(0));
    files("?knownAt=" + state)
        .forEach((file, bytes) -> assertThat(bytes).as(file).isEqualTo(then.get(file)));
    files("?knownAt=" + recordedAt)
        .forEach((file, bytes) -> assertThat(bytes).as(file).isEqualTo(then.get(file)));
    assertThat(Export.of("register.ftm.jsonl?knownAt=0").bytes()).isEmpty();
    assertThat(Export.of("register.json?knownAt=0").json().get("designations")).isEmpty();
  }

  @Test
  void tellsWhatIsListedOnADayThatIsAskedFor() {
    Draft british = Draft.released("GB", Entries.GB_M_LEASING);
    Draft japanese = Draft.released("JP", Entries.JP_M_LEASING);

    String before = Export.of("register.ftm.jsonl?validAt=2024-05-23").text();
    String on = Export.of("register.ftm.jsonl?validAt=2024-05-24").text();

    assertThat(before).contains(british.designationId(0)).doesNotContain(japanese.designationId(0));
    assertThat(on).contains(british.designationId(0)).contains(japanese.designationId(0));
  }

  @Test
  void tellsWhatComesIntoForceLaterAndUntilWhenAListingLasts() {
    Draft korean =
        Draft.released(
            "KR", Entries.KR_MAIA_1.replace("2024-05-24\",\n \"m", "2199-01-01\",\n \"m"));
    Draft japanese = Draft.released("JP", Entries.JP_IBEX);
    change(
        japanese, "{\"kind\":\"DELISTING\",\"designationId\":\"%s\",\"startDate\":\"2198-07-01\"}");

    JsonNode entities = Export.of("register.ftm.jsonl").byId();

    JsonNode later = entities.get(korean.designationId(0) + "-sanction").get("properties");
    assertThat(later.at("/status/0").asText()).isEqualTo("Not yet in force");
    assertThat(later.at("/startDate/0").asText()).isEqualTo("2199-01-01");
    JsonNode ending = entities.get(japanese.designationId(0) + "-sanction").get("properties");
    assertThat(ending.at("/status/0").asText()).isEqualTo("Active");
    assertThat(ending.at("/endDate/0").asText()).isEqualTo("2198-06-30");
  }

  @Test
  void tellsNothingOfWhatIsNotReleased() {
    Draft.released("JP", Entries.JP_IBEX);
    Map<String, byte[]> before = files("");
    byte[] journal = Export.of("journal.jsonl").bytes();

    Draft approved = Draft.approved("KR", Entries.KR_MAIA_1, Entries.KR_RIM);

    files("").forEach((file, bytes) -> assertThat(bytes).as(file).isEqualTo(before.get(file)));
    assertThat(Export.of("journal.jsonl").bytes()).isEqualTo(journal);
    approved.release().statusCode(200);
    assertThat(Export.of("register.csv").text()).contains(approved.reference);
  }

  @Test
  void givesTheJournalAsItWasHashed() {
    Draft.released("JP", Entries.JP_IBEX);
    Export export = Export.of("journal.jsonl");
    Export earlier = Export.of("journal.jsonl?knownAt=" + export.state());
    JsonNode page =
        Export.parsed(
            given()
                .auth()
                .oauth2(Officers.portControl())
                .get("/api/v1/journal/entries?from=" + (export.state() - 1))
                .asString());

    List<String> lines = export.lines();

    assertThat(lines).hasSize((int) export.state());
    assertThat(earlier.bytes()).isEqualTo(export.bytes());
    JsonNode last = Export.parsed(lines.get(lines.size() - 1));
    assertThat(last.get("index").asLong()).isEqualTo(export.state() - 1);
    assertThat(last.get("leaf")).isEqualTo(page.at("/items/0/leaf"));
    assertThat(new String(Base64.getDecoder().decode(last.get("leaf").asText()), UTF_8))
        .startsWith("{\"data\":{");
    assertThat(export.header("Link"))
        .isEqualTo("</api/v1/journal/checkpoint?size=" + export.state() + ">; rel=\"describedby\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "register.xml",
        "register",
        "register.xml.manifest.json",
        "journal.jsonl.manifest.jws"
      })
  void hasNoOtherFiles(String file) {
    given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/exports/" + file)
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource({
    "register.csv?knownAt=999999999, knownAt",
    "register.csv?knownAt=2199-01-01T00:00:00Z, knownAt",
    "register.json?validAt=2024-02-30, validAt",
    "register.json?authority=JP, authority",
    "register.csv.manifest.jws?knownAt=-1, knownAt",
    "journal.jsonl?validAt=2024-05-24, validAt",
    "deltas, from",
    "deltas?from=0&to=999999999, to",
    "deltas?from=999999999, from",
    "deltas?from=0&format=xml, format",
  })
  void saysWhatItDoesNotUnderstand(String request, String field) {
    given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/exports/" + request)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("violations[0].field", equalTo(field));
  }

  @Test
  void refusesDeltasIntoThePastAndBetweenWhatAreNoStates() {
    long older = Export.of("register.csv").state();
    Draft.released("KR", Entries.KR_MAIA_1, Entries.KR_RIM);
    long newer = Export.of("register.csv").state();

    given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/exports/deltas?from=" + newer + "&to=" + older)
        .then()
        .statusCode(400)
        .body("violations[0].message", equalTo("must not be newer than to, which is " + older));
    given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/exports/deltas?from=" + (older + 1))
        .then()
        .statusCode(400)
        .body("violations[0].message", containsString("must be a state"));
  }

  private static Map<String, byte[]> files(String query) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    FILES.forEach(file -> files.put(file, Export.of(file + query).bytes()));
    return files;
  }

  private static void change(Draft draft, String entry) {
    Draft.released(draft.authority, entry.formatted(draft.designationId(0)));
  }

  private static JsonNode designation(JsonNode register, String id) {
    return StreamSupport.stream(register.get("designations").spliterator(), false)
        .filter(designation -> designation.get("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
