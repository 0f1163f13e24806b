package org.lockstep.designation.lists.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.lists.file.RefusedFileException;

/**
 * The wordings of one entry as the register can take them: without what does not show, and no
 * longer than their fields. What does not fit is kept among the extras, with a warning.
 */
final class Wordings {
  static final int LONGEST_PHRASE = 500;
  static final int LONGEST_NOTE = 4000;
  private static final int LONGEST_TEXT = 20_000;
  private static final int LONGEST_LABEL = 200;
  private static final int LONGEST_ID = 100;
  private static final int LONGEST_WARNING = 1000;
  private static final int MOST_EXTRAS = 1000;
  private static final int MOST_PARTS = 20;

  /** Of what did not fit, in one warning. */
  private static final int MOST_QUOTED = 3;

  /** It is in an index of the database, which takes up to some 2,700 bytes. */
  private static final int LONGEST_KEY = 500;

  private final Reading reading;
  private final String key;
  private final String file;
  private final long line;
  private final Set<LabelledValue> extras = new LinkedHashSet<>();

  Wordings(Reading reading, String key, String file, long line) {
    this.reading = reading;
    this.key = CleanText.line(key).text();
    this.file = file;
    this.line = line;
    if (this.key.length() > LONGEST_KEY) {
      throw new RefusedFileException(
          RefusedFileException.Reason.LIMIT,
          "%s: the entry at line %d has a key of %d characters, more than %d"
              .formatted(file, line, this.key.length(), LONGEST_KEY));
    }
  }

  String key() {
    return key;
  }

  void warn(String message) {
    String text = CleanText.line(message).text();
    reading.warn(file, line, key, shortened(text, LONGEST_WARNING));
  }

  String line(String raw) {
    return shown(CleanText.line(raw));
  }

  String text(String raw) {
    return shown(CleanText.lines(raw));
  }

  private String shown(CleanText text) {
    if (!text.harmless()) {
      warn("characters that do not show were taken out; the original has them");
    }
    return text.text();
  }

  @Nullable String lineOrNull(@Nullable String value) {
    String text = value == null ? "" : line(value);
    return text.isEmpty() ? null : text;
  }

  @Nullable String textOrNull(@Nullable String value) {
    String text = value == null ? "" : text(value);
    return text.isEmpty() ? null : text;
  }

  @Nullable String id(@Nullable String value) {
    String text = value == null ? "" : line(value);
    return text.isEmpty() || isTooLong("id", text, LONGEST_ID) ? null : text;
  }

  /** What is too long for a note continues among the extras. */
  @Nullable String note(@Nullable String value) {
    String note = textOrNull(value);
    if (note == null || note.length() <= LONGEST_NOTE) {
      return note;
    }
    String beginning = shortened(note, LONGEST_NOTE);
    extra("note", note.substring(beginning.length()));
    return beginning;
  }

  /** Parts of a name or place; those that do not fit are kept among the extras. */
  List<LabelledValue> parts(List<LabelledValue> published) {
    List<LabelledValue> parts = new ArrayList<>();
    for (LabelledValue part : published) {
      String value = line(part.value());
      if (parts.size() == MOST_PARTS || value.length() > LONGEST_TEXT) {
        extra(part.label(), value);
      } else {
        parts.add(new LabelledValue(label(part.label()), value));
      }
    }
    return parts;
  }

  /** What is too long for its field is kept among the extras. */
  boolean isTooLong(String label, @Nullable String value, int longest) {
    if (value == null || value.length() <= longest) {
      return false;
    }
    warn(
        label
            + " of "
            + value.length()
            + " characters was kept among the extras, where no search finds it");
    extra(label, value);
    return true;
  }

  /** What is more than its field takes is kept among the extras. */
  List<String> atMost(int most, String label, Collection<String> values) {
    return atMost(most, label, values, Function.identity());
  }

  /**
   * What is more than its field takes is kept among the extras.
   *
   * @param text of a value
   */
  <T extends Object> List<T> atMost(
      int most, String label, Collection<T> values, Function<T, String> text) {
    List<T> all = List.copyOf(values);
    if (all.size() > most) {
      keepAsExtras(label, all.size(), all.subList(most, all.size()).stream().map(text).toList());
    }
    return all.stream().limit(most).toList();
  }

  /** The extras hold them for people; no search looks there, which the warning has to say. */
  void keepAsExtras(String label, int ofAll, List<String> texts) {
    warn(
        "%d of %d %s are kept among the extras, where no search finds them: %s%s"
            .formatted(
                texts.size(),
                ofAll,
                label,
                String.join("; ", texts.subList(0, Math.min(MOST_QUOTED, texts.size()))),
                texts.size() > MOST_QUOTED ? "; and so on" : ""));
    texts.forEach(text -> extra(label, text));
  }

  /** Texts as one. What is too long for its field is cut there, and goes on among the extras. */
  @Nullable String joined(Set<String> texts, String label) {
    String whole = String.join("\n", texts);
    if (whole.length() <= LONGEST_TEXT) {
      return whole.isEmpty() ? null : whole;
    }
    warn(label + " of " + whole.length() + " characters continue among the extras");
    String beginning = shortened(whole, LONGEST_TEXT);
    extras.addAll(pieces(label, whole.substring(beginning.length())));
    return beginning;
  }

  void extra(String label, String value) {
    extras.addAll(labelled(label, value));
  }

  /** A value under its label, in as many pieces as it needs; none of a blank one. */
  List<LabelledValue> labelled(String label, String value) {
    return pieces(label(label), text(value));
  }

  private String label(String published) {
    return shortened(line(published), LONGEST_LABEL);
  }

  /** Never between the two halves of a character. */
  private static String shortened(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
  }

  private static List<LabelledValue> pieces(String label, String text) {
    List<LabelledValue> pieces = new ArrayList<>();
    String left = text;
    while (!left.isEmpty()) {
      String piece = shortened(left, LONGEST_TEXT);
      pieces.add(new LabelledValue(label, piece));
      left = left.substring(piece.length());
    }
    return pieces;
  }

  /**
   * Keeps what was not read of a record.
   *
   * @param known labels that the reader knows to have no field here; any other is new in the list
   */
  void keep(List<LabelledValue> unread, Set<String> known, long recordLine) {
    for (LabelledValue value : unread) {
      if (!known.contains(value.label())) {
        reading.unknown(file, recordLine, label(value.label()));
      }
      extra(value.label(), value.value());
    }
  }

  List<LabelledValue> extras() {
    if (extras.size() > MOST_EXTRAS) {
      warn("of " + extras.size() + " extras only the original has the last ones");
    }
    return extras.stream().limit(MOST_EXTRAS).toList();
  }
}
