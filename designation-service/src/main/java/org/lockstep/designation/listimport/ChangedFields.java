package org.lockstep.designation.listimport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Change;

/**
 * What has changed of an entry, in a few words.
 *
 * @param names what its first name was, what it is no longer called (-), and what it is called now
 *     (+); empty where that is the same
 * @param others its other fields
 */
record ChangedFields(String names, String others) {
  private static final int MOST = 4;
  private static final String RECORD = "listingRecord.";
  private static final String NAMES = RECORD + "names";

  static ChangedFields of(List<Change> changes) {
    List<Change> names = changes.stream().filter(change -> change.field().equals(NAMES)).toList();
    Map<String, Integer> others = new LinkedHashMap<>();
    changes.stream()
        .filter(change -> !change.field().equals(NAMES))
        .forEach(change -> others.merge(sign(change) + path(change.field()), 1, Integer::sum));
    Set<String> before = names(names, Change::from);
    Set<String> after = names(names, Change::to);
    // A name may have become another kind of name.
    long recast = before.stream().filter(after::contains).count();
    if (recast > 0) {
      others.put("names.kind", (int) recast);
    }
    String first = first(names, Change::from);
    String firstNow = first(names, Change::to);
    boolean renamed = first != null && firstNow != null && !first.equals(firstNow);
    return new ChangedFields(
        joined(
            Stream.of(
                    Stream.ofNullable(renamed ? "was " + first : null),
                    before.stream()
                        .filter(name -> !after.contains(name) && !(renamed && name.equals(first)))
                        .map(name -> "-" + name),
                    after.stream()
                        .filter(
                            name -> !before.contains(name) && !(renamed && name.equals(firstNow)))
                        .map(name -> "+" + name))
                .flatMap(name -> name)
                .toList()),
        joined(
            others.entrySet().stream()
                .map(
                    field ->
                        field.getValue() == 1
                            ? field.getKey()
                            : field.getKey() + " (" + field.getValue() + ")")
                .toList()));
  }

  private static Set<String> names(List<Change> changes, Function<Change, @Nullable Object> side) {
    Set<String> names = new LinkedHashSet<>();
    for (Change change : changes) {
      Object item = side.apply(change);
      if (item != null) {
        names.add(name(item));
      }
    }
    return names;
  }

  private static @Nullable String first(
      List<Change> changes, Function<Change, @Nullable Object> side) {
    for (Change change : changes) {
      if (side.apply(change) instanceof Map<?, ?> name && "PRIMARY".equals(name.get("kind"))) {
        return name(name);
      }
    }
    return null;
  }

  boolean isOfNames() {
    return !names.isEmpty();
  }

  @Override
  public String toString() {
    return names.isEmpty() || others.isEmpty() ? names + others : names + "; " + others;
  }

  private static String name(Object item) {
    return "'" + (item instanceof Map<?, ?> name ? name.get("name") : item) + "'";
  }

  private static String sign(Change change) {
    if (change.from() == null) {
      return "+";
    }
    return change.to() == null ? "-" : "";
  }

  /** Without what tells one item of a list from another, which can be long. */
  static String path(String field) {
    StringBuilder path = new StringBuilder();
    int depth = 0;
    for (int i = field.startsWith(RECORD) ? RECORD.length() : 0; i < field.length(); i++) {
      char c = field.charAt(i);
      depth += c == '[' ? 1 : 0;
      if (depth == 0) {
        path.append(c);
      }
      depth -= c == ']' && depth > 0 ? 1 : 0;
    }
    return path.toString();
  }

  private static String joined(List<String> texts) {
    List<String> first = new ArrayList<>(texts.subList(0, Math.min(MOST, texts.size())));
    if (texts.size() > MOST) {
      first.add("and " + (texts.size() - MOST) + " more");
    }
    return String.join(", ", first);
  }
}
