package org.lockstep.designation.content;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares two contents field by field. Items of a list are compared by what names them. */
public final class Differences {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();
  private static final TypeReference<Map<String, Object>> PLAIN = new TypeReference<>() {};

  /** What tells one item of a list from another; the first of these that an item has. */
  private static final List<List<String>> NAMING =
      List.of(
          List.of("kind", "instrument", "organ"),
          List.of("scheme", "value"),
          List.of("kind", "summary"),
          List.of("kind", "name"),
          List.of("kind", "text"),
          List.of("full"),
          List.of("title"));

  private final List<Change> changes = new ArrayList<>();

  private Differences() {}

  /** All that is in one and not in the other, in the order of the fields. */
  public static List<Change> between(Record before, Record after) {
    return between(MAPPER.convertValue(before, PLAIN), MAPPER.convertValue(after, PLAIN));
  }

  /** Between two entries, whose content is compared as if its fields were theirs. */
  public static List<Change> between(Entry before, Entry after) {
    return between(flat(before), flat(after));
  }

  /** A content by its fields, as they are named in changes. */
  public static Map<String, Object> plain(EntryContent content) {
    return MAPPER.convertValue(content, PLAIN);
  }

  private static List<Change> between(Map<String, Object> before, Map<String, Object> after) {
    Differences differences = new Differences();
    differences.compare("", before, after);
    return differences.changes;
  }

  /** Without the changes against the version it is based on, which follow from the rest. */
  private static Map<String, Object> flat(Entry entry) {
    Map<String, Object> flat = MAPPER.convertValue(entry, PLAIN);
    flat.remove("changes");
    if (flat.remove("content") instanceof Map<?, ?> content) {
      content.forEach((name, value) -> flat.put(String.valueOf(name), value));
    }
    return flat;
  }

  private void compare(String path, @Nullable Object before, @Nullable Object after) {
    if (before instanceof Map<?, ?> from && after instanceof Map<?, ?> to) {
      Set<String> names =
          Stream.concat(from.keySet().stream(), to.keySet().stream())
              .map(String::valueOf)
              .collect(Collectors.toCollection(TreeSet::new));
      for (String name : names) {
        compare(path.isEmpty() ? name : path + "." + name, from.get(name), to.get(name));
      }
    } else if (before instanceof List<?> from && after instanceof List<?> to) {
      compareItems(path, named(from), named(to));
    } else if (!Objects.equals(before, after)) {
      changes.add(new Change(path, before, after));
    }
  }

  private void compareItems(String path, Map<String, Object> before, Map<String, Object> after) {
    before.forEach(
        (name, item) -> {
          if (!after.containsKey(name)) {
            changes.add(new Change(path, item, null));
          } else {
            compare(path + "[" + name + "]", item, after.get(name));
          }
        });
    after.forEach(
        (name, item) -> {
          if (!before.containsKey(name)) {
            changes.add(new Change(path, null, item));
          }
        });
  }

  /** A second item of the same name is numbered. */
  private static Map<String, Object> named(List<?> items) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (Object item : items) {
      String name = name(item);
      String unique = name;
      for (int i = 2; named.containsKey(unique); i++) {
        unique = name + " #" + i;
      }
      named.put(unique, item);
    }
    return named;
  }

  private static String name(Object item) {
    if (item instanceof Map<?, ?> map) {
      return NAMING.stream()
          .filter(fields -> fields.stream().limit(2).allMatch(field -> map.get(field) != null))
          .findFirst()
          .map(
              fields ->
                  fields.stream()
                      .map(map::get)
                      .filter(Objects::nonNull)
                      .map(String::valueOf)
                      .collect(Collectors.joining(" ")))
          .orElse(String.valueOf(map));
    }
    return String.valueOf(item);
  }
}
