package org.lockstep.designation.lists.japan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.japan.Brackets.Piece;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.Countries;
import org.lockstep.designation.lists.reading.Enumeration;
import org.lockstep.designation.lists.reading.LabelledNumbers;

/**
 * The documents of a cell: アフガニスタン旅券 D 001206（2000年7月17日発行、2005年7月16日失効） is a number apart from the
 * words, a country, a day on which it was issued and one on which it expires.
 */
final class DocumentCell {
  private static final int LONGEST = 4000;
  private static final int SHORTEST_IN_BRACKETS = 5;

  /** Of capitals and digits, in up to five groups; days and what stands in words are none. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![A-Za-z0-9])[A-Z0-9][A-Z0-9°./-]{0,60}+(?: (?:No\\.)?+[A-Z0-9][A-Z0-9./-]{0,30}+){0,4}+"
              + "(?![A-Za-z年月日])");

  /** Two numbers of at least seven characters are no groups of one. */
  private static final Pattern BETWEEN_LONG =
      Pattern.compile("[A-Z0-9]{3}[0-9]{4}( )(?=[A-Z0-9]{3}[0-9]{4})");

  private static final Pattern HAS_DIGIT = Pattern.compile("[0-9]");
  private static final Pattern WORD_BEFORE = Pattern.compile("^(?:ID |[A-Z]{3,12} |N°)(?=.*[0-9])");
  private static final Pattern LONG_VOWEL_MARK = Pattern.compile("(?<=[A-Z0-9])ー(?=[A-Z0-9])");
  private static final Pattern AFTER_HYPHEN = Pattern.compile("(?<=-) ");

  /** One form of the list has blanks where the other has line ends. */
  private static final Pattern BETWEEN_PARTS =
      Pattern.compile("又は| (?=(?:旅券)?(?:発行|発効|失効|有効期限))|(?<=日) ");

  private static final Pattern FACT = Pattern.compile("発行|発効|発給|失効|有効");
  private static final String ENDS_NUMBER = "./-";
  private static final Pattern OF_COUNTRY = Pattern.compile("旅券|パスポート");

  private final List<Document> documents = new ArrayList<>();
  private final String common;
  private @Nullable Draft draft;
  private String words = "";

  private DocumentCell(String common) {
    this.common = common;
  }

  /**
   * A document.
   *
   * @param type in the words of the cell; absent where it has none
   * @param country in the words of the cell
   * @param issued ISO 8601, may be partial
   * @param expires ISO 8601, may be partial
   * @param asPublished the whole wording
   */
  record Document(
      String number,
      @Nullable String type,
      @Nullable String country,
      @Nullable String issued,
      @Nullable String expires,
      String asPublished) {}

  /**
   * What a cell holds.
   *
   * @param others wordings without a number
   */
  record Documents(List<Document> all, List<String> others) {}

  static Documents read(String cell) {
    if (cell.length() > LONGEST) {
      return new Documents(List.of(), List.of(cell));
    }
    List<Document> all = new ArrayList<>();
    List<String> others = new ArrayList<>();
    List<String> values = Enumeration.split(LONG_VOWEL_MARK.matcher(cell).replaceAll("-"));
    // "Identity card number: (a)… (b)…": the words are of each.
    boolean common = values.size() > 1 && !hasNumber(values.get(0));
    for (String value : common ? values.subList(1, values.size()) : values) {
      DocumentCell reading = new DocumentCell(common ? values.get(0) : "");
      reading.take(Brackets.balanced(value));
      all.addAll(reading.documents);
      if (reading.documents.isEmpty()) {
        others.add(value);
      }
    }
    return new Documents(all, others);
  }

  private static boolean hasNumber(String text) {
    return !numbers(Brackets.outside(Brackets.balanced(text))).isEmpty();
  }

  /** Where in a text the numbers are. */
  private static List<int[]> numbers(String text) {
    List<int[]> found = new ArrayList<>();
    Matcher number = NUMBER.matcher(text);
    while (number.find()) {
      Matcher word = WORD_BEFORE.matcher(number.group());
      int start = number.start() + (word.find() ? word.end() : 0);
      Matcher next = BETWEEN_LONG.matcher(text).region(start, number.end());
      while (next.find()) {
        found.add(new int[] {start, next.start(1)});
        start = next.end(1);
      }
      if (HAS_DIGIT.matcher(text.substring(start, number.end())).find()) {
        found.add(new int[] {start, number.end()});
      }
    }
    return found;
  }

  private void take(String text) {
    for (String part : parts(text)) {
      List<Piece> pieces = withDigitOfNumber(Brackets.pieces(part.strip()));
      boolean bracketed = pieces.stream().allMatch(Piece::bracketed);
      if (bracketed && (draft == null || pieces.stream().anyMatch(DocumentCell::isDocument))) {
        end();
        pieces.forEach(piece -> take(piece.text()));
        continue;
      }
      String outside = Brackets.outside(pieces);
      boolean isFact = isFact(outside) && hasDate(outside);
      List<int[]> numbers = isFact ? List.of() : numbers(outside);
      int from = 0;
      for (int[] number : numbers) {
        String label = outside.substring(from, number[0]);
        boolean says = !NameText.trimmed(label).replace("番号", "").replace("N°", "").isBlank();
        begin(says ? label : words + label, outside.substring(number[0], number[1]));
        from = number[1];
      }
      words = isFact || !numbers.isEmpty() ? "" : outside;
      if (draft != null) {
        draft.take(part, isFact ? Stream.of(outside) : Stream.of(), pieces);
      }
    }
    end();
  }

