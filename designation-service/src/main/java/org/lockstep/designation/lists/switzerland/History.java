package org.lockstep.designation.lists.switzerland;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.reading.FormerTime;

/** When a target was listed, amended and de-listed, from the oldest to the newest. */
final class History {
  private final List<Modification> steps;

  private History(List<Modification> steps) {
    this.steps = steps;
  }

  /**
   * The list writes the newest first, but not always: of days, the later one is the newer. Where a
   * day is missing, only the order of the list is left.
   */
  static History of(XmlElement target) {
    List<Modification> steps = new ArrayList<>();
    target.children("modification").forEach(element -> steps.add(Modification.of(element)));
    Collections.reverse(steps);
    if (steps.stream().allMatch(step -> step.day() != null)) {
      steps.sort(Comparator.comparing(step -> Objects.requireNonNull(step.day())));
    }
    return new History(steps);
  }

  List<Modification> steps() {
    return steps;
  }

  /** The step that has de-listed it, unless it was listed again. */
  Optional<Modification> end() {
    return steps.isEmpty() || !last().is(Modification.DELISTED)
        ? Optional.empty()
        : Optional.of(last());
  }

  private Modification last() {
    return steps.get(steps.size() - 1);
  }

  /** When its listing began; if it was de-listed in between, the newest of its listings. */
  Optional<LocalDate> listed() {
    LocalDate listed = null;
    boolean over = false;
    for (Modification step : steps) {
      if (step.is(Modification.LISTED) && (listed == null || over)) {
        listed = step.day();
        over = false;
      }
      over |= step.is(Modification.DELISTED);
    }
    return Optional.ofNullable(listed);
  }

  /**
   * The times for which it was listed before its listing date. One of which the list does not say
   * when it began or ended, or that runs into the next, is not among them.
   */
  List<FormerTime> formerTimes() {
    List<FormerTime> former = new ArrayList<>();
    LocalDate before = LocalDate.MIN;
    LocalDate listed = listed().orElse(before);
    for (Time time : times()) {
      Optional<FormerTime> told = time.former();
      if (told.isPresent()
          && !told.get().from().isBefore(before)
          && !told.get().endedOn().isAfter(listed)) {
        former.add(told.get());
        before = told.get().endedOn();
      }
    }
    return former;
  }

  /** Whether it was listed before for a time of which the list does not say the days. */
  boolean hasUndatedTimes() {
    return formerTimes().size() < times().size() - 1;
  }

  private List<Time> times() {
    List<Time> times = new ArrayList<>();
    for (Modification step : steps) {
      int last = times.size() - 1;
      boolean over = last < 0 || times.get(last).end != null;
      if (step.is(Modification.LISTED) && over) {
        times.add(new Time(step, null));
      } else if (step.is(Modification.DELISTED) && last < 0) {
        times.add(new Time(null, step));
      } else if (step.is(Modification.DELISTED) && !over) {
        times.set(last, new Time(times.get(last).beginning, step));
      }
    }
    return times;
  }

  private record Time(@Nullable Modification beginning, @Nullable Modification end) {
    Optional<FormerTime> former() {
      LocalDate from = beginning == null ? null : beginning.day();
      LocalDate endedOn = end == null ? null : end.day();
      return from == null || endedOn == null || !from.isBefore(endedOn)
          ? Optional.empty()
          : Optional.of(new FormerTime(from, endedOn));
    }
  }
}
