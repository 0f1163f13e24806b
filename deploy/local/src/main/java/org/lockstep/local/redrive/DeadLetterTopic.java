package org.lockstep.local.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.lockstep.local.data.Refusal;

/** A topic of dead letters, which has one partition, and notes of what went back. */
final class DeadLetterTopic implements AutoCloseable {
  private static final String ENDING = ".dead";

  /** Header of a note: the place of the record that went back. */
  private static final String NOTE = "dead-letter-redriven";

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TopicPartition letters;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private int strangers;

  DeadLetterTopic(String bootstrap, String topic) {
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
    producer =
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
  }

  /** How many records there are no dead letters: nobody can say where they came from. */
  int strangers() {
    return strangers;
  }

  /** All topics of dead letters. */
  static List<String> all(String bootstrap) {
    try (Admin admin =
        Admin.create(
            Map.of(
                "bootstrap.servers",
                bootstrap,
                "default.api.timeout.ms",
                (int) PATIENCE.toMillis()))) {
      return admin.listTopics().names().get().stream()
          .filter(name -> name.endsWith(ENDING))
          .sorted()
          .toList();
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
    read(
        record -> {
          Header note = record.headers().lastHeader(NOTE);
          if (note != null && note.value() != null) {
            gone.add(new String(note.value(), UTF_8));
          } else {
            DeadLetter letter = new DeadLetter(record);
            if (saysWhereItCameFrom(letter)) {
              byPlace.putIfAbsent(letter.place(), letter);
            } else {
              strangers++;
            }
          }
        });
    byPlace.keySet().removeAll(gone);
    return new ArrayList<>(byPlace.values());
  }

  private static boolean saysWhereItCameFrom(DeadLetter letter) {
    try {
      return letter.isAtHome() && letter.offset() >= 0 && !letter.reason().isEmpty();
    } catch (Refusal e) {
      return false;
    }
  }

  private void read(Consumer<ConsumerRecord<byte[], byte[]>> each) {
    consumer.assign(List.of(letters));
    consumer.seekToBeginning(List.of(letters));
    long end = consumer.endOffsets(List.of(letters)).getOrDefault(letters, 0L);
    while (consumer.position(letters) < end) {
      consumer.poll(POLL).forEach(each);
    }
  }

  /** Puts it back, then notes that; a crash in between has it go back twice, which harms nobody. */
  void putBack(DeadLetter letter) {
    send(letter.back(letter.isCut() ? original(letter) : null));
    ProducerRecord<byte[], byte[]> note = new ProducerRecord<>(letters.topic(), 0, null, null);
    note.headers().add(NOTE, letter.place().getBytes(UTF_8));
    send(note);
  }

  private @Nullable ConsumerRecord<byte[], byte[]> original(DeadLetter letter) {
    TopicPartition place = letter.partition();
    if (place.partition() >= consumer.partitionsFor(place.topic()).size()) {
      return null;
    }
    List<TopicPartition> one = List.of(place);
    consumer.assign(one);
    if (consumer.beginningOffsets(one).getOrDefault(place, 0L) > letter.offset()
        || consumer.endOffsets(one).getOrDefault(place, 0L) <= letter.offset()) {
      return null;
    }
    consumer.seek(place, letter.offset());
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        return record.offset() == letter.offset() ? record : null;
      }
    }
    return null;
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    try {
      producer.send(record).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted.");
    } catch (ExecutionException e) {
      throw new Refusal("Kafka does not take the record: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    consumer.close();
    producer.close(PATIENCE);
  }
}
