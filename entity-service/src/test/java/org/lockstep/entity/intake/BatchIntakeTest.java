package org.lockstep.entity.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.lockstep.entity.Api.awaitListed;
import static org.lockstep.entity.Api.awaitListedUnder;
import static org.lockstep.entity.Api.eventVersions;
import static org.lockstep.entity.Api.isCandidate;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.Published;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.resolution.Resolving;
import org.lockstep.events.PoisonException;
import org.lockstep.testkit.Events;
import org.lockstep.testkit.Stores;

/** Many at once end where one after the other does. */
@QuarkusTest
class BatchIntakeTest {
  private static final String DEAD = "lockstep.designations.entity-service.dead";

  @Inject Intake intake;
  @Inject Resolving resolving;
  @Inject Entities entities;
  @Inject MongoClient mongo;

  @Inject
  @ConfigProperty(name = "quarkus.mongodb.database")
  String database;

  @Test
  void listsAndPublishesThoseThatConcernOnlyThemselves() {
    Published ship = Published.vessel("US", "LADY MARIIA").imo("9220639");
    Published company = Published.organization("US", "MG-FLOT, OOO").with("innCode", "7091132903");
    Published person = Published.person("US", "Budnev, Aleksey");

    assertThat(left(ship, company, person)).isEmpty();

    for (Published one : List.of(ship, company, person)) {
      Entity entity = home(one);
      assertThat(entity.listings()).extracting("designationId").containsExactly(idOf(one));
      assertThat(entity.owing()).isFalse();
      assertThat(eventVersions(entity.id())).containsExactly(1);
    }
  }

  @Test
  void takesNewerVersionsToTheirEntities() {
    Published ship = Published.vessel("US", "PIONEER").imo("9300001");
    Published company =
        Published.organization("US", "Gotik Shipping").with("innCode", "7093000028");
    assertThat(left(ship, company)).isEmpty();

    Published renamed =
        Published.vessel("US", "PIONEER I")
            .imo("9300001")
            .with("ogrnCode", "1000093000038")
            .after(ship);
    Published moved =
        Published.organization("US", "Gotik SFZ Co").with("innCode", "7093000028").after(company);
    assertThat(left(renamed, moved)).isEmpty();

    assertThat(home(ship).caption()).isEqualTo("PIONEER I");
    assertThat(home(company).caption()).isEqualTo("Gotik SFZ Co");
    assertThat(eventVersions(home(ship).id())).containsExactly(1, 2);
  }

  @Test
  void changesNothingWhenABatchComesAgain() {
    Published one = Published.vessel("US", "ASYA ENERGY").imo("3000116");
    Published other = Published.vessel("US", "EVEREST ENERGY").imo("3000128");

    assertThat(left(one, other)).isEmpty();
    assertThat(left(one, other)).isEmpty();

    assertThat(eventVersions(home(one).id())).containsExactly(1);
    assertThat(home(other).version()).isEqualTo(1);
  }

  @Test
  void leavesTheLaterVersionsOfADesignationAndTakesAllElseAtOnce() {
    Published first = Published.organization("US", "Ocean Speedstar").with("innCode", "7093000211");
    Published next =
        Published.organization("US", "Ocean Speedstar Solutions")
            .with("innCode", "7093000211")
            .after(first);
    Published same =
        Published.organization("GB", "Ocean Speedstar LLP").with("innCode", "7093000211");
    Published apart =
        Published.organization("US", "Zara Shipholding").with("innCode", "7093000229");

    assertThat(left(first, next, same, apart))
        .extracting(DesignationEvent::designationId, DesignationEvent::version)
        .containsExactly(tuple(idOf(next), 2));

    assertThat(home(first).listings())
        .extracting("designationId")
        .containsExactlyInAnyOrder(idOf(first), idOf(same));
    assertThat(home(first).owing()).isFalse();
    assertThat(home(apart).listings()).hasSize(1);
  }

  @Test
  void refusesADesignationThatTurnsIntoAnotherKindOfSubjectOnceTheOthersAreDone() {
    Published ship = Published.vessel("US", "BIN").imo("3000415");
    assertThat(left(ship, Published.vessel("US", "BIN 2"))).isEmpty();

    Published person = Published.person("US", "BIN").after(ship);
    Published other = Published.vessel("US", "BIN 3");

    assertThatThrownBy(() -> left(person, other))
        .isInstanceOf(PoisonException.class)
        .hasMessageContaining("subjectType is another");
    assertThat(home(ship).version()).isEqualTo(1);
    assertThat(home(other).listings()).hasSize(1);
  }

