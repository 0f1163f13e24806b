package org.lockstep.alert.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.lockstep.http.once.AnswerSeal;

/**
 * Seals the answers that are kept for whoever repeats a request: some show a secret. In front of
 * each is the id of the master key.
 */
@ApplicationScoped
class SealedAnswers implements AnswerSeal {
  private static final int KEY_ID = 8;

  private final Sealing sealing;

  SealedAnswers(Sealing sealing) {
    this.sealing = sealing;
  }

  @Override
  public byte[] seal(byte[] answer, String owner) {
    byte[] sealed = sealing.seal(answer, row(owner));
    return ByteBuffer.allocate(KEY_ID + sealed.length)
        .put(sealing.keyId().getBytes(US_ASCII))
        .put(sealed)
        .array();
  }

  @Override
  public byte[] open(byte[] sealed, String owner) {
    return sealing.open(
        Arrays.copyOfRange(sealed, KEY_ID, sealed.length),
        new String(sealed, 0, KEY_ID, US_ASCII),
        row(owner));
  }

  private static String row(String owner) {
    return "answer " + owner;
  }
}
