package org.lockstep.designation.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.StoredJson;
import org.lockstep.designation.register.DesignationStatus;
import org.lockstep.http.marking.Marking;
import org.lockstep.http.marking.Tlp;

class FollowTheMoneyTest {
  private static final UUID ID = UUID.fromString("0c7c2f6e-9f07-4f5e-8f43-3b5a2f0f4d10");

  /** The vessel as the United States listed it, its owner, and what the press says of it. */
  private static final String ANGARA =
      """
      {"authorityId":"37059","programmes":["US-RUSSIA-EO14024"],
       "measures":[{"kind":"ASSET_FREEZE","instrument":"US-EO14024","organ":"OFAC"}],
       "listingRecord":{"subjectType":"VESSEL","flag":"RU",
         "names":[{"name":"ANGARA","kind":"PRIMARY","strength":"STRONG"}],
         "identifiers":[{"scheme":"imoNumber","value":"9179842"},{"scheme":"mmsi","value":"273210440"},
           {"scheme":"callSign","value":"UBYT2"}],
         "activities":[{"kind":"TRANSPORT","summary":"Carried munitions",
             "source":{"kind":"OFFICIAL","title":"OFAC"}},
           {"kind":"TRANSPORT","summary":"Seen in Rajin",
             "source":{"kind":"MEDIA","title":"Open Source Centre, Red Passage"}}],
         "addresses":[{"full":"Vostochny","country":"RU","source":{"kind":"MEDIA","title":"Red Passage"}}],
         "relationships":[
           {"kind":"OWNER","name":"M LEASING LLC","identifiers":[
             {"scheme":"imoCompanyNumber","value":"6246853"},{"scheme":"innCode","value":"9701173086"}],
             "source":{"kind":"OFFICIAL","title":"OFAC","url":"https://ofac.treasury.gov/"}},
           {"kind":"OPERATOR","name":"TRANSMORFLOT LLC","startDate":"2023"},
           {"kind":"ASSOCIATE","name":"LADY R","identifiers":[{"scheme":"imoNumber","value":"9161003"}]},
           {"kind":"MANAGER","name":"Somebody","source":{"kind":"MEDIA","title":"A newspaper"}}],
         "sources":[{"kind":"OFFICIAL","title":"OFAC","url":"https://ofac.treasury.gov/recent"},
           {"kind":"MEDIA","title":"A newspaper","url":"https://example.org/"}]}}""";

  private static final String RIM =
      """
      {"programmes":["KR-DPRK"],"listingDate":"2024-05-24",
       "measures":[{"kind":"TRANSACTION_PERMIT","instrument":"KR-FETA"}],
       "listingRecord":{"subjectType":"PERSON","nationalities":["KP"],"birthDates":["1970"],
         "positions":["Syria representative"],
         "names":[{"name":"림영혁","kind":"PRIMARY","strength":"STRONG"},
           {"name":"Rim","kind":"ALIAS","strength":"WEAK"}],
         "identifiers":[{"scheme":"passportNumber","value":"654110043"},{"scheme":"mmsi","value":"1"}],
         "relationships":[{"kind":"PRINCIPAL","name":"KOMID"},{"kind":"MEMBER_OF","name":"Workers' Party"}]}}""";

  @Test
  void tellsOwnersOfVesselsAndWhoElseIsTied() throws IOException {
    ObjectNode entities = entities(ANGARA, DesignationStatus.SUSPENDED);

    assertThat(entities.fieldNames())
        .toIterable()
        .containsExactly(
            "", "-link-1", "-link-2", "-link-3", "-party-1", "-party-2", "-party-3", "-sanction");
    assertThat(entities.get(""))
        .isEqualTo(
            json(
                """
                {"id":"ID","schema":"Vessel","properties":{"callSign":["UBYT2"],"flag":["ru"],
                 "imoNumber":["9179842"],"mmsi":["273210440"],"name":["ANGARA"],
                 "sourceUrl":["https://ofac.treasury.gov/recent"],"topics":["sanction"]}}"""));
    assertThat(entities.get("-party-1"))
        .isEqualTo(
            json(
                """
                {"id":"ID-party-1","schema":"Organization","properties":{"imoNumber":["6246853"],
                 "innCode":["9701173086"],"name":["M LEASING LLC"]}}"""));
    assertThat(entities.get("-link-1"))
        .isEqualTo(
            json(
                """
                {"id":"ID-link-1","schema":"Ownership","properties":{"asset":["ID"],
                 "owner":["ID-party-1"],"role":["OWNER"],"sourceUrl":["https://ofac.treasury.gov/"]}}"""));
    assertThat(entities.get("-link-2"))
        .isEqualTo(
            json(
                """
                {"id":"ID-link-2","schema":"UnknownLink","properties":{"object":["ID-party-2"],
                 "role":["OPERATOR"],"startDate":["2023"],"subject":["ID"]}}"""));
    assertThat(entities.get("-party-2").get("schema").asText()).isEqualTo("LegalEntity");
    assertThat(entities.get("-party-3").get("schema").asText()).isEqualTo("Vessel");
    assertThat(entities.get("-sanction").at("/properties/status/0").asText())
        .isEqualTo("Suspended");
  }

