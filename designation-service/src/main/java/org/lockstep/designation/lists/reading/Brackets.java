package org.lockstep.designation.lists.reading;

import java.util.ArrayList;
import java.util.List;

/** The outermost round brackets of a text. */
public final class Brackets {
  private Brackets() {}

  /**
   * What stands in brackets, with those within it.
   *
   * @param from where the bracket opens
   * @param to after it is closed
   */
  public record Group(int from, int to, String content) {}

  /** One that is not closed is none. */
  public static List<Group> in(String text) {
    List<Group> groups = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(' && depth++ == 0) {
        from = i;
      } else if (c == ')' && depth > 0 && --depth == 0) {
        groups.add(new Group(from, i + 1, text.substring(from + 1, i)));
      }
    }
    return groups;
  }
}
