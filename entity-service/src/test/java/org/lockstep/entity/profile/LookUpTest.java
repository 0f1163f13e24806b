package org.lockstep.entity.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.lockstep.entity.Api.awaitListedUnder;
import static org.lockstep.entity.Api.reader;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.entity.Api;
import org.lockstep.entity.Published;

@QuarkusTest
class LookUpTest {
  @Inject LookUps lookUps;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mmsi:273 291 160",
        "callSign:ubxy-7",
        "call sign: UBXY7",
        "passport:654321",
        "passportNumber:654-321",
        "imoNumber:9358022",
        "IMO 9358022",
        "imo:IMO9358022",
        "imo 935-8022",
        "registrationNumber:x 17/4"
      })
  void findsAnIdentifierAsPeopleWriteIt(String written) {
    listed();

    assertThat(captions(reader().get("/api/v1/entities?identifier={id}", written)))
        .as(written)
        .contains("LADY R");
  }

  @Test
  void leavesOutWhatAnotherCountryIssued() {
    listed();
    String query = "/api/v1/entities?identifier=passport:654321&issuer=";

    assertThat(captions(reader().get(query + "kp"))).contains("LADY R");
    assertThat(captions(reader().get(query + "KR"))).doesNotContain("LADY R");
  }

  @ParameterizedTest
  @CsvSource({
    "IMO 9358011, 9358011 is not an IMO number: its check digit is wrong",
    "inn:7707083894, 7707083894 is not an INN: its check digit is wrong",
    "ogrn:1027700132196, 1027700132196 is not an OGRN: its check digit is wrong",
    "lei:HWUPKR0MPOU8FGXBT395, HWUPKR0MPOU8FGXBT395 is not an LEI: its check digit is wrong",
    "inn:77070838, 77070838 is not an INN: it has another form"
  })
  void saysThatACheckDigitIsWrong(String identifier, String message) {
    reader()
        .get("/api/v1/entities?identifier={id}", identifier)
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("identifier"))
        .body("violations[0].message", equalTo(message));
  }

  @Test
  void joinsNothingByANumberWhoseCheckDigitIsWrong() {
    Published one =
        Published.organization("US", "Wrong Bank").with("innCode", "7707083894").with("mmsi", "91");
    one.send();
    Published other =
        Published.organization("EU", "Quite Another")
            .with("innCode", "7707083894")
            .with("mmsi", "92")
            .send();

    String first = awaitListedUnder("mmsi:91", one).getString("id");
    String second = awaitListedUnder("mmsi:92", other).getString("id");

    assertThat(first).isNotEqualTo(second);
  }

  @Test
  void findsNamesInAnyScriptWholeOnesFirstPageByPage() {
    Published whole = Published.vessel("KR", "Ｎордика").weakAlias("Севмор").imo("9358034").send();
    Published longer = Published.vessel("JP", "НОРДИКА  Экспресс").alias("НОРДИКА-2");
    longer.imo("9358046").send();
    awaitListedUnder("imoNumber:9358034", whole);
    awaitListedUnder("imoNumber:9358046", longer);
    Published latin = Published.vessel("US", "Zarya Vostoka").imo("9358058").send();
    awaitListedUnder("imoNumber:9358058", latin);

    assertThat(named("zarya")).containsExactly("Zarya Vostoka");
    assertThat(named("ZARYA  vostoka&match=exact")).containsExactly("Zarya Vostoka");
    assertThat(named("zarya&match=exact")).isEmpty();
    assertThat(named("севмор")).hasSize(1);
    assertThat(named("нордика&limit=1")).containsExactly("НОРДИКА  Экспресс");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "'  VOSTOK   TRADING ',vostok trading,0",
        "'\tSEVER \r\n TRADING\n',sever trading,1",
        "'\u00a0YUG\u00a0\u00a0TRADING\u2003',yug trading,2",
        "'\u3000平壌\u3000貿易\u3000',平壌 貿易,3",
        "'\ufeffZAP\u00adAD TRA\u200bDING',zapad trading,4",
        "'  ORYOL',oryol,5"
      },
      ignoreLeadingAndTrailingWhitespace = false)
  void findsANameWhateverBlanksAreInItAndShowsItAsItCame(String name, String normal, int number) {
    String imo = Published.shipNumber(935700 + number);
    Published ship = Published.vessel("KR", name).imo(imo).send();
    awaitListedUnder("imoNumber:" + imo, ship);

    for (String written :
        List.of(normal, "  " + normal.replace(" ", "   ") + " ", normal.replace(" ", "\u00a0"))) {
      assertThat(found(written, "exact")).as(written).containsExactly(name);
      assertThat(found(written, "prefix")).as(written).containsExactly(name);
    }
    assertThat(found(normal.substring(0, normal.length() - 1), "prefix")).containsExactly(name);
    assertThat(
            reader()
                .get("/api/v1/entities?identifier=imoNumber:" + imo)
                .jsonPath()
                .getList("items[0].names.name"))
        .containsExactly(name);
  }

  @ParameterizedTest
  @CsvSource({
    "Reederei Müller,reederei muller,6",
    "Navegação São Luís,navegacao sao luis,7",
    "Семёнов Флот,семенов флот,8"
  })
  void findsANameWithAndWithoutItsAccents(String name, String plain, int number) {
    String imo = Published.shipNumber(935700 + number);
    awaitListedUnder("imoNumber:" + imo, Published.vessel("KR", name).imo(imo).send());

    for (String written : List.of(name, plain)) {
      assertThat(found(written, "exact")).as(written).containsExactly(name);
      assertThat(found(written, "prefix")).as(written).containsExactly(name);
    }
  }

  @Test
  void entersTheNamesOfBeforeAccentsWereLeftOut() {
    String imo = Published.shipNumber(935709);
    awaitListedUnder("imoNumber:" + imo, Published.vessel("KR", "Größe Eins").imo(imo).send());
    lookUps.deleteById("name:GROSSE EINS");
    lookUps.deleteById("filled without accents");
    assertThat(found("grosse eins", "exact")).isEmpty();

    lookUps.fill();

    assertThat(found("grosse eins", "exact")).containsExactly("Größe Eins");
  }

  @Test
  void saysThatTheIssuerIsACountry() {
    reader()
        .get("/api/v1/entities?identifier=passport:654321&issuer=Immigration%20Office")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("issuer"))
        .body("violations[0].message", containsString("the country that issued it"));
    reader()
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body(
            "paths.'/api/v1/entities'.get.parameters.find { it.name == 'issuer' }.description",
            containsString("The country that issued the identifier"));
  }

  private static List<String> found(String name, String match) {
    return captions(reader().get("/api/v1/entities?name={name}&match={match}", name, match));
  }

  @Test
  void saysWhatAPlusInATimeHasToBe() {
    reader()
        .urlEncodingEnabled(false)
        .get("/api/v1/entities?name=x&knownAt=2024-05-24T18:00:00+09:00")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("knownAt"))
        .body("violations[0].message", containsString("2024-05-24T18:00:00%2B09:00"));
  }

  @Test
  void leadsFromPageToPage() {
    for (int i = 0; i < 3; i++) {
      String imo = Published.shipNumber(935810 + i);
      Published ship = Published.vessel("KR", "PAGED " + i).alias("PAGED ALIKE").imo(imo).send();
      awaitListedUnder("imoNumber:" + imo, ship);
    }
    assertThat(pageByPage("paged")).containsExactlyInAnyOrder("PAGED 0", "PAGED 1", "PAGED 2");
  }

  @Test
  void losesNoNameOnTheWayFromPageToPageWhoseCharactersAreRare() {
    for (String name : List.of("海\uFA0E", "海\uD840\uDC00")) {
      String imo = Published.shipNumber(935820 + name.length());
      awaitListedUnder("imoNumber:" + imo, Published.vessel("JP", name).imo(imo).send());
    }

    assertThat(pageByPage("海")).containsExactlyInAnyOrder("海\uFA0E", "海\uD840\uDC00");
  }

  @Test
  void theNextOfAPageTellsNothingAndIsForItsCallerAndQueryAlone() {
    for (int number : new int[] {935806, 935807}) {
      String imo = Published.shipNumber(number);
      Published ship = Published.vessel("KR", "Kestrel " + number).imo(imo).send();
      awaitListedUnder("imoNumber:" + imo, ship);
    }
    String page = "/api/v1/entities?limit=1&name=kestrel";
    String next = Api.reader("KR", "TLP:GREEN").get(page).path("next");

    assertThat(new String(Base64.getUrlDecoder().decode(next), StandardCharsets.UTF_8))
        .doesNotContainIgnoringCase("kestrel");
    Api.reader("KR", "TLP:GREEN").get(page + "&after=" + next).then().statusCode(200);
    for (Response other :
        List.of(
            Api.reader("KR", "TLP:GREEN").get(page + "+9358&after=" + next),
            Api.reader("KR", "TLP:CLEAR").get(page + "&after=" + next),
            Api.reader("JP", "TLP:GREEN").get(page + "&after=" + next))) {
      other.then().statusCode(400).body("violations.field", contains("after"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name=x&limit=abc",
        "name=x&limit=501",
        "name=x&after=nowhere",
        "name=x&match=some",
        "name=...",
        "name=x&identifier=mmsi:1",
        "identifier=mmsi:1&issuer=KOREA",
        "identifier=mmsi:1&limit=3",
        "identifier=9358010",
        "name=x&name=y",
        "names=x",
        ""
      })
  void refusesWhatItCannotAnswer(String query) {
    reader()
        .get("/api/v1/entities" + (query.isEmpty() ? "" : "?" + query))
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }

  private static void listed() {
    Published ship =
        Published.vessel("KR", "LADY R")
            .imo("9358022")
            .with("mmsi", "273291160")
            .with("callSign", "UBXY7")
            .with("registrationNumber", "X-17/4")
            .issued("passportNumber", "654321", "KP");
    if (captions(reader().get("/api/v1/entities?identifier=imoNumber:9358022")).isEmpty()) {
      ship.send();
      awaitListedUnder("imoNumber:9358022", ship);
    }
  }

  private static List<String> pageByPage(String name) {
    List<String> seen = new ArrayList<>();
    String address =
        "/api/v1/entities?limit=1&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    while (address != null) {
      Response page = reader().urlEncodingEnabled(false).get(address);
      seen.addAll(captions(page));
      String link = page.header("Link");
      assertThat(link == null).isEqualTo(page.jsonPath().get("next") == null);
      address = link == null ? null : link.substring(1, link.indexOf('>'));
    }
    return seen;
  }

  private static List<String> named(String query) {
    return captions(reader().get("/api/v1/entities?name=" + query));
  }

  private static List<String> captions(Response found) {
    return found.then().statusCode(200).extract().jsonPath().getList("items.caption");
  }
}
