package org.lockstep.local.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lockstep.local.data.Refusal;

class CurlLineTest {
  private static final Map<String, String> HEADERS = Map.of("Authorization", "DPoP a", "DPoP", "b");

  @Test
  void isOneCallWithItsHeaders() {
    assertThat(CurlLine.of("GET", "http://localhost:8080/api/v1/alerts?limit=1").with(HEADERS))
        .isEqualTo(
            "curl -sS -H 'Authorization: DPoP a' -H 'DPoP: b'"
                + " 'http://localhost:8080/api/v1/alerts?limit=1'");
    assertThat(CurlLine.of("post", "http://localhost:8080/a").with(Map.of()))
        .isEqualTo("curl -sS -X POST 'http://localhost:8080/a'");
    assertThat(CurlLine.of("HEAD", "http://localhost:8080/a").with(Map.of()))
        .isEqualTo("curl -sS --head 'http://localhost:8080/a'");
  }

  @Test
  void isOnlyWhatItIsToAShell() throws Exception {
    String address = "http://localhost:8080/a?q='$(id)';&b=!";
    String line =
        CurlLine.of("GET", address).with(Map.of()).replaceFirst("curl", "printf '%s\\\\n'");

    Process shell = new ProcessBuilder("sh", "-c", line).start();

    assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("-sS\n" + address + "\n");
  }

  @Test
  void isOfAMethodAndAWholeAddress() {
    for (String method : List.of("", "G", "GET X", "-X", "G'T")) {
      assertThatThrownBy(() -> CurlLine.of(method, "http://localhost/"))
          .isInstanceOf(Refusal.class);
    }
    for (String address :
        List.of("", "/api/v1/me", "localhost:8080/a", "ftp://a/b", "http:", "a b")) {
      assertThatThrownBy(() -> CurlLine.of("GET", address)).isInstanceOf(Refusal.class);
    }
  }
}
