package org.lockstep.alert.signing;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** The public keys that verify {@code v1a} signatures, as a JWK set (RFC 7517). */
@Path("/api/v1/keys")
class KeysResource {
  private final ServiceKeys keys;

  KeysResource(ServiceKeys keys) {
    this.keys = keys;
  }

  @GET
  @PermitAll
  public JwkSet list() {
    return new JwkSet(keys.published().stream().map(Jwk::from).toList());
  }

  /** Newest first; all of them verify. */
  public record JwkSet(List<Jwk> keys) {}

  /** RFC 8037. */
  public record Jwk(String kty, String crv, String x, String kid, String use) {
    static Jwk from(ServiceKey key) {
      return new Jwk("OKP", "Ed25519", Ed25519.base64Url(key.publicKey()), key.id(), "sig");
    }
  }
}
