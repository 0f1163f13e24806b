package org.lockstep.designation.listimport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Change;

/** What an entry said and says, field by field, cut to what a person can read at a glance. */
final class ChangedValues {
  private static final int MOST_FIELDS = 4;
  private static final int MOST_VALUES = 3;
  private static final int LONGEST_VALUE = 60;

  private ChangedValues() {}

  private record Values(List<String> before, List<String> now) {
    Values() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  static String of(List<Change> changes) {
    Map<String, Values> fields = new LinkedHashMap<>();
    for (Change change : changes) {
      Values values =
          fields.computeIfAbsent(ChangedFields.path(change.field()), none -> new Values());
      add(values.before, change.from());
      add(values.now, change.to());
    }
    String told =
        fields.entrySet().stream()
            .limit(MOST_FIELDS)
            .map(
                field ->
                    "%s was %s, now %s"
                        .formatted(
                            field.getKey(),
                            text(field.getValue().before),
                            text(field.getValue().now)))
            .collect(Collectors.joining("; "));
    int more = fields.size() - MOST_FIELDS;
    return more > 0 ? told + "; and " + more + " more fields" : told;
  }

  private static void add(List<String> values, @Nullable Object value) {
    if (value != null) {
      values.add(plain(value));
    }
  }

  private static String text(List<String> values) {
    if (values.isEmpty()) {
      return "nothing";
    }
    String first = values.stream().limit(MOST_VALUES).collect(Collectors.joining(", "));
    int more = values.size() - MOST_VALUES;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  private static String plain(Object value) {
    String text =
        value instanceof Map<?, ?> map
            ? map.values().stream()
                .filter(Objects::nonNull)
                .filter(one -> !(one instanceof Map<?, ?> || one instanceof List<?>))
                .map(String::valueOf)
                .collect(Collectors.joining(" "))
            : String.valueOf(value);
    return "'" + Report.shortened(text, LONGEST_VALUE) + "'";
  }
}
