package org.lockstep.designation.lists.japan;

import java.util.ArrayList;
import java.util.List;
import org.lockstep.designation.lists.japan.Brackets.Piece;
import org.lockstep.designation.lists.reading.Enumeration;

/**
 * Values that a cell has in Japanese and in English, one below the other or in brackets behind it:
 * titles, positions, places.
 */
final class Bilingual {
  private static final int LONGEST = 4000;

  private Bilingual() {}

  /** The values: by their letters, between semicolons, and by languages. */
  static List<String> values(String cell) {
    List<String> values = new ArrayList<>();
    for (String item : Enumeration.split(cell)) {
      for (String part : Brackets.split(Brackets.balanced(item), ";")) {
        lines(part).forEach(line -> values.addAll(withoutTranslation(line)));
      }
    }
    return values;
  }

  /** A line that goes on in the same writing is no other value. */
  private static List<String> lines(String text) {
    if (text.length() > LONGEST) {
      return List.of(text);
    }
    List<String> lines = new ArrayList<>();
    for (String line : text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      int last = lines.size() - 1;
      boolean isAnother =
          last < 0
              || lines.get(last).endsWith(")")
              || Writing.of(line) != Writing.of(lines.get(last));
      if (last >= 0 && (!isAnother || Writing.of(line) == Writing.NONE || line.startsWith("("))) {
        lines.set(last, NameCell.glued(lines.get(last), line));
      } else {
        lines.add(line);
      }
    }
    return lines;
  }

  /** Mullah（ムラー） is two; what is in brackets only in part is one. */
  private static List<String> withoutTranslation(String line) {
    List<Piece> pieces = Brackets.pieces(line);
    if (pieces.size() == 2 && !pieces.get(0).bracketed() && pieces.get(1).bracketed()) {
      String text = pieces.get(0).text().strip();
      String translation = pieces.get(1).text().strip();
      Writing one = Writing.of(text);
      Writing other = Writing.of(translation);
      boolean translated =
          one == Writing.JAPANESE && other == Writing.LATIN && translation.indexOf(' ') > 0
              || one == Writing.LATIN && other == Writing.JAPANESE;
      if (translated) {
        return List.of(text, translation);
      }
    }
    return List.of(line);
  }
}
