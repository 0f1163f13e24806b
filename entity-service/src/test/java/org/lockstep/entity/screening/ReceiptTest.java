package org.lockstep.entity.screening;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.entity.screening.Asked.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.receipt.CanonicalJson;
import org.lockstep.testkit.Json;

/** Whoever has the request, the answer and the key can tell whether they belong together. */
@QuarkusTest
class ReceiptTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REQUEST =
      json(
          """
          { 'threshold' : 0.70, 'limit':5, 'validAt':null,
            'queries':[{'names':['Nobody \\u0416 \\"Whatsoever\\" /'],'id':'1','countries':[],'birthDates':['1970']}]}""");

  @Test
  void isSignedAlsoWhereNobodyWasFound() throws Exception {
    JsonNode answer = answer();

    assertThat(answer.at("/results/0/hits")).isEmpty();
    assertThat(answer.at("/receipt/requestSha256").asText())
        .isEqualTo(CanonicalJson.sha256(JSON.readTree(REQUEST)));
    assertThat(answer.at("/receipt/resultsSha256").asText())
        .isEqualTo(CanonicalJson.sha256(answer.path("results")));
    assertThat(verifies(answer)).isTrue();
  }

  @Test
  void isOfNothingElse() throws Exception {
    JsonNode answer = answer();
    for (String member : new String[] {"algorithm", "screenedAt"}) {
      ObjectNode other = answer.deepCopy();
      other.put(member, "2024-05-24T00:00:00Z");
      assertThat(verifies(other)).as(member).isFalse();
    }
    ObjectNode state = answer.deepCopy();
    ((ObjectNode) state.path("state")).put("entities", 1_000_000);
    assertThat(verifies(state)).isFalse();
  }

  private static JsonNode answer() {
    var answer = Asked.screen(REQUEST);
    answer.then().statusCode(200);
    return Json.of(answer);
  }

  private static boolean verifies(JsonNode answer) throws Exception {
    ObjectNode payload = JSON.createObjectNode();
    payload.put("requestSha256", answer.at("/receipt/requestSha256").asText());
    payload.put("resultsSha256", answer.at("/receipt/resultsSha256").asText());
    for (String member : new String[] {"algorithm", "screenedAt", "state"}) {
      payload.set(member, answer.path(member));
    }
    String[] jws = answer.at("/receipt/signature").asText().split("\\.", -1);
    assertThat(jws).hasSize(3);
    assertThat(jws[1]).isEmpty();
    String key =
        Asked.by(Asked.SCREENER)
            .get("/api/v1/screenings/key")
            .then()
            .statusCode(200)
            .extract()
            .asString()
            .strip();
    JsonNode header = JSON.readTree(Base64.getUrlDecoder().decode(jws[0]));
    assertThat(key).startsWith(header.path("kid").asText() + "+");
    byte[] typed =
        Base64.getDecoder().decode(key.substring(header.path("kid").asText().length() + 1));
    Signature ed25519 = Signature.getInstance("Ed25519");
    ed25519.initVerify(
        KeyFactory.getInstance("Ed25519")
            .generatePublic(
                new X509EncodedKeySpec(
                    HexFormat.of()
                        .parseHex(
                            "302a300506032b6570032100"
                                + HexFormat.of().formatHex(Arrays.copyOfRange(typed, 1, 33))))));
    ed25519.update(
        (jws[0]
                + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(CanonicalJson.of(payload)))
            .getBytes(US_ASCII));
    return ed25519.verify(Base64.getUrlDecoder().decode(jws[2]));
  }
}
