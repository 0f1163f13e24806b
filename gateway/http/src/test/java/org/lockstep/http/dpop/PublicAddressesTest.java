package org.lockstep.http.dpop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublicAddressesTest {
  private static final String PATH = "/api/v1/alerts";

  private static List<String> targets(String ip, String... urls) {
    return new PublicAddresses(Stream.of(urls).map(URI::create).toList())
        .of(PATH, SocketAddress.inetSocketAddress(8084, ip)).stream()
            .map(TargetUri::text)
            .sorted()
            .toList();
  }

  @Test
  void areThoseThatTheOperatorSaysAndNoOthersForWhoeverComesFromOutside() {
    for (String ip : List.of("10.1.2.3", "192.168.1.1", "0.0.0.0", "fd00::1")) {
      assertThat(targets(ip, "https://api.example.org", "https://other.example.org:8443/lockstep/"))
          .containsExactly(
              "https://api.example.org/api/v1/alerts",
              "https://other.example.org:8443/lockstep/api/v1/alerts");
    }
  }

  @Test
  void areThisMachineAndThePortBesidesForWhoeverComesFromIt() {
    for (String ip : List.of("127.0.0.1", "127.0.0.2", "::1")) {
      assertThat(targets(ip, "https://api.example.org"))
          .containsExactly(
              "http://127.0.0.1:8084/api/v1/alerts",
              "http://[::1]:8084/api/v1/alerts",
              "http://localhost:8084/api/v1/alerts",
              "https://api.example.org/api/v1/alerts");
    }
  }

  @Test
  void areAddressesOfHttpWithoutAQuery() {
    for (String none :
        List.of("api.example.org", "/api", "ftp://a.example", "https://a.example?b")) {
      assertThatThrownBy(() -> targets("127.0.0.1", none))
          .hasMessageContaining("lockstep.http.public-urls")
          .hasMessageContaining(none);
    }
  }
}
