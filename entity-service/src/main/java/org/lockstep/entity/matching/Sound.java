package org.lockstep.entity.matching;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a word in Latin letters sounds, coarsely: what languages write in several ways for one sound
 * is one letter. Three vowels ({@code a}, {@code i} with e and y, {@code u} with o), and of the
 * consonants {@code c} for ch, {@code x} for sh, {@code j} for zh and dj, {@code h} for kh; doubled
 * letters count once.
 */
final class Sound {
  /** Digraphs and trigraphs, longest first for each first letter. */
  private static final String[][] RULES =
      rules(
          "aa=a", "ae=i", "ck=k", "cq=k", "cz=c", "chr=kr", "ch=c", "ce=si", "ci=si", "cy=si",
          "c=k", "dsch=j", "dzh=j", "dj=j", "dh=d", "ea=i", "ee=i", "ei=i", "ey=i", "eo=u", "eu=u",
          "e=i", "gh=g", "hs=x", "ie=i", "kh=h", "oe=u", "oo=u", "ou=u", "ow=u", "o=u", "ph=f",
          "qu=k", "q=k", "shch=x", "sch=x", "sh=x", "sz=x", "tsch=c", "tsh=c", "tch=c", "tz=z",
          "ts=z", "th=t", "ue=u", "uo=u", "w=v", "x=ks", "yu=iu", "y=i", "zh=j");

  private static final String[][][] BY_FIRST = byFirst();

  /** The sh of Wade-Giles, which no word has inside: Hsi, but Muhsin. */
  private static final String AT_BEGINNING = "hs";

  private Sound() {}

  /** Of a word of small Latin letters; whatever else is in it is left out. */
  static byte[] of(String latin) {
    byte[] sound = new byte[latin.length() * 2];
    int length = 0;
    for (int i = 0; i < latin.length(); ) {
      char c = latin.charAt(i);
      if (c < 'a' || c > 'z') {
        i++;
        continue;
      }
      String as = null;
      int read = 1;
      for (String[] rule : BY_FIRST[c - 'a']) {
        if (latin.startsWith(rule[0], i) && !(i > 0 && rule[0].equals(AT_BEGINNING))) {
          as = rule[1];
          read = rule[0].length();
          break;
        }
      }
      if (c == 'x' && i == 0) {
        as = "x";
      }
      if (c == 'e' && read == 1 && i == 3 && latin.length() == 4 && !isVowel(latin.charAt(i - 1))) {
        as = ""; // silent at the end: Anne
      }
      if (c == 'g' && read == 2 && i > 0 && latin.charAt(i - 1) == 'n') {
        as = null; // two syllables: Guang-hao
        read = 1;
      }
      if (c == 'w' && i > 0 && !isVowel(latin.charAt(i - 1))) {
        as = "u"; // Kwang is Guang
      }
      if (as == null) {
        length = add(sound, length, c);
      } else {
        for (int k = 0; k < as.length(); k++) {
          length = add(sound, length, as.charAt(k));
        }
      }
      i += read;
    }
    return Arrays.copyOf(sound, length);
  }

  static String text(byte[] sound) {
    return new String(sound, StandardCharsets.US_ASCII);
  }

  static boolean isVowel(int c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
  }

  private static int add(byte[] sound, int length, char c) {
    if (length > 0 && sound[length - 1] == c) {
      return length;
    }
    sound[length] = (byte) c;
    return length + 1;
  }

  private static String[][] rules(String... rules) {
    String[][] split = new String[rules.length][];
    for (int i = 0; i < rules.length; i++) {
      split[i] = rules[i].split("=");
    }
    return split;
  }

  private static String[][][] byFirst() {
    String[][][] byFirst = new String[26][][];
    for (int i = 0; i < 26; i++) {
      char c = (char) ('a' + i);
      byFirst[i] =
          Arrays.stream(RULES).filter(rule -> rule[0].charAt(0) == c).toArray(String[][]::new);
    }
    return byFirst;
  }
}
