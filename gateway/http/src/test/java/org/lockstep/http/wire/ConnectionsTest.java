package org.lockstep.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
  private final Connections connections = new Connections(new OneForEach());

  /** One connection for each address but two. */
  record OneForEach() implements WireLimits {
    @Override
    public int connections() {
      return 100;
    }

    @Override
    public int connectionsPerAddress() {
      return 1;
    }

    @Override
    public Optional<Set<InetAddress>> trustedProxies() {
      return Optional.of(Set.of(address("2001:db8::1"), address("192.0.2.1")));
    }

    @Override
    public Duration headTimeout() {
      return Duration.ofSeconds(10);
    }

    @Override
    public Duration idleTimeout() {
      return Duration.ofSeconds(10);
    }
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private boolean admits(String address) {
    return connections.admit(from(address)).isPresent();
  }

  private static Channel from(String text) {
    return new EmbeddedChannel() {
      @Override
      protected SocketAddress remoteAddress0() {
        return new InetSocketAddress(address(text), 40_000);
      }
    };
  }

  @Test
  void boundsNoProxyOfOursHoweverItsAddressIsWritten() {
    for (int i = 0; i < 3; i++) {
      assertThat(admits("2001:db8::1")).isTrue();
      assertThat(admits("192.0.2.1")).isTrue();
    }
  }

  @Test
  void boundsEverybodyElse() {
    assertThat(admits("192.0.2.2")).isTrue();
    assertThat(admits("192.0.2.2")).isFalse();
    assertThat(admits("2001:db8:0:1::1")).isTrue();
    assertThat(admits("2001:db8:0:1::2")).isFalse();
  }
}
