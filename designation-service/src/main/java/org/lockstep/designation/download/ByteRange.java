package org.lockstep.designation.download;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file that a request asks for (RFC 9110, section 14). A request for several parts,
 * in another unit, or for a part that is not well-formed or ends before it begins is given the
 * whole file, as the RFC allows.
 *
 * @param first of the bytes
 * @param length how many there are; none if the file has nothing of what is asked for
 */
record ByteRange(long first, long length) {
  private static final Pattern ONE =
      Pattern.compile("[bB][yY][tT][eE][sS]=[ \t]*+([0-9]*+)-([0-9]*+)[ \t]*+");

  /** Beyond the end of every file. */
  private static final int MOST_DIGITS = 18;

  /**
   * @param lines of Range
   * @return null if the answer is the whole file
   */
  static @Nullable ByteRange of(List<String> lines, long size) {
    if (lines.size() != 1) {
      return null;
    }
    Matcher one = ONE.matcher(lines.get(0));
    if (!one.matches()) {
      return null;
    }
    String from = one.group(1);
    String to = one.group(2);
    if (from.isEmpty()) {
      return to.isEmpty() || size == 0 ? null : last(number(to), size);
    }
    long first = number(from);
    long last = to.isEmpty() ? Long.MAX_VALUE : number(to);
    if (last < first) {
      return null;
    }
    return first >= size
        ? new ByteRange(0, 0)
        : new ByteRange(first, Math.min(last, size - 1) - first + 1);
  }

  private static ByteRange last(long bytes, long size) {
    long length = Math.min(bytes, size);
    return new ByteRange(size - length, length);
  }

  private static long number(String digits) {
    String number = digits.replaceFirst("^0++(?=[0-9])", "");
    return number.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(number);
  }

  /** As {@code Content-Range} says it. */
  String of(long size) {
    return "bytes " + first + "-" + (first + length - 1) + "/" + size;
  }
}
