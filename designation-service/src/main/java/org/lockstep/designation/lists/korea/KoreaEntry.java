package org.lockstep.designation.lists.korea;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Contact;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.Relationship;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.Countries;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;
import org.lockstep.designation.lists.reading.Regime;

/**
 * An entry, in the manner of OFAC's list with Hangul among it, such as {@code RI, Myong Hun(리명훈)
 * (a.k.a. …); DOB 14 Mar 1969; Gender Male (2022. 12. 2. 지정).}
 */
final class KoreaEntry {
  private static final String WITHOUT_TAG = "금융거래등제한대상자";
  private static final int LONGEST_KEY = 150;
  private static final int LONGEST_FACT = 500;
  private static final int LONGEST_HANGUL_NAME = 4;

  private static final Pattern BROKEN_WORD = Pattern.compile("-[ \\t]*\\n[ \\t]*(?=[a-z])");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern BEHIND_NUMBER = Pattern.compile("\\b(?:issued|expires) .*");
  private static final Pattern BEHIND_ISSUED = Pattern.compile(" expires.*");
  private static final Pattern DESIGNATED =
      Pattern.compile("\\(([0-9]{4})\\. ?([0-9]{1,2})\\. ?([0-9]{1,2})\\.? ?지정\\)");
  private static final Pattern TAG = Pattern.compile("\\[([^\\[\\]]{1,60})\\]");
  private static final Pattern MARKER =
      Pattern.compile("\\((individual|entity|vessel|aircraft)\\)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PERSONAL =
      Pattern.compile(
          "\\b(?:DOB|POB|Gender|nationality|citizen|Passport|date of birth|place of birth)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OFFICE =
      Pattern.compile(
          "\\b(?:Representative|Director|Manager|Commander|President|Chairman|Chief|Officer"
              + "|Secretary|Ambassador|Counsellor|Consul|Attache|Delegate|Minister|Member of)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BODY =
      Pattern.compile(
          "\\b(?:COMPANY|CORPORATION|CORP|LIMITED|LTD|LLC|OOO|BANK|TRADING|GROUP|INC|CO|FOUNDATION"
              + "|ASSOCIATION|ORGANI[SZ]ATION|COMMITTEE|BUREAU|FACTORY|SHIPPING|TRUST|SOCIETY"
              + "|MOVEMENT|ARMY|FRONT|PARTY|UNIVERSITY|CENTER|OFFICE)\\b"
              + "|회사|은행|무역|연구소|위원회|공사|총국|군단",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern KNOWN_AS =
      Pattern.compile("([afn])\\.?k\\.?a\\.? *+(.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern LANGUAGE =
      Pattern.compile(
          "(Chinese Traditional|Chinese Simplified|Chinese|Korean|Russian|Cyrillic) ?: ?(.+)");

  /** A fact and its label; the label alone tells where a name ends that nothing else ends. */
  private static final String LABELS =
      "DOB|POB|Gender|nationality|citizen|Passport|Diplomatic Passport|National ID No|Tax ID No"
          + "|Identification Number|Registration Number|Business Registration Number"
          + "|Company Registration|SWIFT/BIC|Website|Email Address|Email|Telephone|Phone Number"
          + "|Phone|Fax|Address|Linked To|link to|Title|Secondary sanctions risk";

  private static final Pattern FACT =
      Pattern.compile("(alt\\. )?(" + LABELS + ")\\b\\.?:? *+(.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern BEFORE_FACT =
      Pattern.compile("[,;]? (?=(?:alt\\. )?(?:" + LABELS + ")\\b)", Pattern.CASE_INSENSITIVE);
  private static final Pattern LEGAL_FORM =
      Pattern.compile(
          "(?:CO|LTD|LIMITED|INC|LLC|CORP|S\\.?A|GMBH|PTE|L\\.L\\.C|OOO|JSC)\\b.{0,12}",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DOCUMENT =
      Pattern.compile("(?:No\\.? |Number |# ?)?([^()]{1,200})(?:\\(([^()]{1,100})\\))?(.{0,200})");
  private static final Pattern ISSUED = Pattern.compile("\\bissued ([0-9A-Za-z ]{4,20})");
  private static final Pattern EXPIRES = Pattern.compile("\\bexpires ([0-9A-Za-z ]{4,20})");
  private static final Pattern BIRTH = Pattern.compile("\\bDOB ([0-9A-Za-z ]{4,11})");

  private final String file;
  private final long line;
  private final String original;
  private final @Nullable SubjectType section;
  private final String text;
  private final List<String> tags = new ArrayList<>();
  private final List<Alias> aliases = new ArrayList<>();
  private final List<String> facts = new ArrayList<>();
  private @Nullable LocalDate designated;
  private @Nullable String marker;
  private String name = "";

  private record Alias(
      String name, Name.Kind kind, Name.Strength strength, @Nullable String language) {}

  KoreaEntry(String file, long line, String original, @Nullable SubjectType section) {
    this.file = file;
    this.line = line;
    this.original = original;
    this.section = section;
    // Lines break within words at their hyphens; any other break is a blank.
    this.text =
        Blanks.single(
                BROKEN_WORD
                    .matcher(Normalizer.normalize(original, Normalizer.Form.NFC))
                    .replaceAll("-"))
            .strip();
    parse();
  }

  static Optional<LocalDate> day(String year, String month, String day) {
    try {
      return Optional.of(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The name without case and punctuation; there is no id. */
  String key() {
    return normal(name);
  }

  /** What tells it from another of the same name. */
  String further() {
    Matcher birth = BIRTH.matcher(text);
    if (birth.find()) {
      return birth.group(1).strip();
    }
    return aliases.stream().findFirst().map(alias -> normal(alias.name)).orElse("");
  }

  private static String normal(String name) {
    String upper = Normalizer.normalize(name, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    String normal = BETWEEN_WORDS.matcher(upper).replaceAll(" ").strip();
    return normal.length() <= LONGEST_KEY ? normal : normal.substring(0, LONGEST_KEY);
  }

  private void parse() {
    String rest = text;
    Matcher date = DESIGNATED.matcher(rest);
    if (date.find()) {
      designated = day(date.group(1), date.group(2), date.group(3)).orElse(null);
      rest = designated == null ? rest : date.replaceAll("");
    }
    Matcher tag = TAG.matcher(rest);
    while (tag.find()) {
      tags.add(tag.group(1).strip());
    }
    rest = TAG.matcher(rest).replaceAll("");
    Matcher kind = MARKER.matcher(rest);
    if (kind.find()) {
      marker = kind.group(1).toLowerCase(Locale.ROOT);
      rest = kind.replaceAll("");
    }
    List<String> pieces = pieces(without(rest, " .;,"), ';');
    head(pieces.get(0));
    pieces.subList(1, pieces.size()).forEach(this::piece);
  }

  /** Parts between separators that are in no bracket. */
  private static List<String> pieces(String text, char separator) {
    List<String> pieces = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth = Math.max(0, depth - 1);
      } else if (c == separator && depth == 0) {
        pieces.add(text.substring(from, i).strip());
        from = i + 1;
      }
    }
    pieces.add(text.substring(from).strip());
    return pieces;
  }

  /** The name, what stands in brackets behind it, and what follows after a comma. */
  private void head(String head) {
    StringBuilder outside = new StringBuilder();
    int nameEnd = -1;
    int from = 0;
    int open = head.indexOf('(');
    while (open >= 0) {
      int close = closing(head, open);
      String inside = head.substring(open + 1, close);
      outside.append(head, from, open);
      if (aliases(inside)) {
        nameEnd = nameEnd < 0 ? outside.length() : nameEnd;
      } else {
        outside.append(head, open, Math.min(head.length(), close + 1));
      }
      from = Math.min(head.length(), close + 1);
      open = head.indexOf('(', from);
    }
    outside.append(head, from, head.length());
    String whole = outside.toString();
    Matcher fact = BEFORE_FACT.matcher(whole);
    int end = fact.find() ? fact.start() : whole.length();
    if (end < whole.length()) {
      facts.add(0, whole.substring(fact.end()));
    }
    boolean marked = nameEnd >= 0 && nameEnd <= end && !whole.substring(0, nameEnd).isBlank();
    String behind = marked ? whole.substring(nameEnd, end).strip() : "";
    if (marked && behind.startsWith(",")) {
      name = without(whole.substring(0, nameEnd), " ,");
      piece(behind.substring(1));
    } else if (marked) {
      name = (whole.substring(0, nameEnd).strip() + " " + behind).strip();
    } else {
      bare(whole.substring(0, end));
    }
    if (name.isEmpty() && !aliases.isEmpty()) {
      // Some are named in Hangul alone, within brackets.
      name = aliases.remove(0).name;
    }
    if (name.isEmpty()) {
      name = text.substring(0, Math.min(text.length(), LONGEST_FACT));
    }
  }

  /** A name that only commas end: LAST, First of a person, CO., LTD. of a company. */
  private void bare(String text) {
    List<String> parts = pieces(text, ',');
    int count = 1;
    if (parts.size() > 1 && LEGAL_FORM.matcher(parts.get(1)).matches()) {
      while (count < parts.size() && LEGAL_FORM.matcher(parts.get(count)).matches()) {
        count++;
      }
    } else if (parts.size() > 1
        && isPersonal()
        && !isNative(parts.get(0))
        && !isPlace(parts.get(1))
        && !OFFICE.matcher(parts.get(1)).find()) {
      count = 2;
    }
    name = without(String.join(", ", parts.subList(0, count)), " ,.");
    String rest = String.join(", ", parts.subList(count, parts.size()));
    if (!rest.isBlank()) {
      facts.add(rest);
    }
  }

  private static boolean isPlace(String text) {
    return Countries.code(text).isPresent() || text.chars().anyMatch(Character::isDigit);
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return text.length();
  }

  /** Whether what stands in brackets is other names. */
  private boolean aliases(String inside) {
    List<String> items = pieces(inside, ';');
    String first = items.get(0);
    boolean known =
        KNOWN_AS.matcher(first).matches() || LANGUAGE.matcher(first).matches() || isNative(first);
    if (known) {
      Name.Kind kind = Name.Kind.ALIAS;
      for (String item : items) {
        kind = alias(item, kind);
      }
    }
    return known;
  }

  /** One of a chain; the next may leave its "a.k.a." out. */
  private Name.Kind alias(String item, Name.Kind before) {
    Matcher knownAs = KNOWN_AS.matcher(item);
    Name.Kind kind = before;
    String other = item;
    if (knownAs.matches()) {
      kind = knownAs.group(1).equalsIgnoreCase("f") ? Name.Kind.PREVIOUS : Name.Kind.ALIAS;
      other = knownAs.group(2);
    } else if (FACT.matcher(item).matches()) {
      facts.add(item);
      return kind;
    }
    Matcher language = LANGUAGE.matcher(other);
    if (language.matches()) {
      aliases.add(
          new Alias(
              language.group(2),
              kind,
              Name.Strength.STRONG,
              switch (language.group(1)) {
                case "Chinese Traditional" -> "zh-Hant";
                case "Chinese Simplified" -> "zh-Hans";
                case "Chinese" -> "zh";
                case "Korean" -> "ko";
                default -> "ru";
              }));
      return kind;
    }
    int open = other.indexOf('(');
    int close = open < 0 ? -1 : closing(other, open);
    if (open > 0 && isNative(other.substring(open + 1, close))) {
      add(other.substring(0, open) + other.substring(Math.min(other.length(), close + 1)), kind);
      add(other.substring(open + 1, close), kind);
    } else {
      add(other, kind);
    }
    return kind;
  }

  /** What is quoted is weak, as OFAC writes it. */
  private void add(String published, Name.Kind kind) {
    String plain = without(published, " ,;.");
    boolean quoted =
        plain.length() > 2
            && "\"'“‘".indexOf(plain.charAt(0)) >= 0
            && "\"'”’".indexOf(plain.charAt(plain.length() - 1)) >= 0;
    String other = quoted ? plain.substring(1, plain.length() - 1) : plain;
    if (!other.isBlank()) {
      Name.Strength strength =
          quoted && !isNative(other) ? Name.Strength.WEAK : Name.Strength.STRONG;
      aliases.add(new Alias(other, kind, strength, null));
    }
  }

  /** In Hangul or Han, without Latin letters. */
  private static boolean isNative(String text) {
    boolean found = false;
    for (int i = 0; i < text.length(); i++) {
      UnicodeScript script = UnicodeScript.of(text.charAt(i));
      if (script == UnicodeScript.LATIN || script == UnicodeScript.CYRILLIC) {
        return false;
      }
      found |= script == UnicodeScript.HANGUL || script == UnicodeScript.HAN;
    }
    return found;
  }

  private void piece(String piece) {
    String plain = without(piece, " ,;.");
    if (plain.isEmpty()) {
      return;
    }
    if (KNOWN_AS.matcher(plain).matches()) {
      alias(plain, Name.Kind.ALIAS);
    } else {
      facts.add(plain);
    }
  }

  private static String without(String text, String ends) {
    int start = 0;
    int end = text.length();
    while (start < end && ends.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && ends.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }

  private boolean isPersonal() {
    return "individual".equals(marker)
        || (marker == null && PERSONAL.matcher(text).find())
        || (marker == null && section == SubjectType.PERSON);
  }

  /** Empty where nothing says it; lists of this manner leave the word out of organisations. */
  private Optional<SubjectType> type() {
    if (marker != null) {
      return Optional.of(
          switch (marker) {
            case "individual" -> SubjectType.PERSON;
            case "vessel" -> SubjectType.VESSEL;
            case "aircraft" -> SubjectType.AIRCRAFT;
            default -> SubjectType.ORGANIZATION;
          });
    }
    if (isPersonal()) {
      return Optional.of(SubjectType.PERSON);
    }
    if (section != null || BODY.matcher(name).find()) {
      return Optional.of(SubjectType.ORGANIZATION);
    }
    return facts.stream().anyMatch(fact -> OFFICE.matcher(fact).find())
        ? Optional.of(SubjectType.PERSON)
        : Optional.empty();
  }

  void emit(OfficialList list, Reading reading, String key) {
    Optional<SubjectType> type = type();
    EntryDraft draft =
        new EntryDraft(reading, list, key, type.orElse(SubjectType.ORGANIZATION), file, line);
    if (type.isEmpty()) {
      draft.warn("nothing says whether it is a person; entered as an organisation");
    }
    if (designated != null) {
      draft.listed(designated);
    }
    for (String tag : tags.isEmpty() ? List.of(WITHOUT_TAG) : tags) {
      Regime regime = draft.regime(tag);
      draft.measure(
          new Measure(
              MeasureKind.TRANSACTION_PERMIT,
              regime.instrument().code(),
              "FSC",
              null,
              List.of(),
              null,
              null));
    }
    draft.name(name, Name.Kind.PRIMARY, Name.Strength.STRONG);
    aliases.forEach(alias -> name(draft, alias));
    facts.stream()
        .flatMap(fact -> BEFORE_FACT.splitAsStream(fact))
        .forEach(fact -> fact(draft, without(fact, " ,;.")));
    draft.original(file, line, original);
    draft.emit();
  }

  /** A person's name in Hangul is short; what is longer is where he belongs to. */
  private void name(EntryDraft draft, Alias alias) {
    boolean body =
        draft.type() == SubjectType.PERSON
            && isNative(name)
            && isNative(alias.name)
            && alias.name.indexOf(' ') < 0
            && alias.name.length() > LONGEST_HANGUL_NAME;
    if (body) {
      draft.position(alias.name);
    } else {
      draft.name(alias.name, alias.kind, alias.strength, List.of(), alias.language, null, null);
    }
  }

  private static void fact(EntryDraft draft, String text) {
    Matcher fact = FACT.matcher(text);
    if (text.isEmpty()) {
      return;
    }
    if (text.length() > LONGEST_FACT || !fact.matches()) {
      unlabelled(draft, text);
      return;
    }
    String label = fact.group(2);
    String value = fact.group(3);
    switch (label.toLowerCase(Locale.ROOT)) {
      case "dob" -> draft.date(StatedDate.Kind.BIRTH, value, null, null);
      case "pob" ->
          draft.birthPlace(List.of(new LabelledValue("POB", value)), country(value), null, null);
      case "gender" -> draft.gender(value);
      case "nationality" -> draft.tie(CountryTie.Kind.NATIONALITY, value, null, null);
      case "citizen" -> draft.tie(CountryTie.Kind.CITIZENSHIP, value, null, null);
      case "website" -> draft.contact(Contact.Kind.WEBSITE, value, null);
      case "email", "email address" -> draft.contact(Contact.Kind.EMAIL, value, null);
      case "telephone", "phone", "phone number" -> draft.contact(Contact.Kind.PHONE, value, null);
      case "fax" -> draft.contact(Contact.Kind.FAX, value, null);
      case "address" ->
          draft.address(List.of(new LabelledValue("Address", value)), country(value), null, null);
      case "linked to", "link to" ->
          draft.relationship(Relationship.Kind.ASSOCIATE, value, label, null, false);
      case "title" -> draft.position(value);
      case "secondary sanctions risk" -> draft.notice(label, value);
      default -> document(draft, label, value, text);
    }
  }

  private static void document(EntryDraft draft, String label, String value, String whole) {
    Matcher document = DOCUMENT.matcher(value);
    if (!document.matches()) {
      draft.remark(whole);
      return;
    }
    String behind = document.group(1) + " " + document.group(3);
    Matcher issued = ISSUED.matcher(behind);
    Matcher expires = EXPIRES.matcher(behind);
    String number = BEHIND_NUMBER.matcher(document.group(1)).replaceAll("").strip();
    draft.identifier(
        switch (label.toLowerCase(Locale.ROOT)) {
          case "passport", "diplomatic passport" -> Identifier.Scheme.PASSPORT_NUMBER;
          case "tax id no" -> Identifier.Scheme.TAX_NUMBER;
          case "registration number", "business registration number", "company registration" ->
              Identifier.Scheme.REGISTRATION_NUMBER;
          case "swift/bic" -> Identifier.Scheme.SWIFT_BIC;
          default -> Identifier.Scheme.ID_NUMBER;
        },
        number,
        label,
        document.group(2),
        issued.find() ? BEHIND_ISSUED.matcher(issued.group(1)).replaceAll("") : null,
        expires.find() ? expires.group(1) : null,
        null,
        whole,
        null);
  }

  private static void unlabelled(EntryDraft draft, String text) {
    if (OFFICE.matcher(text).find() && draft.type() == SubjectType.PERSON) {
      draft.position(text);
    } else if (text.length() <= LONGEST_FACT && country(text) != null) {
      draft.address(List.of(new LabelledValue("address", text)), country(text), null, null);
    } else {
      draft.remark(text);
    }
  }

  /** What stands behind the last comma, or behind the one before: Korea, North. */
  private static @Nullable String country(String place) {
    List<String> parts = pieces(place, ',');
    int size = parts.size();
    return List.of(Math.max(0, size - 2), size - 1).stream()
        .map(from -> parts.subList(from, size).stream().collect(Collectors.joining(", ")))
        .filter(candidate -> Countries.code(candidate).isPresent())
        .findFirst()
        .orElse(null);
  }
}
