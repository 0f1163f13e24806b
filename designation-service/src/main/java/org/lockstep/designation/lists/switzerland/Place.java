package org.lockstep.designation.lists.switzerland;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.reading.Blanks;

/**
 * A place.
 *
 * @param parts in their order, labels as in the list
 * @param country its code, or what the list calls it
 * @param note other spellings, and all else that is said of it
 */
record Place(List<LabelledValue> parts, @Nullable String country, @Nullable String note) {
  private static final String COUNTRY = "country";

  /** A place that others point to. */
  static Place of(XmlElement element) {
    Place place = within(element);
    element.attribute("ssid");
    String rest =
        element.unread().stream()
            .map(value -> value.label() + " " + Blanks.single(value.value()))
            .collect(Collectors.joining("; "));
    return new Place(place.parts, place.country, rest.isEmpty() ? null : rest);
  }

  /** The place that stands in an address itself. */
  static Place within(XmlElement element) {
    List<LabelledValue> parts = new ArrayList<>();
    for (String label : List.of("location", "area", COUNTRY)) {
      element
          .text(label)
          .map(text -> new LabelledValue(label, Blanks.single(text)))
          .ifPresent(parts::add);
    }
    Optional<String> code = element.child(COUNTRY).flatMap(Place::code);
    return new Place(parts, code.or(() -> element.text(COUNTRY)).orElse(null), null);
  }

  static Optional<String> code(XmlElement country) {
    return country.attribute("iso-code").or(() -> country.attribute("code"));
  }

  /** How many characters it has. */
  long length() {
    return parts.stream().mapToLong(part -> part.value().length()).sum()
        + (note == null ? 0 : note.length());
  }

  /** In one line. */
  String line() {
    return parts.stream().map(LabelledValue::value).collect(Collectors.joining(", "));
  }
}
