package org.lockstep.verify;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A JWS apart from what it signs (RFC 7515, appendix F), by EdDSA (RFC 8037) and nothing else. */
final class DetachedJws {
  private DetachedJws() {}

  /**
   * Checks a signature.
   *
   * @param what the signature is called
   * @param signedThing what it is of
   */
  static void verify(
      byte[] jws, byte[] payload, VerifierKeys keys, String what, String signedThing) {
    String text = Input.utf8(jws, what);
    String compact = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    List<String> parts = List.of(compact.split("\\.", -1));
    if (parts.size() != 3 || !parts.get(1).isEmpty()) {
      throw Finding.notOk(
          what
              + " is not a detached JWS, header..signature; take it as it came with the "
              + signedThing
              + ".");
    }
    Document header = Document.read(Input.base64Url(parts.get(0), what), "The header of " + what);
    if (!header.text("alg").equals("EdDSA")) {
      throw Finding.notOk(what + " is by alg " + header.text("alg") + "; only EdDSA is accepted.");
    }
    // Nothing that must be understood is understood here; b64 would change what is signed.
    if (header.has("crit") || header.has("b64")) {
      throw Finding.notOk(what + " has extensions (crit, b64), which the register never uses.");
    }
    VerifierKey key =
        keys.withId(header.text("kid"))
            .orElseThrow(
                () ->
                    Finding.notOk(
                        "%s is by the key %s, not by %s. Is --key the key of this register?"
                            .formatted(what, header.text("kid"), keys.ids())));
    String signed =
        parts.get(0) + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(payload);
    if (!key.verifies(
        signed.getBytes(StandardCharsets.US_ASCII), Input.base64Url(parts.get(2), what))) {
      throw Finding.notOk(
          "The %s was changed: the signature by %s is not one of this %1$s."
              .formatted(signedThing, key.id()));
    }
  }
}