  @Test
  void keepsWhatThePressSaysOutOfIt() throws IOException {
    assertThat(entities(ANGARA, DesignationStatus.IN_FORCE).toString())
        .contains("Carried munitions")
        .doesNotContain("Seen in Rajin", "Vostochny", "Somebody", "example.org");
  }

  @Test
  void tellsForWhomAPersonActs() throws IOException {
    ObjectNode entities = entities(RIM, DesignationStatus.IN_FORCE);

    assertThat(entities.get(""))
        .isEqualTo(
            json(
                """
                {"id":"ID","schema":"Person","properties":{"birthDate":["1970"],"name":["림영혁"],
                 "nationality":["kp"],"notes":["mmsi 1"],"passportNumber":["654110043"],
                 "position":["Syria representative"],"topics":["sanction"],"weakAlias":["Rim"]}}"""));
    assertThat(entities.get("-link-1"))
        .isEqualTo(
            json(
                """
                {"id":"ID-link-1","schema":"Representation","properties":{"agent":["ID"],
                 "client":["ID-party-1"],"role":["PRINCIPAL"]}}"""));
    assertThat(entities.get("-link-2").get("schema").asText()).isEqualTo("Membership");
    assertThat(entities.get("-party-2").get("schema").asText()).isEqualTo("Organization");
  }

  @Test
  void hasWhatAnOfficialListSaysMore() throws IOException {
    String vessel =
        """
        {"programmes":["US-DPRK2"],"measures":[{"kind":"ASSET_FREEZE","instrument":"US-EO14024"}],
         "listingRecord":{"subjectType":"VESSEL",
           "names":[{"name":"MARIA","kind":"PRIMARY","strength":"STRONG"}],
           "dates":[{"kind":"BUILD","precision":"EXACT","from":"1986"},
             {"kind":"MODIFIED","precision":"EXACT","from":"2024-05-24"}],
           "countryTies":[{"kind":"FORMER_FLAG","country":"KP","asPublished":"Korea, North"}],
           "craft":{"type":"General Cargo","deadweightTonnage":"2,998"},
           "contacts":[{"kind":"WEBSITE","value":"www.example.org"}],
           "reason":"Carries munitions"}}""";

    ObjectNode entities = entities(vessel, DesignationStatus.IN_FORCE);

    assertThat(entities.get(""))
        .isEqualTo(
            json(
                """
                {"id":"ID","schema":"Vessel","properties":{"buildDate":["1986"],
                 "deadweightTonnage":["2,998"],"modifiedAt":["2024-05-24"],"name":["MARIA"],
                 "notes":["www.example.org"],"pastFlags":["kp"],"topics":["sanction"],
                 "type":["General Cargo"]}}"""));
    assertThat(entities.get("-sanction").get("properties").get("reason").get(0).asText())
        .isEqualTo("Carries munitions");
  }

  @Test
  void saysInEachEntityHowToHandleIt() throws IOException {
    Marking marking = new Marking(Tlp.AMBER_STRICT, List.of("US", "JP"));

    for (JsonNode entity : entities(ANGARA, DesignationStatus.IN_FORCE, marking)) {
      boolean isThing = entity.at("/properties/name").isArray();
      assertThat(entity.at("/properties").path(isThing ? "keywords" : "summary").toString())
          .isEqualTo("[\"TLP:AMBER+STRICT\",\"Releasable to JP, US\"]");
    }
    for (JsonNode entity :
        entities(ANGARA, DesignationStatus.IN_FORCE, new Marking(Tlp.GREEN, List.of()))) {
      assertThat(entity.toString()).contains("[\"TLP:GREEN\"]").doesNotContain("Releasable");
    }
  }

  /** By what comes after the id of the designation. */
  private static ObjectNode entities(String entry, DesignationStatus status) throws IOException {
    return entities(entry, status, Marking.CLEAR);
  }

  private static ObjectNode entities(String entry, DesignationStatus status, Marking marking)
      throws IOException {
    EntryContent content = StoredJson.read(entry, EntryContent.class);
    ExportedDesignation designation =
        new ExportedDesignation(
            ID,
            1,
            Instant.EPOCH,
            Instant.EPOCH,
            "US",
            content.authorityId(),
            ID,
            "US-2022-05-08",
            "angara",
            status,
            null,
            null,
            null,
            null,
            content.programmes(),
            content.listingDate(),
            content.measures(),
            content.listingRecord(),
            marking);
    ObjectNode entities = JsonNodeFactory.instance.objectNode();
    for (Line line : FollowTheMoney.lines(designation)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      line.writeTo(out);
      entities.set(line.id().substring(ID.toString().length()), Export.parsed(out.toString(UTF_8)));
    }
    return entities;
  }

  private static JsonNode json(String text) {
    return Export.parsed(text.replace("\"ID", "\"" + ID));
  }
}
