package org.lockstep.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Records that no honest service sends: a consumer has to put each aside and go on. */
public final class HostileRecords {
  /** How long a record may take to get out of the way, on a machine that also builds. */
  public static final Duration ASIDE = Duration.ofSeconds(30);

  /** Sent along with each, to find it again. */
  private static final String NAME = "hostile";

  private static final int PARTITION = 0;

  private HostileRecords() {}

  /**
   * One record.
   *
   * @param name what is wrong with it
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  public record Hostile(
      String name, byte @Nullable [] key, Headers headers, byte @Nullable [] value) {
    @Override
    public String toString() {
      return name;
    }

    /** Whether it comes without a value, which in a compacted topic deletes a key. */
    public boolean deletes() {
      return value == null;
    }

    /** Sends it, and what {@code next} is in its partition behind it. */
    public void send(String topic) {
      Headers named = new RecordHeaders(headers);
      named.add(NAME, name.getBytes(UTF_8));
      Events.send(new ProducerRecord<>(topic, PARTITION, key, value, named));
    }

    /** Waits until it is a dead letter that says why, from where, and of what bytes. */
    public ConsumerRecord<String, String> awaitAside(String topic, String service) {
      ConsumerRecord<String, String> dead =
          Events.await(
              topic + "." + service + ".dead",
              record -> name.equals(Events.header(record, NAME)),
              ASIDE);
      assertThat(Events.header(dead, "dead-letter-reason"))
          .isNotBlank()
          // Nothing of the record, and nothing of how it is read.
          .doesNotContain("\"", "'", "`", "Exception", "Jackson", "Token")
          .doesNotContainPattern("\\b(java|com|org)\\.[a-z]");
      assertThat(Events.header(dead, "dead-letter-topic")).isEqualTo(topic);
      assertThat(Events.header(dead, "dead-letter-partition")).isEqualTo("" + PARTITION);
      assertThat(Events.header(dead, "dead-letter-offset")).matches("\\d+");
      if (!deletes()) {
        assertThat(Events.header(dead, "dead-letter-sha256")).matches("[0-9a-f]{64}");
      }
      return dead;
    }
  }

  /**
   * All of them.
   *
   * @param type of an event that the consumer reads
   * @param json data of such an event, an object that the consumer would take in
   */
  public static Stream<Hostile> of(String topic, String type, String json) {
    List<Hostile> all = new ArrayList<>();
    byte[] good = json.getBytes(UTF_8);
    all.add(hostile("no value", headers(type), null));
    all.add(hostile("empty value", headers(type), new byte[0]));
    all.add(hostile("no headers", new RecordHeaders(), good));
    all.add(hostile("no ce_type", without(type, "ce_type"), good));
    all.add(hostile("empty ce_type", with(type, "ce_type", new byte[0]), good));
    all.add(hostile("ce_type without a value", with(type, "ce_type", (byte[]) null), good));
    all.add(hostile("ce_type not UTF-8", with(type, "ce_type", bytes(0xc3, 0x28)), good));
    all.add(
        hostile("ce_type of control characters", with(type, "ce_type", bytes(0, 10, 27)), good));
    all.add(hostile("huge ce_type", with(type, "ce_type", "x".repeat(100_000)), good));
    if (!config(topic, "cleanup.policy").contains("compact")) {
      // Where it is compacted, the broker refuses them.
      all.add(new Hostile("no key, bad JSON", null, headers(type), bytes('{')));
    }
    all.add(new Hostile("key not UTF-8, bad JSON", bytes(0xff, 0xfe), headers(type), bytes('{')));
    all.add(new Hostile("empty key, bad JSON", new byte[0], headers(type), bytes('{')));
    all.add(hostile("ten thousand headers, bad JSON", many(type, 10_000), bytes('{')));
    all.add(hostile("huge header, bad JSON", with(type, "x", "x".repeat(500_000)), bytes('{')));
    all.add(
        hostile("not UTF-8", headers(type), json.replace("{", "{\"ÿ\":1,").getBytes(ISO_8859_1)));
    all.add(hostile("binary", headers(type), bytes(0x1f, 0x8b, 0, 0xff, 0xfe, 7)));
    for (String bad :
        List.of(
            "{",
            "null",
            "[]",
            "\"text\"",
            "17",
            "{}",
            "[" + json + "]",
            json + json,
            "{\"a\":NaN}",
            "{\"x\":" + "9".repeat(5_000) + "}",
            "[".repeat(100_000),
            "{\"x\":".repeat(5_000))) {
      String name = "JSON " + bad.substring(0, Math.min(12, bad.length())) + " " + bad.length();
      all.add(hostile(name, headers(type), bad.getBytes(UTF_8)));
    }
    all.add(hostile("deep in what is not read", headers(type), inside(json, deep(5_000))));
    all.add(
        hostile(
            "as large as the topic takes, bad JSON",
            headers(type),
            "x".repeat(largest(topic)).getBytes(UTF_8)));
    return all.stream();
  }

  /** As the first property of an object of JSON. */
  public static byte[] inside(String json, String property) {
    return json.replaceFirst("\\{", "{" + property + ",").getBytes(UTF_8);
  }

  private static String deep(int levels) {
    return "\"unknown\":" + "[".repeat(levels) + "]".repeat(levels);
  }

  /** One with a key of its own. */
  public static Hostile hostile(String name, Headers headers, byte @Nullable [] value) {
    return new Hostile(name, UUID.randomUUID().toString().getBytes(UTF_8), headers, value);
  }

  /** With the headers that an event has. */
  public static Hostile hostile(String name, String type, String json) {
    return hostile(name, headers(type), json.getBytes(UTF_8));
  }

  /** Sends an event behind the hostile ones, in their partition; its id. */
  public static String sendBehind(String topic, String key, String type, String json) {
    String id = UUID.randomUUID().toString();
    Events.send(
        new ProducerRecord<>(
            topic,
            PARTITION,
            key.getBytes(UTF_8),
            json.getBytes(UTF_8),
            Events.headers(type, id, key)));
    return id;
  }

  /** Headers of an event with a new id. */
  public static Headers headers(String type) {
    return Events.headers(type, UUID.randomUUID().toString(), "hostile");
  }

  /** With another value of one of the headers. */
  public static Headers with(String type, String name, byte @Nullable [] value) {
    return without(type, name).add(name, value);
  }

  public static Headers with(String type, String name, String value) {
    return with(type, name, value.getBytes(UTF_8));
  }

  public static Headers without(String type, String name) {
    return headers(type).remove(name);
  }

  private static Headers many(String type, int number) {
    Headers headers = headers(type);
    for (int i = 0; i < number; i++) {
      headers.add("h" + i, bytes(i % 128));
    }
    return headers;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** How large a value the broker takes there, when headers have a kilobyte or two. */
  private static int largest(String topic) {
    return Integer.parseInt(config(topic, "max.message.bytes")) - 2_000;
  }

  private static String config(String topic, String name) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", Stores.kafkaBootstrap()))) {
      return Objects.requireNonNull(
              admin
                  .describeConfigs(List.of(resource))
                  .all()
                  .get(20, TimeUnit.SECONDS)
                  .get(resource))
          .get(name)
          .value();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}
