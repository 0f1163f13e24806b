package org.lockstep.http.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;

/**
 * An instant is text with its offset, a day is text without a time. Jackson would take numbers and
 * lists for both, and whether a number is of seconds or of milliseconds nobody can see.
 */
final class Moments {
  private static final int LONGEST = 40;
  private static final int DAY = 16;

  private Moments() {}

  static SimpleModule module() {
    return new SimpleModule("moments as text")
        .addDeserializer(
            Instant.class,
            new Text<>(Instant.class, LONGEST, text -> OffsetDateTime.parse(text).toInstant()))
        .addDeserializer(LocalDate.class, new Text<>(LocalDate.class, DAY, LocalDate::parse));
  }

  private static final class Text<T> extends StdScalarDeserializer<T> {
    private final Class<T> type;
    private final int longest;
    private final transient Function<String, T> reading;

    Text(Class<T> type, int longest, Function<String, T> reading) {
      super(type);
      this.type = type;
      this.longest = longest;
      this.reading = reading;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return context.reportInputMismatch(type, "must be text");
      }
      String text = parser.getText();
      try {
        if (text.length() <= longest) {
          return reading.apply(text);
        }
      } catch (DateTimeException e) {
        // Refused below.
      }
      return context.reportInputMismatch(type, "must be another text");
    }
  }
}
