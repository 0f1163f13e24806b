package org.lockstep.local.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.lockstep.local.data.Refusal;

/**
 * What a record that a service has put aside says of itself. The record stays in its topic of dead
 * letters: there may be many of them, and large ones.
 *
 * @param number its offset in the topic of dead letters
 * @param partition where it came from
 * @param offset where it was there
 * @param times how often it had gone back before it was put aside
 */
record DeadLetter(
    long number, TopicPartition partition, long offset, String reason, boolean isCut, int times) {
  /** Of a topic of dead letters: {@code <topic>.<service>.dead}. */
  static final String ENDING = ".dead";

  /** Says of a record how often it has gone back. */
  private static final String REDRIVEN = "redriven";

  /** Says of it which service is meant; the others pass it over. */
  private static final String REDRIVEN_FOR = "redriven-for";

  private static final String ABOUT = "dead-letter-";
  private static final int MOST_REASON = 1_000;

  /**
   * @throws Refusal where the record is no dead letter, or of another topic than lies here
   */
  static DeadLetter from(ConsumerRecord<byte[], byte[]> record) {
    String topic = header(record, "topic");
    if (!topic.equals(home(record.topic()))) {
      throw new Refusal("It is of another topic.");
    }
    String reason = header(record, "reason");
    return new DeadLetter(
        record.offset(),
        new TopicPartition(topic, (int) number(record, "partition", Integer.MAX_VALUE)),
        number(record, "offset", Long.MAX_VALUE),
        reason.substring(0, Math.min(MOST_REASON, reason.length())),
        record.headers().lastHeader(ABOUT + "cut") != null,
        times(record));
  }

  /** The topic whose dead letters lie in this one; empty if its name does not say. */
  private static String home(String topic) {
    String withService = topic.substring(0, topic.length() - ENDING.length());
    return withService.substring(0, Math.max(0, withService.lastIndexOf('.')));
  }

  /** The service whose dead letters lie in this topic. */
  private static String service(String topic) {
    return topic.substring(home(topic).length() + 1, topic.length() - ENDING.length());
  }

  /** Where it came from; the same for two letters about one record. */
  String place() {
    return "%s at offset %d".formatted(partition, offset);
  }

  private static int times(ConsumerRecord<byte[], byte[]> record) {
    Header header = record.headers().lastHeader(REDRIVEN);
    String text = header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
  }

  /**
   * The record as it goes back.
   *
   * @param letter the record in the topic of dead letters
   * @param original what is at its place, if it is still there; needed where the letter was cut
   * @param forAll whether all services take it, and not only the one that had put it aside
   * @throws Refusal where it was cut and its place has nothing, or something else
   */
  ProducerRecord<byte[], byte[]> back(
      ConsumerRecord<byte[], byte[]> letter,
      @Nullable ConsumerRecord<byte[], byte[]> original,
      boolean forAll) {
    if (isCut && (original == null || !sha256(original.value()).equals(header(letter, "sha256")))) {
      throw new Refusal(
          "Dead letter %d was cut because it was too large, and its record is not at its place any more: %s."
              .formatted(number, place()));
    }
    ConsumerRecord<byte[], byte[]> source = isCut && original != null ? original : letter;
    Headers headers = new RecordHeaders();
    for (Header header : source.headers()) {
      if (!header.key().startsWith(ABOUT) && !header.key().startsWith(REDRIVEN)) {
        headers.add(header);
      }
    }
    headers.add(REDRIVEN, Integer.toString(times + 1).getBytes(UTF_8));
    if (!forAll) {
      headers.add(REDRIVEN_FOR, service(letter.topic()).getBytes(UTF_8));
    }
    return new ProducerRecord<>(partition.topic(), null, source.key(), source.value(), headers);
  }

  private static String sha256(byte @Nullable [] value) {
    try {
      return value == null
          ? "none"
          : HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long number(ConsumerRecord<byte[], byte[]> record, String name, long most) {
    try {
      long number = Long.parseLong(header(record, name));
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new Refusal("Its %s%s is no number there can be.".formatted(ABOUT, name));
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(ABOUT + name);
    if (header == null || header.value() == null) {
      throw new Refusal("It has no %s%s.".formatted(ABOUT, name));
    }
    return new String(header.value(), UTF_8);
  }
}
