package org.lockstep.gateway.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AddressesTest {
  record Config(
      int rate, int burst, int addressRate, int addressBurst, Duration deadline, Duration pause)
      implements QuotaConfig {
    Config(Duration deadline) {
      this(1, 1, 1, 20, deadline, Duration.ofSeconds(1));
    }
  }

  private static long allowed(Addresses addresses, String network, int times) {
    return IntStream.range(0, times).filter(number -> addresses.allows(network)).count();
  }

  @Test
  void boundsEachAddressByItself() {
    Addresses addresses = new Addresses(new Config(Duration.ofSeconds(1)));

    assertThat(allowed(addresses, "a", 100)).isBetween(20L, 22L);
    assertThat(allowed(addresses, "b", 10)).isEqualTo(10);
  }

  @Test
  void takesANetworkOfIpv6ForOneAddress() throws UnknownHostException {
    assertThat(network("2001:db8:1:2::1")).isEqualTo(network("2001:db8:1:2:ffff::9"));
    assertThat(network("2001:db8:1:2::1")).isNotEqualTo(network("2001:db8:1:3::1"));
    assertThat(network("192.0.2.1")).isNotEqualTo(network("192.0.2.2"));
  }

  private static String network(String address) throws UnknownHostException {
    return Addresses.network(InetAddress.getByName(address));
  }
}
