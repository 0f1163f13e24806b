package org.lockstep.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.http.outbound.NameLookups.Resolver;

class TargetRulesTest {
  private static final Set<Integer> PORTS = Set.of(443, 8443);

  private enum Verdict {
    ALLOWED,
    BLOCKED,
    UNRESOLVED
  }

  private static final String PUBLIC = "93.184.216.34";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.customs.example/alerts",
        "https://hooks.customs.example",
        "https://hooks.customs.example:443/alerts",
        "https://hooks.customs.example:8443/alerts?key=1",
        "HTTPS://HOOKS.CUSTOMS.EXAMPLE/alerts",
        "https://xn--9l4b19k.example/alerts",
      })
  void allowsPublicReceivers(String url) {
    assertThat(verdict(resolvingTo(PUBLIC), url)).isEqualTo(Verdict.ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Not https
        "http://hooks.customs.example/alerts",
        "ftp://hooks.customs.example/alerts",
        "file:///etc/passwd",
        "gopher://hooks.customs.example/",
        "//hooks.customs.example/alerts",
        "hooks.customs.example/alerts",
        "",
        " https://hooks.customs.example/alerts",
        "https:hooks.customs.example",
        "https://",
        "https:///alerts",
        // Ports
        "https://hooks.customs.example:80/",
        "https://hooks.customs.example:22/",
        "https://hooks.customs.example:8080/",
        "https://hooks.customs.example:0/",
        "https://hooks.customs.example:65536/",
        "https://hooks.customs.example:4430/",
        // User, fragment
        "https://user@hooks.customs.example/",
        "https://user:password@hooks.customs.example/",
        "https://@hooks.customs.example/",
        "https://hooks.customs.example/#part",
        "https://hooks.customs.example/#",
        // Addresses in all notations
        "https://93.184.216.34/",
        "https://127.0.0.1/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.1/",
        "https://127.0.0.1./",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[2606:2800:220:1:248:1893:25c8:1946]/",
        "https://[fe80::1%25eth0]/",
        // Not ASCII, not a host
        "https://hooks.관세청.example/",
        "https://hooks_customs.example/",
        "https://hooks.customs.example\\@evil.example/",
        "https://hooks%2ecustoms.example/",
        "https://hooks.customs.example /",
        "https://ｅxample.com/",
      })
  void blocksWhatIsNotAnHttpsUrlOfAPublicName(String url) {
    assertThat(verdict(resolvingTo(PUBLIC), url)).isEqualTo(Verdict.BLOCKED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.0.255",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "192.168.255.255",
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
        "::7f00:1",
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
        "3fff:fff::1",
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
  void blocksNamesThatLeadToAddressesThatAreNotPublic(String address) {
    assertThat(verdict(resolvingTo(address), "https://hooks.customs.example/"))
        .isEqualTo(Verdict.BLOCKED);
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
        "2001:db7::1",
        "2001:db9::1",
        "2003::1",
        "2606:2800:220:1:248:1893:25c8:1946",
        "3ffe::1",
      })
  void allowsTheAddressesBesideThose(String address) {
    assertThat(verdict(resolvingTo(address), "https://hooks.customs.example/"))
        .isEqualTo(Verdict.ALLOWED);
  }

  @Test
  void blocksANameIfAnyOneOfItsAddressesIsNotPublic() {
    assertThat(verdict(resolvingTo(PUBLIC, "127.0.0.1"), "https://hooks.customs.example/"))
        .isEqualTo(Verdict.BLOCKED);
    assertThat(verdict(resolvingTo("fd00::1", PUBLIC), "https://hooks.customs.example/"))
        .isEqualTo(Verdict.BLOCKED);
  }

  @Test
  void tellsANameWithoutAddressFromABlockedOneToItsCallerOnly() {
    var rules = rules(Set.of(), TargetRulesTest::unknown);

    assertThat(verdict(rules, "https://hooks.customs.example/")).isEqualTo(Verdict.UNRESOLVED);
    assertThat(verdict(resolvingTo(), "https://hooks.customs.example/"))
        .isEqualTo(Verdict.UNRESOLVED);
  }

  @Test
  void looksANameUpOnceAndHandsOnTheVeryAddressesItChecked() {
    // Given a name that leads elsewhere the second time it is asked for
    var asked = new AtomicInteger();
    var rules =
        rules(
            Set.of(),
            host ->
                new InetAddress[] {literal(asked.getAndIncrement() == 0 ? PUBLIC : "127.0.0.1")});

    var target = rules.check("https://hooks.customs.example/", "kr-port-control").join();

    assertThat(target.addresses()).containsExactly(literal(PUBLIC));
    assertThat(asked).hasValue(1);
  }

  @Test
  void blocksAUrlThatIsTooLong() {
    String url = "https://hooks.customs.example/";
    assertThat(verdict(resolvingTo(PUBLIC), url + "a".repeat(2048 - url.length())))
        .isEqualTo(Verdict.ALLOWED);
    assertThat(verdict(resolvingTo(PUBLIC), url + "a".repeat(2049 - url.length())))
        .isEqualTo(Verdict.BLOCKED);
  }

  @Test
  void allowsWhatTheOperatorAllowedAndNothingBesideIt() {
    var rules =
        rules(
            Set.of("127.0.0.1:8085", "Receiver.Local:8085"),
            host -> new InetAddress[] {literal("127.0.0.1")});

    assertThat(verdict(rules, "http://127.0.0.1:8085/alerts")).isEqualTo(Verdict.ALLOWED);
    assertThat(verdict(rules, "https://127.0.0.1:8085/alerts")).isEqualTo(Verdict.ALLOWED);
    assertThat(verdict(rules, "http://rECEIVER.lOCAL:8085/alerts")).isEqualTo(Verdict.ALLOWED);
    assertThat(verdict(rules, "https://receiver.local/alerts")).isEqualTo(Verdict.BLOCKED);
    assertThat(verdict(rules, "http://127.0.0.1:8086/alerts")).isEqualTo(Verdict.BLOCKED);
    assertThat(verdict(rules, "http://127.0.0.2:8085/alerts")).isEqualTo(Verdict.BLOCKED);
    assertThat(verdict(rules, "http://user@127.0.0.1:8085/alerts")).isEqualTo(Verdict.BLOCKED);
    assertThat(verdict(rules, "http://127.0.0.1:8085/#part")).isEqualTo(Verdict.BLOCKED);
    assertThat(verdict(rules, "ftp://127.0.0.1:8085/alerts")).isEqualTo(Verdict.BLOCKED);
  }

  @Test
  void allowsEveryPortOfAHostWhereTheOperatorSaysSo() {
    var rules =
        rules(
            Set.of("127.0.0.1:*", "localhost:*"), host -> new InetAddress[] {literal("127.0.0.1")});

    assertThat(verdict(rules, "http://127.0.0.1:3000/alerts")).isEqualTo(Verdict.ALLOWED);
    assertThat(verdict(rules, "http://localhost/alerts")).isEqualTo(Verdict.ALLOWED);
    assertThat(verdict(rules, "http://127.0.0.2:3000/alerts")).isEqualTo(Verdict.BLOCKED);
    assertThat(verdict(rules, "http://localhost.example:3000/")).isEqualTo(Verdict.BLOCKED);
    assertThat(verdict(rules, "ftp://127.0.0.1:3000/alerts")).isEqualTo(Verdict.BLOCKED);
  }

  private static TargetRules rules(Set<String> allowed, Resolver resolver) {
    return new TargetRules(PORTS, allowed, new NameLookups(resolver, Duration.ofSeconds(30)));
  }

  private static TargetRules resolvingTo(String... literals) {
    return rules(
        Set.of(),
        host -> Arrays.stream(literals).map(TargetRulesTest::literal).toArray(InetAddress[]::new));
  }

  private static Verdict verdict(TargetRules rules, String url) {
    try {
      rules.check(url, "kr-port-control").join();
      return Verdict.ALLOWED;
    } catch (CompletionException e) {
      if (e.getCause() instanceof RefusedTargetException refused) {
        return refused.unresolved() ? Verdict.UNRESOLVED : Verdict.BLOCKED;
      }
      throw e;
    }
  }

  private static InetAddress[] unknown(String host) throws UnknownHostException {
    throw new UnknownHostException(host);
  }

  private static InetAddress literal(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
