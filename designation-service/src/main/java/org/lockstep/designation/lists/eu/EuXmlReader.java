package org.lockstep.designation.lists.eu;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Contact;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.ImoNumbers;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.file.XmlRecords;
import org.lockstep.designation.lists.reading.Countries;
import org.lockstep.designation.lists.reading.Dates;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;
import org.lockstep.designation.lists.reading.RecordIds;

/**
 * {@code xmlFullSanctionsList_1_1} of the European Commission, after its schema.
 *
 * <p>The key is {@code logicalId}. {@code euReferenceNumber} is kept whole among the references:
 * its last group is a check number that may change from one edition to the next, which then is an
 * amendment, because the list says something else. Every detail has a {@code regulationSummary},
 * the act that brought it in; it stands in the note of the value, with the language of that act. A
 * flag that is {@code false} is as good as absent.
 *
 * <p>Everything in this file is subject to the freezing of funds; other measures against the same
 * subjects are in the annexes in the Official Journal.
 */
@ApplicationScoped
class EuXmlReader implements ListReader {
  /** Of a country that is not known. */
  private static final String NO_COUNTRY = "00";

  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
  private static final Set<String> NOTHING_LEFT_OUT = Set.of();
  private static final List<String> FLAGS =
      List.of("diplomatic", "knownExpired", "knownFalse", "reportedLost", "revokedByIssuer");

  @Override
  public String format() {
    return "xmlFullSanctionsList_1_1";
  }

  @Override
  public Set<String> sources() {
    return Set.of("eu-fsf");
  }

  @Override
  public boolean reads(List<ListFile> files) {
    if (files.size() != 1) {
      return false;
    }
    String beginning = files.get(0).beginning();
    return beginning.contains("export") && beginning.contains("globalFileId");
  }

