package org.lockstep.local.access;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Keeps tokens until shortly before they end, so that one in hand is good for the next call. */
final class TokenCache {
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final Clock clock;
  private final Map<String, AccessToken> tokens = new HashMap<>();

  TokenCache(Clock clock) {
    this.clock = clock;
  }

  synchronized String get(String name, Function<String, AccessToken> signIn) {
    AccessToken token = tokens.get(name);
    if (token == null || !clock.instant().isBefore(token.expiresAt().minus(MARGIN))) {
      token = signIn.apply(name);
      tokens.put(name, token);
    }
    return token.value();
  }
}
