package org.lockstep.designation.lists.uk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.Countries;
import org.lockstep.designation.lists.reading.Dates;
import org.lockstep.designation.lists.reading.DocumentNumber;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.LabelledNumbers;
import org.lockstep.designation.lists.reading.Languages;
import org.lockstep.designation.lists.reading.NumberLabel;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;
import org.lockstep.designation.lists.reading.Regime;
import org.lockstep.designation.lists.reading.SeveralNames;

/**
 * An entry while it is read, in the words of the list and for both of its formats. Every fact may
 * be said any number of times. Labels are those of the XML.
 */
final class UkEntry {
  private static final int LONGEST_IDENTIFIER = 500;

  /** A year of two digits up to this may be of either century. */
  private static final int LAST_OF_EITHER_CENTURY = 20;

  private static final Pattern BETWEEN_COUNTRIES = Pattern.compile("[;,]|\\([0-9]\\)");
  private static final Pattern SHORT_YEAR =
      Pattern.compile("([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{2})");

  private static final Pattern SEPARATORS_AT_END = Pattern.compile("[,;]$");

  private final EntryDraft draft;

  /** What has been said: rows repeat it. */
  private final Set<List<String>> said = new HashSet<>();

  private final Set<String> regimes = new HashSet<>();
  private final List<Regime> legalBases = new ArrayList<>();
  private final Map<String, Imposed> imposed = new LinkedHashMap<>();
  private final StringBuilder information = new StringBuilder();
  private final List<Registration> registrations = new ArrayList<>();
  private boolean inRussia;
  private @Nullable LocalDate designated;
  private int craftLengths;

  /** Characters of what was said, each fact once. */
  private long size;

  UkEntry(Reading reading, OfficialList list, String id, SubjectType type, String file, long line) {
    draft = new EntryDraft(reading, list, id, type, file, line);
  }

  /**
   * @param wording such as Individual
   */
  static SubjectType type(String wording, String file, long line) {
    return switch (wording.toLowerCase(Locale.ROOT)) {
      case "individual" -> SubjectType.PERSON;
      case "entity" -> SubjectType.ORGANIZATION;
      case "ship" -> SubjectType.VESSEL;
      default ->
          throw new RefusedFileException(
              Reason.MALFORMED,
              "%s: at line %d there is neither an Individual nor an Entity nor a Ship, but '%s'"
                  .formatted(
                      file, line, wording.length() > 60 ? wording.substring(0, 60) : wording));
    };
  }

  EntryDraft draft() {
    return draft;
  }

  long size() {
    return size;
  }

  private boolean isNew(String fact, String... values) {
    if (Arrays.stream(values).allMatch(String::isBlank)) {
      return false;
    }
    List<String> all = Stream.concat(Stream.of(fact), Arrays.stream(values)).toList();
    if (!said.add(all)) {
      return false;
    }
    size += all.stream().mapToLong(String::length).sum();
    return true;
  }

  void reference(String label, String value) {
    if (isNew(label, value)) {
      draft.reference(label, value);
    }
  }

  void lastUpdated(String value) {
    if (isNew("LastUpdated", value)) {
      draft.date(StatedDate.Kind.MODIFIED, value, null, null);
    }
  }

  void dateDesignated(String value) {
    if (!isNew("DateDesignated", value)) {
      return;
    }
    Optional<LocalDate> date = Dates.day(value);
    if (date.isPresent() && designated == null) {
      designated = date.get();
      draft.listed(date.get());
    } else {
      draft.date(StatedDate.Kind.OTHER, value, "DateDesignated", null);
    }
  }

