package org.lockstep.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.local.access.HolderKey;
import org.lockstep.local.access.PartnerSignIn;

/** The key of a partner system that the realm file does not know, and the tokens it gets by it. */
final class PartnerKey {
  private static final URI REALM =
      URI.create("http://localhost:" + (OneMachine.PORT + 1) + "/realms/lockstep");
  private static final int COORDINATE_BYTES = 32;

  private static final URI TOKENS = URI.create(REALM + "/protocol/openid-connect/token");

  private final KeyPair pair;
  private final HolderKey holder = HolderKey.make();

  private PartnerKey(KeyPair pair) {
    this.pair = pair;
  }

  static PartnerKey make() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return new PartnerKey(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public half, as an administrator pastes it. */
  String jwks() {
    ECPublicKey key = (ECPublicKey) pair.getPublic();
    return "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"alg\":\"ES256\",\"use\":\"sig\",\"kid\":\"key-1\",\"x\":\"%s\",\"y\":\"%s\"}]}"
        .formatted(
            coordinate(key.getW().getAffineX().toByteArray()),
            coordinate(key.getW().getAffineY().toByteArray()));
  }

  /** With one token, which is bound to a key, and a proof for each request. */
  Api as(String client) {
    String token = token(client, true);
    return Api.with((method, address) -> PartnerSignIn.headers(token, holder, method, address));
  }

  /**
   * The same, but each proof names the public address, which is at this port, wherever it is sent.
   */
  Api as(String client, int publicPort) {
    String token = token(client, true);
    return Api.with(
        (method, address) ->
            PartnerSignIn.headers(
                token,
                holder,
                method,
                URI.create("http://localhost:" + publicPort + address.getPath())));
  }

  /** Client credentials with {@code private_key_jwt}. */
  String token(String client, boolean bound) {
    HttpResponse<String> answer = ask(client, bound);
    try {
      if (answer.statusCode() != 200) {
        throw new AssertionError(client + " gets no token: " + answer.body());
      }
      return Api.JSON.readTree(answer.body()).path("access_token").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What Keycloak answers to a client that has a secret only, with a proof. */
  static HttpResponse<String> askWithSecret(String client, String secret) {
    return send(
        "grant_type=client_credentials&client_id=" + client + "&client_secret=" + secret,
        HolderKey.make().proof("POST", TOKENS, Instant.now()));
  }

  /** What Keycloak answers to a request for a token, with a proof or without. */
  HttpResponse<String> ask(String client, boolean bound) {
    long now = Instant.now().getEpochSecond();
    String signed =
        base64("{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"key-1\"}")
            + "."
            + base64(
                "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"%s\",\"jti\":\"%s\",\"iat\":%d,\"exp\":%d}"
                    .formatted(client, client, REALM, UUID.randomUUID(), now, now + 60));
    String form =
        "grant_type=client_credentials&client_id="
            + client
            + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
            + "&client_assertion="
            + signed
            + "."
            + signature(signed);
    return send(form, bound ? holder.proof("POST", TOKENS, Instant.now()) : null);
  }

  private static HttpResponse<String> send(String form, @Nullable String proof) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(TOKENS)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    if (proof != null) {
      request.header("DPoP", proof);
    }
    try {
      return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String signature(String signed) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(pair.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String coordinate(byte[] value) {
    byte[] fixed = new byte[COORDINATE_BYTES];
    byte[] bytes =
        value.length > COORDINATE_BYTES
            ? Arrays.copyOfRange(value, value.length - COORDINATE_BYTES, value.length)
            : value;
    System.arraycopy(bytes, 0, fixed, COORDINATE_BYTES - bytes.length, bytes.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
