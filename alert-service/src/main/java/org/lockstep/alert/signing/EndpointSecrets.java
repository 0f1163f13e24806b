package org.lockstep.alert.signing;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.lockstep.alert.problem.ProblemType;
import org.lockstep.http.problem.Refusal;

/** The shared secrets of endpoints. Its verbs take part in the transaction of their caller. */
@ApplicationScoped
public class EndpointSecrets {
  /** As many may sign at once; a signature header stays short. */
  static final int MAX_LIVE = 5;

  private static final int LENGTH = 32;

  private final EndpointSecretRepository secrets;
  private final Sealing sealing;
  private final SigningConfig config;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  EndpointSecrets(
      EndpointSecretRepository secrets, Sealing sealing, SigningConfig config, Clock clock) {
    this.secrets = secrets;
    this.sealing = sealing;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Makes a secret; the one before goes on signing for the overlap.
   *
   * @return {@code whsec_} and base64 of 32 bytes, never readable again but in this answer
   */
  public String issue(UUID endpointId) {
    var now = clock.instant();
    List<EndpointSecret> live = secrets.live(endpointId, now);
    if (live.size() >= MAX_LIVE) {
      throw new Refusal(
          ProblemType.ROTATED_TOO_OFTEN,
          "At most "
              + MAX_LIVE
              + " secrets of an endpoint may be valid at once; replaced ones are valid for "
              + config.secretOverlap().toHours()
              + " hours.");
    }
    live.forEach(secret -> secret.replaced(now.plus(config.secretOverlap())));
    secrets.flush();
    byte[] secret = new byte[LENGTH];
    random.nextBytes(secret);
    secrets.persist(new EndpointSecret(endpointId, secret, sealing, now));
    return "whsec_" + Base64.getEncoder().encodeToString(secret);
  }

  /** No secret is asked for any more; what is under way is still signed with the last. */
  public void retire(UUID endpointId) {
    var now = clock.instant();
    secrets
        .live(endpointId, now)
        .forEach(secret -> secret.replaced(now.plus(config.secretOverlap())));
  }

  /** Forgets all secrets of an endpoint that is no more. */
  public void destroy(UUID endpointId) {
    secrets.delete("endpointId", endpointId);
  }
}
