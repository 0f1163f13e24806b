package org.lockstep.designation.lists.completion;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockstep.designation.content.LabelledValue;

/** Values without a field, of which each format has its own labels. */
final class Extras {
  private Extras() {}

  static List<LabelledValue> with(List<LabelledValue> read, List<LabelledValue> said) {
    Set<String> labels = read.stream().map(LabelledValue::label).collect(Collectors.toSet());
    return Items.with(read, said, extra -> !labels.contains(extra.label()));
  }
}
