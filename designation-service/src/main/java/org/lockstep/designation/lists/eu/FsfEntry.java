package org.lockstep.designation.lists.eu;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Contact;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.ImoNumbers;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.reading.Countries;
import org.lockstep.designation.lists.reading.Dates;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.LabelledNumbers;
import org.lockstep.designation.lists.reading.NumberLabel;

/** What an entity of the financial sanctions file says, whichever format it is read from. */
final class FsfEntry {
  /** Of a country that is not known. */
  private static final String NO_COUNTRY = "00";

  private static final List<String> FLAGS =
      List.of("diplomatic", "knownExpired", "knownFalse", "reportedLost", "revokedByIssuer");

  private final EntryDraft draft;

  FsfEntry(EntryDraft draft) {
    this.draft = draft;
  }

  static SubjectType type(FsfRecord entity) {
    List<FsfRecord> types = entity.parts("subjectType");
    boolean person =
        types.stream()
            .flatMap(type -> Stream.of(type.value("classificationCode"), type.value("code")))
            .flatMap(Optional::stream)
            .anyMatch(code -> code.equals("P") || code.equals("person"));
    return person ? SubjectType.PERSON : SubjectType.ORGANIZATION;
  }

  void read(FsfRecord entity) {
    entity.value("euReferenceNumber").ifPresent(id -> draft.reference("euReferenceNumber", id));
    entity.value("unitedNationId").ifPresent(id -> draft.reference("unitedNationId", id));
    entity
        .value("delistingDate")
        .ifPresent(date -> draft.date(StatedDate.Kind.OTHER, date, "delistingDate", null));
    readListing(entity);
    readOperable(entity);
    entity.parts("regulation").forEach(this::readRegulation);
    new FsfNames(draft).read(entity.parts("nameAlias"));
    entity.parts("citizenship").forEach(this::readCitizenship);
    entity.parts("birthdate").forEach(this::readBirth);
    entity.parts("address").forEach(this::readAddress);
    entity.parts("identification").forEach(this::readDocument);
  }

  /** The day is an attribute of its own, or only said in words. */
  private void readListing(FsfRecord entity) {
    Optional<String> published = entity.value("designationDate");
    Optional<LocalDate> day = published.flatMap(Dates::day);
    if (day.isEmpty()) {
      published.ifPresent(date -> draft.date(StatedDate.Kind.OTHER, date, "designationDate", null));
    }
    Optional<String> details = entity.value("designationDetails");
    details.ifPresent(draft::remark);
    List<ListingDates.Said> said =
        Stream.concat(
                details.stream().flatMap(text -> ListingDates.in(text).stream()),
                entity.remarks().stream().flatMap(text -> ListingDates.inRemark(text).stream()))
            .toList();
    Optional<LocalDate> listed =
        day.or(
            () ->
                said.stream()
                    .filter(ListingDates.Said::ofTheUnion)
                    .findFirst()
                    .map(ListingDates.Said::day));
    listed.ifPresent(draft::listed);
    for (ListingDates.Said date : said) {
      if (!listed.equals(Optional.of(date.day()))) {
        draft.date(StatedDate.Kind.OTHER, date.date(), date.words(), null);
      }
    }
  }

  /** What the schema gives to the entity and to its regulation. */
  private void readOperable(FsfRecord operable) {
    operable.remarks().forEach(draft::remark);
    for (FsfRecord information : operable.parts("additionalInformation")) {
      draft.extra(
          "additionalInformation/" + information.value("key").orElse(""),
          information.value("value").orElse(""));
    }
  }

  private void readRegulation(FsfRecord regulation) {
    String programme = regulation.value("programme").orElse("no programme");
    draft.measure(MeasureKind.ASSET_FREEZE, draft.regime(programme), null);
    String kind =
        join(", ", regulation.value("organisationType"), regulation.value("regulationType"));
    addSource(
        join(" ", regulation.value("numberTitle"), Optional.of("(" + kind + ")")),
        regulation.value("publicationUrl"),
        regulation.value("publicationDate"));
    regulation.value("logicalId").ifPresent(id -> draft.reference("regulation@logicalId", id));
    regulation
        .value("entryIntoForceDate")
        .ifPresent(
            date -> draft.date(StatedDate.Kind.OTHER, date, "regulation@entryIntoForceDate", null));
    readOperable(regulation);
    for (FsfRecord corrigendum : regulation.parts("corrigendum")) {
      addSource(
          join(
              " ",
              corrigendum.value("numberTitle"),
              Optional.of("(corrigendum, " + corrigendum.value("regulationType").orElse("") + ")")),
          corrigendum.value("publicationUrl"),
          corrigendum.value("publicationDate"));
    }
  }

