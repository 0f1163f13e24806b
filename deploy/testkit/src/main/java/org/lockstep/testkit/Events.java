package org.lockstep.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends and reads CloudEvents (1.0, Kafka binary mode) with plain Kafka clients, as another service
 * would.
 */
public final class Events {
  private static final Map<String, KafkaProducer<byte[], byte[]>> PRODUCERS =
      new ConcurrentHashMap<>();
  private static final Map<List<String>, TopicReader> READERS = new ConcurrentHashMap<>();

  private Events() {}

  /** Sends an event with a new id and waits for the broker's answer. */
  public static String send(String topic, String key, String type, String json) {
    String id = UUID.randomUUID().toString();
    send(topic, key, type, id, json);
    return id;
  }

  /** Sends an event with this id and waits for the broker's answer. */
  public static void send(String topic, String key, String type, String id, String json) {
    send(
        new ProducerRecord<>(
            topic,
            null,
            key.getBytes(StandardCharsets.UTF_8),
            json.getBytes(StandardCharsets.UTF_8),
            headers(type, id, key)));
  }

  /** Sends an event that comes of this trace, as the header {@code traceparent} says it. */
  public static void sendOf(String trace, String topic, String key, String type, String json) {
    Headers headers = headers(type, UUID.randomUUID().toString(), key);
    headers.add("traceparent", trace.getBytes(StandardCharsets.UTF_8));
    send(
        new ProducerRecord<>(
            topic,
            null,
            key.getBytes(StandardCharsets.UTF_8),
            json.getBytes(StandardCharsets.UTF_8),
            headers));
  }

  /** The headers of an event of now. */
  public static Headers headers(String type, String id, String subject) {
    Headers headers = new RecordHeaders();
    Map.of(
            "ce_specversion",
            "1.0",
            "ce_id",
            id,
            "ce_source",
            "urn:lockstep:test",
            "ce_type",
            type,
            "ce_subject",
            subject,
            "ce_time",
            Instant.now().toString(),
            "content-type",
            "application/json")
        .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    return headers;
  }

  /** Sends a record, whatever is in it, and waits for the broker's answer. */
  public static void send(ProducerRecord<byte[], byte[]> event) {
    try {
      PRODUCERS
          .computeIfAbsent(Stores.kafkaBootstrap(), Events::producer)
          .send(event)
          .get(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(String bootstrap) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers", bootstrap, "acks", "all", "max.request.size", Integer.MAX_VALUE),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** An event of the topic that meets {@code wanted}; fails after {@code deadline}. */
  public static ConsumerRecord<String, String> await(
      String topic, Predicate<ConsumerRecord<String, String>> wanted, Duration deadline) {
    return reader(topic)
        .first(wanted, deadline)
        .orElseThrow(() -> new AssertionError("No such event on " + topic + " within " + deadline));
  }

  /** All events on the topic now that meet {@code wanted}, in the order of their partition. */
  public static List<ConsumerRecord<String, String>> all(
      String topic, Predicate<ConsumerRecord<String, String>> wanted) {
    return reader(topic).all(wanted, Duration.ofSeconds(20));
  }

  private static TopicReader reader(String topic) {
    return READERS.computeIfAbsent(
        List.of(Stores.kafkaBootstrap(), topic), at -> new TopicReader(at.get(0), at.get(1)));
  }

  /** The value of a header such as {@code ce_type}; null where the event has none. */
  public static @Nullable String header(ConsumerRecord<String, String> event, String name) {
    Header header = event.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }
}
