package org.lockstep.designation.lists.switzerland;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.StatedDate.Precision;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.reading.Dates;

/**
 * A day, a month or a year that the list gives in parts. One of low quality is about so; one of
 * another calendar, or without its year, is no date here.
 *
 * @param note the calendar, where it is another one
 */
record PublishedDate(Dates.Read read, String wording, @Nullable String note) {
  private static final String GREGORIAN = "Gregorian";
  private static final List<String> PARTS = List.of("year", "month", "day");

  static PublishedDate of(XmlElement element) {
    List<Optional<String>> parts = PARTS.stream().map(element::attribute).toList();
    Optional<String> calendar =
        element.attribute("calendar").filter(name -> !name.equalsIgnoreCase(GREGORIAN));
    String joined =
        parts.stream()
            .flatMap(Optional::stream)
            .map(PublishedDate::twoDigits)
            .collect(Collectors.joining("-"));
    boolean year = parts.get(0).isPresent();
    boolean month = parts.get(1).isPresent();
    boolean day = parts.get(2).isPresent();
    boolean gapless = year && (month || !day);
    String wording = gapless ? joined : worded(parts);
    Dates.Read read =
        gapless && calendar.isEmpty()
            ? Dates.read(Note.isLow(element) ? "circa " + joined : joined)
            : new Dates.Read(Precision.UNKNOWN, null, null);
    return new PublishedDate(read, wording, calendar.map(name -> "calendar " + name).orElse(null));
  }

  /** What a day in the life of such a subject is. */
  static StatedDate.Kind kind(SubjectType type) {
    return switch (type) {
      case PERSON -> StatedDate.Kind.BIRTH;
      case ORGANIZATION -> StatedDate.Kind.INCORPORATION;
      case VESSEL, AIRCRAFT -> StatedDate.Kind.BUILD;
    };
  }

  private static String worded(List<Optional<String>> parts) {
    return Stream.of(2, 1, 0)
        .flatMap(i -> parts.get(i).map(value -> PARTS.get(i) + " " + value).stream())
        .collect(Collectors.joining(", "));
  }

  private static String twoDigits(String number) {
    return number.length() == 1 ? "0" + number : number;
  }
}
