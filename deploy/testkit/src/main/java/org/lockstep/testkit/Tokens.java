package org.lockstep.testkit;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens (RFC 9068 in all but {@code typ}) with the claims that Keycloak puts into them for
 * Lockstep, signed by a key that {@link KeycloakStandIn} shows. Used only in tests of a single
 * service; the end-to-end tests use Keycloak itself.
 */
public final class Tokens {
  static final String ISSUER = "http://keycloak.test/realms/lockstep";

  /** For how long the services of the tests take Keycloak's word. */
  static final Duration TRUST = Duration.ofSeconds(1);

  /** The keys of the realm by their names, oldest first; the last one signs. */
  private static final List<SigningKey> REALM = new CopyOnWriteArrayList<>(List.of(newKey()));

  /** By the key and the claims that do not differ from one token to the next. */
  private static final Map<String, Held> HELD = new ConcurrentHashMap<>();

  /** By which a service proves to Keycloak who it is; the stand-in takes its word. */
  private static final String SERVICE_KEY = ecKey();

  private final String username;
  private String client = "lockstep-officers";
  private String audience = "lockstep-api";
  private @Nullable String authority;
  private String clearance = "TLP:GREEN";
  private String[] roles = {};
  private Instant expires = Instant.now().plusSeconds(300);
  private SigningKey key = current();
  private UUID subject;
  private boolean code = true;
  private @Nullable String serviceAccount;
  private @Nullable HolderKey holder;
  private @Nullable String confirmation;
  private @Nullable String quota;

  private record SigningKey(String id, KeyPair pair) {}

  /** Made when it is asked for: a key takes a second. */
  private static final class Foreign {
    static final KeyPair PAIR = newKey().pair();
  }

  private record Held(String claims, String token, Instant until) {}

  private Tokens(String username) {
    this.username = username;
    this.subject = UUID.nameUUIDFromBytes(username.getBytes(StandardCharsets.UTF_8));
    if (username.startsWith("service-account-")) {
      boundTo(HolderKey.make());
    }
  }

  /** The realm gets a new key, which signs from now on; what the others signed stays good. */
  public static void rotateKey() {
    REALM.add(newKey());
  }

  /**
   * A token of this officer, or of the service account of a partner system; the latter is bound to
   * a key, as Keycloak binds it.
   */
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

  /** Keycloak's own id of the user; unless told, it is always the same for a name. */
  public Tokens subject(UUID id) {
    this.subject = id;
    return this;
  }

  /** Of a session that began with a password alone; the others began with a one-time code, too. */
  public Tokens withoutCode() {
    this.code = false;
    return this;
  }

  /** Issued to a client for itself, as Keycloak says of the service account of {@code clientId}. */
  public Tokens serviceAccountOf(String clientId) {
    this.serviceAccount = clientId;
    return withoutCode();
  }

  /** Bound to this key. */
  public Tokens boundTo(HolderKey key) {
    this.holder = key;
    return confirmedBy("{\"jkt\":\"" + key.thumbprint() + "\"}");
  }

  /** Bound to this certificate. */
  public Tokens boundTo(HolderCertificate certificate) {
    this.holder = null;
    return confirmedBy("{\"x5t#S256\":\"" + certificate.thumbprint() + "\"}");
  }

  /** Bound to nothing. */
  public Tokens unbound() {
    this.holder = null;
    this.confirmation = null;
    return this;
  }

  /** Bound in the way that this object says. */
  Tokens confirmedBy(String cnf) {
    this.confirmation = cnf;
    return this;
  }

  /**
   * Requests with the token that its holder has now, each with its proof if it is bound to a key.
   */
  public RequestSpecification asking() {
    @Nullable HolderKey key = holder;
    return key == null
        ? RestAssured.given().auth().oauth2(held())
        : RestAssured.given().filter(key.with(held()));
  }

