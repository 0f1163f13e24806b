package org.lockstep.designation.lists.switzerland;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.reading.Blanks;

/**
 * A part of a name.
 *
 * @param type such as {@code family-name}
 */
record NamePart(int order, String type, String value, List<Spelling> spellings) {
  private static final String NOTHING = "-";
  private static final int LONGEST_ORDER = 4;

  /** The parts of a name in their order. */
  static List<NamePart> of(XmlElement name) {
    List<NamePart> parts = new ArrayList<>();
    for (XmlElement element : name.children("name-part")) {
      element.attribute("ssid");
      String value = element.text("value").map(Blanks::single).orElse("");
      List<Spelling> spellings =
          element.children("spelling-variant").stream()
              .flatMap(spelling -> Spelling.of(spelling).stream())
              .toList();
      String type = element.attribute("name-part-type").orElse("name-part");
      if (!value.isEmpty() && !value.equals(NOTHING)) {
        parts.add(new NamePart(order(element), type, value, spellings));
      }
    }
    parts.sort(Comparator.comparingInt(NamePart::order));
    return parts;
  }

  private static int order(XmlElement part) {
    return part.attribute("order")
        .filter(digits -> digits.length() <= LONGEST_ORDER)
        .filter(digits -> digits.chars().allMatch(c -> c >= '0' && c <= '9'))
        .map(Integer::parseInt)
        .orElse(Integer.MAX_VALUE);
  }

  boolean isTitle() {
    return type.equals("title");
  }

  /** In which writings it is spelled, and how often in each. */
  Map<Spelling.Writing, Integer> writings() {
    Map<Spelling.Writing, Integer> counts = new LinkedHashMap<>();
    spellings.forEach(spelling -> counts.merge(spelling.writing(), 1, Integer::sum));
    return counts;
  }

  /**
   * The part in another writing.
   *
   * @param number from 0; where there are fewer, the last one stands for the others
   */
  Optional<NamePart> in(Spelling.Writing writing, int number) {
    List<Spelling> all =
        spellings.stream().filter(spelling -> spelling.writing().equals(writing)).toList();
    if (!all.isEmpty()) {
      String text = all.get(Math.min(number, all.size() - 1)).text();
      return Optional.of(new NamePart(order, type, text, List.of()));
    }
    return writing.isOf(value) ? Optional.of(this) : Optional.empty();
  }
}
