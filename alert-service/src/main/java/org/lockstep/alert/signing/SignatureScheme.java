package org.lockstep.alert.signing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The schemes of Standard Webhooks; a constant is named as the wire names it. */
public enum SignatureScheme {
  /** HMAC-SHA256 with a secret that the receiver shares. */
  @JsonProperty("v1")
  V1("v1"),
  /** Ed25519 with the key of this service: the receiver needs no secret. */
  @JsonProperty("v1a")
  V1A("v1a");

  private final String wire;

  SignatureScheme(String wire) {
    this.wire = wire;
  }

  public static Set<SignatureScheme> ofWires(Stream<String> wires) {
    return wires
        .map(wire -> valueOf(wire.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toUnmodifiableSet());
  }

  public String wire() {
    return wire;
  }
}
