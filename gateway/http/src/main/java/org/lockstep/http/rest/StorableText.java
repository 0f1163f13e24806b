package org.lockstep.http.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The one rule for text, wherever it is in a request: no NUL, which PostgreSQL cannot store, and no
 * half of a surrogate pair, which is no character and has no UTF-8.
 */
public final class StorableText {
  private StorableText() {}

  public static boolean is(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Has the rule kept in every value and every key that JSON is read into. */
  static SimpleModule module() {
    return new SimpleModule("storable text")
        .addDeserializer(String.class, new Values())
        .addKeyDeserializer(String.class, new Keys());
  }

  private static String checked(String text, JsonParser parser) throws IOException {
    if (!is(text)) {
      throw new UnstorableTextException(parser);
    }
    return text;
  }

  private static final class Values extends StringDeserializer {
    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = super.deserialize(parser, context);
      return text == null ? null : checked(text, parser);
    }
  }

  private static final class Keys extends KeyDeserializer {
    @Override
    public Object deserializeKey(String key, DeserializationContext context) throws IOException {
      return checked(key, context.getParser());
    }
  }
}
