package org.lockstep.testkit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;

/**
 * Makes texts that a pattern likes: it reads the pattern, and repeats what may be repeated. What it
 * does not know it takes for a character, so a text may not match; it is long all the same.
 */
final class PatternText {
  private static final int MANY = 200;
  private static final int MOST_VARIANTS = 6;

  private static final int[] SAMPLES =
      IntStream.concat(
              IntStream.of('a', '0', ' ', '/', '-', 'A', 'x', '.', ',', '(', '\n', '"'),
              IntStream.concat(
                  IntStream.rangeClosed(0x21, 0x17f),
                  IntStream.of(
                      0, 9, 0x301, 0x200b, 0x202e, 0x2019, 0x5e74, 0xac00, 0xd800, 0x1f600)))
          .toArray();

  private final String source;
  private final int length;
  private final Set<String> longTexts = new LinkedHashSet<>();
  private int at;

  private PatternText(String source, int length) {
    this.source = source;
    this.length = length;
  }

  /** Texts of about this length, each twice: as the pattern likes it, and spoilt at its end. */
  static List<String> longTexts(Pattern pattern, int length) {
    PatternText reader = new PatternText(pattern.pattern(), length);
    reader.alternatives("");
    List<String> all = new ArrayList<>();
    for (String text : reader.longTexts) {
      all.add(text);
      all.add(text + "\n!");
    }
    return all;
  }

  /** Reads up to a closing bracket; short texts, one for each alternative. */
  private List<String> alternatives(String before) {
    List<String> all = new ArrayList<>();
    all.add(sequence(before));
    while (at < source.length() && source.charAt(at) == '|') {
      at++;
      all.add(sequence(before));
    }
    return all;
  }

  private String sequence(String before) {
    StringBuilder text = new StringBuilder();
    while (at < source.length() && source.charAt(at) != '|' && source.charAt(at) != ')') {
      List<String> variants = atom(before + text);
      boolean endless = quantifier();
      for (int i = 0; endless && i < Math.min(variants.size(), MOST_VARIANTS); i++) {
        String unit = variants.get(i);
        if (!unit.isEmpty()) {
          longTexts.add(before + text + unit.repeat(length / unit.length()));
        }
      }
      if (endless && variants.size() > 1) {
        String all = String.join("", variants);
        longTexts.add(before + text + all.repeat(Math.max(1, length / Math.max(1, all.length()))));
      }
      text.append(variants.get(0));
    }
    return text.toString();
  }

  /** Whether what was just read may come very often. */
  private boolean quantifier() {
    boolean endless = false;
    if (at < source.length() && "*+?".indexOf(source.charAt(at)) >= 0) {
      endless = source.charAt(at) != '?';
      at++;
    } else if (at < source.length() && source.charAt(at) == '{') {
      String bounds = source.substring(at + 1, source.indexOf('}', at));
      String most = bounds.substring(bounds.indexOf(',') + 1);
      endless = most.isEmpty() || Integer.parseInt(most) >= MANY;
      at = source.indexOf('}', at) + 1;
    } else {
      return false;
    }
    if (at < source.length() && (source.charAt(at) == '+' || source.charAt(at) == '?')) {
      at++;
    }
    return endless;
  }

  private List<String> atom(String before) {
    char c = source.charAt(at);
    switch (c) {
      case '(' -> {
        return group(before);
      }
      case '[' -> {
        int begin = at;
        skipClass();
        return List.of(sample(source.substring(begin, at)));
      }
      case '\\' -> {
        return List.of(escape());
      }
      case '^', '$' -> {
        at++;
        return List.of("");
      }
      case '.' -> {
        at++;
        return List.of("a");
      }
      default -> {
        at++;
        return List.of(String.valueOf(c));
      }
    }
  }

  private List<String> group(String before) {
    at++;
    boolean look = false;
    if (at < source.length() && source.charAt(at) == '?') {
      at++;
      char kind = source.charAt(at);
      look = kind == '=' || kind == '!';
      if (kind == '<') {
        look = source.charAt(at + 1) == '=' || source.charAt(at + 1) == '!';
        at = look ? at + 2 : source.indexOf('>', at) + 1;
      } else {
        // Flags end with a colon, or stand alone.
        while (":=!>)".indexOf(source.charAt(at)) < 0) {
          at++;
        }
        if (source.charAt(at) == ')') {
          at++;
          return List.of("");
        }
        at++;
      }
    }
    List<String> all = alternatives(before);
    at++;
    return look ? List.of("") : all;
  }

  private void skipClass() {
    int depth = 0;
    do {
      char c = source.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '[') {
        depth++;
      } else if (c == ']') {
        depth--;
      }
      at++;
    } while (depth > 0);
  }

  private String escape() {
    int begin = at;
    char kind = source.charAt(at + 1);
    at += 2;
    if ("bBAGzZ".indexOf(kind) >= 0) {
      return "";
    }
    if (Character.isDigit(kind)) {
      return "";
    }
    if (at < source.length() && "pPxXN".indexOf(kind) >= 0 && source.charAt(at) == '{') {
      at = source.indexOf('}', at) + 1;
    } else if (kind == 'x') {
      at += 2;
    } else if (kind == 'u') {
      at += 4;
    } else if ("pP".indexOf(kind) >= 0) {
      at++;
    }
    return sample(source.substring(begin, at));
  }

  /** A character that this matches. */
  private static String sample(String one) {
    try {
      Pattern pattern = Pattern.compile(one);
      for (int sample : SAMPLES) {
        String text = Character.toString(sample);
        if (pattern.matcher(text).matches()) {
          return text;
        }
      }
    } catch (PatternSyntaxException e) {
      // Only a part of what is matched; any character will do.
    }
    return "a";
  }
}
