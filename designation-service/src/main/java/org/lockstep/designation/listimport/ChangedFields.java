package org.lockstep.designation.listimport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Change;

/**
 * What has changed of an entry, in a few words.
 *
 * @param names what it is no longer called (-), and what it is called now (+); empty where that is
 *     the same
 * @param others its other fields
 */
record ChangedFields(String names, String others) {
  private static final int MOST = 8;
  private static final String RECORD = "listingRecord.";
  private static final String NAMES = RECORD + "names";

  static ChangedFields of(List<Change> changes) {
    Set<String> before = new LinkedHashSet<>();
    Set<String> after = new LinkedHashSet<>();
    Map<String, Integer> others = new LinkedHashMap<>();
    for (Change change : changes) {
      if (!change.field().equals(NAMES)) {
        others.merge(sign(change) + path(change.field()), 1, Integer::sum);
      } else if (change.to() == null) {
        before.add(name(change.from()));
      } else {
        after.add(name(change.to()));
      }
    }
    // A name may have become another kind of name.
    long recast = before.stream().filter(after::contains).count();
    if (recast > 0) {
      others.put("names.kind", (int) recast);
    }
    List<String> names =
        Stream.concat(
                before.stream().filter(name -> !after.contains(name)).map(name -> "-" + name),
                after.stream().filter(name -> !before.contains(name)).map(name -> "+" + name))
            .toList();
    return new ChangedFields(
        joined(names),
        joined(
            others.entrySet().stream()
                .map(
                    field ->
                        field.getValue() == 1
                            ? field.getKey()
                            : field.getKey() + " (" + field.getValue() + ")")
                .toList()));
  }

  boolean isOfNames() {
    return !names.isEmpty();
  }

  @Override
  public String toString() {
    return names.isEmpty() || others.isEmpty() ? names + others : names + "; " + others;
  }

  private static String name(@Nullable Object item) {
    return "'" + (item instanceof Map<?, ?> name ? name.get("name") : item) + "'";
  }

  private static String sign(Change change) {
    if (change.from() == null) {
      return "+";
    }
    return change.to() == null ? "-" : "";
  }

  /** Without what tells one item of a list from another, which can be long. */
  private static String path(String field) {
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
