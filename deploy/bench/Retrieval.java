import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.lockstep.entity.matching.NameIndex;
import org.lockstep.entity.matching.NameMatcher;
import org.lockstep.entity.matching.PreparedName;
import org.lockstep.entity.profile.SubjectType;

/**
 * Finds each query in a list by the index of names, or by comparing with each name, the measure
 * that the index is held to. What the arguments are is said in the script beside this.
 */
final class Retrieval {
  private static final double[] THRESHOLDS = {.70, .80, .85, .90};

  /** The least score that is looked for. */
  private static final double LOWEST = .5;

  private record Best(PreparedName query, PreparedName met, double score) {
    /** By the first letter that tells it. */
    String script() {
      return query
          .name()
          .codePoints()
          .filter(Character::isLetter)
          .mapToObj(letter -> Character.UnicodeScript.of(letter).name())
          .findFirst()
          .orElse("NONE");
    }
  }

  public static void main(String[] arguments) throws IOException {
    SubjectType type = SubjectType.PERSON;
    boolean each = false;
    double hitsFrom = 2;
    double missesFrom = -1;
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (!argument.startsWith("--")) {
        files.add(Path.of(argument));
        continue;
      }
      if (argument.equals("--each")) {
        each = true;
        continue;
      }
      if (++i == arguments.length) {
        throw refused(argument + " needs a value.");
      }
      switch (argument) {
        case "--type" -> type = SubjectType.valueOf(arguments[i]);
        case "--list-hits" -> hitsFrom = Double.parseDouble(arguments[i]);
        case "--list-misses" -> missesFrom = Double.parseDouble(arguments[i]);
        default -> throw refused("There is no option " + argument + ".");
      }
    }
    if (files.size() != 2) {
      throw refused("A list and queries.");
    }
    List<PreparedName> list = names(files.get(0), type);
    List<PreparedName> queries = names(files.get(1), type);
    NameIndex index = index(list);
    long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    List<Best> best = queries.stream().map(query -> found(query, index, list)).toList();
    double nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;

    System.out.printf(
        Locale.ROOT,
        "matcher %s: %d queries, %d names, %.0f us of a processor for a query%n",
        NameMatcher.version(),
        queries.size(),
        list.size(),
        nanos / 1_000 / queries.size());
    if (each) {
      completeness(queries, index, list);
    }
    print("all", best);
    Map<String, List<Best>> byScript = new TreeMap<>();
    best.forEach(
        one -> byScript.computeIfAbsent(one.script(), script -> new ArrayList<>()).add(one));
    byScript.forEach(Retrieval::print);
    for (Best one : best) {
      if (one.score() >= hitsFrom || one.score() < missesFrom) {
        System.out.printf(Locale.ROOT, "%.3f  %s | %s%n", one.score(), one.query(), one.met());
      }
    }
  }

  private static NameIndex index(List<PreparedName> list) {
    NameIndex.Builder builder = new NameIndex.Builder();
    list.forEach(builder::add);
    return builder.build();
  }

  private static Best found(PreparedName query, NameIndex index, List<PreparedName> list) {
    Best[] best = {new Best(query, null, 0)};
    index.search(
        query,
        LOWEST,
        () -> false,
        (name, score) -> {
          if (score > best[0].score()) {
            best[0] = new Best(query, list.get(name), score);
          }
        });
    return best[0];
  }

  /** Which share of the names that comparing with each finds the index finds. */
  private static void completeness(
      List<PreparedName> queries, NameIndex index, List<PreparedName> list) {
    long there = 0;
    long found = 0;
    long complete = 0;
    for (PreparedName query : queries) {
      Map<Integer, Double> its = new HashMap<>();
      index.search(query, THRESHOLDS[0], () -> false, its::put);
      long before = there - found;
      for (int i = 0; i < list.size(); i++) {
        double score = NameMatcher.score(query, list.get(i));
        if (score >= THRESHOLDS[0]) {
          there++;
          if (its.containsKey(i)) {
            found++;
            if (its.get(i) != score) {
              throw new IllegalStateException(query + " has another score with " + list.get(i));
            }
          }
        }
      }
      complete += there - found == before ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "completeness  %d of the %d pairs from %.2f on (%.4f); all of them for %.4f of the queries%n",
        found,
        there,
        THRESHOLDS[0],
        there == 0 ? 1 : (double) found / there,
        (double) complete / queries.size());
  }

  private static void print(String which, List<Best> best) {
    StringBuilder line = new StringBuilder(String.format("%-12s %6d", which, best.size()));
    for (double threshold : THRESHOLDS) {
      long hits = best.stream().filter(one -> one.score() >= threshold).count();
      line.append(
          String.format(Locale.ROOT, "  %.2f: %.4f", threshold, (double) hits / best.size()));
    }
    System.out.println(line);
  }

  private static List<PreparedName> names(Path file, SubjectType type) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty()) {
      throw refused(file + " is empty.");
    }
    List<String> head = fields(lines.get(0));
    int column = Math.max(Math.max(head.indexOf("full_name"), head.indexOf("name")), 0);
    List<PreparedName> names = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> fields = fields(line);
      if (fields.size() > column && !fields.get(column).isBlank()) {
        names.add(PreparedName.of(fields.get(column), type));
      }
    }
    return names;
  }

  /** A line of a CSV file without line ends in its fields. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  private static IllegalArgumentException refused(String why) {
    System.err.println(why + "\n" + System.getenv("LOCKSTEP_USAGE"));
    System.exit(2);
    return new IllegalArgumentException(why);
  }
}
