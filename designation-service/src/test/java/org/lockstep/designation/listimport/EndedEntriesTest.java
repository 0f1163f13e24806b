package org.lockstep.designation.listimport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.lockstep.designation.listimport.Listed.designation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;

/** A list that keeps what it has de-listed. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class EndedEntriesTest {
  private static final String LISTED = step("listed", "2010-01-01");

  @Inject EntityManager entityManager;
  @Inject EarlierEditions earlier;

  @BeforeEach
  void forgetEarlierEditions() {
    earlier.forget();
  }

  private static String step(String type, String day) {
    return "<modification modification-type='%s' effective-date='%s'/>".formatted(type, day);
  }

  private static String target(String id, String name, String history) {
    return """
    <target ssid="%s"><sanctions-set-id>1</sanctions-set-id><entity><identity main="true">
    <name name-type="primary-name" quality="good"><name-part order="1" name-part-type="whole-name"><value>%s</value></name-part></name>
    </identity></entity>%s</target>
    """
        .formatted(id, name, history);
  }

  /** An edition with a dozen others that stay, so that one more or less is no doubt. */
  private static Edition edition(String day, String prefix, String... targets) {
    String others =
        IntStream.rangeClosed(1, 12)
            .mapToObj(i -> target(prefix + "o" + i, "Other " + prefix + i, LISTED))
            .collect(Collectors.joining());
    String file =
        """
        <swiss-sanctions-list list-type="whole-list" date="%s">
        <sanctions-program ssid="2"><program-key lang="eng">Belarus</program-key>
        <sanctions-set ssid="1" lang="eng">Financial sanctions</sanctions-set></sanctions-program>
        %s%s</swiss-sanctions-list>
        """
            .formatted(day, others, String.join("", targets));
    return Edition.of("ch-seco", null, file.getBytes(StandardCharsets.UTF_8));
  }

  private long events() {
    return ((Number)
            entityManager.createNativeQuery("select count(*) from outbox").getSingleResult())
        .longValue();
  }

  /** Types and data of what is sent of a designation. */
  private List<JsonNode> events(String designation) throws JsonProcessingException {
    List<?> rows =
        entityManager
            .createNativeQuery(
                "select convert_from(payload, 'UTF8') from outbox where agg_key = :key"
                    + " order by agg_version")
            .setParameter("key", designation)
            .getResultList();
    List<JsonNode> data = new ArrayList<>();
    for (Object row : rows) {
      data.add(new ObjectMapper().readTree((String) row));
    }
    return data;
  }

  @Test
  void whatWasOverBeforeTheFirstEditionComesLifted() throws JsonProcessingException {
    String ended = target("a-2", "Beta", step("de-listed", "2016-03-01") + LISTED);

    Edition first = edition("2024-05-01", "a-", target("a-1", "Alpha", LISTED), ended);

    assertThat(first.status()).isEqualTo("PUBLISHED");
    assertThat(first.changes()).containsExactly(14, 0, 0);
    assertThat(first.report())
        .contains("New, and lifted before this edition (1)\n  a-2  Beta: ended on 2016-03-01");
    designation("CH", "a-1").body("items.status", contains("IN_FORCE"));
    designation("CH", "a-2")
        .body("items.status", contains("DELISTED"))
        .body("items[0].startDate", equalTo("2010-01-01"))
        .body("items[0].endDate", equalTo("2016-02-29"));
    assertThat(Listed.on("2016-02-29", "CH", "a-2")).containsExactly("Beta");
    String id = designation("CH", "a-2").extract().path("items[0].id");
    List<JsonNode> told = events(id);
    assertThat(told).hasSize(2);
    assertThat(told.get(0).path("states"))
        .as("who hears of it first hears that it is over")
        .last()
        .satisfies(state -> assertThat(state.path("status").asText()).isEqualTo("DELISTED"));
    assertThat(told.get(1).path("kind").asText()).isEqualTo("DELISTING");
    given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/designations/" + id + "/original")
        .then()
        .statusCode(200);
  }

  @Test
  void whatIsLiftedStaysSoHoweverOftenItComes() {
    String ended = target("b-2", "Beta", step("de-listed", "2016-03-01") + LISTED);
    edition("2024-05-01", "b-", target("b-1", "Alpha", LISTED), ended);
    long before = events();

    Edition again = edition("2024-06-01", "b-", target("b-1", "Alpha", LISTED), ended);
    Edition changed =
        edition(
            "2024-07-01",
            "b-",
            target("b-1", "Alpha", LISTED),
            target("b-2", "Beta Ltd", step("de-listed", "2016-03-01") + LISTED));

    assertThat(again.status()).isEqualTo("UNCHANGED");
    assertThat(changed.status()).isEqualTo("UNCHANGED");
    assertThat(events()).isEqualTo(before);
    designation("CH", "b-2").body("items", hasSize(1));
  }

  @Test
  void whatIsInForceEndsOnTheDayThatTheListSays() {
    edition("2024-05-01", "c-", target("c-1", "Alpha", LISTED));
    String ended = target("c-1", "Alpha", step("de-listed", "2024-05-20") + LISTED);

    Edition second = edition("2024-06-01", "c-", ended);
    long before = events();
    Edition third = edition("2024-07-01", "c-", ended);

    assertThat(second.findings()).isEmpty();
    assertThat(second.changes()).containsExactly(0, 0, 1);
    assertThat(second.report()).contains("Gone (1)\n  c-1  Alpha: ended on 2024-05-20");
    designation("CH", "c-1")
        .body("items.status", contains("DELISTED"))
        .body("items[0].endDate", equalTo("2024-05-19"));
    assertThat(third.status()).isEqualTo("UNCHANGED");
    assertThat(events()).isEqualTo(before);
  }

  @Test
  void whatIsListedAgainIsResumedOnTheDayThatTheListSays() {
    String ended = step("de-listed", "2016-03-01") + LISTED;
    edition("2024-05-01", "d-", target("d-1", "Alpha", ended));
    String anew = step("listed", "2024-05-15") + ended;

    Edition second = edition("2024-06-01", "d-", target("d-1", "Alpha", anew));

    assertThat(second.changes()).containsExactly(1, 0, 0);
    designation("CH", "d-1").body("items.status", contains("IN_FORCE"));
    assertThat(Listed.on("2015-01-01", "CH", "d-1")).containsExactly("Alpha");
    assertThat(Listed.on("2024-05-14", "CH", "d-1")).isEmpty();
    assertThat(Listed.on("2024-05-15", "CH", "d-1")).containsExactly("Alpha");

    Edition third =
        edition("2024-07-01", "d-", target("d-1", "Alpha", step("de-listed", "2024-06-20") + anew));
    assertThat(third.changes()).containsExactly(0, 0, 1);
    designation("CH", "d-1").body("items.status", contains("DELISTED"));
  }

  @Test
  void allTimesThatTheFirstEditionTellsAreInTheRegister() throws JsonProcessingException {
    String anew =
        step("listed", "2022-05-15")
            + step("de-listed", "2018-06-01")
            + step("listed", "2017-01-01")
            + step("de-listed", "2016-03-01")
            + LISTED;
    String over = step("de-listed", "2023-07-01") + anew;

    Edition first =
        edition("2024-05-01", "g-", target("g-1", "Alpha", anew), target("g-2", "Beta", over));

    assertThat(first.changes()).containsExactly(14, 0, 0);
    for (String day : new String[] {"2010-01-01", "2016-02-29", "2017-01-01", "2018-05-31"}) {
      assertThat(Listed.on(day, "CH", "g-1")).as(day).containsExactly("Alpha");
      assertThat(Listed.on(day, "CH", "g-2")).as(day).containsExactly("Beta");
    }
    for (String day : new String[] {"2009-12-31", "2016-03-01", "2016-12-31", "2018-06-01"}) {
      assertThat(Listed.on(day, "CH", "g-1")).as(day).isEmpty();
      assertThat(Listed.on(day, "CH", "g-2")).as(day).isEmpty();
    }
    assertThat(Listed.on("2022-05-14", "CH", "g-1")).isEmpty();
    assertThat(Listed.on("2022-05-15", "CH", "g-1")).hasSize(1);
    assertThat(Listed.on("2023-06-30", "CH", "g-2")).hasSize(1);
    designation("CH", "g-1").body("items.status", contains("IN_FORCE"));
    designation("CH", "g-2").body("items.status", contains("DELISTED"));
    String id = designation("CH", "g-1").extract().path("items[0].id");
    assertThat(events(id).get(0).path("states").findValuesAsText("status"))
        .as("who hears of it first hears of all times")
        .containsExactly(
            "NOT_YET_IN_FORCE", "IN_FORCE", "DELISTED", "IN_FORCE", "DELISTED", "IN_FORCE");
    assertThat(
            entityManager
                .createNativeQuery("select distinct type from outbox where agg_key = :key")
                .setParameter("key", id)
                .getResultList())
        .as("nobody hears that it ended")
        .hasSize(2)
        .noneMatch(type -> type.toString().contains("lifted"));
    given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/designations/" + id + "/original")
        .then()
        .statusCode(200);
    long before = events();

    Edition second =
        edition("2024-06-01", "g-", target("g-1", "Alpha", anew), target("g-2", "Beta", over));

    assertThat(second.status()).isEqualTo("UNCHANGED");
    assertThat(events()).isEqualTo(before);
    edition("2024-07-01", "g-", target("g-2", "Beta", over));
    designation("CH", "g-1").body("items.status", contains("DELISTED"));
  }

  @Test
  void whatEndedAndBeganAgainBetweenTwoEditionsHasItsGap() {
    edition("2024-05-01", "h-", target("h-1", "Alpha", LISTED));
    String anew = step("listed", "2024-05-25") + step("de-listed", "2024-05-10") + LISTED;

    Edition second = edition("2024-06-01", "h-", target("h-1", "Alpha", anew));

    assertThat(second.changes()).containsExactly(0, 1, 0);
    designation("CH", "h-1")
        .body("items.status", contains("IN_FORCE"))
        .body("items[0].listingDate", equalTo("2024-05-25"));
    assertThat(Listed.on("2024-05-09", "CH", "h-1")).hasSize(1);
    assertThat(Listed.on("2024-05-10", "CH", "h-1")).isEmpty();
    assertThat(Listed.on("2024-05-24", "CH", "h-1")).isEmpty();
    assertThat(Listed.on("2024-05-25", "CH", "h-1")).hasSize(1);
    assertThat(edition("2024-07-01", "h-", target("h-1", "Alpha", anew)).status())
        .isEqualTo("UNCHANGED");
  }

  @Test
  void whatLeavesTheListAltogetherGoesAsEver() {
    edition("2024-05-01", "e-", target("e-1", "Alpha", LISTED));

    Edition second = edition("2024-06-01", "e-");

    assertThat(second.changes()).containsExactly(0, 0, 1);
    assertThat(second.report()).contains("Gone (1)\n  e-1  Alpha\n");
    designation("CH", "e-1").body("items.status", contains("DELISTED"));
  }

  @Test
  void manyThatEndAtOnceWaitForApproval() {
    edition(
        "2024-05-01",
        "f-",
        target("f-1", "Alpha", LISTED),
        target("f-2", "Beta", LISTED),
        target("f-3", "Gamma", LISTED));
    String over = step("de-listed", "2024-05-20") + LISTED;

    Edition second =
        edition(
            "2024-06-01",
            "f-",
            target("f-1", "Alpha", over),
            target("f-2", "Beta", over),
            target("f-3", "Gamma", over));

    assertThat(second.findings()).containsExactly("SHRUNKEN");
  }
}
