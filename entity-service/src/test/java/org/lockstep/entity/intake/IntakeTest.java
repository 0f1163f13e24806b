package org.lockstep.entity.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.entity.Api.awaitListed;
import static org.lockstep.entity.Api.awaitListedUnder;
import static org.lockstep.entity.Api.eventTypes;
import static org.lockstep.entity.Api.eventVersions;
import static org.lockstep.entity.Api.events;
import static org.lockstep.entity.Api.isCandidate;
import static org.lockstep.entity.Api.profile;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.Api;
import org.lockstep.entity.Api.Suggestion;
import org.lockstep.entity.Published;
import org.lockstep.entity.profile.Entity;
import org.lockstep.testkit.Contracts;
import org.lockstep.testkit.Events;

@QuarkusTest
class IntakeTest {

  @Test
  void makesOneEntityOfTheListingsOfTwoAuthoritiesByTheImoNumber() {
    Published korea =
        Published.vessel("KR", "MAIA-1").imo("9358010").on("2024-05-24").alias("Neptun").send();
    Published america =
        Published.vessel("US", "MAIA-1")
            .imo("9358010")
            .as("37098")
            .with("mmsi", "273291160")
            .send();

    awaitListedUnder("imoNumber:9358010", korea);
    JsonPath profile = awaitListedUnder("imoNumber:9358010", america);

    assertThat(profile.getList("listings.authority")).containsExactly("KR", "US");
    assertThat(profile.getString("caption")).isEqualTo("MAIA-1");
    assertThat(profile.getList("names.find { it.name == 'MAIA-1' }.authorities"))
        .isEqualTo(List.of("KR", "US"));
    String id = profile.getString("id");
    List<ConsumerRecord<String, String>> events = events(id);
    assertThat(eventVersions(id)).containsExactly(1, 2);
    events.forEach(
        event ->
            Contracts.assertMeets(
                Contracts.schema(Contracts.event("entity-service", "entity-changed")),
                event.value()));
    ConsumerRecord<String, String> last = events.get(1);
    assertThat(JsonPath.from(last.value()).getList("listings.assignment")).containsExactly(1, 1);
    assertThat(Events.header(last, "ce_specversion")).isEqualTo("1.0");
    assertThat(Events.header(last, "ce_type")).isEqualTo("org.lockstep.entity.changed.v1");
    assertThat(Events.header(last, "ce_source")).isEqualTo("urn:lockstep:entity-service");
    assertThat(Events.header(last, "ce_subject")).isEqualTo(id);
    assertThat(Events.header(last, "ce_dataschema"))
        .isEqualTo("urn:lockstep:event:entity-changed:v1");
    assertThat(Events.header(last, "content-type")).isEqualTo("application/json");
    assertThat(UUID.fromString(Events.header(last, "ce_id"))).isNotNull();
  }

  @Test
  void keepsTheTwoVesselsCalledMariaApart() {
    Published listed =
        Published.vessel("KR", "MARIA").imo("8517839").with("callSign", "UBRH7").send();
    Published lookAlike = Published.vessel("GB", "MARIA").imo("9198783").send();

    String one = awaitListedUnder("imoNumber:8517839", listed).getString("id");
    String other = awaitListedUnder("imoNumber:9198783", lookAlike).getString("id");

    assertThat(one).isNotEqualTo(other);
    assertThat(profile(one).getList("listings.designationId"))
        .containsExactly(listed.designationId());
    assertThat(isCandidate(one, other)).as("their IMO numbers tell them apart").isFalse();
  }

  @Test
  void changesNothingWhenEverythingComesASecondTime() {
    Published designation =
        Published.organization("JP", "MG-FLOT").with("imoCompanyNumber", "6016988").send();
    String id = awaitListedUnder("imoCompanyNumber:6016988", designation).getString("id");

    designation.send();
    designation.send();
    passed(designation);

    assertThat(profile(id).getInt("version")).isEqualTo(1);
    assertThat(eventVersions(id)).containsExactly(1);
  }

  @Test
  void takesANewerVersionAndIgnoresAnOlderOneThatComesLate() {
    Published first = Published.organization("GB", "M LEASING LLC").with("innCode", "9701173086");
    Published second =
        Published.organization("GB", "M Leasing OOO")
            .with("innCode", "9701173086")
            .with("ogrnCode", "1217700121737")
            .after(first);

    second.send();
    first.send();
    passed(first);

    JsonPath profile = awaitListedUnder("ogrnCode:1217700121737", second);
    assertThat(profile.getString("caption")).isEqualTo("M Leasing OOO");
    assertThat(profile.getInt("version")).isEqualTo(1);
  }

  @Test
  void claimsTheIdentifiersThatANewerVersionBrings() {
    Published first = Published.organization("CA", "Sovfracht").send();
    String id = Entity.idBeginningWith(first.designationId());
    awaitListed(id, first);
    Published second =
        Published.organization("CA", "Sovfracht JSC").with("innCode", "7110200809").after(first);

    second.send();

    awaitListedUnder("innCode:7110200809", first);
    assertThat(profile(id).getString("caption")).isEqualTo("Sovfracht JSC");
    assertThat(eventVersions(id)).containsExactly(1, 2);
  }

