package org.lockstep.designation.lists.switzerland;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.reading.Dates;

/**
 * A step in the history of a target.
 *
 * @param type listed, amended or de-listed
 * @param day from which it holds, as far as the list says
 * @param wording of that day
 * @param note what it was, and its other days
 */
record Modification(String type, @Nullable LocalDate day, String wording, String note) {
  static final String LISTED = "listed";
  static final String AMENDED = "amended";
  static final String DELISTED = "de-listed";

  static Modification of(XmlElement element) {
    String type = element.attribute("modification-type").orElse("not stated");
    Optional<String> effective = element.attribute("effective-date");
    Optional<String> published = element.attribute("publication-date");
    Optional<String> enacted = element.attribute("enactment-date");
    String wording = effective.or(() -> published).or(() -> enacted).orElse("");
    String note =
        Stream.of(
                Optional.of(type),
                published.map(date -> "published " + date),
                enacted.map(date -> "enacted " + date))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("; "));
    return new Modification(type, Dates.day(wording).orElse(null), wording, note);
  }

  boolean is(String other) {
    return type.equals(other);
  }

  boolean isKnown() {
    return is(LISTED) || is(AMENDED) || is(DELISTED);
  }
}
