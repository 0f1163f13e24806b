package org.lockstep.designation.lists.reading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.CountryTie;

/** What ties one entry to countries. */
final class EntryTies {
  private static final int MOST = 100;

  private final Wordings wordings;
  private final Set<CountryTie> ties = new LinkedHashSet<>();

  EntryTies(Wordings wordings) {
    this.wordings = wordings;
  }

  void add(
      CountryTie.Kind kind,
      String published,
      String country,
      @Nullable String note,
      @Nullable String publishedId) {
    String wording = wordings.line(published);
    if (!wording.isEmpty() && !wordings.isTooLong("country", wording, Wordings.LONGEST_PHRASE)) {
      ties.add(
          new CountryTie(
              kind,
              Countries.code(country).orElse(null),
              wording,
              wordings.note(note),
              wordings.id(publishedId)));
    }
  }

  List<CountryTie> all() {
    return wordings.atMost(MOST, "countryTies", ties, CountryTie::asPublished);
  }

  List<String> countries() {
    return codes(CountryTie.Kind.SEAT, CountryTie.Kind.JURISDICTION, CountryTie.Kind.OTHER);
  }

  List<String> nationalities() {
    return codes(CountryTie.Kind.NATIONALITY, CountryTie.Kind.CITIZENSHIP);
  }

  @Nullable String flag() {
    return codes(CountryTie.Kind.FLAG).stream().findFirst().orElse(null);
  }

  private List<String> codes(CountryTie.Kind... kinds) {
    return ties.stream()
        .filter(tie -> List.of(kinds).contains(tie.kind()))
        .flatMap(tie -> Optional.ofNullable(tie.country()).stream())
        .distinct()
        .toList();
  }
}
