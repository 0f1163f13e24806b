package org.lockstep.designation.lists.japan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.japan.Brackets.Piece;
import org.lockstep.designation.lists.reading.Countries;
import org.lockstep.designation.lists.reading.Enumeration;

/**
 * A place in the words of the list.
 *
 * @param country in the same words; absent where it names none
 * @param note what stands in brackets behind it, such as 以前の住所
 */
record Place(String wording, @Nullable String country, @Nullable String note) {
  private static final int LONGEST = 4000;

  /** The places of a cell, by letters, between semicolons, or each in a line of its own. */
  static List<Place> all(String cell) {
    List<Place> places = new ArrayList<>();
    for (String item : Enumeration.split(cell)) {
      for (String part : Brackets.split(Brackets.balanced(item), ";")) {
        lines(part).forEach(line -> places.addAll(of(line)));
      }
    }
    return places;
  }

  /**
   * The places of two cells, of which one has the countries and the other all else; as many of
   * each, or one country for all.
   */
  static List<Place> inParts(String countries, String rest) {
    List<String> of = values(countries);
    List<String> others = values(rest);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < Math.max(of.size(), others.size()); i++) {
      String country = of.isEmpty() ? "" : of.get(Math.min(i, of.size() - 1));
      String other = i < others.size() ? others.get(i) : "";
      boolean paired = of.size() == 1 || of.size() == others.size() || other.isEmpty();
      String whole = paired || i < of.size() ? whole(country, other) : other;
      for (Place place : of(whole)) {
        String said = place.country == null ? country(country).orElse(null) : place.country;
        places.add(new Place(place.wording, said, place.note));
      }
    }
    return places;
  }

  private static List<String> values(String cell) {
    return cell.equals(JapanEntry.UNKNOWN)
        ? List.of()
        : Enumeration.split(cell).stream()
            .flatMap(item -> Brackets.split(Brackets.balanced(item), ";").stream())
            .toList();
  }

  /** In Japanese the country comes first. */
  private static String whole(String country, String rest) {
    if (rest.isEmpty() || country.isEmpty() || rest.contains(country)) {
      return rest.isEmpty() ? country : rest;
    }
    return Writing.of(country) == Writing.JAPANESE && Writing.of(rest) == Writing.JAPANESE
        ? country + rest
        : rest + ", " + country;
  }

  /** A line is a place of its own, if it has a country, and the one above, too. */
  private static List<String> lines(String text) {
    if (text.length() > LONGEST) {
      return List.of(text);
    }
    List<String> lines = new ArrayList<>();
    for (String line : text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      int last = lines.size() - 1;
      if (last >= 0 && (country(line).isEmpty() || country(lines.get(last)).isEmpty())) {
        lines.set(last, lines.get(last) + " " + line);
      } else {
        lines.add(line);
      }
    }
    return lines;
  }

  private static List<Place> of(String line) {
    List<Piece> pieces = Brackets.pieces(line);
    int last = pieces.size() - 1;
    boolean behind = last > 0 && pieces.get(last).bracketed();
    String bracket = behind ? pieces.get(last).text().strip() : "";
    String before = behind ? Brackets.joined(pieces.subList(0, last)).strip() : line;
    boolean translated =
        Writing.of(before) == Writing.JAPANESE
            && Writing.of(bracket) == Writing.LATIN
            && country(bracket).isPresent()
            && country(before).isPresent();
    if (translated) {
      return List.of(
          new Place(before, country(before).orElse(null), null),
          new Place(bracket, country(bracket).orElse(null), null));
    }
    // Kana of a city have its Latin name behind them.
    boolean isName = Writing.of(before) == Writing.JAPANESE && Writing.of(bracket) == Writing.LATIN;
    boolean isNote = behind && !isName && country(bracket).isEmpty() && country(before).isPresent();
    return List.of(
        new Place(
            NameText.trimmed(isNote ? before : line),
            country(line).orElse(null),
            isNote && !bracket.isEmpty() ? bracket : null));
  }

  /** The country of an address: in brackets at its end, the last word of it, or the first one. */
  static Optional<String> country(String place) {
    List<Piece> pieces = Brackets.pieces(Brackets.balanced(place));
    String outside =
        pieces.stream().filter(p -> !p.bracketed()).map(Piece::text).collect(Collectors.joining());
    Optional<String> bracketed =
        pieces.isEmpty()
            ? Optional.empty()
            : Optional.of(pieces.get(pieces.size() - 1))
                .filter(Piece::bracketed)
                .map(piece -> piece.text().strip())
                .filter(text -> Countries.code(text).isPresent());
    String trimmed = NameText.trimmed(outside);
    int comma = Math.max(trimmed.lastIndexOf(','), trimmed.lastIndexOf('、'));
    String last = NameText.trimmed(trimmed.substring(comma + 1));
    return bracketed
        .or(() -> Optional.of(last).filter(text -> isCountry(text, comma < 0)))
        .or(() -> Countries.atBeginning(trimmed));
  }

  /** Codes of two or three letters may be states of a federation. */
  private static boolean isCountry(String text, boolean alone) {
    return (alone || text.length() > 3 || Writing.of(text) == Writing.JAPANESE)
        && Countries.code(text).isPresent();
  }
}
