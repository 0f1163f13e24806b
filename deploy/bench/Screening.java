import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.lockstep.entity.profile.ListingRecord.Name.Kind;
import org.lockstep.entity.profile.ListingRecord.Name.Strength;
import org.lockstep.entity.profile.SubjectType;
import org.lockstep.entity.screening.engine.Query;
import org.lockstep.entity.screening.engine.ScreenedName;
import org.lockstep.entity.screening.engine.ScreenedSubject;
import org.lockstep.entity.screening.engine.ScreeningIndex;
import org.lockstep.entity.screening.engine.Search;
import org.lockstep.entity.screening.engine.SelfCheck;

/** Screens names against a list. What the arguments are is said in the script beside this. */
final class Screening {
  private static final double[] THRESHOLDS = {.70, .85};
  private static final int WARM_UP = 20_000;
  private static final int LARGEST_CHECKED = 50_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  public static void main(String[] arguments) throws IOException {
    int size = 0;
    int queries = 20_000;
    long seed = 1;
    Path list = null;
    for (int i = 0; i < arguments.length; i++) {
      if (!arguments[i].startsWith("--") && list == null) {
        list = Path.of(arguments[i]);
        continue;
      }
      if (i + 1 == arguments.length) {
        throw refused("What is " + arguments[i] + "?");
      }
      switch (arguments[i]) {
        case "--size" -> size = Integer.parseInt(arguments[++i]);
        case "--queries" -> queries = Integer.parseInt(arguments[++i]);
        case "--seed" -> seed = Long.parseLong(arguments[++i]);
        default -> throw refused("There is no option " + arguments[i] + ".");
      }
    }
    if (list == null) {
      throw refused("Which list?");
    }
    Random random = new Random(seed);
    List<ScreenedSubject> subjects = read(list);
    if (size > 0) {
      subjects = synthetic(subjects, size, random);
    }
    int names = subjects.stream().mapToInt(subject -> subject.names().size()).sum();
    List<Query> asked = new ArrayList<>();
    for (int i = 0; i < queries; i++) {
      asked.add(changed(subjects.get(random.nextInt(subjects.size())), random));
    }
    long empty = used();
    long begun = THREADS.getCurrentThreadCpuTime();
    ScreeningIndex index = ScreeningIndex.of(subjects);
    double built = (THREADS.getCurrentThreadCpuTime() - begun) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%s: %,d entities, %,d names; built in %.2f s, %,d B an entity beside the entity itself%n",
        ScreeningIndex.version(),
        index.size(),
        names,
        built,
        (used() - empty) / index.size());
    measure(index, asked.subList(0, Math.min(WARM_UP, asked.size())), .70);
    for (double threshold : THRESHOLDS) {
      System.out.println(measure(index, asked, threshold));
    }
    if (index.size() <= LARGEST_CHECKED) {
      SelfCheck check = SelfCheck.of(index, () -> false);
      System.out.printf(
          Locale.ROOT,
          "listed names that find their entity: %d of %d (%.4f), weak and former ones %d of %d%n",
          check.found(),
          check.names(),
          check.share(),
          check.weakFound(),
          check.weakNames());
    }
  }

  private static String measure(ScreeningIndex index, List<Query> asked, double threshold) {
    Search search = Search.USUAL.from(threshold);
    long thread = Thread.currentThread().getId();
    long[] nanos = new long[asked.size()];
    long hits = 0;
    long allocated = THREADS.getThreadAllocatedBytes(thread);
    long begun = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < nanos.length; i++) {
      long before = THREADS.getCurrentThreadCpuTime();
      hits += index.search(asked.get(i), search).hits().size();
      nanos[i] = THREADS.getCurrentThreadCpuTime() - before;
    }
    double seconds = (THREADS.getCurrentThreadCpuTime() - begun) / 1e9;
    allocated = THREADS.getThreadAllocatedBytes(thread) - allocated;
    Arrays.sort(nanos);
    return String.format(
        Locale.ROOT,
        "at %.2f: %,.0f names/s a core, p50 %.0f us, p99 %.0f us, at most %.0f us, %,d B allocated,"
            + " %.2f hits",
        threshold,
        nanos.length / seconds,
        nanos[nanos.length / 2] / 1e3,
        nanos[nanos.length * 99 / 100] / 1e3,
        nanos[nanos.length - 1] / 1e3,
        allocated / nanos.length,
        (double) hits / nanos.length);
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** One of the names, with something wrong with it, or as it is. */
  private static Query changed(ScreenedSubject subject, Random random) {
    String name = subject.names().get(random.nextInt(subject.names().size())).text();
    List<String> words = new ArrayList<>(List.of(name.split(" +")));
    int at = random.nextInt(words.size());
    String word = words.get(at);
    int letter = word.isEmpty() ? 0 : random.nextInt(word.length());
    switch (random.nextInt(8)) {
      case 0 ->
          words.set(
              at, word.substring(0, letter) + word.substring(Math.min(letter + 1, word.length())));
      case 1 ->
          words.set(
              at,
              word.substring(0, letter)
                  + (char) ('a' + random.nextInt(26))
                  + word.substring(letter));
      case 2 -> words.add(words.remove(0));
      case 3 -> words.remove(words.size() > 2 ? at : 0);
      case 4 -> words.set(at, word + (at + 1 < words.size() ? words.remove(at + 1) : ""));
      case 5 -> words.set(at, word.substring(0, letter) + " " + word.substring(letter));
      case 6 ->
          words.set(
              at,
              word.toLowerCase(Locale.ROOT)
                  .replace("kh", "h")
                  .replace("ou", "u")
                  .replace("y", "i"));
      default -> {}
    }
    String text = String.join(" ", words);
    return Query.of(text.isBlank() ? name : text, subject.type());
  }

  /** As many subjects with words that are in names of their type, drawn by chance. */
  private static List<ScreenedSubject> synthetic(
      List<ScreenedSubject> real, int size, Random random) {
    Map<SubjectType, List<String>> words = new LinkedHashMap<>();
    for (ScreenedSubject subject : real) {
      for (ScreenedName name : subject.names()) {
        words
            .computeIfAbsent(subject.type(), type -> new ArrayList<>())
            .addAll(List.of(name.text().split(" +")));
      }
    }
    List<ScreenedSubject> made = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      ScreenedSubject like = real.get(random.nextInt(real.size()));
      List<String> itsWords = words.get(like.type());
      List<ScreenedName> names = new ArrayList<>();
      for (ScreenedName name : like.names()) {
        StringBuilder text = new StringBuilder();
        for (int k = name.text().split(" +").length; k > 0; k--) {
          text.append(itsWords.get(random.nextInt(itsWords.size()))).append(k > 1 ? " " : "");
        }
        names.add(new ScreenedName(text.toString(), name.kind(), name.strength()));
      }
      made.add(subject("s" + i, like.type(), names));
    }
    return made;
  }

  private static List<ScreenedSubject> read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty()) {
      throw refused(file + " is empty.");
    }
    List<String> head = fields(lines.get(0));
    int id = column(head, "id");
    int type = column(head, "type");
    int name = column(head, "name");
    int kind = head.indexOf("kind");
    int strength = head.indexOf("strength");
    Map<String, SubjectType> types = new LinkedHashMap<>();
    Map<String, List<ScreenedName>> names = new LinkedHashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      List<String> fields = fields(lines.get(i));
      if (fields.size() < head.size()) {
        throw refused("Line " + (i + 1) + " has " + fields.size() + " fields.");
      }
      types.put(fields.get(id), SubjectType.valueOf(fields.get(type)));
      names
          .computeIfAbsent(fields.get(id), key -> new ArrayList<>())
          .add(
              new ScreenedName(
                  fields.get(name),
                  kind < 0 ? Kind.PRIMARY : Kind.valueOf(fields.get(kind)),
                  strength < 0 ? Strength.STRONG : Strength.valueOf(fields.get(strength))));
    }
    return names.entrySet().stream()
        .map(one -> subject(one.getKey(), types.get(one.getKey()), one.getValue()))
        .toList();
  }

  private static ScreenedSubject subject(String id, SubjectType type, List<ScreenedName> names) {
    return new ScreenedSubject(id, id, type, names, List.of(), List.of(), Set.of(), null);
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
