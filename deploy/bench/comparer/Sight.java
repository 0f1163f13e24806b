import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockstep.testkit.ListingFaults;

/**
 * Counts what a person sees at once to be wrong in the register ({@link ListingFaults}). What is
 * wrong in the list itself is excepted one by one, in a file of tabs: list, kind, value, reason.
 */
final class Sight {
  private static final int MOST_EXAMPLES = 6;
  private static final int FIELDS = 4;

  private final Set<String> excepted = new HashSet<>();
  private final Map<ListingFaults.Kind, Integer> counts = new EnumMap<>(ListingFaults.Kind.class);
  private final Map<ListingFaults.Kind, List<String>> examples = new EnumMap<>(ListingFaults.Kind.class);
  private int names;
  private int dates;
  private int numbers;
  private int exceptions;

  Sight(String source, Path file) throws IOException {
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      String[] fields = line.split("\t", -1);
      if (!line.startsWith("#") && fields.length == FIELDS && fields[0].equals(source)) {
        excepted.add(fields[1] + "\t" + fields[2]);
      }
    }
  }

  void take(JsonNode listingRecord) {
    names += listingRecord.path("names").size();
    dates += listingRecord.path("dates").size();
    numbers += listingRecord.path("identifiers").size();
    for (ListingFaults.Fault fault : ListingFaults.of(listingRecord)) {
      if (excepted.contains(fault.kind() + "\t" + fault.value())) {
        exceptions++;
        continue;
      }
      counts.merge(fault.kind(), 1, Integer::sum);
      List<String> some = examples.computeIfAbsent(fault.kind(), kind -> new ArrayList<>());
      if (some.size() < MOST_EXAMPLES) {
        some.add(fault.value());
      }
    }
  }

  void print() {
    System.out.printf(
        "At sight, in the register: %,d names, %,d dates, %,d numbers; %d exceptions%n",
        names, dates, numbers, exceptions);
    for (ListingFaults.Kind kind : ListingFaults.Kind.values()) {
      int of = kind.name().startsWith("NAME") ? names : kind.name().startsWith("DATE") ? dates : numbers;
      int wrong = counts.getOrDefault(kind, 0);
      System.out.printf(
          "  %-16s %,6d  %7.3f%%%s%n",
          kind,
          wrong,
          of == 0 ? 0 : 100.0 * wrong / of,
          wrong == 0 ? "" : "  e.g. " + String.join(" | ", examples.get(kind)));
    }
  }
}