  private void addSource(String title, Optional<String> url, Optional<String> date) {
    draft.source(title.isEmpty() ? "regulation" : title, url.orElse(null), date.orElse(null));
  }

  /**
   * Where a detail comes from and what is said of it, such as {@code 2024/1488 (OJ L 2024/1488)
   * (amendment); 2024-05-24; en}.
   */
  static @Nullable String note(FsfRecord detail, String... more) {
    List<String> parts = new ArrayList<>(detail.remarks());
    for (FsfRecord information : detail.parts("additionalInformation")) {
      parts.add(join(" ", information.value("key"), information.value("value")));
    }
    parts.addAll(List.of(more));
    for (FsfRecord act : detail.parts("regulationSummary")) {
      parts.add(
          join(
              " ",
              act.value("numberTitle"),
              act.value("regulationType").map(type -> "(" + type + ")")));
      act.value("publicationDate").ifPresent(parts::add);
      act.value("publicationUrl").ifPresent(parts::add);
    }
    detail.value("regulationLanguage").ifPresent(parts::add);
    String note =
        parts.stream().filter(part -> !part.isEmpty()).distinct().collect(Collectors.joining("; "));
    return note.isEmpty() ? null : note;
  }

  /** Attributes by their names, of those that are there. */
  private static String[] named(FsfRecord record, String... attributes) {
    return Stream.of(attributes)
        .flatMap(name -> record.value(name).map(value -> name + " " + value).stream())
        .toArray(String[]::new);
  }

  @SafeVarargs
  private static String join(String separator, Optional<String>... values) {
    return Stream.of(values).flatMap(Optional::stream).collect(Collectors.joining(separator));
  }

  private static @Nullable String id(FsfRecord detail) {
    return detail.value("logicalId").orElse(null);
  }

  private void readCitizenship(FsfRecord citizenship) {
    String[] more = named(citizenship, "region", "acquisitionDate", "disenfranchisementDate");
    Country country = Country.of(citizenship);
    String id = id(citizenship);
    if (country.isKnown() || more.length > 0) {
      draft.tie(
          CountryTie.Kind.CITIZENSHIP,
          country.wording().isEmpty() ? country.code() : country.wording(),
          country.key(),
          note(citizenship, country.note(more)),
          id);
    } else {
      remark(citizenship);
    }
  }

  /** A detail that has nothing but what is said of it. */
  private void remark(FsfRecord detail) {
    boolean any = !detail.remarks().isEmpty();
    String note = note(detail);
    if (any && note != null) {
      draft.remark(note);
    }
  }

  private void readBirth(FsfRecord birth) {
    String id = id(birth);
    boolean gregorian = birth.value("calendarType").orElse("GREGORIAN").equals("GREGORIAN");
    boolean circa = birth.value("circa").equals(Optional.of("true"));
    Optional<String> from = birth.value("yearRangeFrom");
    Optional<String> to = birth.value("yearRangeTo");
    String inParts =
        join(
            "-",
            birth.value("year"),
            birth.value("monthOfYear").map(FsfEntry::twoDigits),
            birth.value("dayOfMonth").map(FsfEntry::twoDigits));
    String date = birth.value("birthdate").orElse(inParts);
    String[] calendar = named(birth, "calendarType");
    boolean anyDate = !date.isEmpty() || from.isPresent() || to.isPresent();
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
    Country country = Country.of(birth);
    List<LabelledValue> place = place(birth, country, "place", "zipCode", "city", "region");
    if (!place.isEmpty()) {
      draft.birthPlace(place, country.key(), note(birth, country.note()), id);
    } else if (!anyDate) {
      remark(birth);
    }
  }

  private static String twoDigits(String number) {
    return number.length() == 1 ? "0" + number : number;
  }

  /** A wording in another calendar is no date here. */
  private static Dates.Read unknown() {
    return new Dates.Read(StatedDate.Precision.UNKNOWN, null, null);
  }

