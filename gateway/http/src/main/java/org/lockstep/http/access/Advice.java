package org.lockstep.http.access;

import java.util.Optional;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.certificate.RefusedCertificateException;
import org.lockstep.http.dpop.RefusedProofException;

/**
 * What the holder of a refused token may be told, because the token is one of the realm and what is
 * wrong with it can be mended.
 *
 * @param challenge for {@code WWW-Authenticate} (RFC 6750, RFC 9449)
 * @param detail what to do about it, in sentences
 */
public record Advice(String challenge, String detail) {
  /** Empty of a token that is no good at all: nothing is told of those. */
  public static Optional<Advice> of(Throwable refusal) {
    for (@Nullable Throwable cause = refusal; cause != null; cause = cause.getCause()) {
      if (cause instanceof CodeMissing missing) {
        return Optional.of(missing.advice());
      }
      if (cause instanceof RefusedTokenException refused) {
        return Optional.of(refused.advice());
      }
      if (cause instanceof RefusedProofException refused) {
        String sentence = refused.fault().sentence();
        return Optional.of(new Advice(Challenge.invalidProof(sentence), sentence + "."));
      }
      if (cause instanceof RefusedCertificateException refused) {
        String sentence = refused.fault().sentence();
        return Optional.of(new Advice(Challenge.invalidBearer(sentence), sentence + "."));
      }
      if (cause instanceof TokenOutdated outdated) {
        return Optional.of(outdated.advice());
      }
      if (cause instanceof TokenDisowned disowned) {
        return Optional.of(disowned.advice());
      }
      if (cause instanceof InvalidJwtException invalid) {
        return TokenForOthers.advice(invalid);
      }
    }
    return Optional.empty();
  }

  /** The same to whom sent the token with a proof. */
  Advice inTheSchemeOfBoundTokens() {
    return new Advice(Challenge.inTheSchemeOfBoundTokens(challenge), detail);
  }
}
