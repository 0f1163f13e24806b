package org.lockstep.designation.lists.ofac;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.LabelledValue;

/**
 * Names of the formats that have them in parts, as CSV and SDN.XML write them: in capitals, but for
 * the given names of a person, which stand behind the last name and a comma.
 */
final class NameParts {
  private static final String LAST = "Last Name";
  private static final Set<String> IN_CAPITALS =
      Set.of(LAST, "Entity Name", "Vessel Name", "Aircraft Name");
  private static final Set<String> WITHOUT_BLANKS =
      Set.of("Chinese Simplified", "Chinese Traditional", "Japanese", "Korean");

  /** Scripts that cannot be told from the letters. */
  private static final Set<String> CHINESE = Set.of("Chinese Simplified", "Chinese Traditional");

  /** As SDN.XML calls those parts that it has; the others in the same manner. */
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry(LAST, "lastName"),
          Map.entry("First Name", "firstName"),
          Map.entry("Middle Name", "middleName"),
          Map.entry("Maiden Name", "maidenName"),
          Map.entry("Patronymic", "patronymic"),
          Map.entry("Matronymic", "matronymic"),
          Map.entry("Nickname", "nickname"),
          Map.entry("Entity Name", "entityName"),
          Map.entry("Vessel Name", "vesselName"),
          Map.entry("Aircraft Name", "aircraftName"));

  private NameParts() {}

  /**
   * The whole name.
   *
   * @param parts in their order; labels are OFAC's types of parts
   */
  static String joined(List<LabelledValue> parts, String script) {
    String between = WITHOUT_BLANKS.contains(script) ? "" : " ";
    StringBuilder last = new StringBuilder();
    StringBuilder others = new StringBuilder();
    for (LabelledValue part : parts) {
      StringBuilder text = part.label().equals(LAST) ? last : others;
      text.append(text.isEmpty() ? "" : between).append(written(part, script));
    }
    if (last.isEmpty() || others.isEmpty()) {
      return last.append(others).toString();
    }
    return last.append(between.isEmpty() ? "" : ", ").append(others).toString();
  }

  private static String written(LabelledValue part, String script) {
    return script.equals("Latin") && IN_CAPITALS.contains(part.label())
        ? part.value().toUpperCase(Locale.ROOT)
        : part.value();
  }

  /** The parts as they are published; none of a name that says all of them itself. */
  static List<LabelledValue> kept(String name, List<LabelledValue> parts) {
    if (parts.size() == 1 && parts.get(0).value().equals(name)) {
      return List.of();
    }
    return parts.stream()
        .map(
            part ->
                new LabelledValue(LABELS.getOrDefault(part.label(), part.label()), part.value()))
        .toList();
  }

  /** What the letters do not say of their script. */
  static @Nullable String note(String script) {
    return CHINESE.contains(script) ? script : null;
  }
}
