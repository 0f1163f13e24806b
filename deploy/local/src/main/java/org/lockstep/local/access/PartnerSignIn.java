package org.lockstep.local.access;

import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.lockstep.local.data.Refusal;
import org.lockstep.local.data.Secrets;

/**
 * Signs partner systems in: client credentials with {@code private_key_jwt} (RFC 7523, ES256), for
 * tokens that are bound to a key of this process (DPoP, RFC 9449). They are kept until 30 s before
 * they end.
 */
public final class PartnerSignIn {
  private static final int ASSERTION_SECONDS = 60;

  private final Realm realm;
  private final Secrets secrets;
  private final HolderKey holderKey = HolderKey.make();
  private final TokenCache cache = new TokenCache(Clock.systemUTC());

  /**
   * @param keycloak for example {@code http://localhost:8081}
   * @param secrets where the partners' keys are
   */
  public PartnerSignIn(URI keycloak, Secrets secrets) {
    this.realm = new Realm(keycloak);
    this.secrets = secrets;
  }

  /** For the Lockstep of a data folder on a block of ports. */
  public static PartnerSignIn of(Path dataFolder, int portBase) {
    return new PartnerSignIn(
        URI.create("http://localhost:" + (portBase + 1)), Secrets.of(dataFolder));
  }

  /**
   * What a request of the partner system brings along: its token, and a proof for this request and
   * no other.
   *
   * @throws Refusal with a sentence that says why there is no token
   */
  public Map<String, String> headers(String client, String method, URI address) {
    return headers(token(client), holderKey, method, address);
  }

  /** The same with a token that is bound to this key. */
  public static Map<String, String> headers(
      String token, HolderKey key, String method, URI address) {
    return Map.of(
        "Authorization", "DPoP " + token, "DPoP", key.proof(method, address, token, Instant.now()));
  }

  /**
   * An access token of the partner system by itself, which takes a proof to use.
   *
   * @throws Refusal with a sentence that says why there is none
   */
  public String token(String client) {
    return cache.get(client, this::signIn);
  }

  private AccessToken signIn(String client) {
    Instant now = Instant.now();
    return realm.token(
        client,
        Map.of(
            "grant_type",
            "client_credentials",
            "client_id",
            client,
            "client_assertion_type",
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion",
            assertion(client, realm.issuer().toString(), secrets.clientKey(client), now)),
        Map.of("DPoP", holderKey.proof("POST", realm.endpoint("token"), now)));
  }

  static String assertion(String client, String audience, PrivateKey key, Instant now) {
    String header =
        "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"%s\"}".formatted(Secrets.clientKeyId(client));
    String claims =
        "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"%s\",\"jti\":\"%s\",\"iat\":%d,\"exp\":%d}"
            .formatted(
                client,
                client,
                audience,
                UUID.randomUUID(),
                now.getEpochSecond(),
                now.getEpochSecond() + ASSERTION_SECONDS);
    try {
      return SignedJwt.of(header, claims, key);
    } catch (GeneralSecurityException e) {
      throw new Refusal("The key of " + client + " cannot sign (" + e.getMessage() + ").");
    }
  }
}
