package org.lockstep.designation.lists.japan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What stands in round brackets, and what outside of them. Other lists have RoundBrackets; a cell
 * of this one is taken apart piece by piece, and a bracket that nothing closes is closed at the
 * end.
 */
final class Brackets {
  /** Deeper ones are text; no cell has more than four. */
  private static final int DEEPEST = 20;

  private Brackets() {}

  /**
   * A piece of a text.
   *
   * @param text without the brackets around it
   */
  record Piece(boolean bracketed, String text) {
    @Override
    public String toString() {
      return bracketed ? "(" + text + ")" : text;
    }
  }

  /** A bracket that nothing opens goes; one that nothing closes is closed at the end. */
  static String balanced(String text) {
    StringBuilder balanced = new StringBuilder(text.length());
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ')' && depth == 0 || c == '(' && depth == DEEPEST) {
        continue;
      }
      depth += step(c);
      balanced.append(c);
    }
    return balanced.append(")".repeat(depth)).toString();
  }

  private static int step(char c) {
    return switch (c) {
      case '(' -> 1;
      case ')' -> -1;
      default -> 0;
    };
  }

  /** The pieces of a balanced text, those within brackets with the brackets that are in them. */
  static List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      int before = depth;
      depth = Math.max(0, depth + step(text.charAt(i)));
      if (before == 0 && depth == 1) {
        add(pieces, false, text.substring(from, i));
        from = i + 1;
      } else if (before == 1 && depth == 0) {
        add(pieces, true, text.substring(from, i));
        from = i + 1;
      }
    }
    add(pieces, false, text.substring(from));
    return pieces;
  }

  private static void add(List<Piece> pieces, boolean bracketed, String text) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(bracketed, text));
    }
  }

  /** What is outside of all brackets. */
  static String outside(List<Piece> pieces) {
    return pieces.stream()
        .filter(piece -> !piece.bracketed)
        .map(Piece::text)
        .collect(Collectors.joining());
  }

  static String outside(String text) {
    return outside(pieces(text));
  }

  static String joined(List<Piece> pieces) {
    return pieces.stream().map(Piece::toString).collect(Collectors.joining());
  }

  /** How many brackets are open at the end. */
  static int open(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth = Math.max(0, depth + step(text.charAt(i)));
    }
    return depth;
  }

  /** The parts between separators that are outside of all brackets; none is blank. */
  static List<String> split(String text, String separators) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean end = i == text.length();
      if (end || depth == 0 && separators.indexOf(text.charAt(i)) >= 0) {
        String part = text.substring(from, i).strip();
        if (!part.isEmpty()) {
          parts.add(part);
        }
        from = i + 1;
      } else {
        depth = Math.max(0, depth + step(text.charAt(i)));
      }
    }
    return parts;
  }
}
