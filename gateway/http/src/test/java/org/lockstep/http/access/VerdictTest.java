package org.lockstep.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final String CLAIMS =
      "\"authority\":\"KR\",\"clearance\":\"TLP:GREEN\",\"quota\":\"50/200\"";
  private static final String TOKEN = token(CLAIMS + roles("screener", "drafter"));

  private static String roles(String... names) {
    return ",\"realm_access\":{\"roles\":[\"" + String.join("\",\"", names) + "\"]}";
  }

  private static String token(String claims) {
    return "e30."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(("{" + claims + "}").getBytes(StandardCharsets.UTF_8))
        + ".c2ln";
  }

  private static Verdict now(String claims) {
    return Verdict.of(TOKEN, true, new JsonObject("{" + claims + "}"));
  }

  @Test
  void standsWhileAllThatItSaysIsTrue() {
    assertThat(now(CLAIMS + roles("screener", "drafter"))).isEqualTo(Verdict.STANDS);
    assertThat(now(CLAIMS + roles("alert-owner", "drafter", "screener")))
        .as("a role that it does not know of")
        .isEqualTo(Verdict.STANDS);
    assertThat(Verdict.of(token("\"azp\":\"x\""), true, new JsonObject()))
        .as("of nobody in particular")
        .isEqualTo(Verdict.STANDS);
  }

  @Test
  void isOutdatedOnceItSaysMore() {
    assertThat(now(CLAIMS + roles("screener"))).isEqualTo(Verdict.OUTDATED);
    assertThat(now(CLAIMS)).isEqualTo(Verdict.OUTDATED);
    for (String other :
        new String[] {
          CLAIMS.replace("KR", "JP"),
          CLAIMS.replace("\"authority\":\"KR\",", ""),
          CLAIMS.replace("GREEN", "CLEAR"),
          CLAIMS.replace("GREEN", "AMBER"),
          CLAIMS.replace("50/200", "1/1"),
          CLAIMS.replace(",\"quota\":\"50/200\"", "")
        }) {
      assertThat(now(other + roles("screener", "drafter"))).as(other).isEqualTo(Verdict.OUTDATED);
    }
  }

  @Test
  void isDisownedWhateverItSays() {
    assertThat(Verdict.of(TOKEN, false, new JsonObject())).isEqualTo(Verdict.DISOWNED);
  }
}
