package org.lockstep.designation.lists.japan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockstep.designation.lists.japan.Brackets.Piece;
import org.lockstep.designation.lists.reading.Countries;

/** One name of a cell: how it is written, and what the list says of it. */
final class NameItem {
  private static final int DEEPEST = 6;

  /** A name has up to 1,000 characters, and what is said of it some more. */
  private static final int LONGEST = 3000;

  /** 、1968年5月25日にイタリアのナポリにて出生 behind a name. */
  private static final Pattern BIRTH_BEHIND =
      Pattern.compile(
          "[、,。] ?(?:およそ|おおよそ)?[0-9]{4}年[^、。]{0,40}(?:、[^、。]{0,40}){0,2}(?:出生|生まれ).*+"
              + "|(?i:[,.]? ?\\b(?:born\\b|DOB ?:|date of birth\\b).*+)",
          Pattern.DOTALL);

  private static final Pattern CHILD_OF =
      Pattern.compile(
          "(?i),? (son of .*|(?:[a-z]{3,20} )?passport n(?:umber|o).*)", Pattern.DOTALL);
  private static final Pattern SELF_PROCLAIMED =
      Pattern.compile("(Self-proclaimed|So-called) (?=[“\"‘\\p{Lu}])");
  private static final Pattern SENTENCE = Pattern.compile("。$|ている別名|と思われる");

  private final boolean person;
  private final List<Found> names = new ArrayList<>();
  private final List<Stated> births = new ArrayList<>();
  private final List<Stated> documents = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private NameItem(boolean person) {
    this.person = person;
  }

  /**
   * A name.
   *
   * @param weak whether it is only a word that stands beside the name of a person
   */
  record Found(String name, boolean weak) {}

  /** A wording beside a name, which may be blank. */
  record Stated(String name, String wording) {}

  /**
   * @param text with balanced brackets
   */
  static NameItem read(String text, boolean person) {
    NameItem item = new NameItem(person);
    item.take(text, 0);
    return item;
  }

  List<Found> names() {
    return names;
  }

  List<Stated> births() {
    return births;
  }

  List<Stated> documents() {
    return documents;
  }

  /** What else is said of the names, such as that one was listed before. */
  List<String> notes() {
    return notes;
  }

  static boolean isSentence(String text) {
    return SENTENCE.matcher(text.strip()).find();
  }

  /** Whether a day of birth follows on the name. */
  static boolean hasBirthBehind(String text) {
    return behind(BIRTH_BEHIND, text) >= 0;
  }

