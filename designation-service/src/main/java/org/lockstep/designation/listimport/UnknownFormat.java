package org.lockstep.designation.listimport;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.reading.ListReader;

/** What is said of files that no reader of their list reads: how they begin, and what they are. */
final class UnknownFormat {
  private static final int MOST_FILES = 3;
  private static final int LONGEST_BEGINNING = 60;

  /** That all formats of FollowTheMoney have one reader for the lists of all authorities. */
  private static final String FOLLOW_THE_MONEY = "ftm-xx";

  private UnknownFormat() {}

  /**
   * Says it.
   *
   * @param formats that the list is read in
   * @param readers of all lists
   */
  static String told(
      String source, List<String> formats, List<ListFile> files, List<ListReader> readers) {
    String seen =
        files.stream()
            .limit(MOST_FILES)
            .map(file -> file.name() + " begins with \"" + beginning(file) + "\"")
            .collect(Collectors.joining("; "));
    int more = files.size() - MOST_FILES;
    String known =
        "%s%s. %s is read from: %s."
            .formatted(
                seen,
                more > 0 ? "; and " + more + " more files" : "",
                source,
                String.join(", ", formats));
    List<ListReader> others = readers.stream().filter(reader -> reads(reader, files)).toList();
    return others.isEmpty() ? known : known + " " + looksLike(others);
  }

  private static String looksLike(List<ListReader> others) {
    Set<String> sources = new TreeSet<>();
    for (ListReader reader : others) {
      sources.addAll(reader.sources().isEmpty() ? Set.of(FOLLOW_THE_MONEY) : reader.sources());
    }
    return "It looks like %s: import it as %s."
        .formatted(
            others.stream().map(ListReader::format).sorted().collect(Collectors.joining(" or ")),
            String.join(" or ", sources));
  }

  private static boolean reads(ListReader reader, List<ListFile> files) {
    try {
      return reader.reads(files);
    } catch (RefusedFileException e) {
      // A reader may look into an archive to know it.
      return false;
    }
  }

  private static String beginning(ListFile file) {
    String text =
        file.beginning()
            .strip()
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining(" "));
    return text.codePointCount(0, text.length()) <= LONGEST_BEGINNING
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_BEGINNING)) + "…";
  }
}
