package org.lockstep.entity.matching;

import java.util.Arrays;

/**
 * Words that one name has apart, and the other together: Abd Allah and Abdallah, 近平 and Jinping.
 */
final class Joined {
  private static final int INITIALS = 3;

  private Joined() {}

  static int likeness(Word[] apart, int from, int count, Word together) {
    int initials = initials(apart, from, count, together);
    if (initials != Likeness.NONE) {
      return initials;
    }
    Script script = apart[from].script();
    int length = 0;
    for (int i = from; i < from + count; i++) {
      length += apart[i].sound().length;
      if (apart[i].script() != script) {
        return Likeness.NONE;
      }
    }
    boolean sameScript = script == together.script();
    if (sameScript && (script == Script.HAN || script == Script.HANGUL)) {
      return written(apart, from, count).equals(together.plain())
          ? Likeness.of(Likeness.SPELLED, Reason.JOINED)
          : Likeness.NONE;
    }
    if (Math.abs(length - together.sound().length) * 3 > Math.max(length, 6)) {
      return Likeness.NONE;
    }
    Costs costs = Likeness.costs(apart[from], together);
    return best(apart, from, count, together, costs, new byte[0]);
  }

  /** Tries the other ways in which each of the words may sound. */
  private static int best(
      Word[] apart, int at, int count, Word together, Costs costs, byte[] before) {
    if (count == 0) {
      return Likeness.joined(before, together.sound(), costs);
    }
    int best = Likeness.NONE;
    for (byte[] sound : apart[at].sounds()) {
      byte[] longer = Arrays.copyOf(before, before.length + sound.length);
      System.arraycopy(sound, 0, longer, before.length, sound.length);
      best = Math.max(best, best(apart, at + 1, count - 1, together, costs, once(longer)));
    }
    return best;
  }

  /** A letter that is doubled where two words meet counts once, as it does within a word. */
  private static byte[] once(byte[] sound) {
    int length = 0;
    byte[] once = new byte[sound.length];
    for (byte letter : sound) {
      if (length == 0 || once[length - 1] != letter) {
        once[length++] = letter;
      }
    }
    return length == sound.length ? sound : Arrays.copyOf(once, length);
  }

  private static String written(Word[] apart, int from, int count) {
    StringBuilder written = new StringBuilder();
    for (int i = from; i < from + count; i++) {
      written.append(apart[i].plain());
    }
    return written.toString();
  }

  /** JC of Jean-Claude: capitals without a vowel, one for each word. */
  private static int initials(Word[] apart, int from, int count, Word together) {
    String written = together.written();
    if (written.length() != count || written.length() > INITIALS) {
      return Likeness.NONE;
    }
    for (int i = 0; i < count; i++) {
      char letter = written.charAt(i);
      String latin = apart[from + i].latin();
      if (!Character.isUpperCase(letter)
          || latin.length() < 2
          || latin.charAt(0) != Character.toLowerCase(letter)
          || Sound.isVowel(Character.toLowerCase(letter))) {
        return Likeness.NONE;
      }
    }
    return Likeness.of(.85f, Reason.INITIAL);
  }
}
