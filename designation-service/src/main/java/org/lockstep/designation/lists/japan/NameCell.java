package org.lockstep.designation.lists.japan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names of a cell. Cells have one to a line or a letter, between semicolons or commas, in
 * Japanese and below it in English, or with （別称、…及び…） and "a.k.a." before others.
 */
final class NameCell {
  private static final Pattern MARK =
      Pattern.compile(
          "(?i)(?:\\( ?)?\\b(?:([afn])\\.k\\.a ?\\.?,?|(also|formerly|now) known as)(?: ?:)?,? ?"
              + "(?:the following (?:[a-z]{1,20} )?alias(?:es)? ?:?)?"
              + "|(?:\\( ?)?(別称|別名|旧称|旧姓|通称)[0-9]?(?:\\)|[、,:])"
              + "|\\( ?(nee)\\b,? ?");

  private static final Pattern DASH = Pattern.compile("^[-–—―] ?(.+)");
  private static final Pattern AND = Pattern.compile("[;,] ?and$");

  /** The surname in capitals, then a given name: no list of two. */
  private static final Pattern SURNAME_FIRST =
      Pattern.compile("^[’'‘`]?[A-Z][A-Z' -]{0,60}+, [A-Z][a-z].*");

  private static final String SLASH = " / ";
  private static final Pattern LETTERS_BEHIND = Pattern.compile("[A-Z]{2,10}");

  /** So many letters at their beginnings make names alike. */
  private static final int ALIKE = 2;

  private static final Pattern COMPANY_FORM =
      Pattern.compile(
          "(?i)(?:ltd|inc|llc|co|corp|s\\.a|plc|p\\.l\\.c|jsc|limited|ooo|ao|jr|sr|iii)\\.?");
  private static final Pattern KANA_THEN_LATIN =
      Pattern.compile(
          "^([\\u30A0-\\u30FF、 =]{1,200}[\\u30A1-\\u30FA\\u30FC]) ([A-Z][A-Za-z'’`. -]{1,200})");

  /** Of a cell; what is longer holds no names that are to be told apart. */
  private static final int LONGEST = 20_000;

  private final List<Line> lines = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();
  private List<String> english = List.of();

  /** How many English names there are. */
  private int inEnglish;

  private final boolean own;

  private NameCell(boolean own) {
    this.own = own;
  }

  /** How the first name of the cell is named, and how the others are. */
  enum Role {
    OWN,
    OTHER,
    FORMER,
    /** By birth; where it is one word, it stands for the last one of the own name. */
    MAIDEN
  }

  /**
   * One name, with all that the cell says of it.
   *
   * @param text with balanced brackets
   */
  record Item(Role role, String text) {}

  /** What is left to be split into names, unless it had a letter. */
  private record Line(Role role, String text, boolean lettered) {
    Writing writing() {
      return Writing.of(text);
    }

    boolean is(Writing writing) {
      return !lettered && writing() == writing;
    }
  }

  /**
   * The names in their order. Text is NFKC.
   *
   * @param comma whether 、 may stand between names; it stands within those of persons
   * @param own whether it is the cell of the subject's own name, which may be broken at a line end
   */
  static List<Item> items(String cell, boolean comma, boolean own) {
    String text = NameText.cell(cell);
    if (text.length() > LONGEST) {
      return List.of(new Item(Role.OWN, Brackets.balanced(text)));
    }
    NameCell names = new NameCell(own);
    names.segments(text);
    names.english =
        names.lines.stream().filter(line -> line.is(Writing.LATIN)).map(Line::text).toList();
    names.inEnglish =
        names.english.stream().mapToInt(line -> Brackets.split(line, ";").size()).sum();
    for (int i = 0; i < names.lines.size(); i++) {
      names.split(i, comma);
    }
    return names.items;
  }

  /** What stands between marks such as "a.k.a.", with the role that the mark before it says. */
  private void segments(String text) {
    List<MatchResult> marks = MARK.matcher(text).results().toList();
    boolean inEnglish = marks.stream().anyMatch(mark -> mark.group(3) == null);
    Role role = Role.OWN;
    boolean ofOneLine = false;
    int from = 0;
    for (MatchResult mark : marks) {
      segment(role, text.substring(from, mark.start()), ofOneLine);
      role = role(mark);
      ofOneLine = mark.group(3) != null && (isInline(text, mark.start()) || inEnglish);
      from = mark.end();
    }
    segment(role, text.substring(from), ofOneLine);
  }

