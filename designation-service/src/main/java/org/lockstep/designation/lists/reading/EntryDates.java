package org.lockstep.designation.lists.reading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.StatedDate;

/** The dates of one entry, each as sure as published. */
final class EntryDates {
  private static final int MOST = 500;

  /** A person of the UK list has some two hundred; all of them are among the dates. */
  private static final int MOST_BIRTH_DATES = 100;

  private final Wordings wordings;
  private final Set<StatedDate> dates = new LinkedHashSet<>();

  EntryDates(Wordings wordings) {
    this.wordings = wordings;
  }

  void add(
      StatedDate.Kind kind, String published, @Nullable String note, @Nullable String publishedId) {
    String wording = wordings.line(published);
    if (!wording.isEmpty()) {
      add(kind, Dates.read(wording), wording, note, publishedId);
    }
  }

  void add(
      StatedDate.Kind kind,
      Dates.Read read,
      String published,
      @Nullable String note,
      @Nullable String publishedId) {
    String wording = wordings.line(published);
    if (wordings.isTooLong("date", wording, Wordings.LONGEST_PHRASE)) {
      return;
    }
    dates.add(
        new StatedDate(
            kind,
            read.precision(),
            read.from(),
            read.to(),
            wording.isEmpty() || wording.equals(read.from()) ? null : wording,
            wordings.note(note),
            wordings.id(publishedId)));
  }

  List<StatedDate> all() {
    return wordings.atMost(MOST, "dates", dates, EntryDates::text);
  }

  private static String text(StatedDate date) {
    return Optional.ofNullable(date.asPublished()).orElseGet(() -> String.valueOf(date.from()));
  }

  /** The births that are one date; a range is none. */
  List<String> births() {
    List<String> births =
        dates.stream()
            .filter(date -> date.kind() == StatedDate.Kind.BIRTH && date.to() == null)
            .flatMap(date -> Optional.ofNullable(date.from()).stream())
            .distinct()
            .toList();
    if (births.size() > MOST_BIRTH_DATES) {
      wordings.warn(
          "of %d birth dates only the first %d are compared with those of others"
              .formatted(births.size(), MOST_BIRTH_DATES));
    }
    return births.stream().limit(MOST_BIRTH_DATES).toList();
  }
}
