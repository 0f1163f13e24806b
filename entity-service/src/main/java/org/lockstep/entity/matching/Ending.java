package org.lockstep.entity.matching;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An ending that very many names of a language have, so that two names with it are alike in what
 * stands before it, or not at all: Jónsdóttir and Tómasdóttir.
 */
enum Ending {
  NO_ENDING(""),
  DOTTIR("dutir"),
  SON("sun"),
  OVICH("uvic"),
  EVICH("ivic"),
  OVNA("uvna"),
  EVNA("ivna"),
  SHVILI("xvili"),
  ZADEH("zadih"),
  POULOS("pulus"),
  ULLAH("ulah"),
  ENKO("inku"),
  OVSKY("uvski"),
  EVSKY("ivski");

  private static final int SHORTEST = 3;

  private final byte[] sound;

  Ending(String sound) {
    this.sound = sound.getBytes(StandardCharsets.US_ASCII);
  }

  static Ending of(byte[] word) {
    for (Ending ending : values()) {
      int before = word.length - ending.sound.length;
      if (ending != NO_ENDING
          && before >= SHORTEST
          && Arrays.equals(word, before, word.length, ending.sound, 0, ending.sound.length)) {
        return ending;
      }
    }
    return NO_ENDING;
  }

  /** What stands before the ending. */
  byte[] before(byte[] word) {
    return Arrays.copyOf(word, word.length - sound.length);
  }
}
