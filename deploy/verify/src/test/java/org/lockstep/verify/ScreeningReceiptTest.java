package org.lockstep.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.verify.WrittenRegister.sha256;
import static org.lockstep.verify.WrittenRegister.utf8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreeningReceiptTest {
  /** As canonical JSON has it, and as somebody wrote it. */
  private static final String REQUEST =
      "{\"queries\":[{\"id\":\"1\",\"names\":[\"Жан \\\"X\\\"\"]}],\"threshold\":0.7}";

  private static final String WRITTEN_REQUEST =
      """
      { "threshold": 0.70, "limit": null,
        "queries": [ {"names": ["\\u0416ан \\u0022X\\""], "id": "1"} ] }
      """;
  private static final String RESULTS =
      "[{\"complete\":true,\"hits\":[{\"score\":0.8125}],\"id\":\"1\",\"notes\":[],\"ruledOut\":[]}]";
  private static final String STATE = "{\"digest\":\"abc\",\"entities\":3,\"positions\":[0,7]}";
  private static final String TIME = "2026-11-28T12:00:00Z";

  private final WrittenRegister register = new WrittenRegister("lockstep/screening", List.of());
  private final Desk desk;

  ScreeningReceiptTest(@TempDir Path folder) {
    desk = new Desk(folder);
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(sha256(utf8(text)));
  }

  private String answer(String results, String state, String time) {
    String payload =
        "{\"algorithm\":\"1\",\"requestSha256\":\"%s\",\"resultsSha256\":\"%s\",\"screenedAt\":\"%s\",\"state\":%s}"
            .formatted(hex(REQUEST), hex(RESULTS), TIME, STATE);
    return """
        {"screenedAt": "%s", "algorithm": "1", "state": %s, "complete": true, "results": %s,
         "receipt": {"requestSha256": "%s", "resultsSha256": "%s", "signature": "%s"}}"""
        .formatted(time, state, results, hex(REQUEST), hex(RESULTS), register.jws(payload));
  }

  private Desk.Outcome verify(String request, String answer) throws IOException {
    desk.put("request.json", request);
    desk.put("answer.json", answer);
    return desk.verify(register.verifierKey(), "screening", "request.json", "answer.json");
  }

  @Test
  void bearsOutWhatWasAnsweredHoweverItWasKept() throws IOException {
    for (String request : List.of(REQUEST, WRITTEN_REQUEST)) {
      Desk.Outcome outcome =
          verify(
              request,
              answer(RESULTS.replace(",", " ,\n").replace("0.8125", "8.125e-1"), STATE, TIME));

      assertThat(outcome.status()).as(outcome.said()).isZero();
      assertThat(outcome.said())
          .startsWith("OK  This is what lockstep/screening answered to this request.")
          .contains("1 queries", "1 possible matches", "3 entities", TIME);
    }
  }

  @Test
  void findsAnotherRequest() throws IOException {
    Desk.Outcome outcome = verify(REQUEST.replace("0.7", "0.9"), answer(RESULTS, STATE, TIME));

    assertThat(outcome.status()).isEqualTo(Finding.NOT_OK);
    assertThat(outcome.said()).contains("is not the one that was answered");
  }

  @Test
  void findsWhatWasChangedInTheAnswer() throws IOException {
    assertThat(verify(REQUEST, answer(RESULTS.replace("0.8125", "0.8126"), STATE, TIME)).said())
        .contains("NOT OK", "The results were changed");
    assertThat(verify(REQUEST, answer(RESULTS, STATE.replace("7", "8"), TIME)).said())
        .contains("NOT OK", "The answer was changed");
    assertThat(verify(REQUEST, answer(RESULTS, STATE, "2026-11-27T12:00:00Z")).said())
        .contains("NOT OK", "The answer was changed");
  }

  @Test
  void findsTheKeyOfAnother() throws IOException {
    desk.put("request.json", REQUEST);
    desk.put("answer.json", answer(RESULTS, STATE, TIME));

    Desk.Outcome outcome =
        desk.verify(
            new WrittenRegister(3).verifierKey(), "screening", "request.json", "answer.json");

    assertThat(outcome.status()).isEqualTo(Finding.NOT_OK);
    assertThat(outcome.said()).contains("Is --key the key of this register?");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    for (String answer :
        List.of("{}", "[]", "{\"receipt\":{}}", "{\"results\":[],\"receipt\":{}}")) {
      assertThat(verify(REQUEST, answer).status()).as(answer).isEqualTo(Finding.NOT_OK);
    }
  }
}
