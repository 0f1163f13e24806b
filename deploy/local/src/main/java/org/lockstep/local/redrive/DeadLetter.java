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

/** One record that a service has put aside, as it lies in its topic of dead letters. */
record DeadLetter(ConsumerRecord<byte[], byte[]> record) {
  /** Says of a record how often it has gone back. */
  private static final String REDRIVEN = "redriven";

  private static final String ABOUT = "dead-letter-";

  /** Its number: the offset in the topic of dead letters. */
  long number() {
    return record.offset();
  }

  String reason() {
    return header("reason");
  }

  boolean isCut() {
    return record.headers().lastHeader(ABOUT + "cut") != null;
  }

  TopicPartition partition() {
    return new TopicPartition(header("topic"), (int) number("partition", Integer.MAX_VALUE));
  }

  long offset() {
    return number("offset", Long.MAX_VALUE);
  }

  /** Whether a record can have come from there into the topic where this lies. */
  boolean isAtHome() {
    return record.topic().startsWith(partition().topic() + ".");
  }

  /** Where it came from; the same for two letters about one record. */
  String place() {
    return "%s at offset %d".formatted(partition(), offset());
  }

  /** How often it had gone back before it was put aside. */
  int times() {
    Header header = record.headers().lastHeader(REDRIVEN);
    String text = header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
  }

  /**
   * The record as it goes back.
   *
   * @param original what is at its place, if it is still there; needed where the letter was cut
   * @throws Refusal where it was cut and its place has nothing, or something else
   */
  ProducerRecord<byte[], byte[]> back(@Nullable ConsumerRecord<byte[], byte[]> original) {
    if (isCut() && (original == null || !isOf(original.value()))) {
      throw new Refusal(
          "Dead letter %d was cut because it was too large, and its record is not at its place any more: %s."
              .formatted(number(), place()));
    }
    ConsumerRecord<byte[], byte[]> source = isCut() && original != null ? original : record;
    Headers headers = new RecordHeaders();
    for (Header header : source.headers()) {
      if (!header.key().startsWith(ABOUT) && !header.key().equals(REDRIVEN)) {
        headers.add(header);
      }
    }
    headers.add(REDRIVEN, Integer.toString(times() + 1).getBytes(UTF_8));
    return new ProducerRecord<>(partition().topic(), null, source.key(), source.value(), headers);
  }

  private boolean isOf(byte @Nullable [] value) {
    try {
      return value != null
          && HexFormat.of()
              .formatHex(MessageDigest.getInstance("SHA-256").digest(value))
              .equals(header("sha256"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private long number(String name, long most) {
    try {
      long number = Long.parseLong(header(name));
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new Refusal("Its %s%s is no number there can be.".formatted(ABOUT, name));
  }

  private String header(String name) {
    Header header = record.headers().lastHeader(ABOUT + name);
    if (header == null || header.value() == null) {
      throw new Refusal("It has no %s%s.".formatted(ABOUT, name));
    }
    return new String(header.value(), UTF_8);
  }
}
