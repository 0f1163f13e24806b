package org.lockstep.gateway.route;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A path as the API's document has it. A segment may have a part in braces, which stands for any
 * text, but not for none.
 */
record PathTemplate(List<String> segments) {
  /** What says more comes first: a word, then what has some letters, then what has none. */
  static final Comparator<PathTemplate> MOST_EXACT_FIRST =
      Comparator.comparing(PathTemplate::letters, Comparator.reverseOrder());

  static PathTemplate of(String template) {
    return new PathTemplate(segmentsOf(template));
  }

  static List<String> segmentsOf(String path) {
    return List.copyOf(Arrays.asList(path.split("/", -1)));
  }

  boolean matches(List<String> path) {
    if (segments.size() != path.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      if (!matches(segments.get(i), path.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(String template, String segment) {
    int open = template.indexOf('{');
    if (open < 0) {
      return template.equals(segment);
    }
    String before = template.substring(0, open);
    String after = template.substring(template.indexOf('}') + 1);
    return segment.length() > before.length() + after.length()
        && segment.startsWith(before)
        && segment.endsWith(after);
  }

  private int letters() {
    return segments.stream()
        .mapToInt(segment -> segment.replaceAll("\\{[^}]*\\}", "").length())
        .sum();
  }
}
