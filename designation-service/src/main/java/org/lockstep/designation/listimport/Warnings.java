package org.lockstep.designation.listimport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lockstep.designation.lists.file.PrintableText;

/** What a person should look at; the first of many are kept, the others counted. */
final class Warnings {
  private static final int MOST = 1000;

  private final List<String> texts = new ArrayList<>();
  private final List<String> ofRegister = new ArrayList<>();
  private final Map<String, Unknown> unknown = new LinkedHashMap<>();
  private int count;

  private record Unknown(String file, long line, int times) {}

  void add(String file, long line, String message) {
    count++;
    if (texts.size() < MOST) {
      texts.add(PrintableText.of("%s, line %d: %s".formatted(file, line, message)));
    }
  }

  /** Of what the register has and no line of a file; these come first. */
  void add(String message) {
    count++;
    if (ofRegister.size() < MOST) {
      ofRegister.add(message);
    }
  }

  void unknown(String file, long line, String label) {
    if (unknown.containsKey(label) || unknown.size() < MOST) {
      unknown.merge(
          label,
          new Unknown(file, line, 1),
          (before, one) -> new Unknown(before.file, before.line, before.times + 1));
    }
  }

  int count() {
    return count;
  }

  List<String> texts() {
    return Stream.concat(ofRegister.stream(), texts.stream()).toList();
  }

  /** Each label once, and where it is first; empty where all are known. */
  List<String> unknownLabels() {
    return unknown.entrySet().stream()
        .map(
            entry ->
                "%s (%d times, first in %s at line %d)"
                    .formatted(
                        entry.getKey(),
                        entry.getValue().times,
                        entry.getValue().file,
                        entry.getValue().line))
        .toList();
  }
}
