package org.lockstep.designation.lists.reading;

import java.util.regex.Pattern;

/** Blanks and ends of lines within values, which lists wrap and indent as they like. */
public final class Blanks {
  private static final Pattern RUN = Pattern.compile("\\s+");
  private static final Pattern EMPTY_LINES = Pattern.compile("\n{2,}");

  private Blanks() {}

  /** One blank for each run of them. */
  public static String single(String text) {
    return RUN.matcher(text).replaceAll(" ");
  }

  /** Without any. */
  public static String none(String text) {
    return RUN.matcher(text).replaceAll("");
  }

  /**
   * Lines that end in line feeds, without empty ones. Cells of workbooks have carriage returns as
   * they are, and as the text _x000D_ that programs made of them.
   */
  public static String lines(String cell) {
    String lines = cell.replace("_x000D_", "\n").replace('\r', '\n');
    return EMPTY_LINES.matcher(lines).replaceAll("\n").strip();
  }
}
