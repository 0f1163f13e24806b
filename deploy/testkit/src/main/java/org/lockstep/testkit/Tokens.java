package org.lockstep.testkit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens (RFC 9068 in all but {@code typ}) with the claims that Keycloak puts into them for
 * Lockstep, signed by a key that lives as long as the test JVM. Used only in tests of a single
 * service; the end-to-end tests use Keycloak itself.
 */
public final class Tokens {
  private static final KeyPair TRUSTED = newKey();
  private static final String ISSUER = "http://keycloak.test/realms/lockstep";

  private final String username;
  private String client = "lockstep-officers";
  private String audience = "lockstep-api";
  private @Nullable String authority;
  private String clearance = "TLP:GREEN";
  private String[] roles = {};
  private Instant expires = Instant.now().plusSeconds(300);
  private KeyPair key = TRUSTED;

  private Tokens(String username) {
    this.username = username;
  }

  /** A token of this officer, or of the service account of a partner system. */
  public static Tokens of(String username) {
    return new Tokens(username);
  }

  /** Of this authority, as its group says. */
  public Tokens authority(String code) {
    this.authority = code;
    return this;
  }

  public Tokens roles(String... names) {
    this.roles = names;
    return this;
  }

  public Tokens clearance(String tlp) {
    this.clearance = tlp;
    return this;
  }

  /** Issued to this client ({@code azp}). */
  public Tokens client(String clientId) {
    this.client = clientId;
    return this;
  }

  /** For another audience than Lockstep. */
  public Tokens audience(String other) {
    this.audience = other;
    return this;
  }

  /** Expired an hour ago. */
  public Tokens expired() {
    this.expires = Instant.now().minusSeconds(3600);
    return this;
  }

  /** Signed by a key that nobody here trusts. */
  public Tokens foreign() {
    this.key = newKey();
    return this;
  }

  /** The token, to be sent as {@code Authorization: Bearer …}. */
  public String bearer() {
    String rolesJson =
        Arrays.stream(roles).map(role -> '"' + role + '"').collect(Collectors.joining(","));
    String payload =
        """
        {"jti":"%s","iss":"%s","sub":"%s","typ":"Bearer","iat":%d,"exp":%d,"aud":"%s","azp":"%s",\
        "preferred_username":"%s",%s"clearance":"%s","realm_access":{"roles":[%s]}}"""
            .formatted(
                UUID.randomUUID(),
                ISSUER,
                UUID.nameUUIDFromBytes(username.getBytes(StandardCharsets.UTF_8)),
                expires.getEpochSecond() - 300,
                expires.getEpochSecond(),
                audience,
                client,
                username,
                authority == null ? "" : "\"authority\":\"" + authority + "\",",
                clearance,
                rolesJson);
    String signed = base64Url("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + base64Url(payload);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed
          + "."
          + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static Map<String, String> serviceConfiguration() {
    return Map.of(
        "quarkus.oidc.public-key",
        Base64.getEncoder().encodeToString(TRUSTED.getPublic().getEncoded()),
        "quarkus.oidc.auth-server-url",
        "",
        "quarkus.oidc.token.issuer",
        ISSUER);
  }

  private static String base64Url(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
