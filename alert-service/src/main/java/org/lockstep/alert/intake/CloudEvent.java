package org.lockstep.alert.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * An event as the topics carry it: CloudEvents 1.0 in Kafka's binary mode.
 *
 * @param time as it came
 * @param dataschema optional in CloudEvents
 * @param data JSON text, as it came
 */
record CloudEvent(
    String id,
    String source,
    String type,
    String subject,
    String time,
    @Nullable String dataschema,
    String data) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern ATTRIBUTE = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1,512}");

  /** Before anything else is asked of it: a type nobody here knows needs no other attribute. */
  static String type(Headers headers) {
    return attribute(headers, "ce_type");
  }

  /**
   * @throws PoisonEventException if an attribute is missing or the data is not UTF-8
   */
  static CloudEvent of(Headers headers, byte[] value) {
    var event =
        new CloudEvent(
            attribute(headers, "ce_id"),
            attribute(headers, "ce_source"),
            attribute(headers, "ce_type"),
            attribute(headers, "ce_subject"),
            attribute(headers, "ce_time"),
            header(headers, "ce_dataschema").orElse(null),
            text(value));
    event.instant();
    return event;
  }

  Instant instant() {
    try {
      return OffsetDateTime.parse(time).toInstant();
    } catch (DateTimeException e) {
      throw new PoisonEventException("ce_time is not a time", e);
    }
  }

  /** CloudEvents 1.0 in JSON's structured mode; the data is neither read nor written anew. */
  byte[] structured() {
    var bytes = new ByteArrayOutputStream();
    try (var json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("specversion", "1.0");
      json.writeStringField("id", id);
      json.writeStringField("source", source);
      json.writeStringField("type", type);
      json.writeStringField("subject", subject);
      json.writeStringField("time", time);
      json.writeStringField("datacontenttype", "application/json");
      if (dataschema != null) {
        json.writeStringField("dataschema", dataschema);
      }
      json.writeFieldName("data");
      json.writeRawValue(data);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String attribute(Headers headers, String name) {
    return header(headers, name)
        .filter(text -> ATTRIBUTE.matcher(text).matches())
        .orElseThrow(
            () -> new PoisonEventException("The header " + name + " is missing or no text", null));
  }

  private static Optional<String> header(Headers headers, String name) {
    return Optional.ofNullable(headers.lastHeader(name))
        .map(header -> header.value())
        .map(value -> new String(value, UTF_8));
  }

  private static String text(byte[] value) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException e) {
      throw new PoisonEventException("The data is not UTF-8", e);
    }
  }
}