  @Override
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    ListFile file = files.get(0);
    RecordIds ids = new RecordIds(file, "logicalId");
    XmlRecords.read(
        file,
        Set.of("sanctionEntity"),
        element -> {
          if (!element.name().equals("sanctionEntity")) {
            edition(file, element).ifPresent(reading::edition);
            return;
          }
          String key = ids.of(element, element.attribute("logicalId"));
          EntryDraft draft =
              new EntryDraft(reading, list, key, type(element), file.name(), element.line());
          read(element, draft);
        });
  }

  private static Optional<LocalDate> edition(ListFile file, XmlElement export) {
    if (!export.name().equals("export")) {
      throw new RefusedFileException(
          Reason.FORMAT,
          "%s: begins with %s, not with export".formatted(file.name(), export.name()));
    }
    return export.attribute("generationDate").flatMap(Dates::day);
  }

  private static SubjectType type(XmlElement entity) {
    Optional<XmlElement> type = entity.child("subjectType");
    Optional<String> code = type.flatMap(found -> found.attribute("code"));
    Optional<String> classification = type.flatMap(found -> found.attribute("classificationCode"));
    return classification
            .or(() -> code)
            .filter(value -> value.equals("P") || value.equals("person"))
            .isPresent()
        ? SubjectType.PERSON
        : SubjectType.ORGANIZATION;
  }

  private static void read(XmlElement entity, EntryDraft draft) {
    entity.attribute("euReferenceNumber").ifPresent(id -> draft.reference("euReferenceNumber", id));
    entity.attribute("unitedNationId").ifPresent(id -> draft.reference("unitedNationId", id));
    entity
        .attribute("designationDate")
        .ifPresent(
            published ->
                Dates.day(published)
                    .ifPresentOrElse(
                        draft::listed,
                        () ->
                            draft.date(StatedDate.Kind.OTHER, published, "designationDate", null)));
    entity
        .attribute("delistingDate")
        .ifPresent(date -> draft.date(StatedDate.Kind.OTHER, date, "delistingDate", null));
    entity.attribute("designationDetails").ifPresent(draft::remark);
    readOperable(entity, draft);
    entity.children("regulation").forEach(regulation -> readRegulation(regulation, draft));
    List<XmlElement> names = entity.children("nameAlias");
    boolean anyStrong = names.stream().anyMatch(EuXmlReader::isStrong);
    boolean primary = true;
    for (XmlElement name : names) {
      boolean first = primary && (!anyStrong || isStrong(name));
      readName(name, first, draft);
      primary = primary && !first;
    }
    entity.children("citizenship").forEach(citizenship -> readCitizenship(citizenship, draft));
    entity.children("birthdate").forEach(birth -> readBirth(birth, draft));
    entity.children("address").forEach(address -> readAddress(address, draft));
    entity.children("identification").forEach(document -> readDocument(document, draft));
    draft.rest(entity, NOTHING_LEFT_OUT);
    draft.emit();
  }

  /** What the schema gives to the entity and to its regulation. */
  private static void readOperable(XmlElement operable, EntryDraft draft) {
    operable.texts("remark").forEach(draft::remark);
    for (XmlElement information : operable.children("additionalInformation")) {
      draft.extra(
          "additionalInformation/" + information.attribute("key").orElse(""),
          information.attribute("value").orElse(""));
    }
  }

  private static void readRegulation(XmlElement regulation, EntryDraft draft) {
    String programme = regulation.attribute("programme").orElse("no programme");
    draft.measure(MeasureKind.ASSET_FREEZE, draft.regime(programme), null);
    String kind =
        join(
            ", ", regulation.attribute("organisationType"), regulation.attribute("regulationType"));
    addSource(
        join(" ", regulation.attribute("numberTitle"), Optional.of("(" + kind + ")")),
        regulation.text("publicationUrl"),
        regulation.attribute("publicationDate"),
        draft);
    regulation.attribute("logicalId").ifPresent(id -> draft.reference("regulation@logicalId", id));
    regulation
        .attribute("entryIntoForceDate")
        .ifPresent(
            date -> draft.date(StatedDate.Kind.OTHER, date, "regulation@entryIntoForceDate", null));
    readOperable(regulation, draft);
    for (XmlElement corrigendum : regulation.children("corrigendum")) {
      addSource(
          join(
              " ",
              corrigendum.attribute("numberTitle"),
              Optional.of(
                  "(corrigendum, " + corrigendum.attribute("regulationType").orElse("") + ")")),
          corrigendum.attribute("publicationUrl"),
          corrigendum.attribute("publicationDate"),
          draft);
    }
  }

  private static void addSource(
      String title, Optional<String> url, Optional<String> date, EntryDraft draft) {
    draft.source(title.isEmpty() ? "regulation" : title, url.orElse(null), date.orElse(null));
  }

  /**
   * Where a detail comes from and what is said of it, such as {@code 2024/1488 (OJ L 2024/1488)
   * (amendment); 2024-05-24; en}.
   */
  private static @Nullable String note(XmlElement detail, String... more) {
    List<String> parts = new ArrayList<>(detail.texts("remark"));
    for (XmlElement information : detail.children("additionalInformation")) {
      parts.add(join(" ", information.attribute("key"), information.attribute("value")));
    }
    parts.addAll(List.of(more));
    for (XmlElement act : detail.children("regulationSummary")) {
      parts.add(
          join(
              " ",
              act.attribute("numberTitle"),
              act.attribute("regulationType").map(type -> "(" + type + ")")));
      act.attribute("publicationDate").ifPresent(parts::add);
      act.attribute("publicationUrl").ifPresent(parts::add);
    }
    detail.attribute("regulationLanguage").ifPresent(parts::add);
    String note =
        parts.stream().filter(part -> !part.isEmpty()).distinct().collect(Collectors.joining("; "));
    return note.isEmpty() ? null : note;
  }

  /** Attributes by their names, of those that are there. */
  private static String[] named(XmlElement element, String... attributes) {
    return Stream.of(attributes)
        .flatMap(name -> element.attribute(name).map(value -> name + " " + value).stream())
        .toArray(String[]::new);
  }

  @SafeVarargs
  private static String join(String separator, Optional<String>... values) {
    return Stream.of(values).flatMap(Optional::stream).collect(Collectors.joining(separator));
  }

  private static boolean isStrong(XmlElement name) {
    return !name.attribute("strong").equals(Optional.of("false"))
        && name.texts("remark").stream()
            .noneMatch(remark -> remark.toLowerCase(Locale.ROOT).contains("low quality"));
  }

  private static void readName(XmlElement name, boolean primary, EntryDraft draft) {
    List<LabelledValue> parts = new ArrayList<>();
    for (String part : List.of("firstName", "middleName", "lastName")) {
      name.attribute(part).ifPresent(value -> parts.add(new LabelledValue(part, value)));
    }
    name.attribute("function").ifPresent(draft::position);
    name.attribute("title").ifPresent(draft::title);
    name.attribute("gender")
        .ifPresent(
            gender -> {
              if (gender.equals("?")) {
                parts.add(new LabelledValue("gender", gender));
              } else {
                draft.gender(gender);
              }
            });
    String joined =
        parts.stream()
            .filter(part -> !part.label().equals("gender"))
            .map(LabelledValue::value)
            .collect(Collectors.joining(" "));
    Optional<String> language =
        name.attribute("nameLanguage").map(code -> code.toLowerCase(Locale.ROOT));
    Optional<String> known = language.filter(EuXmlReader::isLanguage);
    language
        .filter(code -> known.isEmpty())
        .ifPresent(code -> parts.add(new LabelledValue("nameLanguage", code)));
    draft.name(
        name.attribute("wholeName").orElse(joined),
        primary ? Name.Kind.PRIMARY : Name.Kind.ALIAS,
        isStrong(name) ? Name.Strength.STRONG : Name.Strength.WEAK,
        parts,
        known.orElse(null),
        note(name),
        name.attribute("logicalId").orElse(null));
  }

  private static boolean isLanguage(String code) {
    return LANGUAGE.matcher(code).matches();
  }

  private static void readCitizenship(XmlElement citizenship, EntryDraft draft) {
    String[] more = named(citizenship, "region", "acquisitionDate", "disenfranchisementDate");
    Country country = Country.of(citizenship);
    draft.tie(
        CountryTie.Kind.CITIZENSHIP,
        country.wording().isEmpty() ? country.code() : country.wording(),
        country.key(),
        note(citizenship, country.note(more)),
        citizenship.attribute("logicalId").orElse(null));
  }

  private static void readBirth(XmlElement birth, EntryDraft draft) {
    String id = birth.attribute("logicalId").orElse(null);
    boolean gregorian = birth.attribute("calendarType").orElse("GREGORIAN").equals("GREGORIAN");
    boolean circa = birth.attribute("circa").equals(Optional.of("true"));
    Optional<String> from = birth.attribute("yearRangeFrom");
    Optional<String> to = birth.attribute("yearRangeTo");
    String inParts =
        join(
            "-",
            birth.attribute("year"),
            birth.attribute("monthOfYear").map(EuXmlReader::twoDigits),
            birth.attribute("dayOfMonth").map(EuXmlReader::twoDigits));
    String date = birth.attribute("birthdate").orElse(inParts);
    String[] calendar = named(birth, "calendarType");
    if (!date.isEmpty()) {
      boolean same = inParts.isEmpty() || date.equals(inParts);
      String[] more =
          same ? calendar : named(birth, "calendarType", "year", "monthOfYear", "dayOfMonth");
      draft.date(
          StatedDate.Kind.BIRTH,
          gregorian ? Dates.read(circa ? "circa " + date : date) : unknown(),
          date,
          note(birth, more),
          id);
    }
    if (from.isPresent() || to.isPresent()) {
      String range = join(" to ", from, to);
      draft.date(
          StatedDate.Kind.BIRTH,
          gregorian ? Dates.read(range) : unknown(),
          circa ? "circa " + range : range,
          note(birth, calendar),
          id);
    }
    place(
        birth,
        List.of("place", "zipCode", "city", "region"),
        (parts, country) ->
            draft.birthPlace(parts, country.key(), note(birth, country.note()), id));
  }

  private static String twoDigits(String number) {
    return number.length() == 1 ? "0" + number : number;
  }

  /** A wording in another calendar is no date here. */
  private static Dates.Read unknown() {
    return new Dates.Read(StatedDate.Precision.UNKNOWN, null, null);
  }

  private static void readAddress(XmlElement address, EntryDraft draft) {
    String id = address.attribute("logicalId").orElse(null);
    String[] listed =
        address.attribute("asAtListingTime").equals(Optional.of("true"))
            ? new String[] {"asAtListingTime true"}
            : new String[0];
    place(
        address,
        List.of("street", "poBox", "place", "zipCode", "city", "region"),
        (parts, country) ->
            draft.address(parts, country.key(), note(address, country.note(listed)), id));
    for (XmlElement contact : address.children("contactInfo")) {
      String key = contact.attribute("key").orElse("");
      contact
          .attribute("value")
          .ifPresent(value -> draft.contact(kind(key), value, note(address, key)));
    }
  }

  private static Contact.Kind kind(String key) {
    String means = key.toLowerCase(Locale.ROOT);
    if (means.contains("mail")) {
      return Contact.Kind.EMAIL;
    }
    if (means.contains("phone") || means.contains("mobile")) {
      return Contact.Kind.PHONE;
    }
    if (means.contains("fax")) {
      return Contact.Kind.FAX;
    }
    return means.contains("web") ? Contact.Kind.WEBSITE : Contact.Kind.OTHER;
  }

  /** Takes a place that has something in it. */
  private interface PlaceConsumer {
    void accept(List<LabelledValue> parts, Country country);
  }

  private static void place(XmlElement element, List<String> attributes, PlaceConsumer place) {
    List<LabelledValue> parts = new ArrayList<>();
    for (String attribute : attributes) {
      element
          .attribute(attribute)
          .ifPresent(value -> parts.add(new LabelledValue(attribute, value)));
    }
    Country country = Country.of(element);
    if (country.isKnown()) {
      parts.add(new LabelledValue("countryDescription", country.wording()));
    }
    if (!parts.isEmpty()) {
      place.accept(parts, country);
    }
  }

  private static void readDocument(XmlElement document, EntryDraft draft) {
    Optional<String> number = document.attribute("number");
    Optional<String> latin = document.attribute("latinNumber");
    List<String> more = new ArrayList<>();
    more.addAll(
        List.of(
            named(
                document,
                "identificationTypeCode",
                "nameOnDocument",
                "issuedBy",
                "validFrom",
                "region")));
    if (number.isPresent() && !latin.equals(number)) {
      latin.ifPresent(value -> more.add("latinNumber " + value));
    }
    for (String flag : FLAGS) {
      if (document.attribute(flag).equals(Optional.of("true"))) {
        more.add(flag);
      }
    }
    Country country = Country.of(document);
    String value =
        number
            .or(() -> latin)
            .or(() -> document.attribute("nameOnDocument"))
            .or(() -> document.texts("remark").stream().findFirst())
            .orElse("");
    if (value.isEmpty()) {
      draft.warn("a document without a number was kept among the extras");
      draft.extra("identification", String.join("; ", more));
      return;
    }
    draft.identifier(
        scheme(document.attribute("identificationTypeCode").orElse(""), value),
        value,
        document.attribute("identificationTypeDescription").orElse(null),
        country.isKnown() ? country.wording() : null,
        document.attribute("issueDate").orElse(null),
        document.attribute("validTo").orElse(null),
        note(document, country.note(more.toArray(String[]::new))),
        null,
        document.attribute("logicalId").orElse(null));
  }

  private static Identifier.Scheme scheme(String code, String number) {
    return switch (code.toLowerCase(Locale.ROOT)) {
      case "passport" -> Identifier.Scheme.PASSPORT_NUMBER;
      case "regnumber" -> Identifier.Scheme.REGISTRATION_NUMBER;
      case "fiscalcode", "tax" -> Identifier.Scheme.TAX_NUMBER;
      case "swiftbic" -> Identifier.Scheme.SWIFT_BIC;
      case "imo" ->
          ImoNumbers.isCompany(number)
              ? Identifier.Scheme.IMO_COMPANY_NUMBER
              : Identifier.Scheme.IMO_NUMBER;
      default -> Identifier.Scheme.ID_NUMBER;
    };
  }

  /** The two attributes that say it. */
  private record Country(String code, String wording) {
    static Country of(XmlElement element) {
      return new Country(
          element.attribute("countryIso2Code").orElse(""),
          element.attribute("countryDescription").orElse(""));
    }

    boolean isKnown() {
      return !wording.isEmpty() && !code.equals(NO_COUNTRY);
    }

    /** What tells the country: its code, where it has one. */
    String key() {
      return Countries.code(code).isPresent() ? code : wording;
    }

    /** A code that names no country is said beside the wording, as is a country that is none. */
    String[] note(String... more) {
      Stream<String> odd =
          Countries.code(code).isPresent() || code.isEmpty()
              ? Stream.of()
              : Stream.of("countryIso2Code " + code, isKnown() ? "" : wording);
      return Stream.concat(Stream.of(more), odd).toArray(String[]::new);
    }
  }
}
