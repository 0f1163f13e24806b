package org.lockstep.http.dpop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TargetUriTest {
  private static String text(@Nullable String address) {
    return TargetUri.of(address).map(TargetUri::text).orElse("none");
  }

  @Test
  void hasOneSpellingForOneMeaning() {
    for (String same :
        List.of(
            "http://example.org/a-b",
            "HTTP://EXAMPLE.org:80/a-b",
            "http://example.org/%61%2Db",
            "http://example.org:/a-b?x#y")) {
      assertThat(text(same)).isEqualTo("http://example.org/a-b");
    }
    assertThat(text("https://example.org:443")).isEqualTo("https://example.org/");
    assertThat(text("https://example.org?x")).isEqualTo("https://example.org/");
    assertThat(text("http://[::1]:8080/a%2fb")).isEqualTo("http://[::1]:8080/a%2Fb");
    assertThat(text("https://example.org:80/")).isEqualTo("https://example.org:80/");
  }

  @Test
  void isNothingButAnAddressOfHttp() {
    for (String none :
        Arrays.asList(
            null,
            "",
            "/a",
            "//example.org/a",
            "http:",
            "http:///a",
            "http:a",
            "mailto:a@b.example",
            "http://u@example.org/",
            "http://example.org/\u00fc",
            "http://example.org/a b",
            "http://example.org/%",
            "http://example.org/%4",
            "http://example.org/%zz",
            "http://exa_mple.org/",
            "http://example.org:x/",
            "http://example.org\n/")) {
      assertThat(text(none)).as(String.valueOf(none)).isEqualTo("none");
    }
  }
}
