package org.lockstep.designation.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.EntryKind;

/**
 * What holds on which day, by all that is recorded of one designation.
 *
 * <p>A version holds from its start to its end and covers what was recorded before it: content
 * covers content, and what says whether the listing is in force covers what said so before. A
 * correction takes the place of the version it corrects, as if that had never been recorded.
 */
final class ValidTime {
  static final LocalDate ALWAYS = LocalDate.of(1, 1, 1);
  static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);

  private ValidTime() {}

  /**
   * One recorded version, as far as it matters here.
   *
   * @param content of kinds that have one
   */
  record Layer(
      int version,
      EntryKind kind,
      @Nullable Integer corrects,
      @Nullable LocalDate startDate,
      @Nullable LocalDate endDate,
      @Nullable EntryContent content) {
    LocalDate start() {
      if (startDate != null) {
        return startDate;
      }
      LocalDate listed = content == null ? null : content.listingDate();
      return kind == EntryKind.DESIGNATION && listed != null ? listed : ALWAYS;
    }

    LocalDate end() {
      return endDate == null ? FOREVER : endDate;
    }

    boolean holdsOn(LocalDate day) {
      return !start().isAfter(day) && !end().isBefore(day);
    }
  }

  /**
   * Days in a row on which the same holds, first and last included.
   *
   * @param contentVersion that says what the content is
   */
  record Segment(
      LocalDate from,
      LocalDate to,
      int contentVersion,
      EntryContent content,
      DesignationStatus status) {
    private Segment until(LocalDate later) {
      return new Segment(from, later, contentVersion, content, status);
    }
  }

  /**
   * All days from {@link #ALWAYS} to {@link #FOREVER}, without gap or overlap.
   *
   * @param layers in the order of their versions, the first of kind DESIGNATION
   */
  static List<Segment> of(List<Layer> layers) {
    List<Layer> effective = effective(layers);
    TreeSet<LocalDate> starts = new TreeSet<>();
    starts.add(ALWAYS);
    for (Layer layer : effective) {
      starts.add(layer.start());
      if (layer.end().isBefore(FOREVER)) {
        starts.add(layer.end().plusDays(1));
      }
    }
    List<Segment> segments = new ArrayList<>();
    for (LocalDate from : starts) {
      LocalDate next = starts.higher(from);
      add(segments, at(effective, from, next == null ? FOREVER : next.minusDays(1)));
    }
    return segments;
  }

  /** The first day of the listing, whatever ended it since. */
  static LocalDate listedFrom(List<Layer> layers) {
    return first(layers, EntryKind.DESIGNATION);
  }

  /** The first day from which it is delisted, whatever resumed it since; the last day if none. */
  static LocalDate delistedFrom(List<Layer> layers) {
    return first(layers, EntryKind.DELISTING);
  }

  private static LocalDate first(List<Layer> layers, EntryKind kind) {
    return effective(layers).stream()
        .filter(layer -> layer.kind() == kind)
        .map(Layer::start)
        .min(Comparator.naturalOrder())
        .orElse(FOREVER);
  }

  /**
   * The layers without those that were corrected; each correction is in the place of what it
   * corrects.
   */
  private static List<Layer> effective(List<Layer> layers) {
    Map<Integer, Integer> places = new TreeMap<>();
    Map<Integer, Layer> byPlace = new TreeMap<>();
    for (Layer layer : layers) {
      Integer corrected = layer.corrects();
      int place =
          corrected == null ? layer.version() : Objects.requireNonNull(places.get(corrected));
      places.put(layer.version(), place);
      byPlace.put(place, layer);
    }
    return List.copyOf(byPlace.values());
  }

  private static Segment at(List<Layer> effective, LocalDate from, LocalDate to) {
    Layer told = null;
    DesignationStatus status = DesignationStatus.NOT_YET_IN_FORCE;
    for (Layer layer : effective) {
      if (layer.holdsOn(from)) {
        told = layer.kind().hasContent() ? layer : told;
        status = status(layer.kind(), status);
      }
    }
    if (told == null) {
      // Before its first day it can be read already: by what will be listed first.
      told =
          effective.stream()
              .filter(layer -> layer.kind().hasContent())
              .min(Comparator.comparing(Layer::start).thenComparing(Layer::version))
              .orElseThrow();
    }
    return new Segment(from, to, told.version(), Objects.requireNonNull(told.content()), status);
  }

  private static DesignationStatus status(EntryKind kind, DesignationStatus before) {
    return switch (kind) {
      case DESIGNATION, RESUMPTION -> DesignationStatus.IN_FORCE;
      case SUSPENSION -> DesignationStatus.SUSPENDED;
      case DELISTING -> DesignationStatus.DELISTED;
      case AMENDMENT, MARKING -> before;
    };
  }

  private static void add(List<Segment> segments, Segment next) {
    int last = segments.size() - 1;
    if (last >= 0) {
      Segment before = segments.get(last);
      if (before.status() == next.status() && before.content().equals(next.content())) {
        segments.set(last, before.until(next.to()));
        return;
      }
    }
    segments.add(next);
  }
}