  /** With a quota of its own: requests a second, and at once. */
  public Tokens quota(int rate, int burst) {
    this.quota = rate + "/" + burst;
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

  /** Good for so long from now. */
  public Tokens lasting(Duration life) {
    this.expires = Instant.now().plus(life);
    return this;
  }

  /** Signed by a key that nobody here trusts, under the name of one that everybody does. */
  public Tokens foreign() {
    this.key = new SigningKey(current().id(), Foreign.PAIR);
    return this;
  }

  /** Said to be signed by a key that the realm does not have. */
  public Tokens ofUnknownKey(String id) {
    this.key = new SigningKey(id, current().pair());
    return this;
  }

  /**
   * A new token by itself, to be sent as {@code Authorization: Bearer …} unless it is bound to a
   * key.
   */
  public String bearer() {
    String claims = claims(UUID.randomUUID().toString(), expires);
    know(claims);
    return signed(claims);
  }

  /**
   * The token that its holder has now, the same for a minute, as people and programs keep theirs. A
   * signature costs more than all the rest of a request.
   */
  public String held() {
    Instant now = Instant.now();
    Held held =
        HELD.compute(
            key.id() + claims("", Instant.EPOCH),
            (who, before) ->
                before != null && before.until().isAfter(now) ? before : newlyHeld(now));
    know(held.claims());
    return held.token();
  }

  private Held newlyHeld(Instant now) {
    String claims = claims(UUID.randomUUID().toString(), expires);
    return new Held(claims, signed(claims), now.plusSeconds(60));
  }

  private void know(String claims) {
    if (REALM.contains(key)) {
      KeycloakStandIn.know(subject.toString(), username, client, claims);
    }
  }

  private String claims(String id, Instant expiry) {
    String rolesJson =
        Arrays.stream(roles).map(role -> '"' + role + '"').collect(Collectors.joining(","));
    return """
        {"jti":"%s","iss":"%s","sub":"%s","typ":"Bearer","iat":%d,"exp":%d,"aud":"%s","azp":"%s",\
        "preferred_username":"%s",%s%s%s%s"amr":[%s],"clearance":"%s","realm_access":{"roles":[%s]}}"""
        .formatted(
            id,
            ISSUER,
            subject,
            expiry.getEpochSecond() - 300,
            expiry.getEpochSecond(),
            audience,
            client,
            username,
            authority == null ? "" : "\"authority\":\"" + authority + "\",",
            serviceAccount == null ? "" : "\"service_account\":\"" + serviceAccount + "\",",
            confirmation == null ? "" : "\"cnf\":" + confirmation + ",",
            quota == null ? "" : "\"quota\":\"" + quota + "\",",
            code ? "\"otp\"" : "",
            clearance,
            rolesJson);
  }

  private String signed(String claims) {
    String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"%s\"}".formatted(key.id());
    String signed = base64Url(header) + "." + base64Url(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.pair().getPrivate());
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
        "quarkus.oidc.auth-server-url",
        KeycloakStandIn.url(),
        "quarkus.oidc.token.issuer",
        ISSUER,
        "quarkus.oidc.credentials.jwt.key",
        SERVICE_KEY,
        "lockstep.access.trust",
        TRUST.toSeconds() + "s",
        "lockstep.http.voucher-key",
        Vouching.key());
  }

  /** The public keys of the realm, as Keycloak shows them. */
  static String jwks() {
    return REALM.stream()
        .map(
            key -> {
              RSAPublicKey rsa = (RSAPublicKey) key.pair().getPublic();
              return """
              {"kid":"%s","kty":"RSA","alg":"RS256","use":"sig","n":"%s","e":"%s"}"""
                  .formatted(key.id(), number(rsa.getModulus()), number(rsa.getPublicExponent()));
            })
        .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  private static SigningKey current() {
    return REALM.get(REALM.size() - 1);
  }

  private static String number(BigInteger value) {
    byte[] bytes = value.toByteArray();
    int sign = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
  }

  private static String base64Url(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static SigningKey newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return new SigningKey(UUID.randomUUID().toString(), generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String ecKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return Base64.getEncoder()
          .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
