package org.lockstep.designation.lists.reading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Address;
import org.lockstep.designation.content.LabelledValue;

/** Addresses of one entry, or its places of birth. */
final class EntryPlaces {
  private final Wordings wordings;
  private final String label;
  private final int most;
  private final Set<Address> places = new LinkedHashSet<>();

  EntryPlaces(Wordings wordings, String label, int most) {
    this.wordings = wordings;
    this.label = label;
    this.most = most;
  }

  /**
   * @param whole as the list writes it; blank where it gives only parts
   */
  void add(
      String whole,
      List<LabelledValue> parts,
      @Nullable String country,
      @Nullable String note,
      @Nullable String publishedId) {
    List<LabelledValue> clean =
        wordings.parts(parts).stream().filter(part -> !part.value().isEmpty()).toList();
    String joined = clean.stream().map(LabelledValue::value).collect(Collectors.joining(", "));
    String full = whole.isBlank() ? joined : wordings.line(whole);
    String remark = wordings.note(note);
    if (wordings.isTooLong("place", full, Wordings.LONGEST_NOTE)) {
      return;
    }
    if (full.isEmpty()) {
      if (remark != null) {
        wordings.extra("place", remark);
      }
      return;
    }
    places.add(
        new Address(
            full,
            country == null ? null : Countries.code(country).orElse(null),
            null,
            clean.size() == 1 && full.equals(joined) ? List.of() : clean,
            remark,
            wordings.id(publishedId)));
  }

  List<Address> all() {
    return wordings.atMost(most, label, places, Address::full);
  }
}
