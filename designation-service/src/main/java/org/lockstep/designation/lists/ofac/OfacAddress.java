package org.lockstep.designation.lists.ofac;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.LabelledValue;

/**
 * An address in one spelling, whatever format it is from: in one line as CSV has it, in parts as
 * SDN.XML calls them.
 *
 * @param country in the wording of the list; absent where it names none
 */
record OfacAddress(String full, List<LabelledValue> parts, @Nullable String country) {
  private static final String CITY = "city";
  private static final String STATE = "stateOrProvince";
  private static final String POSTAL_CODE = "postalCode";
  private static final String REGION = "region";
  private static final String COUNTRY = "country";

  /** Parts of the town, which CSV has in one cell. */
  private static final List<String> TOWN = List.of(CITY, STATE, POSTAL_CODE);

  private static final List<String> ORDER =
      List.of("address1", "address2", "address3", CITY, STATE, POSTAL_CODE);

  private static final Map<String, String> LABELS =
      Map.of(
          "ADDRESS1", "address1",
          "ADDRESS2", "address2",
          "ADDRESS3", "address3",
          "CITY", CITY,
          "STATE/PROVINCE", STATE,
          "POSTAL CODE", POSTAL_CODE,
          "REGION", REGION);

  /** What CSV and SDN.XML write before a region that stands for a country. */
  private static final String BEFORE_REGION = "Region: ";

  /** No country, in the list's own word. */
  private static final String UNDETERMINED = "undetermined";

  OfacAddress {
    parts = List.copyOf(parts);
  }

  /**
   * Puts the parts into their order.
   *
   * @param published labels are those of any format; the country is not among them
   */
  static OfacAddress of(List<LabelledValue> published, @Nullable String country) {
    Map<String, String> found = new LinkedHashMap<>();
    ORDER.forEach(label -> found.put(label, ""));
    for (LabelledValue part : published) {
      String label = LABELS.getOrDefault(part.label(), part.label());
      found.merge(label, part.value().strip(), OfacAddress::both);
    }
    String stated = Objects.requireNonNullElse(country, "").strip();
    if (stated.startsWith(BEFORE_REGION)) {
      found.put(REGION, stated.substring(BEFORE_REGION.length()).strip());
      stated = "";
    } else if (stated.equalsIgnoreCase(UNDETERMINED)) {
      stated = "";
    }
    found.put(COUNTRY, stated);
    found.values().removeIf(String::isEmpty);
    return new OfacAddress(
        full(found),
        found.entrySet().stream()
            .map(part -> new LabelledValue(part.getKey(), part.getValue()))
            .toList(),
        stated.isEmpty() ? null : stated);
  }

  private static String both(String one, String other) {
    return one.isEmpty() ? other : other.isEmpty() ? one : one + ", " + other;
  }

  private static String full(Map<String, String> parts) {
    List<String> pieces = new ArrayList<>();
    boolean town = false;
    for (Map.Entry<String, String> part : parts.entrySet()) {
      if (!TOWN.contains(part.getKey())) {
        pieces.add(
            part.getKey().equals(REGION) ? BEFORE_REGION + part.getValue() : part.getValue());
      } else if (!town) {
        pieces.add(town(parts));
        town = true;
      }
    }
    return String.join(", ", pieces);
  }

  private static String town(Map<String, String> parts) {
    String place = both(parts.getOrDefault(CITY, ""), parts.getOrDefault(STATE, ""));
    return Stream.of(place, parts.getOrDefault(POSTAL_CODE, ""))
        .filter(piece -> !piece.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