  @Test
  void onlySuggestsNamesakesThatNoIdentifierTellsApart() {
    Published japan = Published.organization("JP", "IBEX Shipping Inc").send();
    Published britain = Published.organization("GB", "IBEX SHIPPING INC.").send();
    Published ship = Published.vessel("GB", "IBEX SHIPPING INC").send();
    String one = Entity.idBeginningWith(japan.designationId());
    String other = Entity.idBeginningWith(britain.designationId());
    String third = Entity.idBeginningWith(ship.designationId());

    awaitListed(one, japan);
    awaitListed(other, britain);
    awaitListed(third, ship);

    assertThat(isCandidate(one, other)).isTrue();
    assertThat(isCandidate(one, third)).as("a ship is no company").isFalse();
    Suggestion suggestion =
        Api.candidates().stream()
            .filter(pair -> pair.entityIds().contains(one))
            .findFirst()
            .orElseThrow();
    assertThat(suggestion.because()).startsWith("Both are named \"IBEX");
    assertThat(suggestion.captions())
        .containsExactlyInAnyOrder("IBEX Shipping Inc", "IBEX SHIPPING INC.");
  }

  @Test
  void makesOneOfTwoEntitiesThatALaterRecordConnects() {
    Published byNumber =
        Published.organization("US", "AZIA SHIPPING HOLDINGS LTD")
            .with("imoCompanyNumber", "5053924")
            .send();
    Published byTax =
        Published.organization("CA", "Azia Holdings").with("innCode", "7000000010").send();
    String one = awaitListedUnder("imoCompanyNumber:5053924", byNumber).getString("id");
    String other = awaitListedUnder("innCode:7000000010", byTax).getString("id");
    assertThat(other).isNotEqualTo(one);

    Published both =
        Published.organization("GB", "Azia Shipping Holdings Limited")
            .with("innCode", "7000000010")
            .with("imoCompanyNumber", "5053924")
            .send();

    JsonPath profile = awaitListedUnder("imoCompanyNumber:5053924", both);
    assertThat(profile.getList("listings.authority")).containsExactlyInAnyOrder("US", "CA", "GB");
    String ended = profile.getString("id").equals(one) ? other : one;
    assertThat(eventTypes(ended)).endsWith("org.lockstep.entity.merged.v1");
  }

  @Test
  void doesNotFollowAnIdentifierThatASurerOneContradicts() {
    Published angara =
        Published.vessel("KR", "ANGARA").imo("9179842").with("innCode", "7000000028").send();
    String one = awaitListedUnder("imoNumber:9179842", angara).getString("id");

    Published sister =
        Published.vessel("US", "ADLER").imo("9179854").with("innCode", "7000000028").send();
    String other = awaitListedUnder("imoNumber:9179854", sister).getString("id");

    assertThat(other).as("the owner's tax number is no number of the ship").isNotEqualTo(one);
    assertThat(isCandidate(one, other)).isTrue();
  }

  @Test
  void neverListsACompanyOnAPerson() {
    Published person =
        Published.person("US", "Aleksey Budnev").with("innCode", "7000000035").send();
    String one = awaitListedUnder("innCode:7000000035", person).getString("id");

    Published company =
        Published.organization("US", "Budnev IP").with("innCode", "7000000035").send();
    String other = Entity.idBeginningWith(company.designationId());
    awaitListed(other, company);

    assertThat(profile(one).getList("listings")).hasSize(1);
    assertThat(isCandidate(one, other)).isTrue();
  }

  @Test
  void movesOnFromARecordThatCannotBeRead() {
    Published next = Published.vessel("KR", "LADY R").imo("9161003");
    Events.send(Published.TOPIC, next.designationId(), Published.TYPE, "{\"designationId\":");
    Events.send(Published.TOPIC, next.designationId(), Published.TYPE, "{\"version\":1}");
    Events.send(Published.TOPIC, next.designationId(), Published.TYPE, "null");

    next.send();

    awaitListedUnder("imoNumber:9161003", next);
    List<ConsumerRecord<String, String>> dead = dead(next.designationId(), 3);
    assertThat(dead).extracting(ConsumerRecord::value).contains("{\"designationId\":");
    assertThat(Events.header(dead.get(0), "dead-letter-reason"))
        .contains("The data is no event of a designation");
  }

  @Test
  void refusesADesignationThatTurnsIntoAnotherKindOfSubject() {
    Published ship = Published.vessel("KR", "PATRIOT").imo("0000024").send();
    String id = awaitListedUnder("imoNumber:0000024", ship).getString("id");

    Published.person("KR", "PATRIOT").after(ship).send();

    dead(ship.designationId(), 1);
    assertThat(profile(id).getString("subjectType")).isEqualTo("VESSEL");
  }

  @Test
  void ignoresOtherEventsOnTheTopic() {
    Published next = Published.vessel("KR", "BOGATYR").imo("9000003");
    Events.send(Published.TOPIC, next.designationId(), "org.lockstep.package.released.v1", "{}");
    Events.send(
        Published.TOPIC,
        next.designationId(),
        "org.lockstep.reference.changed.v1",
        """
        {"version": 214, "authorities": [{"code": "JP"}], "programmes": []}""");

    next.send();

    String id = awaitListedUnder("imoNumber:9000003", next).getString("id");
    assertThat(eventTypes(id)).containsExactly("org.lockstep.entity.changed.v1");
    assertThat(
            Events.all(
                "lockstep.designations.entity-service.dead",
                event -> next.designationId().equals(event.key())))
        .isEmpty();
  }

  /** Waits until everything that was sent for this designation has been read. */
  private static void passed(Published designation) {
    Published marker = Published.person("KR", "Marker").sendOnPartitionOf(designation);
    awaitListed(Entity.idBeginningWith(marker.designationId()), marker);
  }

  private static List<ConsumerRecord<String, String>> dead(String key, int count) {
    String topic = "lockstep.designations.entity-service.dead";
    Events.await(
        topic,
        new java.util.function.Predicate<>() {
          private int seen;

          @Override
          public boolean test(ConsumerRecord<String, String> event) {
            return key.equals(event.key()) && ++seen == count;
          }
        },
        Api.PATIENCE);
    return Events.all(topic, event -> key.equals(event.key()));
  }
}
