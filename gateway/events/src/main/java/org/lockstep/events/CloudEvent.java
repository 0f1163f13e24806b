package org.lockstep.events;

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
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * An event as the topics carry it: CloudEvents 1.0 in Kafka's binary mode.
 *
 * @param time as it came
 * @param dataschema optional in CloudEvents
 * @param data JSON text, as it came
 */
public record CloudEvent(
    String id,
    String source,
    String type,
    String subject,
    String time,
    @Nullable String dataschema,
    String data) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern ATTRIBUTE = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1,512}");

  /**
   * The type alone, before anything else is asked: who does not know it needs no other attribute.
   *
   * @throws PoisonException if there is none
   */
  public static String type(Headers headers) {
    return attribute(headers, "ce_type");
  }

  /**
   * @throws PoisonException if an attribute is missing, or the data is missing or not UTF-8
   */
  public static CloudEvent of(Headers headers, byte @Nullable [] value) {
    var event =
        new CloudEvent(
            attribute(headers, "ce_id"),
            attribute(headers, "ce_source"),
            attribute(headers, "ce_type"),
            attribute(headers, "ce_subject"),
            attribute(headers, "ce_time"),
            headers.lastHeader("ce_dataschema") == null
                ? null
                : attribute(headers, "ce_dataschema"),
            text(data(value), "The data"));
    event.instant();
    return event;
  }

  /**
   * The data of an event, where there is some.
   *
   * @throws PoisonException where there is none
   */
  public static byte[] data(byte @Nullable [] value) {
    if (value == null) {
      throw new PoisonException("The record has no value");
    }
    return value;
  }

  public Instant instant() {
    try {
      return OffsetDateTime.parse(time).toInstant();
    } catch (DateTimeException e) {
      throw new PoisonException("ce_time is not a time", e);
    }
  }

  /** CloudEvents 1.0 in JSON's structured mode; the data is neither read nor written anew. */
  public byte[] structured() {
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
    Header header = headers.lastHeader(name);
    if (header == null || header.value() == null) {
      throw new PoisonException("The header " + name + " is missing");
    }
    String text = text(header.value(), "The header " + name);
    if (!ATTRIBUTE.matcher(text).matches()) {
      throw new PoisonException("The header " + name + " is no text of 1 to 512 characters");
    }
    return text;
  }

  private static String text(byte[] value, String what) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException e) {
      throw new PoisonException(what + " is not UTF-8", e);
    }
  }
}
