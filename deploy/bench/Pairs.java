import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.lockstep.entity.matching.Comparison;
import org.lockstep.entity.matching.NameMatcher;
import org.lockstep.entity.matching.PreparedName;
import org.lockstep.entity.profile.SubjectType;

/**
 * Compares labelled pairs of names and says how often the matcher is right. What the arguments are
 * is said in the script beside this.
 */
final class Pairs {
  private static final double[] THRESHOLDS = {.70, .80, .85, .90};
  private static final double LEAST_PRECISION = .9;
  private static final int BINS = 10;
  private static final int WARM_UP = 200_000;
  private static final int MEASURED = 500_000;

  private record Pair(String left, String right, SubjectType type, boolean match) {
    /** The same for the same pair in any file and either order. */
    String part() {
      String both = left.compareTo(right) < 0 ? left + "|" + right : right + "|" + left;
      int tenth = Math.floorMod((both.hashCode() * 0x9E3779B1) >>> 7, 10);
      return tenth < 4 ? "tune" : tenth < 6 ? "validate" : "test";
    }

    Comparison compared() {
      return NameMatcher.compare(PreparedName.of(left, type), PreparedName.of(right, type));
    }
  }

  private record Scored(Pair pair, double score, double probability) {
    boolean right() {
      return score >= THRESHOLDS[0] == pair.match();
    }
  }

  public static void main(String[] arguments) throws IOException {
    String part = null;
    Path beside = null;
    Path file = null;
    boolean wrong = false;
    for (int i = 0; i < arguments.length; i++) {
      boolean hasValue = i + 1 < arguments.length;
      if (arguments[i].equals("--wrong")) {
        wrong = true;
      } else if (arguments[i].equals("--part") && hasValue) {
        part = arguments[++i];
      } else if (arguments[i].equals("--beside") && hasValue) {
        beside = Path.of(arguments[++i]);
      } else if (!arguments[i].startsWith("--") && file == null) {
        file = Path.of(arguments[i]);
      } else {
        throw refused("What is " + arguments[i] + "?");
      }
    }
    if (file == null) {
      throw refused("Which file?");
    }
    String itsPart = part;
    List<Pair> pairs =
        read(file).stream().filter(pair -> itsPart == null || pair.part().equals(itsPart)).toList();
    if (pairs.isEmpty()) {
      throw refused("There is no pair.");
    }
    List<Scored> ours = pairs.stream().map(Pairs::scored).toList();
    System.out.printf("matcher %s%n", NameMatcher.version());
    print("this matcher", ours);
    System.out.printf(Locale.ROOT, "calibration  expected error %.3f%n", calibrationError(ours));
    speed(pairs);
    if (wrong) {
      ours.stream().filter(scored -> !scored.right()).forEach(Pairs::explain);
    }
    if (beside != null) {
      compare(ours, beside);
    }
  }

  private static Scored scored(Pair pair) {
    Comparison comparison = pair.compared();
    return new Scored(pair, comparison.score(), comparison.probability());
  }

  private static void print(String matcher, List<Scored> scored) {
    long matches = scored.stream().filter(one -> one.pair().match()).count();
    System.out.printf("%s: %d pairs, %d of one subject%n", matcher, scored.size(), matches);
    for (double threshold : THRESHOLDS) {
      long found = count(scored, threshold, true);
      long alarms = count(scored, threshold, false);
      double precision = found + alarms == 0 ? 1 : (double) found / (found + alarms);
      double recall = (double) found / matches;
      System.out.printf(
          Locale.ROOT,
          "from %.2f on  precision %.3f  recall %.3f  F1 %.3f%n",
          threshold,
          precision,
          recall,
          found == 0 ? 0 : 2 * precision * recall / (precision + recall));
    }
    System.out.printf(
        Locale.ROOT,
        "AUC %.3f  recall at precision %.1f: %.3f%n",
        areaUnderTheCurve(scored),
        LEAST_PRECISION,
        recallAtPrecision(scored, matches));
  }

  private static long count(List<Scored> scored, double threshold, boolean match) {
    return scored.stream()
        .filter(one -> one.score() >= threshold && one.pair().match() == match)
        .count();
  }

  private static double areaUnderTheCurve(List<Scored> scored) {
    double won = 0;
    double compared = 0;
    for (Scored match : scored) {
      for (Scored other : scored) {
        if (match.pair().match() && !other.pair().match()) {
          compared++;
          won += match.score() > other.score() ? 1 : match.score() == other.score() ? .5 : 0;
        }
      }
    }
    return won / compared;
  }

  private static double recallAtPrecision(List<Scored> scored, long matches) {
    List<Scored> best =
        scored.stream().sorted(Comparator.comparingDouble(Scored::score).reversed()).toList();
    int found = 0;
    double recall = 0;
    for (int i = 0; i < best.size(); i++) {
      found += best.get(i).pair().match() ? 1 : 0;
      boolean lastOfItsScore =
          i + 1 == best.size() || best.get(i + 1).score() < best.get(i).score();
      if (lastOfItsScore && (double) found / (i + 1) >= LEAST_PRECISION) {
        recall = (double) found / matches;
      }
    }
    return recall;
  }

