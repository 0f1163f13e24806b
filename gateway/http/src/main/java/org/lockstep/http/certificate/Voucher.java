package org.lockstep.http.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.lockstep.http.dpop.Proof;

/**
 * The gateway's word, which was verified, that the caller of a request has shown a certificate.
 *
 * @param thumbprint of the certificate
 * @param mac which no other voucher has
 */
record Voucher(Instant issuedAt, String thumbprint, byte[] mac) {
  /** How old it may be, and how far the clocks of gateway and service may be apart. */
  static final Duration LIFE = Duration.ofSeconds(30);

  /** How far the clocks of two replicas of a service may be apart. */
  private static final Duration CLOCKS_APART = Duration.ofSeconds(60);

  boolean isOfNow(Instant now) {
    return !issuedAt.isBefore(now.minus(LIFE)) && !issuedAt.isAfter(now.plus(LIFE));
  }

  /** By which it is remembered that it was used, beside the proofs of keys. */
  Proof use() {
    return new Proof(HexFormat.of().formatHex(mac), issuedAt.plus(LIFE).plus(CLOCKS_APART));
  }
}
