package org.lockstep.designation.lists.japan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.Enumeration;

/**
 * The names of a cell: one to a line or to a letter, with "a.k.a. the following two aliases:", or
 * with （別称、…及び…） behind it.
 */
final class NameCell {
  private static final Pattern KNOWN_AS =
      Pattern.compile(
          "(?i)[,;(]? ?\\b([afn])\\.k\\.a\\.?,? ?(?:the following [a-z]{1,20} alias(?:es)?:?)?");
  private static final Pattern IN_JAPANESE =
      Pattern.compile("(?s)^([^()]{1,500})\\((別称|別名|通称|旧称)[、,:]?([^()]{1,5000})\\)");
  private static final Pattern LINE_MARK = Pattern.compile("[-–—―・] ?(.+)");

  private NameCell() {}

  /** How the first name of the cell is named, and how the others are. */
  enum Role {
    OWN,
    OTHER,
    FORMER
  }

  record Part(String name, Role role) {}

  /** The names; the first one is the subject's own. Text is NFKC. */
  static List<Part> parts(String cell) {
    List<Part> parts = new ArrayList<>();
    for (String value : Enumeration.split(cell)) {
      Matcher japanese = IN_JAPANESE.matcher(value);
      if (japanese.matches()) {
        add(parts, japanese.group(1), Role.OWN);
        Role role = japanese.group(2).equals("旧称") ? Role.FORMER : Role.OTHER;
        items(japanese.group(3)).forEach(item -> add(parts, item, role));
      } else {
        value.lines().forEach(line -> line(parts, Blanks.single(line).strip()));
      }
    }
    return parts;
  }

  /** A、B及びC; the 及び of the last item alone, for names may have one, too. */
  private static List<String> items(String text) {
    List<String> items = new ArrayList<>(Arrays.asList(text.split("、")));
    String last = items.remove(items.size() - 1);
    int and = last.lastIndexOf("及び");
    if (and > 0) {
      items.add(last.substring(0, and));
      items.add(last.substring(and + 2));
    } else {
      items.add(last);
    }
    return items;
  }

  private static void line(List<Part> parts, String line) {
    Matcher mark = LINE_MARK.matcher(line);
    if (mark.matches()) {
      add(parts, mark.group(1), Role.OTHER);
      return;
    }
    Matcher knownAs = KNOWN_AS.matcher(line);
    int from = 0;
    Role role = Role.OWN;
    while (knownAs.find()) {
      add(parts, line.substring(from, knownAs.start()), role);
      role = knownAs.group(1).equalsIgnoreCase("f") ? Role.FORMER : Role.OTHER;
      from = knownAs.end();
    }
    add(parts, line.substring(from), role);
  }

  private static void add(List<Part> parts, String text, Role role) {
    String name = Blanks.single(text).strip();
    if (name.endsWith("; and") || name.endsWith(", and")) {
      name = name.substring(0, name.length() - 5);
    }
    while (!name.isEmpty() && ";,、:".indexOf(name.charAt(name.length() - 1)) >= 0) {
      name = name.substring(0, name.length() - 1).strip();
    }
    if (name.endsWith(")") && name.indexOf('(') < 0) {
      name = name.substring(0, name.length() - 1).strip();
    }
    if (!name.isEmpty()) {
      parts.add(new Part(name, parts.isEmpty() ? Role.OWN : role == Role.OWN ? Role.OTHER : role));
    }
  }
}