  /** How far the probabilities are from what happened, in ten bins. */
  private static double calibrationError(List<Scored> scored) {
    double[] said = new double[BINS];
    double[] happened = new double[BINS];
    for (Scored one : scored) {
      int bin = Math.min(BINS - 1, (int) (one.probability() * BINS));
      said[bin] += one.probability();
      happened[bin] += one.pair().match() ? 1 : 0;
    }
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(said[bin] - happened[bin]);
    }
    return error / scored.size();
  }

  /** By the time of the processor, so that what else the machine does is not counted. */
  private static void speed(List<Pair> pairs) {
    List<PreparedName> left = new ArrayList<>();
    List<PreparedName> right = new ArrayList<>();
    for (Pair pair : pairs) {
      left.add(PreparedName.of(pair.left(), pair.type()));
      right.add(PreparedName.of(pair.right(), pair.type()));
    }
    score(left, right, WARM_UP);
    double sum = 0;
    long begun = processorNanos();
    sum += score(left, right, MEASURED);
    double pairNanos = (double) (processorNanos() - begun) / MEASURED;
    List<PreparedName> others = new ArrayList<>(right);
    Collections.rotate(others, right.size() / 3);
    begun = processorNanos();
    sum += score(left, others, MEASURED);
    double otherNanos = (double) (processorNanos() - begun) / MEASURED;
    System.out.printf(
        Locale.ROOT,
        "speed  %.2f us for such a pair, %.2f us for two names at random: %,.0f comparisons/s a"
            + " core%s%n",
        pairNanos / 1_000,
        otherNanos / 1_000,
        1e9 / otherNanos,
        Double.isNaN(sum) ? "?" : "");
  }

  private static double score(List<PreparedName> left, List<PreparedName> right, int times) {
    double sum = 0;
    for (int i = 0; i < times; i++) {
      sum += NameMatcher.score(left.get(i % left.size()), right.get(i % right.size()));
    }
    return sum;
  }

  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void explain(Scored scored) {
    Pair pair = scored.pair();
    System.out.printf(
        Locale.ROOT,
        "%s %.3f  %s | %s%n",
        pair.match() ? "missed" : "alarm ",
        scored.score(),
        pair.left(),
        pair.right());
    pair.compared()
        .alignment()
        .forEach(
            met ->
                System.out.printf(
                    Locale.ROOT,
                    "    %.2f x %.2f  %s%n",
                    met.likeness(),
                    met.weight(),
                    met.sentence()));
  }

  private static void compare(List<Scored> ours, Path file) throws IOException {
    Map<String, Double> scores = new HashMap<>();
    try (Stream<String> lines = Files.lines(file)) {
      lines
          .skip(1)
          .map(Pairs::fields)
          .forEach(
              fields ->
                  scores.put(
                      fields.get(0) + "|" + fields.get(1),
                      Double.valueOf(fields.get(fields.size() - 1))));
    }
    List<Scored> its = new ArrayList<>();
    List<Scored> oursOfThem = new ArrayList<>();
    for (Scored scored : ours) {
      Double score = scores.get(scored.pair().left() + "|" + scored.pair().right());
      if (score != null) {
        its.add(new Scored(scored.pair(), score, score));
        oursOfThem.add(scored);
      }
    }
    print("this matcher on the pairs of the other", oursOfThem);
    print("the other", its);
    System.out.println("where the other is right and this one wrong:");
    for (int i = 0; i < its.size(); i++) {
      if (its.get(i).right() && !oursOfThem.get(i).right()) {
        System.out.printf(Locale.ROOT, "the other %.3f, ", its.get(i).score());
        explain(oursOfThem.get(i));
      }
    }
  }

  private static List<Pair> read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty()) {
      throw refused(file + " is empty.");
    }
    List<String> head = fields(lines.get(0));
    int left = column(head, "name1");
    int right = column(head, "name2");
    int match = column(head, "is_match");
    int schema = column(head, "schema");
    List<Pair> pairs = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      List<String> fields = fields(lines.get(i));
      if (fields.size() < head.size()) {
        throw refused("Line " + (i + 1) + " has " + fields.size() + " fields.");
      }
      pairs.add(
          new Pair(
              fields.get(left),
              fields.get(right),
              type(fields.get(schema)),
              fields.get(match).equalsIgnoreCase("true")));
    }
    return pairs;
  }

  private static SubjectType type(String schema) {
    return switch (schema) {
      case "Person" -> SubjectType.PERSON;
      case "Vessel" -> SubjectType.VESSEL;
      case "Airplane" -> SubjectType.AIRCRAFT;
      default -> SubjectType.ORGANIZATION;
    };
  }

  private static int column(List<String> head, String name) {
    int column = head.indexOf(name);
    if (column < 0) {
      throw refused("There is no column " + name + ".");
    }
    return column;
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
