package org.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each table belongs to one feature, and the statements of a feature name its own tables and those
 * of the features that it is said to read. Looks at the migrations and at the texts in the main
 * sources: SQL by names of tables, HQL by names of entities. A service has a test class that says
 * whose the tables are.
 */
public abstract class TableRules {
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final Path SOURCES = Path.of("src/main/java");

  private static final Pattern MADE =
      Pattern.compile(
          "create (?:or replace )?(?:unlogged )?(?:table|view|materialized view)"
              + " (?:if not exists )?([a-z_]+)");
  private static final Pattern DROPPED =
      Pattern.compile("drop (?:table|view) (?:if exists )?([a-z_]+)");
  private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:^\\s*(?://|--).*$)");
  private static final Pattern TEXT =
      Pattern.compile("(?s)\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern ENTITY = Pattern.compile("(?m)^@Entity\\b");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)\\b(?:from|join|into|update|using|truncate|table)\\s+(?:only\\s+)?([A-Za-z_]+)\\b");

  /** The package of the service. */
  protected abstract String service();

  /** Whose the tables are: by the feature that alone writes them. */
  protected abstract Map<String, Set<String>> tables();

  /** Which features read tables of which others, by the name of the reader. */
  protected abstract Map<String, Set<String>> readers();

  @Test
  void everyTableBelongsToOneFeature() {
    Set<String> made = new TreeSet<>();
    Set<String> dropped = new HashSet<>();
    for (Path migration : files(MIGRATIONS, ".sql")) {
      String text = read(migration);
      names(MADE, text).forEach(made::add);
      names(DROPPED, text).forEach(dropped::add);
    }
    made.removeAll(dropped);
    List<String> owned = tables().values().stream().flatMap(Set::stream).sorted().toList();
    assertThat(owned).doesNotHaveDuplicates().containsExactlyElementsOf(made);
  }

  @Test
  void noFeatureNamesTablesThatItHasNothingToDoWith() {
    Map<String, Set<String>> read = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    Map<String, String> owners = owners();
    for (Path source : files(SOURCES, ".java")) {
      String feature = feature(source);
      for (String name : named(source)) {
        String owner = owners.get(name);
        if (owner == null || owner.equals(feature)) {
          continue;
        }
        read.computeIfAbsent(feature, none -> new TreeSet<>()).add(owner);
        if (!readers().getOrDefault(feature, Set.of()).contains(owner)) {
          wrong.add(source.getFileName() + " of " + feature + " names " + name + " of " + owner);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(read)
        .as("what is allowed and no feature does")
        .isEqualTo(
            readers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> new TreeSet<>(e.getValue()))));
  }

  /** The features by the names of their tables, and of the entities that are mapped to these. */
  private Map<String, String> owners() {
    Map<String, String> owners = new TreeMap<>();
    tables().forEach((feature, tables) -> tables.forEach(table -> owners.put(table, feature)));
    for (Path source : files(SOURCES, ".java")) {
      if (ENTITY.matcher(read(source)).find()) {
        owners.put(source.getFileName().toString().replace(".java", ""), feature(source));
      }
    }
    return owners;
  }

  /** Whatever stands where a statement has a table. */
  static Set<String> named(String source) {
    String statements =
        TEXT.matcher(COMMENT.matcher(source).replaceAll(""))
            .results()
            .map(text -> text.group(1) == null ? text.group(2) : text.group(1))
            .collect(Collectors.joining(" "));
    return names(NAMED, statements).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> named(Path source) {
    return named(read(source));
  }

  /** The package just below the service's; empty for what is in the service's own. */
  private String feature(Path source) {
    Path root = SOURCES.resolve(service().replace('.', '/'));
    Path below = root.relativize(source);
    return below.getNameCount() == 1 ? "" : below.getName(0).toString();
  }

  private static Stream<String> names(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1));
  }

  private static List<Path> files(Path folder, String ending) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
