package org.lockstep.designation.journal;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockstep.designation.Officers;
import org.lockstep.designation.marking.Visible;
import org.lockstep.testkit.Stores;

@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class JournalApiTest {
  @Inject Journal journal;
  @Inject JournalKey key;
  @Inject Contradictions contradictions;

  private long before;

  @BeforeEach
  void releaseFiveAndThenTwo() {
    append(5);
    before = journal.size();
    append(2);
  }

  @Test
  void givesACheckpointThatVerifiesWithThePublicKeyOnly() {
    String verifierKey = text("key").strip();

    List<String> lines = Notes.verified(text("checkpoint"), verifierKey);

    assertThat(lines)
        .containsExactly(
            "lockstep/register", Long.toString(before + 2), journal.latest().rootHash());
  }

  @Test
  void givesACheckpointOfEveryEarlierState() {
    List<String> lines = Notes.verified(text("checkpoint?size=" + before), key.verifierKeys());

    assertThat(lines.get(1)).isEqualTo(Long.toString(before));
    assertThat(lines.get(2)).isEqualTo(journal.state(before).rootHash());
    get("checkpoint?size=0").statusCode(200).body(containsString("\n0\n47DEQpj8HBSa+/TImW+5JC"));
  }

  @Test
  void signsNothingForTheMiddleOfARelease() {
    get("checkpoint?size=" + (before + 1))
        .statusCode(400)
        .contentType("application/problem+json")
        .body("violations[0].field", equalTo("size"))
        .body(
            "violations[0].message",
            equalTo(
                "must be a state of the register, between two releases; the nearest before is "
                    + before));
  }

  @Test
  void signsNothingWhileAPublishedCheckpointContradictsTheJournalAndIsReadAllTheSame() {
    contradictions.compared(List.of("the checkpoint of 4 entries has another root"));
    try {
      get("checkpoint").statusCode(503).body("type", equalTo("urn:lockstep:problem:unavailable"));
      get("entries?limit=1").statusCode(200);
      given().get("/q/health/well").then().statusCode(503).body("status", equalTo("DOWN"));
      given().get("/q/metrics").then().body(containsString("lockstep_journal_contradictions 1.0"));
      given().get("/q/health/ready").then().statusCode(200);
    } finally {
      contradictions.compared(List.of());
    }
    get("checkpoint").statusCode(200);
    given().get("/q/health/well").then().statusCode(200);
    given().get("/q/metrics").then().body(containsString("lockstep_journal_contradictions 0.0"));
  }

  @Test
  void listsEntriesInTheirOrderPageByPage() {
    get("entries?from=" + (before - 1) + "&limit=2")
        .statusCode(200)
        .body("items", hasSize(2))
        .body("items[0].index", equalTo((int) before - 1))
        .body("items[0].kind", equalTo("designation.published"))
        .body("items[1].recordedAt", equalTo(journal.recordedAt(before + 2).toString()))
        .body("next", equalTo((int) before + 1));
    String leaf =
        get("entries?from=" + (before + 1))
            .body("items", hasSize(1))
            .body("next", nullValue())
            .extract()
            .path("items[0].leaf");
    assertThat(new String(Base64.getDecoder().decode(leaf), UTF_8))
        .startsWith("{\"data\":{\"entry\":1},\"kind\":\"designation.published\",\"recordedAt\":\"");
    get("entries?from=" + (before + 2)).statusCode(200).body("items", hasSize(0));
  }

  @Test
  void listsFewerOnAPageWhereTheyAreLarge() {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              for (int i = 0; i < 7; i++) {
                journal.append(
                    JournalKind.DESIGNATION_PUBLISHED, Map.of("text", "x".repeat(900_000)));
              }
            });

    get("entries?limit=7&from=" + (before + 2))
        .statusCode(200)
        .body("items", hasSize(5))
        .body("next", equalTo((int) before + 7));
    get("entries?limit=7&from=" + (before + 7))
        .statusCode(200)
        .body("items", hasSize(2))
        .body("next", nullValue());
  }

  @Test
  void provesThatAnEntryIsInTheTree() {
    long index = before - 3;
    long size = before + 2;

    ValidatableResponse proof = get("proofs/inclusion?index=" + index + "&size=" + size);

    proof.statusCode(200).body("index", equalTo((int) index)).body("size", equalTo((int) size));
    byte[] leafHash = MerkleTree.leafHash(journal.entries(index, 1, Visible.PUBLIC).get(0).leaf());
    assertThat(decoded(proof.extract().path("leafHash"))).isEqualTo(leafHash);
    assertThat(
            NaiveTree.includes(
                index, size, leafHash, hashes(proof), decoded(journal.latest().rootHash())))
        .isTrue();
  }

  @Test
  void provesThatATreeContinuesAnEarlierOne() {
    ValidatableResponse proof = get("proofs/consistency?from=" + before + "&to=" + (before + 2));

    proof.statusCode(200).body("from", equalTo((int) before)).body("to", equalTo((int) before + 2));
    assertThat(
            NaiveTree.isContinued(
                before,
                decoded(journal.state(before).rootHash()),
                before + 2,
                decoded(journal.latest().rootHash()),
                hashes(proof)))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "checkpoint?size=S+1, size, 0 to S",
    "checkpoint?size=-1, size, 0 to S",
    "checkpoint?size=1e3, size, 0 to S",
    "checkpoint?size=99999999999999999999, size, 0 to S",
    "entries?from=S+1, from, 0 to S",
    "entries?limit=0, limit, 1 to 500",
    "entries?limit=501, limit, 1 to 500",
    "proofs/inclusion?size=S, index, 0 to S-1",
    "proofs/inclusion?index=0, size, 1 to S",
    "proofs/inclusion?index=0&size=0, size, 1 to S",
    "proofs/inclusion?index=S&size=S, index, 0 to S-1",
    "proofs/inclusion?index=0&size=S+1, size, 1 to S",
    "proofs/consistency?from=0&to=S, from, 1 to S",
    "proofs/consistency?from=4&to=3, from, 1 to 3",
    "proofs/consistency?from=1&to=S+1, to, 1 to S"
  })
  void refusesWhatIsNotThereAndSaysWhatIs(String request, String field, String range) {
    get(there(request))
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:lockstep:problem:invalid-request"))
        .body("violations[0].field", equalTo(field))
        .body("violations[0].message", containsString(there(range)));
  }

  private String there(String text) {
    long size = before + 2;
    return text.replace("S+1", Long.toString(size + 1))
        .replace("S-1", Long.toString(size - 1))
        .replace("S", Long.toString(size));
  }

  private void append(int count) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              for (int i = 0; i < count; i++) {
                journal.append(JournalKind.DESIGNATION_PUBLISHED, Map.of("entry", i));
              }
            });
  }

  private static List<byte[]> hashes(ValidatableResponse proof) {
    List<String> hashes = proof.extract().path("hashes");
    return hashes.stream().map(JournalApiTest::decoded).toList();
  }

  private static byte[] decoded(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  private static String text(String what) {
    return get(what)
        .statusCode(200)
        .header("Content-Type", equalTo("text/plain;charset=utf-8"))
        .extract()
        .asString();
  }

  private static ValidatableResponse get(String what) {
    return given().auth().oauth2(Officers.portControl()).get("/api/v1/journal/" + what).then();
  }
}