  /** The day of an issue and the word for it may be apart: 2013年5月29日にイラク、バグダッドにて発行. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : Brackets.split(BETWEEN_PARTS.matcher(text).replaceAll("、"), "、,;\n")) {
      int last = parts.size() - 1;
      boolean goesOn =
          last >= 0
              && isFact(part)
              && !hasDate(part)
              && hasDate(parts.get(last))
              && !isFact(parts.get(last));
      if (goesOn) {
        parts.set(last, parts.get(last) + "、" + part);
      } else {
        parts.add(part);
      }
    }
    return parts;
  }

  private static boolean isFact(String text) {
    return FACT.matcher(text).find();
  }

  private static boolean hasDate(String text) {
    return !JapaneseDates.within(text).isEmpty();
  }

  /** Whether what is in brackets is another document, with a number as long as those are. */
  private static boolean isDocument(Piece piece) {
    return numbers(Brackets.outside(piece.text())).stream()
        .anyMatch(number -> number[1] - number[0] >= SHORTEST_IN_BRACKETS);
  }

  /** G563542(9) is a number whose last digit checks the others. */
  private static List<Piece> withDigitOfNumber(List<Piece> pieces) {
    List<Piece> joined = new ArrayList<>();
    for (Piece piece : pieces) {
      boolean digit = piece.bracketed() && piece.text().length() == 1;
      int last = joined.size() - 1;
      if (digit && Character.isLetterOrDigit(piece.text().charAt(0)) && last >= 0) {
        joined.set(last, new Piece(false, joined.get(last).text() + "-" + piece.text()));
      } else {
        joined.add(piece);
      }
    }
    return joined;
  }

  private void begin(String label, String number) {
    end();
    draft = new Draft(common + label, AFTER_HYPHEN.matcher(number).replaceAll(""));
  }

  private void end() {
    if (draft != null) {
      documents.add(draft.document());
      draft = null;
    }
  }

  /** A document while its wording is read. */
  private static final class Draft {
    private final String label;
    private final String number;
    private final List<String> wording = new ArrayList<>();
    private @Nullable String country;
    private @Nullable String issued;
    private @Nullable String expires;

    Draft(String label, String number) {
      this.label = NameText.trimmed(Blanks.single(label));
      this.number = withoutEnd(number.strip());
      this.country = Countries.atBeginning(this.label).orElse(null);
    }

    private static String withoutEnd(String number) {
      int end = number.length();
      while (end > 0 && ENDS_NUMBER.indexOf(number.charAt(end - 1)) >= 0) {
        end--;
      }
      return number.substring(0, end);
    }

    void take(String part, Stream<String> facts, List<Piece> pieces) {
      wording.add(part.strip());
      Stream<String> inBrackets = pieces.stream().filter(Piece::bracketed).map(Piece::text);
      Stream.concat(facts, inBrackets).forEach(this::facts);
    }

    private void facts(String text) {
      String of = OF_COUNTRY.matcher(Brackets.outside(text)).replaceAll("").strip();
      if (country == null && Countries.code(of).isPresent()) {
        country = of;
      }
      int end = 0;
      List<JapaneseDates.Stated> dates = JapaneseDates.within(text);
      for (int i = 0; i < dates.size(); i++) {
        int start = text.indexOf(dates.get(i).published(), end);
        String before = NameText.trimmed(text.substring(end, start));
        end = start + dates.get(i).published().length();
        int next = i + 1 < dates.size() ? text.indexOf(dates.get(i + 1).published(), end) : -1;
        String behind = next < 0 ? text.substring(end) : text.substring(end, next);
        day(before, dates.get(i).read().from(), behind);
      }
    }

    /** The words before a day say what it is, or those behind. */
    private void day(String before, @Nullable String date, String behind) {
      if (before.endsWith("失効日") || before.endsWith("有効期限") || before.endsWith("有効期限は")) {
        expires = expires == null ? date : expires;
      } else if (before.endsWith("発行日") || before.endsWith("発効日")) {
        issued = issued == null ? date : issued;
      } else if (!behind.contains("出生") && !behind.contains("生まれ")) {
        Matcher fact = FACT.matcher(behind);
        if (fact.find() && (fact.group().equals("失効") || fact.group().equals("有効"))) {
          expires = expires == null ? date : expires;
        } else if (fact.reset().find()) {
          issued = issued == null ? date : issued;
        }
      }
    }

    Document document() {
      return new Document(
          LabelledNumbers.withoutSign(number),
          label.isEmpty() || Countries.code(label).isPresent() ? null : label,
          country,
          issued,
          expires,
          Blanks.single(String.join("、", wording)));
    }
  }
}