  private void readAddress(FsfRecord address) {
    String id = id(address);
    String[] listed =
        address.value("asAtListingTime").equals(Optional.of("true"))
            ? new String[] {"asAtListingTime true"}
            : new String[0];
    Country country = Country.of(address);
    List<LabelledValue> place =
        place(address, country, "street", "poBox", "place", "zipCode", "city", "region");
    List<FsfRecord> contacts = address.parts("contactInfo");
    if (!place.isEmpty()) {
      draft.address(place, country.key(), note(address, country.note(listed)), id);
    } else if (contacts.isEmpty()) {
      readRemarkOfAddress(address);
    }
    for (FsfRecord contact : contacts) {
      String key = contact.value("key").orElse("");
      contact
          .value("value")
          .ifPresent(value -> draft.contact(kind(key), value, note(address, key)));
    }
  }

  /** Some addresses are a remark alone: often how the subject is reached. */
  private void readRemarkOfAddress(FsfRecord address) {
    List<String> remarks = address.remarks();
    Optional<FsfContact> contact =
        remarks.size() == 1 ? FsfContact.of(remarks.get(0)) : Optional.empty();
    if (contact.isPresent()) {
      draft.contact(
          kind(contact.get().key()), contact.get().text(), note(address, contact.get().key()));
    } else {
      remark(address);
    }
  }

  private static Contact.Kind kind(String key) {
    String means = key.toLowerCase(Locale.ROOT);
    if (means.contains("mail")) {
      return Contact.Kind.EMAIL;
    }
    if (means.contains("phone") || means.contains("mobile") || means.startsWith("tel")) {
      return Contact.Kind.PHONE;
    }
    if (means.contains("fax")) {
      return Contact.Kind.FAX;
    }
    return means.contains("web") ? Contact.Kind.WEBSITE : Contact.Kind.OTHER;
  }

  private static List<LabelledValue> place(
      FsfRecord record, Country country, String... attributes) {
    List<LabelledValue> parts = new ArrayList<>();
    for (String attribute : attributes) {
      record.value(attribute).ifPresent(value -> parts.add(new LabelledValue(attribute, value)));
    }
    if (country.isKnown()) {
      parts.add(new LabelledValue("countryDescription", country.wording()));
    }
    return parts;
  }

  private void readDocument(FsfRecord document) {
    Optional<String> number = document.value("number");
    Optional<String> latin = document.value("latinNumber");
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
      if (document.value(flag).equals(Optional.of("true"))) {
        more.add(flag);
      }
    }
    Country country = Country.of(document);
    String value =
        number
            .or(() -> latin)
            .or(() -> document.value("nameOnDocument"))
            .or(() -> document.remarks().stream().findFirst())
            .orElse("");
    String note = note(document, country.note(more.toArray(String[]::new)));
    if (value.isEmpty()) {
      draft.warn("a document without a number was kept among the extras");
      draft.extra("identification", note == null ? "" : note);
      return;
    }
    Identifier.Scheme scheme = scheme(document.value("identificationTypeCode").orElse(""), value);
    List<LabelledNumbers.Found> found = LabelledNumbers.in(value);
    boolean labelled = found.size() == 1;
    String alone = labelled ? found.get(0).number() : value;
    String issuer = labelled ? found.get(0).country() : null;
    draft.identifier(
        labelled ? scheme(scheme, found.get(0), country) : scheme,
        alone,
        document.value("identificationTypeDescription").orElse(null),
        country.isKnown() ? country.wording() : issuer,
        document.value("issueDate").orElse(null),
        document.value("validTo").orElse(null),
        note,
        alone.equals(value) ? null : value,
        id(document));
  }

  /** Words within a number say more than the type: {@code 7707083893 (other-INN)}. */
  private static Identifier.Scheme scheme(
      Identifier.Scheme scheme, LabelledNumbers.Found number, Country country) {
    boolean russian = country.code().equals("RU") || LabelledNumbers.areRussian(List.of(number));
    return number.kind() == NumberLabel.NONE || number.kind() == NumberLabel.OTHER
        ? scheme
        : number.kind().scheme(number.number(), russian);
  }

  private static Identifier.Scheme scheme(String code, String number) {
    return switch (code.toLowerCase(Locale.ROOT)) {
      case "passport", "diplpassport" -> Identifier.Scheme.PASSPORT_NUMBER;
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
    static Country of(FsfRecord record) {
      return new Country(
          record.value("countryIso2Code").orElse(""),
          record.value("countryDescription").orElse(""));
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