  /**
   * @param parts Name1 to Name6, in their order; Name6 is the surname, or the whole name
   */
  void name(List<LabelledValue> parts, String type, String strength) {
    String whole = parts.stream().map(LabelledValue::value).collect(Collectors.joining(" "));
    if (whole.isBlank() || !isNew("Name", whole, labelled(parts), type, strength)) {
      return;
    }
    List<String> notes = new ArrayList<>();
    Name.Kind kind =
        switch (type.toLowerCase(Locale.ROOT)) {
          case "primary name" -> Name.Kind.PRIMARY;
          case "alias" -> Name.Kind.ALIAS;
          case "primary name variation" -> {
            notes.add(type);
            yield Name.Kind.ALIAS;
          }
          default -> {
            draft.warn("'" + type + "' is not a known NameType");
            notes.add(type);
            yield Name.Kind.ALIAS;
          }
        };
    String quality = strength.toLowerCase(Locale.ROOT);
    boolean weak = quality.startsWith("low quality");
    if (!weak && !quality.isEmpty() && !quality.startsWith("good quality")) {
      draft.warn("'" + strength + "' is not a known AliasStrength");
      notes.add(strength);
    }
    List<SeveralNames.One> names = SeveralNames.in(whole);
    boolean asItIs =
        parts.size() == 1
            && parts.get(0).label().equals("Name6")
            && names.equals(List.of(new SeveralNames.One(whole)));
    Name.Kind next = kind;
    for (SeveralNames.One name : names) {
      draft.name(
          name.name(),
          name.former() ? Name.Kind.PREVIOUS : next,
          weak || name.vague() ? Name.Strength.WEAK : Name.Strength.STRONG,
          asItIs ? List.of() : parts,
          null,
          Stream.concat(notes.stream(), Stream.ofNullable(name.note()))
              .collect(Collectors.joining("; ")),
          null);
      next = Name.Kind.ALIAS;
    }
  }

  private static String labelled(List<LabelledValue> parts) {
    return parts.stream().map(LabelledValue::label).collect(Collectors.joining(" "));
  }

  /** The list's own word for the script may be another than the script of the letters. */
  void nonLatinName(String name, String scriptType, String language) {
    if (isNew("NonLatinName", name, scriptType, language)) {
      String code = Languages.code(language).orElse(null);
      String note =
          Stream.of(scriptType, language)
              .filter(word -> !word.isBlank())
              .collect(Collectors.joining("; "));
      if (name.isBlank()) {
        draft.remark("Name in another script: " + note);
      } else {
        for (SeveralNames.One one : SeveralNames.in(name)) {
          draft.name(
              one.name(),
              one.former() ? Name.Kind.PREVIOUS : Name.Kind.ALIAS,
              one.vague() ? Name.Strength.WEAK : Name.Strength.STRONG,
              one.name().equals(name)
                  ? List.of()
                  : List.of(new LabelledValue("NameNonLatinScript", name)),
              code,
              Stream.concat(Stream.of(note), Stream.ofNullable(one.note()))
                  .filter(words -> !words.isEmpty())
                  .collect(Collectors.joining("; ")),
              null);
        }
      }
    }
  }

  void title(String value) {
    if (isNew("Title", value)) {
      draft.title(value);
    }
  }

  void regime(String name) {
    if (!name.isBlank() && regimes.add(name)) {
      legalBases.add(draft.regime(name));
    }
  }

  /** Measures with bars between them. */
  void sanctionsImposed(String value) {
    if (isNew("SanctionsImposed", value)) {
      for (String wording : value.split("\\|", -1)) {
        if (!wording.isBlank()) {
          impose(Imposed.of(wording.strip()));
        }
      }
    }
  }

  /** A flag for a measure says nothing new, unless the measure itself is missing. */
  void indicator(String element, String value) {
    if (isNew(element, value) && value.equalsIgnoreCase("true")) {
      Imposed measure = Imposed.ofIndicator(element);
      if (measure.kind() == MeasureKind.OTHER
          ? imposed.isEmpty()
          : imposed.values().stream().noneMatch(known -> known.kind() == measure.kind())) {
        impose(measure);
      }
    }
  }

  private void impose(Imposed measure) {
    if (!measure.isKnown()) {
      draft.warn("'" + measure.wording() + "' is a measure that is not known yet");
    }
    imposed.putIfAbsent(measure.wording().toLowerCase(Locale.ROOT), measure);
  }

  void otherInformation(String value) {
    if (isNew("OtherInformation", value)) {
      draft.remark(value);
      information.append(Blanks.single(value)).append('\n');
    }
  }

  void reason(String value) {
    if (isNew("UKStatementofReasons", value)) {
      draft.reason(value);
    }
  }

  void address(List<LabelledValue> parts, @Nullable String country) {
    if (!parts.isEmpty() && isNew("Address", parts.toString())) {
      draft.address(parts, country, null, null);
      inRussia |= country != null && Countries.code(country).equals(Optional.of("RU"));
    }
  }

  void contact(Contact.Kind kind, String value) {
    if (isNew(kind.name(), value)) {
      draft.contact(kind, value, null);
    }
  }