  private static Role role(MatchResult mark) {
    String japanese = mark.group(3);
    if (mark.group(4) != null || "旧姓".equals(japanese)) {
      return Role.MAIDEN;
    }
    String letter = Optional.ofNullable(mark.group(1)).orElse("").toLowerCase(Locale.ROOT);
    String word = Optional.ofNullable(mark.group(2)).orElse("").toLowerCase(Locale.ROOT);
    boolean former = letter.equals("f") || word.equals("formerly") || "旧称".equals(japanese);
    return former ? Role.FORMER : Role.OTHER;
  }

  /** Whether something stands before a mark in its line. */
  private static boolean isInline(String text, int mark) {
    int line = text.lastIndexOf('\n', mark - 1) + 1;
    return mark > line && !text.substring(line, mark).isBlank();
  }

  /**
   * A segment by its letters, or by its lines.
   *
   * @param ofOneLine whether its role, said in Japanese, is not that of the English lines below
   */
  private void segment(Role role, String text, boolean ofOneLine) {
    int end = text.strip().indexOf('\n');
    if (ofOneLine && role != Role.OTHER && end >= 0) {
      segment(role, text.strip().substring(0, end), false);
      segment(Role.OTHER, text.strip().substring(end + 1), false);
      return;
    }
    List<String> lettered = Lettered.items(text);
    for (String item : lettered) {
      for (String name : namesOf(item)) {
        Brackets.split(Brackets.balanced(name), ";")
            .forEach(part -> lines.add(new Line(role, part, true)));
      }
    }
    if (lettered.isEmpty()) {
      withBracketsClosed(role, text).forEach(line -> line(role, line));
    }
  }

  /** A lettered item is one name, wherever its lines end; but the English one may be below. */
  private static List<String> namesOf(String item) {
    List<String> names = new ArrayList<>();
    for (String line : item.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      int last = names.size() - 1;
      if (last < 0) {
        names.add(line);
        continue;
      }
      String before = names.get(last);
      Writing writing = Writing.of(line);
      boolean another =
          !line.startsWith("(")
              && Brackets.open(before) == 0
              && writing != Writing.NONE
              && Writing.of(before) != Writing.NONE
              && writing != Writing.of(Brackets.outside(before));
      if (another) {
        names.add(line);
      } else {
        names.set(last, glued(before, line));
      }
    }
    return names;
  }

  /** Japanese has no blanks between words. */
  static String glued(String before, String line) {
    boolean japanese =
        Writing.isJapaneseSign(before.charAt(before.length() - 1))
            || Writing.isJapaneseSign(line.charAt(0));
    return before + (japanese || line.startsWith(")") ? "" : " ") + line;
  }

  /** The lines of a text; one that ends within brackets goes on in the next. */
  private List<String> withBracketsClosed(Role role, String text) {
    List<String> lines = new ArrayList<>();
    boolean closes = text.indexOf(')') >= 0;
    for (String line : text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      int last = lines.size() - 1;
      boolean isOpen = last >= 0 && closes && Brackets.open(lines.get(last)) > 0;
      boolean goesOn = last >= 0 && own && role == Role.OWN && goesOn(lines.get(last), line);
      if (isOpen || goesOn) {
        lines.set(last, glued(lines.get(last), line));
      } else {
        lines.add(line);
      }
    }
    return lines;
  }

  private static boolean goesOn(String before, String line) {
    return !line.startsWith("(")
        && !DASH.matcher(line).matches()
        && Writing.of(Brackets.outside(before)) == Writing.of(line);
  }

  /** A line that is wholly in brackets is what is in them, unless it is a remark. */
  private void line(Role role, String raw) {
    String line = NameText.trimmed(raw);
    if (line.startsWith("(") && line.indexOf(')') < 0) {
      line = line.substring(1);
    }
    line = Brackets.balanced(line);
    List<Brackets.Piece> pieces = Brackets.pieces(line);
    if (pieces.size() == 1 && pieces.get(0).bracketed()) {
      String within = pieces.get(0).text();
      line = NameRemark.of(within).isEmpty() ? within : line;
    }
    if (!line.isBlank()) {
      lines.add(new Line(role, line, false));
    }
  }

