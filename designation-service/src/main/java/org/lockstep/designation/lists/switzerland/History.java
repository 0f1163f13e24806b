package org.lockstep.designation.lists.switzerland;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lockstep.designation.lists.file.XmlElement;

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
}
