package org.lockstep.alert.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.lockstep.alert.Partner;
import org.lockstep.alert.Sql;
import org.lockstep.alert.WithStores;
import org.lockstep.local.data.Refusal;
import org.lockstep.local.redrive.RedriveCommand;
import org.lockstep.testkit.Events;
import org.lockstep.testkit.Stores;

/** What an operator does with dead letters. */
@QuarkusTest
@WithStores
class RedriveTest {
  private static final String TOPIC = "lockstep.designations";
  private static final String DEAD = "lockstep.designations.alert-service.dead";
  private static final Duration SOON = Duration.ofSeconds(30);

  private final String key = UUID.randomUUID().toString();

  @Test
  void aDeadLetterGoesBackOnceAndIsTakenIn() {
    String json = new Partner().packageJson(key);
    String event;
    String number;
    Sql.run("alter table seen_event rename to seen_event_away");
    try {
      event = Events.send(TOPIC, key, Partner.PACKAGE_RELEASED, json);
      number = numberOf(Events.await(DEAD, this::isOfThisTest, SOON));
    } finally {
      Sql.run("alter table seen_event_away rename to seen_event");
    }
    assertThat(redrive(DEAD)).contains(number, TOPIC);

    assertThat(redrive(DEAD, number)).contains("back in " + TOPIC);

    await()
        .untilAsserted(
            () ->
                assertThat(Sql.list("select 1 from seen_event where event_id = '" + event + "'"))
                    .hasSize(1));
    ConsumerRecord<String, String> back =
        Events.await(TOPIC, record -> isOfThisTest(record) && isBack(record), SOON);
    assertThat(back.value()).isEqualTo(json);
    assertThat(Events.header(back, "ce_id")).isEqualTo(event);
    assertThat(Events.header(back, "redriven")).isEqualTo("1");
    assertThat(Events.header(back, "redriven-for")).isEqualTo("alert-service");
    assertThat(Events.header(back, "dead-letter-reason")).isNull();
    assertThatThrownBy(() -> redrive(DEAD, number)).hasMessageContaining("may have gone back");
  }

  @Test
  void oneThatFailsAgainSaysSo() {
    Events.send(TOPIC, key, Partner.PACKAGE_RELEASED, "{");
    String first = numberOf(Events.await(DEAD, this::isOfThisTest, SOON));

    redrive(DEAD, first);

    Events.await(DEAD, record -> isOfThisTest(record) && isBack(record), SOON);
    assertThat(redrive(DEAD)).contains("went back 1 times before");
  }

  @Test
  void oneOfACompactedTopicGoesBackForAllAsItMayBeAllThatStaysOfItsKey() {
    String dead = "lockstep.entities.alert-service.dead";
    Events.send("lockstep.entities", key, "org.lockstep.entity.merged.v1", "{");

    redrive(dead, numberOf(Events.await(dead, this::isOfThisTest, SOON)));

    ConsumerRecord<String, String> back =
        Events.await("lockstep.entities", record -> isOfThisTest(record) && isBack(record), SOON);
    assertThat(Events.header(back, "redriven-for")).isNull();
  }

  @Test
  void oneThatGoesBackForAnotherServiceIsPassedOver() throws Exception {
    try (KafkaProducer<String, String> producer = producer()) {
      ProducerRecord<String, String> back = new ProducerRecord<>(TOPIC, 0, key, "{");
      back.headers().add("redriven-for", "entity-service".getBytes(UTF_8));
      producer.send(back).get(20, TimeUnit.SECONDS);
      // What lies behind it is seen after it.
      ProducerRecord<String, String> next = new ProducerRecord<>(TOPIC, 0, key, "{");
      next.headers().add("redriven-for", "alert-service".getBytes(UTF_8));
      producer.send(next).get(20, TimeUnit.SECONDS);
    }

    Events.await(DEAD, this::isOfThisTest, SOON);
    assertThat(Events.all(DEAD, this::isOfThisTest)).hasSize(1);
  }