  private void split(int index, boolean comma) {
    Line line = lines.get(index);
    if (line.lettered) {
      add(line, line.text);
      return;
    }
    Matcher dash = DASH.matcher(line.text);
    if (dash.matches()) {
      String name = NameText.trimmed(AND.matcher(dash.group(1)).replaceAll(""));
      items.add(
          new Item(line.role == Role.OWN ? Role.OTHER : line.role, NameText.withoutStop(name)));
      return;
    }
    List<String> parts =
        switch (line.writing()) {
          case JAPANESE -> japanese(line, comma);
          case LATIN -> latin(line, index, comma);
          default -> Brackets.split(line.text, ";");
        };
    parts.forEach(part -> add(line, part));
  }

  private void add(Line line, String name) {
    Matcher both = KANA_THEN_LATIN.matcher(name);
    if (!line.lettered && both.matches()) {
      items.add(new Item(line.role, both.group(1)));
      items.add(new Item(line.role, both.group(2)));
    } else {
      items.add(new Item(line.role, name));
    }
  }

  private List<String> japanese(Line line, boolean comma) {
    List<String> parts = Brackets.split(line.text, ";");
    if (parts.size() > 1) {
      // Some have a 、 where a semicolon was meant; the English ones beside them tell how many.
      List<String> more = Brackets.split(line.text, ";、:");
      return parts.size() < inEnglish && more.size() == inEnglish ? more : parts;
    }
    boolean surnameFirst = english.size() == 1 && SURNAME_FIRST.matcher(english.get(0)).matches();
    boolean isOne =
        surnameFirst
            || NameItem.hasBirthBehind(line.text)
            || NameItem.isSentence(Brackets.outside(line.text));
    if (!isOne && (comma || own && line.role != Role.OWN)) {
      parts = Brackets.split(line.text, "、");
    }
    // Names may have a 及び themselves: as many as in English are meant.
    boolean isList = english.isEmpty() ? parts.size() > 1 : inEnglish > parts.size();
    if (line.role != Role.OWN && (isList || parts.size() > 1 && areLastTwoAlike(parts))) {
      parts = withLastTwo(parts);
    }
    return parts;
  }

  /** Whether the last item is 甲社東工場及び甲社西工場, which no name is. */
  private static boolean areLastTwoAlike(List<String> parts) {
    String last = parts.get(parts.size() - 1);
    int and = last.lastIndexOf("及び");
    return and > ALIKE
        && last.startsWith(last.substring(and + 2, Math.min(last.length(), and + 2 + ALIKE)));
  }

  /** The last item of A、B及びC is two. */
  private static List<String> withLastTwo(List<String> parts) {
    String last = parts.get(parts.size() - 1);
    int and = last.lastIndexOf("及び");
    if (and <= 0) {
      return parts;
    }
    List<String> all = new ArrayList<>(parts.subList(0, parts.size() - 1));
    all.add(last.substring(0, and));
    all.add(last.substring(and + 2));
    return all;
  }

  /** Commas part English names only where the Japanese ones above are parted by 、. */
  private List<String> latin(Line line, int index, boolean comma) {
    List<String> parts = Brackets.split(line.text, comma ? ";、" : ";");
    boolean aboveIsList =
        index > 0
            && lines.get(index - 1).is(Writing.JAPANESE)
            && Brackets.split(lines.get(index - 1).text, ";").size() == 1
            && Brackets.split(lines.get(index - 1).text, "、").size() > 1;
    boolean isOneOfMany = index + 1 < lines.size() && lines.get(index + 1).is(Writing.LATIN);
    boolean isList =
        parts.size() == 1
            && aboveIsList
            && !isOneOfMany
            && !SURNAME_FIRST.matcher(line.text).matches()
            && !NameItem.hasBirthBehind(line.text);
    return isList
        ? betweenCommas(line.text)
        : parts.stream().flatMap(NameCell::withLettersBehind).toList();
  }

  /** The name of a body and, behind a slash, the letters that it is called by. */
  private static Stream<String> withLettersBehind(String name) {
    int slash = name.lastIndexOf(SLASH);
    String letters = slash < 0 ? "" : name.substring(slash + SLASH.length());
    return LETTERS_BEHIND.matcher(letters).matches()
        ? Stream.of(name.substring(0, slash), letters)
        : Stream.of(name);
  }

  private static List<String> betweenCommas(String text) {
    List<String> names = new ArrayList<>();
    for (String part : Brackets.split(text, ",")) {
      if (!names.isEmpty() && COMPANY_FORM.matcher(part).matches()) {
        names.set(names.size() - 1, names.get(names.size() - 1) + ", " + part);
      } else {
        names.add(part);
      }
    }
    return names;
  }
}
