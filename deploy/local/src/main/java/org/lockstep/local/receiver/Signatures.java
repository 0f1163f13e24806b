package org.lockstep.local.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * Checks the signatures of Standard Webhooks 1.0: {@code v1} (HMAC-SHA256) with the reference
 * library, {@code v1a} (ed25519) with Bouncy Castle and the public keys that the register shows.
 */
final class Signatures {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI keys;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private List<Ed25519PublicKeyParameters> known = List.of();

  /**
   * @param keys where the register shows its public keys as a JWKS
   */
  Signatures(URI keys) {
    this.keys = keys;
  }

  /**
   * The versions under which the message is valid; empty if none.
   *
   * @param secret the endpoint's {@code whsec_…}, or empty if it has none
   */
  Set<String> valid(Message message, String secret) {
    Set<String> versions = new LinkedHashSet<>();
    if (!message.fresh(Instant.now())) {
      return versions;
    }
    if (message.signatures("v1a").stream()
        .anyMatch(signature -> signedByRegister(message, signature))) {
      versions.add("v1a");
    }
    if (!secret.isEmpty()
        && !message.signatures("v1").isEmpty()
        && signedWithSecret(message, secret)) {
      versions.add("v1");
    }
    return versions;
  }

  private boolean signedByRegister(Message message, byte[] signature) {
    Predicate<Ed25519PublicKeyParameters> signs = key -> verifies(message, signature, key);
    if (known.stream().anyMatch(signs)) {
      return true;
    }
    known = fetchKeys(); // A key we have not seen: perhaps a new one.
    return known.stream().anyMatch(signs);
  }

  private static boolean verifies(
      Message message, byte[] signature, Ed25519PublicKeyParameters key) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(false, key);
    byte[] signed = message.signedContent();
    signer.update(signed, 0, signed.length);
    return signer.verifySignature(signature);
  }

  private List<Ed25519PublicKeyParameters> fetchKeys() {
    List<Ed25519PublicKeyParameters> found = new ArrayList<>();
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(keys).timeout(Duration.ofSeconds(5)).build(),
              HttpResponse.BodyHandlers.ofString());
      for (JsonNode key : JSON.readTree(answer.body()).path("keys")) {
        if ("Ed25519".equals(key.path("crv").asText())) {
          found.add(
              new Ed25519PublicKeyParameters(
                  Base64.getUrlDecoder().decode(key.path("x").asText()), 0));
        }
      }
    } catch (IOException e) {
      return known; // The register will send the alert again.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return found;
  }

  private static boolean signedWithSecret(Message message, String secret) {
    try {
      new Webhook(secret)
          .verify(
              new String(message.body(), StandardCharsets.UTF_8),
              HttpHeaders.of(
                  Map.of(
                      "webhook-id", List.of(message.id()),
                      "webhook-timestamp", List.of(message.timestamp()),
                      "webhook-signature", List.of(message.signature())),
                  ALL));
      return true;
    } catch (EmptyWebhookSecretException | WebhookVerificationException e) {
      return false;
    }
  }

  private static final BiPredicate<String, String> ALL = (name, value) -> true;

  /** One request as it came: the headers of Standard Webhooks and the exact bytes of the body. */
  record Message(String id, String timestamp, String signature, byte[] body) {
    boolean fresh(Instant now) {
      try {
        Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0;
      } catch (NumberFormatException e) {
        return false;
      }
    }

    List<byte[]> signatures(String version) {
      List<byte[]> found = new ArrayList<>();
      for (String part : signature.split(" ", -1)) {
        if (part.startsWith(version + ",")) {
          try {
            found.add(Base64.getDecoder().decode(part.substring(version.length() + 1)));
          } catch (IllegalArgumentException e) {
            // Not base64, so not a signature.
          }
        }
      }
      return found;
    }

    byte[] signedContent() {
      byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
      byte[] all = new byte[head.length + body.length];
      System.arraycopy(head, 0, all, 0, head.length);
      System.arraycopy(body, 0, all, head.length, body.length);
      return all;
    }
  }
}