  /**
   * Such as {@code dd/mm/1968} or {@code 00/00/1975} where only the year is known, or {@code
   * 16-07-68}.
   */
  void birth(String value) {
    if (isNew("DOB", value)) {
      Dates.Read read = Dates.read(withCentury(withoutZeros(value)));
      if (read.precision() == StatedDate.Precision.UNKNOWN) {
        draft.warn("'" + value + "' is not a date of birth that can be read");
      }
      draft.date(StatedDate.Kind.BIRTH, read, value, null, null);
    }
  }

  private static String withoutZeros(String date) {
    if (date.startsWith("00/00/")) {
      return "dd/mm/" + date.substring(6);
    }
    return date.startsWith("00/") ? "dd/" + date.substring(3) : date;
  }

  private static String withCentury(String date) {
    Matcher year = SHORT_YEAR.matcher(date);
    return year.matches() && Integer.parseInt(year.group(3)) > LAST_OF_EITHER_CENTURY
        ? "%s/%s/19%s".formatted(year.group(1), year.group(2), year.group(3))
        : date;
  }

  void nationality(String cell) {
    for (String value : nationalities(cell)) {
      if (isNew("Nationality", value)) {
        draft.tie(CountryTie.Kind.NATIONALITY, value, null, null);
      }
    }
  }

  /** Several, if each piece between separators is a country; a country may have a comma itself. */
  private static List<String> nationalities(String cell) {
    List<String> several =
        BETWEEN_COUNTRIES.splitAsStream(cell).map(String::strip).filter(s -> !s.isEmpty()).toList();
    boolean countries = several.stream().allMatch(value -> Countries.code(value).isPresent());
    return countries && Countries.code(cell).isEmpty() ? several : List.of(cell);
  }

  void passport(String number, String information) {
    if (isNew("Passport", number, information)) {
      document(Identifier.Scheme.PASSPORT_NUMBER, "Passport", number, information);
    }
  }

  /** Tax numbers and numbers of the state's register are among them. */
  void nationalIdentifier(String number, String information) {
    if (!isNew("National identifier", number, information)) {
      return;
    }
    String plain = plain(number);
    List<LabelledNumbers.Found> found = LabelledNumbers.in(plain);
    if (found.isEmpty() && NumberLabel.isOfState(information)) {
      found = LabelledNumbers.in(information + ": " + plain);
    }
    if (found.size() == 1 && found.get(0).kind().isOfState()) {
      registrations.add(new Registration(found, number, information));
    } else {
      document(Identifier.Scheme.ID_NUMBER, "National identifier", number, information);
    }
  }

  /** An apostrophe before a number is from a spreadsheet: it keeps the zeros. */
  private static String plain(String number) {
    String text = number.startsWith("'") ? number.substring(1).strip() : number;
    return SEPARATORS_AT_END.matcher(text).replaceAll("");
  }

  private void document(Identifier.Scheme scheme, String type, String number, String information) {
    String plain = plain(number);
    if (plain.isBlank()) {
      draft.remark(type + ": " + (number + " " + information).strip());
      return;
    }
    Optional<DocumentNumber> read = DocumentNumber.in(plain);
    String alone = read.map(DocumentNumber::number).orElse(plain);
    draft.identifier(
        scheme,
        alone,
        type,
        read.flatMap(one -> Optional.ofNullable(one.country()))
            .or(() -> DocumentNumber.country(information))
            .orElse(null),
        DocumentNumber.issued(information),
        DocumentNumber.expires(information),
        information,
        alone.equals(number) ? null : number,
        null);
  }

  void position(String value) {
    if (isNew("Position", value)) {
      draft.position(value);
    }
  }

  void gender(String value) {
    if (isNew("Gender", value)) {
      draft.gender(value);
    }
  }

  void birthPlace(String town, String country) {
    if (isNew("Location", town, country)) {
      List<LabelledValue> parts = new ArrayList<>();
      if (!town.isBlank()) {
        parts.add(new LabelledValue("TownOfBirth", town));
      }
      if (!country.isBlank()) {
        parts.add(new LabelledValue("CountryOfBirth", country));
      }
      draft.birthPlace(parts, country, null, null);
    }
  }

  void typeOfEntity(String value) {
    if (isNew("TypeOfEntity", value)) {
      draft.remark("Type of entity: " + value);
    }
  }

  void registrationNumber(String value) {
    if (isNew("BusinessRegistrationNumber", value)) {
      registrations.add(new Registration(LabelledNumbers.in(value), value, ""));
    }
  }

