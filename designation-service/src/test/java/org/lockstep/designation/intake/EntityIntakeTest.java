package org.lockstep.designation.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.EntityEvents;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Events;
import org.lockstep.testkit.Stores;

@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class EntityIntakeTest {
  private static final String DEAD = "lockstep.entities.designation-service.dead";
  private static final Duration SOON = Duration.ofSeconds(30);

  private final UUID one = UUID.randomUUID();
  private final UUID two = UUID.randomUUID();
  private final UUID three = UUID.randomUUID();

  @Test
  void tellsWhichEntityADesignationResolvedTo() {
    String designation = Draft.released("KR", Entries.KR_MAIA_1).designationId(0);

    EntityEvents.changed(one, 1, "MAIA-1", 1, designation);

    awaitEntity(designation, one);
    given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/designations?entity=" + one)
        .then()
        .statusCode(200)
        .body("items.id", contains(designation));
  }

  @Test
  void changesNothingWhenTheSameEventsComeAgain() {
    String designation = Draft.released("KR", Entries.KR_MAIA_1).designationId(0);
    for (int i = 0; i < 2; i++) {
      EntityEvents.changed(one, 1, "MAIA", 1, designation);
      EntityEvents.changed(one, 2, "MAIA-1", 1, designation);
      settle(one);

      assertThat(caption(one)).isEqualTo("MAIA-1");
      assertThat(count("select count(*) from known_entity where id = '" + one + "'")).isOne();
      assertThat(entityOf(designation)).isEqualTo(one.toString());
    }
  }

  @Test
  void keepsTheHighestVersionAndAssignmentWhateverComesLast() {
    String designation = Draft.released("KR", Entries.KR_MAIA_1).designationId(0);
    EntityEvents.changed(two, 1, "MAIA-1", 2, designation);
    EntityEvents.changed(one, 3, "Newest", 1);
    settle(two);
    settle(one);

    EntityEvents.changed(one, 2, "Older", 1, designation);
    settle(one);

    assertThat(caption(one)).isEqualTo("Newest");
    assertThat(entityOf(designation)).isEqualTo(two.toString());
  }

  @Test
  void followsMergedEntitiesToTheOneThatLivesOn() {
    String designation = Draft.released("JP", Entries.JP_IBEX).designationId(0);
    EntityEvents.changed(one, 1, "IBEX SHIPPING", 1, designation);
    EntityEvents.changed(two, 1, "IBEX SHIPPING INC", 1);
    EntityEvents.changed(three, 1, "IBEX SHIPPING INC", 1);
    awaitEntity(designation, one);

    EntityEvents.merged(one, 2, two);
    EntityEvents.merged(two, 2, three);

    awaitEntity(designation, three);
    given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/designations?entity=" + one)
        .then()
        .body("items.id", contains(designation));
  }

  @Test
  void followsAnEntityThatLivesAgainOnceItWasParted() {
    String designation = Draft.released("JP", Entries.JP_IBEX).designationId(0);
    EntityEvents.changed(one, 1, "IBEX SHIPPING", 1, designation);
    EntityEvents.changed(two, 1, "IBEX SHIPPING INC", 1);
    EntityEvents.changed(two, 2, "IBEX SHIPPING INC", 2, designation);
    EntityEvents.merged(one, 2, two);
    awaitEntity(designation, two);

    EntityEvents.changed(one, 3, "IBEX SHIPPING", 3, designation);
    EntityEvents.changed(two, 3, "IBEX SHIPPING INC", 1);
    EntityEvents.merged(one, 2, two);

    awaitEntity(designation, one);
    settle(one);
    awaitEntity(designation, one);
  }

  @Test
  void followsMergesThatArriveInTheWrongOrder() {
    String designation = Draft.released("JP", Entries.JP_IBEX).designationId(0);

    EntityEvents.merged(two, 2, three);
    settle(two);
    EntityEvents.merged(one, 2, two);
    settle(one);
    EntityEvents.changed(one, 1, "IBEX SHIPPING", 1, designation);

    awaitEntity(designation, three);
  }

  @Test
  void buriesPoisonAndMovesOn() {
    String[] poison = {
      "not json",
      "{\"entityId\":\"MAIA-1\"}",
      "{\"entityId\":\"" + one + "\",\"version\":1}",
      "null"
    };
    for (String json : poison) {
      Events.send(EntityEvents.TOPIC, one.toString(), "org.lockstep.entity.changed.v1", json);
    }
    EntityEvents.changed(one, 1, "After the poison", 1);

    await().atMost(SOON).until(() -> "After the poison".equals(caption(one)));
    await().atMost(SOON).until(() -> Events.all(DEAD, this::isOfThisTest).size() == poison.length);
    assertThat(Events.all(DEAD, this::isOfThisTest))
        .filteredOn(dead -> dead.value().endsWith("\"version\":1}"))
        .singleElement()
        .satisfies(
            dead ->
                assertThat(Events.header(dead, "dead-letter-reason"))
                    .isEqualTo("The data is no entity.changed: subjectType is missing"));
    assertThat(Events.all(DEAD, this::isOfThisTest))
        .allSatisfy(dead -> assertThat(Events.header(dead, "dead-letter-reason")).isNotNull())
        .extracting(ConsumerRecord::value)
        .containsExactlyInAnyOrder(poison);
  }

  @Test
  void buriesWhatTheStoreWillNeverTake() {
    EntityEvents.changed(one, 1, "NUL \\u0000", 1);

    await().atMost(SOON).until(() -> Events.all(DEAD, this::isOfThisTest).size() == 1);
  }

  @Test
  void ignoresTypesThatAreNoneOfItsBusiness() {
    Events.send(EntityEvents.TOPIC, one.toString(), "org.lockstep.entity.split.v1", "{}");
    settle(one);

    assertThat(Events.all(DEAD, this::isOfThisTest)).isEmpty();
  }

  @Test
  void triesAgainWhenTheStoreFailsForAWhile() throws SQLException {
    String trigger = "fails_" + one.toString().replace("-", "");
    execute(
        """
        create function %1$s() returns trigger language plpgsql as $$
        begin raise exception 'shutting down' using errcode = '57P01'; end $$;
        create trigger %1$s before insert on known_entity for each row
          when (new.id = '%2$s') execute function %1$s()"""
            .formatted(trigger, one));
    EntityEvents.changed(one, 1, "MAIA-1", 1);
    EntityEvents.changedBehind(one, two, 1, "Waits its turn", 1);
    await().during(Duration.ofSeconds(2)).until(() -> caption(one) == null);

    execute("drop trigger %1$s on known_entity; drop function %1$s()".formatted(trigger));

    await().atMost(SOON).until(() -> "MAIA-1".equals(caption(one)));
    await().atMost(SOON).until(() -> "Waits its turn".equals(caption(two)));
    assertThat(Events.all(DEAD, this::isOfThisTest)).isEmpty();
  }

  private boolean isOfThisTest(ConsumerRecord<String, String> event) {
    return one.toString().equals(event.key());
  }

  /** Waits until all that was said of this entity has been read. */
  private static void settle(UUID entity) {
    UUID marker = UUID.randomUUID();
    EntityEvents.changedBehind(entity, marker, 1, "Marker", 1);
    await().atMost(SOON).until(() -> caption(marker) != null);
  }

  private static void awaitEntity(String designation, UUID entity) {
    await().atMost(SOON).until(() -> entity.toString().equals(entityOf(designation)));
  }

  private static String entityOf(String designation) {
    return given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/designations/" + designation)
        .then()
        .statusCode(200)
        .extract()
        .path("entityId");
  }

  private static @Nullable String caption(UUID entity) {
    return query("select caption from known_entity where id = '" + entity + "'");
  }

  private static long count(String sql) {
    return Long.parseLong(Objects.requireNonNull(query(sql)));
  }

  private static @Nullable String query(String sql) {
    try (Connection connection = DriverManager.getConnection(Stores.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : null;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(Stores.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