  @Test
  void takesAllThatGetInEachOthersWayWithoutAnEndlessRound() {
    // Given designations that share an identifier, some in two versions
    String inn = Published.taxpayerNumber(933000);
    List<Published> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Published one = Published.organization("US", "Ocean Star " + i).with("innCode", inn);
      all.add(i % 3 == 1 ? one.after(all.get(i - 1)) : one);
    }
    // When they come at once, and the first of them twice
    all.add(all.get(0));
    intake.take(all.stream().map(BatchIntakeTest::event).toList());
    // Then one entity holds each designation once, as its newest version says
    Entity entity = home(all.get(0));
    assertThat(entity.listings())
        .extracting("designationId")
        .containsExactlyInAnyOrderElementsOf(
            all.stream().map(BatchIntakeTest::idOf).distinct().toList());
    assertThat(entity.listings())
        .filteredOn(listing -> listing.designationId().equals(idOf(all.get(0))))
        .extracting("version")
        .containsExactly(2);
    assertThat(entity.owing()).isFalse();
  }

  @Test
  void suggestsTheSameNamesakesAsOneAfterTheOther() {
    List<Published> together = namesakes("Taken Together");
    List<Published> single = namesakes("Taken Separately");

    intake.take(together.stream().map(BatchIntakeTest::event).toList());
    single.forEach(one -> intake.take(List.of(event(one))));

    assertThat(pairs(together)).isNotEmpty().isEqualTo(pairs(single));
  }

  @Test
  void suggestsNamesakesThatWereThereBefore() {
    Published before = Published.person("EU", "Choe Yong Hwan");
    intake.take(List.of(event(before)));
    Published other = Published.person("US", "CHOE, Yong Hwan");

    assertThat(left(other, Published.person("US", "O Yong Ho"))).isEmpty();

    assertThat(isCandidate(home(before).id(), home(other).id())).isTrue();
  }

  @Test
  void healsACrashAfterRecordsWereEnteredAndBeforeTheirEntitiesWere() {
    Published crashed = Published.vessel("US", "ANNENKOV").imo("3000611");
    Published newer = Published.vessel("US", "SMOLNY").imo("3000623");
    resolving.enter(List.of(crashed.listing(), newer.listing()));
    assertThat(entities.findById(Entity.idBeginningWith(idOf(crashed)))).isNull();

    assertThat(left(crashed, newer)).isEmpty();

    assertThat(home(crashed).listings()).hasSize(1);
    assertThat(eventVersions(home(newer).id())).containsExactly(1);
  }

  @Test
  void publishesWhatACrashLeftOwedWithoutAnotherVersion() {
    Published crashed = Published.vessel("US", "SERGEY MAKAROV").imo("3000714");
    String id = Entity.idBeginningWith(idOf(crashed));
    Entity written = Entity.first(id, crashed.listing(), Instant.now());
    assertThat(entities.write(List.of(new Entities.Change(null, written)))).containsExactly(id);

    assertThat(left(crashed, Published.vessel("US", "MAKAROV"))).isEmpty();

    assertThat(entities.findById(id).owing()).isFalse();
    assertThat(eventVersions(id)).containsExactly(1);
  }

  @Test
  void makesOneEntityOfWhatReplicasTakeAtTheSameMoment() throws Exception {
    for (int round = 0; round < 8; round++) {
      String imo = Published.shipNumber(931000 + round);
      String inn = Published.taxpayerNumber(932000 + round);
      Published one = Published.vessel("US", "RACER A" + round).imo(imo).with("innCode", inn);
      Published other = Published.vessel("GB", "RACER B" + round).imo(imo).with("innCode", inn);
      List<Published> all =
          Stream.of(one, other).flatMap(published -> Stream.of(published, published)).toList();

      atOnce(
          all.stream()
              .<Runnable>map(
                  published ->
                      () ->
                          intake.take(
                              List.of(event(published), event(Published.vessel("US", "FREE")))))
              .toList());

      Entity entity = home(one);
      assertThat(entity.listings())
          .extracting("designationId")
          .containsExactlyInAnyOrder(idOf(one), idOf(other));
      assertThat(entity.owing()).isFalse();
      List<Integer> versions = eventVersions(entity.id());
      assertThat(versions.get(versions.size() - 1)).isEqualTo((int) entity.version());
    }
  }

  @Test
  void movesOnlyTheRecordsThatFailOutOfABatch() throws Exception {
    MongoCollection<Document> meetings = mongo.getDatabase(database).getCollection("meetings");
    meetings.insertOne(new Document("_id", "VESSEL|an bc fls").append("designationIds", "broken"));
    List<Published> good = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      good.add(Published.vessel("US", "BATCHED " + i).imo("93300" + (10 + i)));
    }
    Published failing = Published.vessel("US", "Fails in a batch");
    String key = idOf(failing);
    List<String> values = new ArrayList<>(good.stream().map(Published::json).toList());
    values.add(7, failing.json());
    values.add(13, "{\"designationId\":");
    values.add(values.get(3).replace("\"CLEAR\"", "\"PURPLE\""));

    sendTogether(key, values);

    for (Published one : good) {
      awaitListed(Entity.idBeginningWith(idOf(one)), one);
    }
    Published after = Published.vessel("US", "AFTER THE BATCH").sendOnPartitionOf(failing);
    awaitListed(Entity.idBeginningWith(idOf(after)), after);
    List<ConsumerRecord<String, String>> dead = Events.all(DEAD, event -> key.equals(event.key()));
    assertThat(dead)
        .extracting(ConsumerRecord::value)
        .containsExactlyInAnyOrder(values.get(7), values.get(13), values.get(values.size() - 1));
    assertThat(dead)
        .filteredOn(letter -> letter.value().contains("\"PURPLE\""))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(Events.header(letter, "dead-letter-reason")).contains("marking.tlp");
              assertThat(Events.header(letter, "dead-letter-topic")).isEqualTo(Published.TOPIC);
              assertThat(Events.header(letter, "ce_type")).isEqualTo(Published.TYPE);
            });
  }

  @Test
  void takesVersionsOfOneDesignationInOrder() throws Exception {
    List<Published> versions = new ArrayList<>();
    versions.add(Published.vessel("US", "IN ORDER 1").imo("3000817"));
    for (int i = 2; i <= 5; i++) {
      versions.add(
          Published.vessel("US", "IN ORDER " + i).imo("3000817").after(versions.get(i - 2)));
    }

    sendTogether(idOf(versions.get(0)), versions.stream().map(Published::json).toList());
    Published after = Published.vessel("US", "AFTER").sendOnPartitionOf(versions.get(0));
    awaitListed(Entity.idBeginningWith(idOf(after)), after);

    assertThat(home(versions.get(0)).caption()).isEqualTo("IN ORDER 5");
    assertThat(eventVersions(home(versions.get(0)).id())).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void takesLongRecordsWithWhatItDoesNotKnow() {
    Published big =
        Published.organization("US", "Bank of Long Records").with("innCode", "7093000910");
    for (int i = 0; i < 100; i++) {
      big.alias("Long Record Alias Number " + i);
    }
    for (int i = 0; i < 50; i++) {
      big.with(List.of("taxNumber", "idNumber", "swiftBic", "cryptoWallet").get(i % 4), "N" + i);
    }
    String json =
        big.json()
            .replaceFirst(
                "\"listingRecord\":\\{",
                "\"original\":{\"pieces\":[1]},\"listingRecord\":{\"titles\":[\"x\"],\"remarks\":\""
                    + "long remarks ".repeat(1_600)
                    + "\",");

    Events.send(Published.TOPIC, idOf(big), Published.TYPE, json);

    var profile = awaitListedUnder("innCode:7093000910", big);
    assertThat(profile.getList("names")).hasSize(101);
    assertThat(profile.getList("identifiers")).hasSize(51);
  }

  private List<DesignationEvent> left(Published... published) {
    return intake.takeOnce(Stream.of(published).map(BatchIntakeTest::event).toList());
  }

  private Entity home(Published published) {
    return resolving.holderOf(idOf(published)).orElseThrow();
  }

  private static DesignationEvent event(Published published) {
    return DesignationEvent.read(published.json().getBytes(StandardCharsets.UTF_8));
  }

  private static String idOf(Published published) {
    return published.designationId();
  }

  /** More than a name may have before it says nothing any more; some bear another one, too. */
  private static List<Published> namesakes(String name) {
    List<Published> all = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      Published one = Published.person("US", name);
      all.add(i % 5 == 0 ? one.alias(name + " the Elder") : one);
    }
    return all;
  }

  /** Which of them are suggested to be one, as positions, and why. */
  private List<String> pairs(List<Published> all) {
    List<String> ids = all.stream().map(one -> Entity.idBeginningWith(idOf(one))).toList();
    List<String> pairs = new ArrayList<>();
    for (Document candidate :
        mongo.getDatabase(database).getCollection("candidates").find(new Document())) {
      List<Integer> positions =
          candidate.getList("entityIds", String.class).stream().map(ids::indexOf).sorted().toList();
      if (!positions.contains(-1)) {
        pairs.add(positions + (candidate.getString("because").endsWith("ELDER") ? " elder" : ""));
      }
    }
    pairs.sort(null);
    return pairs;
  }

  /** In one request to one partition, so that they are read as one batch. */
  private static void sendTogether(String key, List<String> values) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", Stores.kafkaBootstrap(), "acks", "all", "linger.ms", 500),
            new StringSerializer(),
            new StringSerializer())) {
      for (String value : values) {
        ProducerRecord<String, String> event = new ProducerRecord<>(Published.TOPIC, key, value);
        event.headers().add("ce_type", Published.TYPE.getBytes(StandardCharsets.UTF_8));
        var unused = producer.send(event);
      }
      producer.flush();
    }
  }

  private static void atOnce(List<Runnable> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    CyclicBarrier start = new CyclicBarrier(tasks.size());
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Runnable task : tasks) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  task.run();
                  return null;
                }));
      }
      for (Future<?> one : running) {
        one.get(Duration.ofSeconds(60).toSeconds(), TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
