package org.lockstep.designation.lists.file;

/**
 * Text of a file as it can be shown to people: characters that do not show, or that steer a
 * terminal, are question marks, and what is too long to be read is cut.
 */
public final class PrintableText {
  private static final int LONGEST = 1000;

  private PrintableText() {}

  public static String of(String message) {
    StringBuilder shown = new StringBuilder(message.length());
    message.codePoints().limit(LONGEST).forEach(c -> shown.appendCodePoint(isHidden(c) ? '?' : c));
    return shown.toString();
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
