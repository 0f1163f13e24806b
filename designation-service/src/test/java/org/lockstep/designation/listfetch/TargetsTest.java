package org.lockstep.designation.listfetch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.http.outbound.NameLookups;
import org.lockstep.http.outbound.NameLookups.Resolver;

class TargetsTest {
  private static final String PUBLIC = "93.184.216.34";
  private static final String URL = "https://scsanctions.un.org/resources/xml/en/consolidated.xml";
  private static final Set<String> HOSTS =
      Set.of("scsanctions.un.org", "127.0.0.1", "[::1]", "2130706433", "0x7f.1", "93.184.216.34");

  @ParameterizedTest
  @ValueSource(
      strings = {
        URL,
        "https://scsanctions.un.org",
        "https://scsanctions.un.org:443/list?x=1",
        "HTTPS://SCSANCTIONS.UN.ORG/list",
      })
  void allowsTheHostThatIsMeant(String url) {
    assertThatCode(() -> resolvingTo(PUBLIC).check(url, HOSTS)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://scsanctions.un.org/list",
        "ftp://scsanctions.un.org/list",
        "file:///etc/passwd",
        "//scsanctions.un.org/list",
        "",
        "https://",
        "https://scsanctions.un.org:8443/",
        "https://scsanctions.un.org:80/",
        "https://user@scsanctions.un.org/",
        "https://scsanctions.un.org/#x",
        "https://scsanctions.un.org.evil.example/",
        "https://evil.example/scsanctions.un.org",
        "https://evil.example\\@scsanctions.un.org/",
        "https://scsanctions.un.org./",
        // Addresses, though the operator may have meant them
        "https://127.0.0.1/",
        "https://93.184.216.34/",
        "https://[::1]/",
        "https://2130706433/",
        "https://0x7f.1/",
      })
  void refusesEverythingElse(String url) {
    assertThatThrownBy(() -> resolvingTo(PUBLIC).check(url, HOSTS))
        .isInstanceOf(FetchFailedException.class);
  }

  @Test
  void refusesNamesOfWhichAnyAddressIsNotPublic() {
    for (String[] addresses : new String[][] {{"169.254.169.254"}, {PUBLIC, "::1"}}) {
      assertThatThrownBy(() -> resolvingTo(addresses).check(URL, HOSTS))
          .hasMessage("scsanctions.un.org has an address that is not public");
    }
  }

  @Test
  void refusesANameWithoutAddress() {
    Targets targets =
        targets(
            host -> {
              throw new UnknownHostException(host);
            });

    assertThatThrownBy(() -> targets.check(URL, HOSTS))
        .hasMessage("scsanctions.un.org has no address");
    assertThatThrownBy(() -> resolvingTo().check(URL, HOSTS))
        .isInstanceOf(FetchFailedException.class);
  }

  @Test
  void allowsServersOfTheMachineItselfOnlyWhereTheOperatorNamesThem() {
    Targets targets = new Targets(Set.of("127.0.0.1:8080"), new NameLookups());

    assertThatCode(() -> targets.check("http://127.0.0.1:8080/list", HOSTS))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> targets.check("http://127.0.0.1:8081/list", HOSTS))
        .isInstanceOf(FetchFailedException.class);
    assertThatThrownBy(() -> targets.check("ftp://127.0.0.1:8080/list", HOSTS))
        .isInstanceOf(FetchFailedException.class);
    assertThatThrownBy(
            () -> targets.check("http://127.0.0.1:8080/list", Set.of("scsanctions.un.org")))
        .isInstanceOf(FetchFailedException.class);
  }

  private static Targets resolvingTo(String... addresses) {
    return targets(
        host -> Arrays.stream(addresses).map(TargetsTest::address).toArray(InetAddress[]::new));
  }

  private static Targets targets(Resolver resolver) {
    return new Targets(Set.of(), new NameLookups(resolver, Duration.ofSeconds(30)));
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal, e);
    }
  }
}