  @Test
  void oneThatWasCutGoesBackWhole() throws Exception {
    limit(DEAD, 200_000);
    try {
      Events.send(TOPIC, key, Partner.PACKAGE_RELEASED, "x".repeat(300_000));
      ConsumerRecord<String, String> dead = Events.await(DEAD, this::isOfThisTest, SOON);
      assertThat(dead.value()).hasSize(64 << 10);
      assertThat(Events.header(dead, "dead-letter-cut")).isEqualTo("true");

      redrive(DEAD, numberOf(dead));

      ConsumerRecord<String, String> back =
          Events.await(TOPIC, record -> isOfThisTest(record) && isBack(record), SOON);
      assertThat(back.value()).hasSize(300_000);
    } finally {
      limit(DEAD, 1_048_588 + (64 << 10));
    }
  }

  @Test
  void aForgedLetterIsLeftWhereItIs() throws Exception {
    forged("lockstep.entities", "0");
    forged(TOPIC, "999999999999");
    String nowhere = forged(TOPIC, "99");
    String ofAnotherTopic = forged("lockstep", "0");

    assertThat(redrive(DEAD)).contains("records there are no dead letters");
    assertThatThrownBy(() -> redrive(DEAD, nowhere)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> redrive(DEAD, ofAnotherTopic))
        .hasMessageContaining("No dead letter " + ofAnotherTopic + " waits there");
  }

  @Test
  void manyLargeLettersNeedLittleMemory() throws Exception {
    // Given more of them than fit into the memory of deploy/redrive
    String home = "of-the-test-" + key;
    String dead = home + ".alert-service.dead";
    try (Admin admin = admin();
        KafkaProducer<String, String> producer = producer()) {
      admin.createTopics(List.of(new NewTopic(dead, 1, (short) 1))).all().get(20, TimeUnit.SECONDS);
      for (int i = 0; i < 200; i++) {
        producer.send(letter(dead, home, "0", i, "x".repeat(900_000))).get(20, TimeUnit.SECONDS);
      }
      // When
      ProcessBuilder command =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx128m",
              "-cp",
              System.getProperty("java.class.path"),
              RedriveCommand.class.getName());
      command.environment().put("LOCKSTEP_KAFKA", Stores.kafkaBootstrap());
      Process redrive = command.redirectErrorStream(true).start();
      String said = new String(redrive.getInputStream().readAllBytes(), UTF_8);
      // Then
      assertThat(said).containsPattern(Pattern.quote(dead) + " +200\n");
      assertThat(redrive.waitFor()).isZero();
      admin.deleteTopics(List.of(dead)).all().get(20, TimeUnit.SECONDS);
    }
  }

  private String forged(String topic, String partition) throws Exception {
    try (KafkaProducer<String, String> producer = producer()) {
      return Long.toString(
          producer
              .send(letter(DEAD, topic, partition, 7, "{}"))
              .get(20, TimeUnit.SECONDS)
              .offset());
    }
  }

  private ProducerRecord<String, String> letter(
      String dead, String topic, String partition, int offset, String value) {
    ProducerRecord<String, String> letter = new ProducerRecord<>(dead, key, value);
    Map.of(
            "topic",
            topic,
            "partition",
            partition,
            "offset",
            Integer.toString(offset),
            "cut",
            "1",
            "reason",
            "none")
        .forEach((name, text) -> letter.headers().add("dead-letter-" + name, text.getBytes(UTF_8)));
    return letter;
  }

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", Stores.kafkaBootstrap()));
  }

  private static KafkaProducer<String, String> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", Stores.kafkaBootstrap()),
        new StringSerializer(),
        new StringSerializer());
  }

  private static void limit(String topic, int bytes) throws Exception {
    try (Admin admin = admin()) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, topic),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry("max.message.bytes", "" + bytes),
                          AlterConfigOp.OpType.SET))))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
  }

  private boolean isOfThisTest(ConsumerRecord<String, String> record) {
    return key.equals(record.key());
  }

  private static boolean isBack(ConsumerRecord<String, String> record) {
    return Events.header(record, "redriven") != null;
  }

  private static String numberOf(ConsumerRecord<String, String> dead) {
    return Long.toString(dead.offset());
  }

  private static String redrive(String... args) {
    var out = new ByteArrayOutputStream();
    new RedriveCommand(Stores.kafkaBootstrap(), new PrintStream(out, true, UTF_8))
        .run(List.of(args));
    return out.toString(UTF_8);
  }
}
