package org.lockstep.designation.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Verifies signed notes as somebody would who has read C2SP signed-note and has only the JDK. */
final class Notes {
  private Notes() {}

  /**
   * The lines of the signed text.
   *
   * @param verifierKey one key, though others may have signed as well
   */
  static List<String> verified(String note, String verifierKey) {
    String[] key = verifierKey.strip().split("\\+", 3);
    byte[] typed = Base64.getDecoder().decode(key[2]);
    byte[] hash = Arrays.copyOf(sha256((key[0] + "\n").getBytes(UTF_8), typed), 4);
    assertThat(typed).hasSize(33).startsWith(1);
    assertThat(key[1]).isEqualTo(HexFormat.of().formatHex(hash));

    int blank = note.indexOf("\n\n");
    String text = note.substring(0, blank + 1);
    assertThat(note).endsWith("\n");
    String prefix = "\u2014 " + key[0] + " ";
    List<byte[]> signatures =
        note.substring(blank + 2)
            .lines()
            .map(
                line -> {
                  assertThat(line).startsWith(prefix);
                  return Base64.getDecoder().decode(line.substring(prefix.length()));
                })
            .filter(signed -> Arrays.equals(Arrays.copyOf(signed, 4), hash))
            .toList();
    assertThat(signatures).hasSize(1);
    byte[] signature = signatures.get(0);
    assertThat(signature).hasSize(68);
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      byte[] x509 = HexFormat.of().parseHex("302a300506032b6570032100" + "00".repeat(32));
      System.arraycopy(typed, 1, x509, 12, 32);
      verifier.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
      verifier.update(text.getBytes(UTF_8));
      assertThat(verifier.verify(signature, 4, 64)).isTrue();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
    return List.of(text.split("\n"));
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
