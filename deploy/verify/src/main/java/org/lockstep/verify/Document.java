package org.lockstep.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * A small JSON object, read strictly: nothing after it, no name twice.
 *
 * @param what what it is to the person at the screen
 */
record Document(JsonNode json, String what) {
  private static final int MOST_HASHES = 128; // Two for each level of the largest tree.
  private static final JsonMapper JSON =
      JsonMapper.builder(CanonicalJson.factory())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  static Document read(byte[] bytes, String what) {
    try {
      JsonNode json = JSON.readTree(Input.utf8(bytes, what));
      if (!json.isObject()) {
        throw Finding.notOk(what + " is not one JSON object with no name twice.");
      }
      return new Document(json, what);
    } catch (JsonProcessingException e) {
      throw Finding.notOk(what + " is not one JSON object with no name twice.");
    }
  }

  boolean has(String name) {
    return json.has(name);
  }

  String text(String name) {
    JsonNode value = json.path(name);
    if (!value.isTextual()) {
      throw Finding.notOk(what + " has no text \"" + name + "\".");
    }
    return value.textValue();
  }

  /** A whole number from 0. */
  long number(String name) {
    JsonNode value = json.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
      throw Finding.notOk(what + " has no whole number \"" + name + "\".");
    }
    return value.longValue();
  }

  Document object(String name) {
    if (!json.path(name).isObject()) {
      throw Finding.notOk(what + " has no object \"" + name + "\".");
    }
    return new Document(json.path(name), what);
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : json.path(name)) {
      if (!value.isTextual()) {
        throw Finding.notOk(what + " has in \"" + name + "\" what is not text.");
      }
      texts.add(value.textValue());
    }
    if (!json.path(name).isArray()) {
      throw Finding.notOk(what + " has no list \"" + name + "\".");
    }
    return texts;
  }

  /** The hashes of a proof. */
  List<byte[]> hashes() {
    List<String> texts = texts("hashes");
    if (texts.size() > MOST_HASHES) {
      throw Finding.notOk(what + " has " + texts.size() + " hashes; no proof needs so many.");
    }
    return texts.stream().map(hash -> Input.hash(hash, "A hash of " + what)).toList();
  }
}