  private static int behind(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      if (Brackets.open(text.substring(0, matcher.start())) == 0) {
        return matcher.start();
      }
    }
    return -1;
  }

  private void take(String raw, int depth) {
    if (depth > DEEPEST || raw.length() > LONGEST) {
      notes.add(raw);
      return;
    }
    String text = withoutRemarksBehind(withoutSelfProclaimed(raw.strip()));
    List<Piece> pieces = Brackets.pieces(text);
    int other = otherWriting(pieces);
    if (other > 0) {
      take(Brackets.joined(pieces.subList(0, other)), depth + 1);
      take(Brackets.joined(pieces.subList(other, pieces.size())), depth + 1);
      return;
    }
    String outside = Brackets.outside(pieces);
    if (isSentence(outside)) {
      notes.add(text);
      return;
    }
    List<Piece> ofName = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Piece piece : pieces) {
      if (!piece.bracketed()) {
        ofName.add(piece);
      } else if (hasWords(NameText.withoutLeftOut(piece.text()))
          && !remark(NameText.name(outside), piece.text().strip(), others)) {
        ofName.add(new Piece(true, piece.text().strip()));
      }
    }
    if (NameText.name(outside).isEmpty()) {
      ofName.stream()
          .filter(Piece::bracketed)
          .flatMap(piece -> listed(piece.text()))
          .forEach(name -> take(name, depth + 1));
    } else {
      withBrackets(ofName, Writing.of(outside), others, depth);
    }
    others.forEach(name -> take(name, depth + 1));
  }

  private static boolean hasWords(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private static Stream<String> listed(String text) {
    return Brackets.split(text, Writing.of(text) == Writing.JAPANESE ? ";、" : ";").stream();
  }

  /** In Japanese it stands behind the name, in brackets. */
  private String withoutSelfProclaimed(String text) {
    Matcher said = SELF_PROCLAIMED.matcher(text);
    if (!said.lookingAt()) {
      return text;
    }
    notes.add(said.group(1));
    return text.substring(said.end());
  }

  /** Takes off what follows on the name, and is none. */
  private String withoutRemarksBehind(String text) {
    int birth = behind(BIRTH_BEHIND, text);
    if (birth < 0) {
      return withoutParent(text);
    }
    String name = withoutParent(text.substring(0, birth));
    born(NameText.name(Brackets.outside(name)), NameText.trimmed(text.substring(birth)));
    return name;
  }

  private String withoutParent(String text) {
    Matcher child = CHILD_OF.matcher(text);
    if (child.find() && Brackets.open(text.substring(0, child.start())) == 0) {
      notes.add(child.group(1));
      String name = text.substring(0, child.start());
      if (NameRemark.isOfDocument(child.group(1))) {
        documents.add(new Stated(NameText.name(name), child.group(1)));
      }
      return name;
    }
    return text;
  }

  private void born(String name, String wording) {
    births.add(new Stated(name, wording));
    if (NameRemark.isOfDocument(wording)) {
      documents.add(new Stated(name, wording));
    }
  }

  /** Where an English name follows, without a blank, on a Japanese one and its bracket. */
  private static int otherWriting(List<Piece> pieces) {
    for (int i = 2; i < pieces.size(); i++) {
      String text = pieces.get(i).text().strip();
      String before = Brackets.outside(pieces.subList(0, i));
      boolean begins =
          !pieces.get(i).bracketed()
              && pieces.get(i - 1).bracketed()
              && Writing.of(text) == Writing.LATIN
              && Character.isUpperCase(text.charAt(0));
      if (begins && Writing.of(before) == Writing.JAPANESE && !Writing.hasLatin(before)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Takes what is in brackets, if it is no part of the name.
   *
   * @param others gets the names that are in it
   */
  private boolean remark(String name, String text, List<String> others) {
    Optional<NameRemark> remark = NameRemark.of(text);
    if (remark.isEmpty()) {
      return false;
    }
    switch (remark.get()) {
      case ORIGINAL_SCRIPT ->
          NameRemark.originalScript(text).stream()
              .flatMap(names -> Brackets.split(names, ";、").stream())
              .filter(original -> !original.equals("不明"))
              .forEach(others::add);
      case BIRTH -> {
        born(name, text);
        // A list in brackets within is of other spellings of the name.
        Brackets.pieces(text).stream()
            .filter(piece -> piece.bracketed() && NameRemark.of(piece.text()).isEmpty())
            .map(piece -> listed(piece.text()).toList())
            .filter(names -> names.size() > 1)
            .forEach(others::addAll);
      }
      case DOCUMENT -> documents.add(new Stated(name, text));
      case ABOUT_THE_NAME -> {
        List<Piece> pieces = Brackets.pieces(text);
        boolean namesFirst =
            pieces.get(0).bracketed() && Writing.of(pieces.get(0).text()) != Writing.NONE;
        if (namesFirst) {
          listed(pieces.get(0).text()).forEach(others::add);
          notes.add(Brackets.joined(pieces.subList(1, pieces.size())).strip());
        } else {
          notes.add(text);
        }
      }
    }
    return true;
  }

  /** Brackets in another writing hold the same name once more; the others are of the name. */
  private void withBrackets(List<Piece> pieces, Writing writing, List<String> others, int depth) {
    // Who is called like a country is so in both writings.
    boolean isCountry = Countries.code(Brackets.outside(pieces)).isPresent();
    List<Piece> rest = new ArrayList<>();
    List<String> inOtherWriting = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      Writing own = Writing.of(piece.text());
      boolean last =
          Brackets.outside(pieces.subList(i, pieces.size())).chars().noneMatch(Character::isLetter);
      boolean same =
          piece.bracketed()
              && own != Writing.NONE
              && own != writing
              && (isCountry || !Spellings.isPartOfName(piece.text()))
              && (writing == Writing.JAPANESE ? !Writing.hasKana(piece.text()) : last);
      if (same) {
        inOtherWriting.addAll(Brackets.split(piece.text(), ";"));
      } else {
        rest.add(piece);
      }
    }
    Spellings spellings = Spellings.of(rest, person);
    spellings.names().forEach(name -> add(name, false));
    if (spellings.names().size() > 1 || !spellings.besides().isEmpty()) {
      notes.add(Brackets.joined(pieces).strip());
    }
    inOtherWriting.forEach(name -> take(name, depth + 1));
    for (String beside : spellings.besides()) {
      if (person) {
        add(beside, true);
      } else {
        others.add(beside);
      }
    }
  }

  private void add(String text, boolean weak) {
    String name = NameText.name(text);
    if (!name.isEmpty() && !name.equals("不明")) {
      names.add(new Found(name, weak));
    }
  }
}
