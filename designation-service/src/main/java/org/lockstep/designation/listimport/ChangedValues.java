package org.lockstep.designation.listimport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Change;

/** What an entry said and says, field by field, cut to what a person can read at a glance. */
final class ChangedValues {
  private static final int MOST_FIELDS = 8;
  private static final int MOST_VALUES = 3;
  private static final int LONGEST_VALUE = 60;
  private static final String RECORD = "listingRecord.";

  private ChangedValues() {}

  private record Values(List<Object> before, List<Object> now) {
    Values() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    /** What was and is of one field; that some stay is said where others are only gone. */
    @Override
    public String toString() {
      boolean isLess = !now.isEmpty() && before.size() > now.size() && before.containsAll(now);
      return "was %s, now %s%s"
          .formatted(text(before, now), isLess ? "only " : "", text(now, before));
    }
  }

  /**
   * @param changes those of lists as of whole lists, so that it shows what stays of them
   */
  static String of(List<Change> changes) {
    Map<String, Values> fields = new LinkedHashMap<>();
    for (Change change : changes) {
      Values values = fields.computeIfAbsent(field(change.field()), none -> new Values());
      items(change.from()).forEach(values.before::add);
      items(change.to()).forEach(values.now::add);
    }
    String told =
        fields.entrySet().stream()
            .limit(MOST_FIELDS)
            .map(field -> field.getKey() + " " + field.getValue())
            .collect(Collectors.joining("; "));
    int more = fields.size() - MOST_FIELDS;
    return more > 0 ? told + "; and " + more + " more fields" : told;
  }

  /** With what tells one item of a list from another, cut where it is long. */
  private static String field(String path) {
    String field = path.startsWith(RECORD) ? path.substring(RECORD.length()) : path;
    int from = field.indexOf('[') + 1;
    int to = field.lastIndexOf(']');
    return from == 0 || to < from
        ? field
        : field.substring(0, from)
            + Report.shortened(field.substring(from, to), LONGEST_VALUE)
            + field.substring(to);
  }

  private static Stream<?> items(@Nullable Object value) {
    return value instanceof List<?> list ? list.stream() : Stream.ofNullable(value);
  }

  /** In their order; of many, those that the others do not have. */
  private static String text(List<Object> values, List<Object> others) {
    if (values.isEmpty()) {
      return "nothing";
    }
    Map<Boolean, List<Integer>> places =
        IntStream.range(0, values.size())
            .boxed()
            .collect(Collectors.partitioningBy(i -> others.contains(values.get(i))));
    String first =
        Stream.of(false, true)
            .flatMap(stays -> Objects.requireNonNull(places.get(stays)).stream())
            .limit(MOST_VALUES)
            .sorted()
            .map(i -> plain(values.get(i)))
            .collect(Collectors.joining(", "));
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
