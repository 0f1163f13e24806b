package org.lockstep.alert.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.lockstep.http.once.AnswerSeal;

/**
 * Seals the answers that are kept for who repeats a request: some show a secret. In front of each
 * is the id of the master key.
 */
@ApplicationScoped
class SealedAnswers implements AnswerSeal {
  private static final int KEY_ID = 8;

  private final Vault vault;

  SealedAnswers(Vault vault) {
    this.vault = vault;
  }

  @Override
  public byte[] seal(byte[] answer, String owner) {
    byte[] sealed = vault.seal(answer, row(owner));
    return ByteBuffer.allocate(KEY_ID + sealed.length)
        .put(vault.keyId().getBytes(US_ASCII))
        .put(sealed)
        .array();
  }

  @Override
  public byte[] open(byte[] sealed, String owner) {
    return vault.open(
        Arrays.copyOfRange(sealed, KEY_ID, sealed.length),
        new String(sealed, 0, KEY_ID, US_ASCII),
        row(owner));
  }

  private static String row(String owner) {
    return "answer " + owner;
  }
}
