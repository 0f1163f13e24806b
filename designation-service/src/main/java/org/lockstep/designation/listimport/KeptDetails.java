package org.lockstep.designation.listimport;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockstep.designation.lists.reading.Detail;

/** In how many entries something stays as another format said it. */
final class KeptDetails {
  private final Map<Detail, Integer> entries = new EnumMap<>(Detail.class);

  /** Of one entry. */
  void add(Set<Detail> kept) {
    kept.forEach(detail -> entries.merge(detail, 1, Integer::sum));
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** In one sentence. */
  String text() {
    return entries.entrySet().stream()
        .map(of -> "%s (%d %s)".formatted(of.getKey().words(), of.getValue(), noun(of.getValue())))
        .collect(
            Collectors.joining(
                ", ", "Stays as other formats said it, because this one cannot say it: ", "."));
  }

  private static String noun(int entries) {
    return entries == 1 ? "entry" : "entries";
  }
}
