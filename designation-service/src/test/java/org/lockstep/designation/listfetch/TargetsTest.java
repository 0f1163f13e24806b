package org.lockstep.designation.listfetch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "64:ff9b::5db8:d822",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:1ff:ffff::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:a9fe:a9fe::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd12:3456:789a::1",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1",
        "4000::1",
        "1fff::1",
      })
  void refusesNamesOfWhichAnyAddressIsNotPublic(String address) {
    assertThatThrownBy(() -> resolvingTo(address).check(URL, HOSTS))
        .hasMessage("scsanctions.un.org has an address that is not public");
    assertThatThrownBy(() -> resolvingTo(PUBLIC, address).check(URL, HOSTS))
        .hasMessage("scsanctions.un.org has an address that is not public");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.1",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "::ffff:93.184.216.34",
        "2001:200::1",
        "2001:db9::1",
        "2003::1",
        "2606:2800:220:1:248:1893:25c8:1946",
        "3ffe::1",
      })
  void allowsTheAddressesBesideThose(String address) {
    assertThatCode(() -> resolvingTo(address).check(URL, HOSTS)).doesNotThrowAnyException();
  }

  @Test
  void refusesANameWithoutAddress() {
    Targets targets =
        new Targets(
            Set.of(),
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
    Targets targets = new Targets(Set.of("127.0.0.1:8080"), InetAddress::getAllByName);

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
    return new Targets(
        Set.of(),
        host -> Arrays.stream(addresses).map(TargetsTest::address).toArray(InetAddress[]::new));
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal, e);
    }
  }
}
