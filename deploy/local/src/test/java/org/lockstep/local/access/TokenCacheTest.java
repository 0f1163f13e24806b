package org.lockstep.local.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TokenCacheTest {
  private Instant now = Instant.parse("2024-05-24T00:00:00Z");
  private final AtomicInteger signIns = new AtomicInteger();

  @Test
  void signsInAgainHalfAMinuteBeforeATokenEnds() {
    TokenCache cache = new TokenCache(clock());

    assertThat(cache.get("jp-drafter", this::signIn)).isEqualTo("jp-drafter 1");
    now = now.plus(Duration.ofSeconds(269));
    assertThat(cache.get("jp-drafter", this::signIn)).isEqualTo("jp-drafter 1");
    now = now.plus(Duration.ofSeconds(1));
    assertThat(cache.get("jp-drafter", this::signIn)).isEqualTo("jp-drafter 2");
  }

  @Test
  void keepsOneTokenForEachName() {
    TokenCache cache = new TokenCache(clock());

    assertThat(cache.get("jp-drafter", this::signIn)).isEqualTo("jp-drafter 1");
    assertThat(cache.get("kr-drafter", this::signIn)).isEqualTo("kr-drafter 2");
  }

  private AccessToken signIn(String name) {
    return new AccessToken(name + " " + signIns.incrementAndGet(), now.plusSeconds(300));
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }
}