  /**
   * A registration number as it is published.
   *
   * @param found in it; none where its words are not known
   */
  private record Registration(
      List<LabelledNumbers.Found> found, String published, String information) {}

  /** All of them tell of which state each is. */
  private void registrations() {
    boolean russian =
        inRussia
            || LabelledNumbers.areRussian(
                registrations.stream().flatMap(one -> one.found().stream()).toList());
    for (Registration registration : registrations) {
      registration.found().forEach(number -> registered(number, registration, russian));
      if (registration.found().isEmpty()) {
        unregistered(registration.published());
      }
    }
  }

  private void registered(
      LabelledNumbers.Found number, Registration registration, boolean russian) {
    Identifier.Scheme scheme = number.kind().scheme(number.number(), russian);
    draft.identifier(
        scheme,
        number.number(),
        NumberLabel.isTold(scheme) ? null : number.label(),
        number.country(),
        number.issued(),
        null,
        registration.information(),
        number.number().equals(registration.published()) ? null : registration.published(),
        null);
  }

  private void unregistered(String published) {
    String plain = plain(published);
    if (published.length() > LONGEST_IDENTIFIER) {
      draft.remark("Business registration number: " + published);
    } else {
      draft.identifier(
          Identifier.Scheme.REGISTRATION_NUMBER,
          plain,
          null,
          null,
          null,
          null,
          null,
          plain.equals(published) ? null : published,
          null);
    }
  }

  void related(Relationship.Kind kind, String name, String words, boolean former) {
    if (isNew(words, name)) {
      for (SeveralNames.One one : SeveralNames.in(name)) {
        draft.relationship(kind, one.name(), words, null, former);
      }
    }
  }

  void imo(String value) {
    if (isNew("IMONumber", value)) {
      draft.identifier(Identifier.Scheme.IMO_NUMBER, value);
    }
  }

  void hull(String value) {
    if (isNew("HullIdentificationNumber", value)) {
      draft.identifier(
          Identifier.Scheme.SERIAL_NUMBER,
          value,
          "Hull identification number",
          null,
          null,
          null,
          null,
          null,
          null);
    }
  }

  void wallet(String value) {
    if (isNew("CryptoWalletAddress", value)) {
      draft.identifier(Identifier.Scheme.CRYPTO_WALLET, value);
    }
  }

  void flag(CountryTie.Kind kind, String value) {
    if (isNew(kind.name(), value)) {
      draft.tie(kind, value, null, null);
    }
  }

  void shipType(String value) {
    if (isNew("TypeOfShip", value)) {
      draft.craftType(value);
    }
  }

  /** The list does not say which tonnage it means, unless the value itself does. */
  void tonnage(String value) {
    if (!isNew("TonnageOfShip", value)) {
      return;
    }
    String words = value.toLowerCase(Locale.ROOT);
    if (value.length() <= 100 && (words.contains("dwt") || words.contains("deadweight"))) {
      draft.deadweightTonnage(value);
    } else if (value.length() <= 100 && (words.contains("gross") || words.contains("grt"))) {
      draft.grossRegisteredTonnage(value);
    } else {
      draft.remark("Tonnage of ship: " + value);
    }
  }

  void length(String value) {
    if (isNew("LengthOfShip", value)) {
      if (craftLengths++ == 0 && value.length() <= 100) {
        draft.length(value);
      } else {
        draft.remark("Length of ship: " + value);
      }
    }
  }

  void yearBuilt(String value) {
    if (isNew("YearBuilt", value)) {
      draft.date(StatedDate.Kind.BUILD, value, null, null);
    }
  }

  void emit() {
    if (legalBases.isEmpty()) {
      regime("RegimeName is not stated");
    }
    if (imposed.isEmpty()) {
      draft.warn("the list states no measure");
      impose(new Imposed("", MeasureKind.OTHER, "SanctionsImposed is not stated"));
    }
    registrations();
    String told = information.toString();
    for (Imposed measure :
        imposed.values().stream().flatMap(measure -> measure.by(told).stream()).toList()) {
      LocalDate since =
          measure
              .since(told)
              .flatMap(Dates::day)
              .filter(date -> !date.equals(designated))
              .orElse(null);
      for (Regime regime : legalBases) {
        draft.measure(
            new Measure(
                measure.kind(),
                regime.instrument().code(),
                null,
                measure.scope(),
                List.of(),
                since,
                null));
      }
    }
    draft.emit();
  }
}
