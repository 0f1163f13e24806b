package org.lockstep.designation.lists.japan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.lists.japan.Brackets.Piece;
import org.lockstep.designation.lists.reading.Countries;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.Enumeration;

/**
 * A nationality in the words of the list.
 *
 * @param country in the same words; the whole where they name none
 * @param note what is said of it, such as that it ended
 */
record Nationality(String wording, String country, @Nullable String note) {
  private static final Pattern TWICE =
      Pattern.compile("^([\\p{IsHan}\\p{IsKatakana}・ー ]{2,40}?) ?([A-Z][A-Za-z ]{2,60})$");

  static List<Nationality> all(String cell) {
    List<Nationality> all = new ArrayList<>();
    for (String item : Enumeration.split(cell)) {
      Optional<List<Nationality>> list = list(item);
      if (list.isPresent()) {
        all.addAll(list.get());
      } else {
        all.add(one(item));
      }
    }
    return all;
  }

  /** Where each of several is a country. */
  private static Optional<List<Nationality>> list(String text) {
    for (String separators : List.of(";\n", ";\n、,/", "。")) {
      List<String> parts = Brackets.split(Brackets.balanced(text), separators);
      List<Nationality> read =
          parts.stream().flatMap(part -> twice(part).stream()).map(Nationality::one).toList();
      boolean sentences = separators.equals("。");
      boolean each =
          read.stream()
              .allMatch(
                  one ->
                      (sentences || one.wording.equals(one.country))
                          && Countries.code(one.country).isPresent());
      if (each && !read.isEmpty()) {
        return Optional.of(read);
      }
    }
    return Optional.empty();
  }

  /** エジプトEgypt is one country in two languages. */
  private static List<String> twice(String text) {
    Matcher twice = TWICE.matcher(text);
    return twice.matches() ? List.of(twice.group(1), twice.group(2)) : List.of(text);
  }

  private static Nationality one(String raw) {
    List<Piece> pieces = Brackets.pieces(Brackets.balanced(raw.strip()));
    String outside = NameText.trimmed(Brackets.outside(pieces));
    String brackets =
        String.join("; ", pieces.stream().filter(Piece::bracketed).map(Piece::text).toList());
    @Nullable String note = brackets.isEmpty() ? null : brackets;
    if (Countries.code(outside).isPresent()) {
      return new Nationality(outside, outside, note);
    }
    String text = outside.startsWith("また、") ? outside.substring(3) : outside;
    return Place.country(text)
        .map(country -> new Nationality(raw.strip(), country, null))
        .orElseGet(() -> new Nationality(raw.strip(), raw.strip(), null));
  }

  void tie(EntryDraft draft) {
    draft.tie(CountryTie.Kind.NATIONALITY, wording, country, note, null);
  }
}
