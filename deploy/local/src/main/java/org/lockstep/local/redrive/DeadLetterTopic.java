package org.lockstep.local.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.lockstep.local.data.Refusal;

/** A topic of dead letters, which has one partition, and notes of what went back. */
final class DeadLetterTopic implements AutoCloseable {
  /** Header of a note: the place of the record that went back. */
  private static final String NOTE = "dead-letter-redriven";

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TopicPartition letters;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String bootstrap;
  private @Nullable KafkaProducer<byte[], byte[]> producer;
  private int strangers;

  DeadLetterTopic(String bootstrap, String topic) {
    this.bootstrap = bootstrap;
    letters = new TopicPartition(topic, 0);
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrap,
                "default.api.timeout.ms",
                (int) PATIENCE.toMillis(),
                "enable.auto.commit",
                false,
                // What is there is not read ahead of: a record may be large.
                "max.poll.records",
                50),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /** How many records there are no dead letters: nobody can say where they came from. */
  int strangers() {
    return strangers;
  }

  /** All topics of dead letters. */
  static List<String> all(String bootstrap) {
    return asked(
        bootstrap,
        admin ->
            admin.listTopics().names().get().stream()
                .filter(name -> name.endsWith(DeadLetter.ENDING))
                .sorted()
                .toList());
  }

  /** What is put back there may be all that stays under its key, and so is for everybody. */
  private boolean isCompacted(String topic) {
    ConfigResource config = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return asked(
        bootstrap,
        admin ->
            Objects.requireNonNull(admin.describeConfigs(List.of(config)).all().get().get(config))
                .get(TopicConfig.CLEANUP_POLICY_CONFIG)
                .value()
                .contains(TopicConfig.CLEANUP_POLICY_COMPACT));
  }

  /** Something that is asked of a broker. */
  private interface Question<T> {
    T ask(Admin admin) throws InterruptedException, ExecutionException;
  }

  private static <T> T asked(String bootstrap, Question<T> question) {
    try (Admin admin =
        Admin.create(
            Map.of(
                "bootstrap.servers",
                bootstrap,
                "default.api.timeout.ms",
                (int) PATIENCE.toMillis()))) {
      return question.ask(admin);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted.");
    } catch (ExecutionException e) {
      throw new Refusal("Kafka does not answer at " + bootstrap + ": " + e.getCause());
    }
  }

  /** Those that have not gone back, the first letter about each record. */
  List<DeadLetter> waiting() {
    Map<String, DeadLetter> byPlace = new LinkedHashMap<>();
    Set<String> gone = new HashSet<>();
    strangers = 0;
    consumer.assign(List.of(letters));
    consumer.seekToBeginning(List.of(letters));
    long end = consumer.endOffsets(List.of(letters)).getOrDefault(letters, 0L);
    while (consumer.position(letters) < end) {
      for (ConsumerRecord<byte[], byte[]> record : next(letters)) {
        Header note = record.headers().lastHeader(NOTE);
        if (note != null && note.value() != null) {
          gone.add(new String(note.value(), UTF_8));
          continue;
        }
        try {
          DeadLetter letter = DeadLetter.from(record);
          byPlace.putIfAbsent(letter.place(), letter);
        } catch (Refusal e) {
          strangers++;
        }
      }
    }
    byPlace.keySet().removeAll(gone);
    return new ArrayList<>(byPlace.values());
  }

  /** What comes next. A broker that is away looks like one that has nothing, but not for long. */
  private ConsumerRecords<byte[], byte[]> next(TopicPartition from) {
    long begin = consumer.position(from);
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      if (consumer.position(from) > begin) {
        return records;
      }
    }
    throw new Refusal("Kafka says nothing of " + from + ".");
  }

  /** Puts it back, then notes that; a crash in between has it go back twice, which harms nobody. */
  void putBack(DeadLetter letter) {
    ConsumerRecord<byte[], byte[]> record = at(letters, letter.number());
    if (record == null) {
      throw new Refusal("Dead letter " + letter.number() + " is not there any more.");
    }
    send(
        letter.back(
            record,
            letter.isCut() ? at(letter.partition(), letter.offset()) : null,
            isCompacted(letter.partition().topic())));
    ProducerRecord<byte[], byte[]> note = new ProducerRecord<>(letters.topic(), 0, null, null);
    note.headers().add(NOTE, letter.place().getBytes(UTF_8));
    send(note);
  }

  /** The record there; null if there is none, or none any more. */
  private @Nullable ConsumerRecord<byte[], byte[]> at(TopicPartition place, long offset) {
    if (place.partition() >= consumer.partitionsFor(place.topic()).size()) {
      return null;
    }
    List<TopicPartition> one = List.of(place);
    consumer.assign(one);
    if (consumer.beginningOffsets(one).getOrDefault(place, 0L) > offset
        || consumer.endOffsets(one).getOrDefault(place, 0L) <= offset) {
      return null;
    }
    consumer.seek(place, offset);
    for (ConsumerRecord<byte[], byte[]> record : next(place)) {
      return record.offset() == offset ? record : null;
    }
    return null;
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    try {
      producer().send(record).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted.");
    } catch (ExecutionException e) {
      throw new Refusal("Kafka does not take the record: " + e.getMessage());
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    KafkaProducer<byte[], byte[]> open = producer;
    if (open == null) {
      open =
          new KafkaProducer<>(
              Map.of(
                  "bootstrap.servers",
                  bootstrap,
                  "acks",
                  "all",
                  "max.block.ms",
                  PATIENCE.toMillis(),
                  "max.request.size",
                  Integer.MAX_VALUE),
              new ByteArraySerializer(),
              new ByteArraySerializer());
      producer = open;
    }
    return open;
  }

  @Override
  public void close() {
    consumer.close();
    if (producer != null) {
      producer.close(PATIENCE);
    }
  }
}
