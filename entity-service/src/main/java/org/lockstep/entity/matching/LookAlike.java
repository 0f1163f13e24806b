package org.lockstep.entity.matching;

/** Digits that stand for the letter they look like, between letters: Sech1n. */
final class LookAlike {
  private LookAlike() {}

  static String letters(String plain) {
    char[] letters = null;
    for (int i = 1; i + 1 < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c >= '0'
          && c <= '9'
          && Character.isLetter(letters == null ? plain.charAt(i - 1) : letters[i - 1])
          && Character.isLetter(plain.charAt(i + 1))) {
        letters = letters == null ? plain.toCharArray() : letters;
        letters[i] = "oizeasgtbg".charAt(c - '0');
      }
    }
    if (letters == null) {
      return plain;
    }
    return new String(letters);
  }
}
