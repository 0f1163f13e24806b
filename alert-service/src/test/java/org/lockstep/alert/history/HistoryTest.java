package org.lockstep.alert.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.alert.Partner;
import org.lockstep.alert.Receiver;
import org.lockstep.alert.ReceiverPorts;
import org.lockstep.alert.Sql;
import org.lockstep.alert.TestClock;
import org.lockstep.alert.WithStores;
import org.lockstep.testkit.Events;

@QuarkusTest
@WithStores
class HistoryTest {
  @Inject AgroalDataSource service;
  @Inject EntityManager database;
  @Inject TestClock clock;

  private final Partner partner = new Partner();
  private Receiver receiver;

  @BeforeEach
  void begin() {
    clock.reset();
    receiver = Receiver.at(ReceiverPorts.port(0));
  }

  @AfterEach
  void end() {
    partner.leave();
    receiver.close();
  }

  @Test
  void forgetsEventsThatItHeardLongAgoAndNoOthers() {
    String old = heard(500);
    String young = heard(300);

    await().untilAsserted(() -> assertThat(remembered(old)).isFalse());
    assertThat(remembered(young)).isTrue();
  }

  @Test
  void forgetsAttemptsOfLongAgoOnceTheirDeliveryIsOver() {
    partner.subscribedEndpoint(receiver.url(), "v1a");
    String event = partner.packageReleased(UUID.randomUUID().toString());
    await().untilAsserted(() -> assertThat(attempts(event)).isEqualTo("1"));

    tried(event, 98, 500);
    tried(event, 99, 300);

    await().untilAsserted(() -> assertThat(attempts(event)).isEqualTo("1,99"));
  }

  @Test
  void forgetsNothingOfTheLastNinetyDaysWhateverTheServiceAsksFor() throws SQLException {
    String event = heard(80);

    try (var connection = service.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "select forget_seen_events(now(), 1000000), forget_attempts(now(), 1000000)");
    }

    assertThat(remembered(event)).isTrue();
  }

  @Test
  void alertsNobodyOfAnEventThatIsOlderThanItsMemory() {
    partner.subscribedEndpoint(receiver.url(), "v1a");
    String key = UUID.randomUUID().toString();
    String old = UUID.randomUUID().toString();
    Headers headers = Events.headers(Partner.PACKAGE_RELEASED, old, key);
    headers.remove("ce_time");
    headers.add("ce_time", daysAgo(401).toString().getBytes(StandardCharsets.UTF_8));
    Events.send(
        new ProducerRecord<>(
            "lockstep.designations",
            null,
            key.getBytes(StandardCharsets.UTF_8),
            partner.packageJson(key).getBytes(StandardCharsets.UTF_8),
            headers));

    String next = partner.packageReleased(key);

    await().untilAsserted(() -> assertThat(remembered(next)).isTrue());
    assertThat(remembered(old)).isFalse();
    assertThat(Sql.list("select event_id from alert where event_id = '" + old + "'")).isEmpty();
  }

  @Test
  void isNotToldToForgetWhatIsYounger() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new History(database, clock, Duration.ofDays(89)))
        .withMessageContaining("90D");
  }

  private static String heard(int daysAgo) {
    String event = UUID.randomUUID().toString();
    Sql.run(
        "insert into seen_event values ('urn:lockstep:test', '%s', '%s')"
            .formatted(event, daysAgo(daysAgo)));
    return event;
  }

  private static boolean remembered(String event) {
    return !Sql.list("select 1 from seen_event where event_id = '" + event + "'").isEmpty();
  }

  private static void tried(String event, int number, int daysAgo) {
    Sql.run(
        """
        insert into attempt
        select delivery_id, %d, t.trigger, '%s', duration_millis, status, outcome, response, key_ids
        from attempt t join delivery d on d.id = t.delivery_id join alert a on a.id = d.alert_id
        where a.event_id = '%s' and number = 1"""
            .formatted(number, daysAgo(daysAgo), event));
  }

  private static String attempts(String event) {
    return String.join(
        ",",
        Sql.list(
            """
            select number from attempt t join delivery d on d.id = t.delivery_id
            join alert a on a.id = d.alert_id where a.event_id = '%s' order by number"""
                .formatted(event)));
  }

  private static Instant daysAgo(int days) {
    return Instant.now().minus(days, ChronoUnit.DAYS);
  }
}
