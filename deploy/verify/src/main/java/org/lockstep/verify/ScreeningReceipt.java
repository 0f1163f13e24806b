package org.lockstep.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/** The receipt of a screening against what was asked and what was answered. */
final class ScreeningReceipt {
  private static final int LARGEST_REQUEST = 8 << 20;
  private static final int LARGEST_ANSWER = 128 << 20;

  private ScreeningReceipt() {}

  static Report check(Path requestFile, Path answerFile, VerifierKeys keys) throws IOException {
    Document request =
        Document.read(Input.bytes(requestFile, LARGEST_REQUEST), "The request " + requestFile);
    Document answer =
        Document.read(Input.bytes(answerFile, LARGEST_ANSWER), "The answer " + answerFile);
    Document receipt = answer.object("receipt");
    JsonNode results = answer.json().path("results");
    if (!results.isArray()) {
      throw Finding.notOk(answer.what() + " has no list \"results\".");
    }
    String requestSha256 = sha256(request.json());
    String resultsSha256 = sha256(results);
    if (!receipt.text("requestSha256").equals(requestSha256)) {
      throw Finding.notOk(
          "%s is not the one that was answered: its SHA-256 is %s, that of the receipt %s."
              .formatted(request.what(), requestSha256, receipt.text("requestSha256")));
    }
    if (!receipt.text("resultsSha256").equals(resultsSha256)) {
      throw Finding.notOk(
          "The results were changed: their SHA-256 is %s, that of the receipt %s."
              .formatted(resultsSha256, receipt.text("resultsSha256")));
    }
    Document state = answer.object("state");
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    payload.put("algorithm", answer.text("algorithm"));
    payload.put("requestSha256", requestSha256);
    payload.put("resultsSha256", resultsSha256);
    payload.put("screenedAt", answer.text("screenedAt"));
    payload.set("state", state.json());
    DetachedJws.verify(
        receipt.text("signature").getBytes(UTF_8),
        CanonicalJson.written(payload),
        keys,
        "The signature in " + answerFile,
        "answer");
    return new Report(
        "This is what " + keys.name() + " answered to this request.",
        List.of(
            "asked     %d queries, SHA-256 as signed"
                .formatted(request.json().path("queries").size()),
            "answered  %d possible matches, %d ruled out, %d queries not looked at to their end"
                .formatted(count(results, "hits"), count(results, "ruledOut"), unfinished(results)),
            "when      " + answer.text("screenedAt") + ", by algorithm " + answer.text("algorithm"),
            "against   %d entities, state %s"
                .formatted(state.number("entities"), state.text("digest"))));
  }

  private static int count(JsonNode results, String what) {
    int count = 0;
    for (JsonNode result : results) {
      count += result.path(what).size();
    }
    return count;
  }

  private static int unfinished(JsonNode results) {
    int count = 0;
    for (JsonNode result : results) {
      count += result.path("complete").asBoolean() ? 0 : 1;
    }
    return count;
  }

  private static String sha256(JsonNode content) {
    return HexFormat.of().formatHex(MerkleTree.sha256().digest(CanonicalJson.written(content)));
  }
}
