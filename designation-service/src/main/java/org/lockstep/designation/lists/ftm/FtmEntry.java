package org.lockstep.designation.lists.ftm;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.CheckedNumbers;
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
import org.lockstep.designation.lists.reading.Dates;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;
import org.lockstep.designation.lists.reading.Regime;

/**
 * A thing with all that points at it, as an entry. When the file was made and when its maker first
 * and last saw the thing ({@code first_seen}, {@code last_seen}, {@code last_change}) says nothing
 * of the thing, and changes with every edition; only the original has it.
 */
final class FtmEntry {
  private static final String NO_PROGRAMME = "FTM";
  private static final int MOST_IDENTIFIERS = 20;
  private static final int LONGEST_NUMBER = 500;
  private static final int LONGEST_AUTHORITY_ID = 200;

  private static final Map<String, Identifier.Scheme> NUMBERS =
      Map.ofEntries(
          Map.entry("innCode", Identifier.Scheme.INN_CODE),
          Map.entry("ogrnCode", Identifier.Scheme.OGRN_CODE),
          Map.entry("leiCode", Identifier.Scheme.LEI_CODE),
          Map.entry("kppCode", Identifier.Scheme.KPP_CODE),
          Map.entry("okpoCode", Identifier.Scheme.OKPO_CODE),
          Map.entry("swiftBic", Identifier.Scheme.SWIFT_BIC),
          Map.entry("dunsCode", Identifier.Scheme.DUNS_CODE),
          Map.entry("uscCode", Identifier.Scheme.USC_CODE),
          Map.entry("isin", Identifier.Scheme.ISIN),
          Map.entry("isinCode", Identifier.Scheme.ISIN),
          Map.entry("ticker", Identifier.Scheme.TICKER),
          Map.entry("serialNumber", Identifier.Scheme.SERIAL_NUMBER),
          Map.entry("publicKey", Identifier.Scheme.CRYPTO_WALLET),
          Map.entry("registrationNumber", Identifier.Scheme.REGISTRATION_NUMBER),
          Map.entry("taxNumber", Identifier.Scheme.TAX_NUMBER),
          Map.entry("vatCode", Identifier.Scheme.VAT_CODE),
          Map.entry("passportNumber", Identifier.Scheme.PASSPORT_NUMBER),
          Map.entry("idNumber", Identifier.Scheme.ID_NUMBER),
          Map.entry("mmsi", Identifier.Scheme.MMSI),
          Map.entry("callSign", Identifier.Scheme.CALL_SIGN));

  /** Numbers that have no scheme of their own here; their type is the property. */
  private static final List<String> OTHER_NUMBERS =
      List.of(
          "permId",
          "uniqueEntityId",
          "wikidataId",
          "cageCode",
          "npiCode",
          "ricCode",
          "bikCode",
          "cikCode",
          "irsCode",
          "ipoCode",
          "jibCode",
          "mbsCode",
          "giiNumber",
          "licenseNumber",
          "socialSecurityNumber",
          "voenCode",
          "caemCode",
          "fnsCode",
          "fssCode",
          "okopfCode",
          "oksmCode",
          "unscCode",
          "amlRegistrationNumber");

  private static final Map<String, CountryTie.Kind> TIES =
      Map.of(
          "nationality", CountryTie.Kind.NATIONALITY,
          "citizenship", CountryTie.Kind.CITIZENSHIP,
          "country", CountryTie.Kind.OTHER,
          "mainCountry", CountryTie.Kind.SEAT,
          "jurisdiction", CountryTie.Kind.JURISDICTION,
          "flag", CountryTie.Kind.FLAG,
          "pastFlags", CountryTie.Kind.FORMER_FLAG);

  private static final Map<String, StatedDate.Kind> DATES =
      Map.of(
          "birthDate", StatedDate.Kind.BIRTH,
          "deathDate", StatedDate.Kind.DEATH,
          "incorporationDate", StatedDate.Kind.INCORPORATION,
          "dissolutionDate", StatedDate.Kind.DISSOLUTION,
          "buildDate", StatedDate.Kind.BUILD,
          "modifiedAt", StatedDate.Kind.MODIFIED);

  private static final List<String> NAME_PARTS =
      List.of(
          "firstName",
          "secondName",
          "middleName",
          "fatherName",
          "motherName",
          "lastName",
          "nameSuffix");

  private static final int MOST_PARTS = 20;

  private final OfficialList list;
  private final FtmEntity thing;
  private final EntryDraft draft;
  private final Function<String, @Nullable FtmEntity> part;
  private final Function<String, @Nullable FtmEntity> party;
  private final Predicate<FtmEntity> listed;
  private final Set<String> officialUrls = new HashSet<>();
  private boolean hasMeasure;
  private boolean hasAuthorityId;

  /**
   * @param part an address by its id
   * @param party a thing by its id
   * @param listed whether a thing is an entry itself
   */
  FtmEntry(
      OfficialList list,
      Reading reading,
      FtmEntity thing,
      Function<String, @Nullable FtmEntity> part,
      Function<String, @Nullable FtmEntity> party,
      Predicate<FtmEntity> listed) {
    this.list = list;
    this.thing = thing;
    this.draft =
        new EntryDraft(reading, list, thing.id(), type(thing.schema()), thing.file(), thing.line());
    this.part = part;
    this.party = party;
    this.listed = listed;
  }

  private static SubjectType type(String schema) {
    return switch (schema) {
      case "Person" -> SubjectType.PERSON;
      case "Vessel" -> SubjectType.VESSEL;
      case "Airplane" -> SubjectType.AIRCRAFT;
      default -> SubjectType.ORGANIZATION;
    };
  }

  void read(List<FtmEntity> links) {
    draft.original(thing.file(), thing.line(), thing.text());
    readSchema();
    readNames();
    readNumbers(thing).forEach(this::add);
    readTies();
    readLife();
    readPlaces();
    readContacts();
    readSanctions(links);
    links.stream()
        .filter(link -> !link.schema().equals("Sanction"))
        .sorted(Comparator.comparing(FtmEntity::id))
        .forEach(this::readLink);
    readText();
    thing.referents().forEach(id -> draft.reference("referents", id));
    thing.datasets().forEach(name -> draft.reference("datasets", name));
    thing.values("programId").forEach(id -> draft.reference("programId", id));
    thing.values("topics").forEach(topic -> draft.notice("topics", topic));
    thing.unread().forEach(value -> draft.extra(value.label(), value.value()));
    draft.emit();
  }

  private void readSchema() {
    switch (thing.schema()) {
      case "Person", "Organization", "Vessel", "Airplane" -> {
        // The type says it.
      }
      default -> draft.extra("schema", thing.schema());
    }
  }

  private void readNames() {
    List<LabelledValue> parts = new ArrayList<>();
    for (String label : NAME_PARTS) {
      for (String value : thing.values(label)) {
        if (parts.size() < MOST_PARTS) {
          parts.add(new LabelledValue(label, value));
        } else {
          draft.extra(label, value);
        }
      }
    }
    Optional<String> caption = thing.caption();
    List<String> names = new ArrayList<>(thing.inOrder("name"));
    caption.ifPresent(
        name -> {
          names.remove(name);
          names.sort(null);
          names.add(0, name);
        });
    for (int i = 0; i < names.size(); i++) {
      draft.name(
          names.get(i),
          Name.Kind.PRIMARY,
          Name.Strength.STRONG,
          i == 0 ? parts : List.of(),
          null,
          null,
          null);
    }
    names("alias", Name.Kind.ALIAS, Name.Strength.STRONG);
    names("previousName", Name.Kind.PREVIOUS, Name.Strength.STRONG);
    names("pastNames", Name.Kind.PREVIOUS, Name.Strength.STRONG);
    names("weakAlias", Name.Kind.ALIAS, Name.Strength.WEAK);
    names("abbreviation", Name.Kind.ALIAS, Name.Strength.WEAK);
    if (Stream.of("name", "alias", "previousName", "pastNames", "weakAlias", "abbreviation")
        .allMatch(property -> thing.inOrder(property).isEmpty())) {
      draft.warn("it has no name; its id stands for one");
      draft.name(thing.id(), Name.Kind.PRIMARY, Name.Strength.WEAK);
    }
  }

  private void names(String property, Name.Kind kind, Name.Strength strength) {
    String note = property.equals("abbreviation") || property.equals("pastNames") ? property : null;
    thing
        .values(property)
        .forEach(name -> draft.name(name, kind, strength, List.of(), null, note, null));
  }

  /** A number with its scheme, or the property that says what it is. */
  private record Number(Identifier.Scheme scheme, String value, @Nullable String type) {}

  private static List<Number> readNumbers(FtmEntity entity) {
    List<Number> numbers = new ArrayList<>();
    NUMBERS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                entity
                    .values(entry.getKey())
                    .forEach(value -> numbers.add(new Number(entry.getValue(), value, null))));
    Identifier.Scheme imo =
        type(entity.schema()) == SubjectType.VESSEL
            ? Identifier.Scheme.IMO_NUMBER
            : Identifier.Scheme.IMO_COMPANY_NUMBER;
    entity.values("imoNumber").forEach(value -> numbers.add(new Number(imo, value, null)));
    for (String property : OTHER_NUMBERS) {
      entity
          .values(property)
          .forEach(value -> numbers.add(new Number(Identifier.Scheme.ID_NUMBER, value, property)));
    }
    return numbers;
  }

  private void add(Number number) {
    draft.identifier(
        number.scheme(), number.value(), number.type(), null, null, null, null, null, null);
  }

  private void readTies() {
    TIES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                thing
                    .values(entry.getKey())
                    .forEach(country -> draft.tie(entry.getValue(), country, null, null)));
  }

  private void readLife() {
    DATES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                thing
                    .values(entry.getKey())
                    .forEach(date -> draft.date(entry.getValue(), date, null, null)));
    thing
        .values("createdAt")
        .forEach(date -> draft.date(StatedDate.Kind.OTHER, date, "createdAt", null));
    thing.values("gender").forEach(draft::gender);
    thing.values("title").forEach(draft::title);
    thing.values("position").forEach(draft::position);
    if (draft.type() == SubjectType.VESSEL || draft.type() == SubjectType.AIRCRAFT) {
      one("type", draft::craftType);
      one("model", draft::craftModel);
      one("deadweightTonnage", draft::deadweightTonnage);
      one("grossRegisteredTonnage", draft::grossRegisteredTonnage);
    }
  }

  /** A field takes one value; the others are extras. */
  private void one(String property, Consumer<String> field) {
    List<String> values = thing.values(property);
    values.stream().limit(1).forEach(field);
    values.stream().skip(1).forEach(value -> draft.extra(property, value));
  }

  private void readPlaces() {
    for (String place : thing.values("birthPlace")) {
      draft.birthPlace(List.of(new LabelledValue("birthPlace", place)), null, null, null);
    }
    for (String country : thing.values("birthCountry")) {
      draft.birthPlace(List.of(new LabelledValue("birthCountry", country)), country, null, null);
    }
    for (String address : thing.values("address")) {
      draft.address(List.of(new LabelledValue("address", address)), null, null, null);
    }
    for (String id : thing.values("addressEntity")) {
      FtmEntity address = part.apply(id);
      if (address == null) {
        draft.extra("addressEntity", id);
      } else {
        readAddress(address);
      }
    }
  }

  private void readAddress(FtmEntity address) {
    draft.original(address.file(), address.line(), address.text());
    List<LabelledValue> parts = new ArrayList<>();
    List<String> wholes = address.values("full");
    List<String> country = address.values("country");
    for (String property :
        List.of(
            "remarks",
            "postOfficeBox",
            "street",
            "street2",
            "city",
            "postalCode",
            "region",
            "state")) {
      address.values(property).forEach(value -> parts.add(new LabelledValue(property, value)));
    }
    address.values("country").forEach(code -> parts.add(new LabelledValue("country", code)));
    String note =
        Stream.concat(wholes.stream().skip(1), address.unread().stream().map(FtmEntry::labelled))
            .collect(Collectors.joining("; "));
    draft.address(
        wholes.isEmpty() ? "" : wholes.get(0),
        parts.stream().limit(MOST_PARTS).toList(),
        country.isEmpty() ? null : country.get(0),
        note,
        address.id());
  }

  private static String labelled(LabelledValue value) {
    return value.label() + " " + value.value();
  }

  private void readContacts() {
    thing.values("email").forEach(value -> draft.contact(Contact.Kind.EMAIL, value, null));
    thing.values("phone").forEach(value -> draft.contact(Contact.Kind.PHONE, value, null));
    thing.values("website").forEach(value -> draft.contact(Contact.Kind.WEBSITE, value, null));
  }

  /** Sanctions of other authorities are told, and are no measures of this one. */
  private void readSanctions(List<FtmEntity> links) {
    List<LocalDate> listings = new ArrayList<>();
    String owner = list.authority().toLowerCase(Locale.ROOT);
    links.stream()
        .filter(link -> link.schema().equals("Sanction"))
        .sorted(Comparator.comparing(FtmEntity::id))
        .forEach(
            sanction -> {
              draft.original(sanction.file(), sanction.line(), sanction.text());
              List<String> countries = sanction.values("country");
              if (countries.isEmpty() || countries.contains(owner)) {
                readSanction(sanction, listings);
              } else {
                draft.notice("Sanction " + sanction.id(), allOf(sanction));
              }
            });
    listings.stream().sorted().findFirst().ifPresent(draft::listed);
    if (!hasMeasure) {
      Regime regime = thingRegime();
      draft.measure(MeasureKind.OTHER, regime, "listed without a sanction of " + list.authority());
    }
  }

  /** The first of its own programmes that is one of this authority. */
  private Regime thingRegime() {
    String prefix = list.authority() + "-";
    return thing.values("programId").stream()
        .filter(programme -> programme.startsWith(prefix))
        .map(draft::regime)
        .toList()
        .stream()
        .findFirst()
        .orElseGet(() -> draft.regime(NO_PROGRAMME));
  }

  private static String allOf(FtmEntity entity) {
    return entity.unread().stream()
        .filter(value -> !value.label().equals("entity"))
        .map(value -> value.label() + ": " + value.value())
        .collect(Collectors.joining("\n"));
  }

  private void readSanction(FtmEntity sanction, List<LocalDate> listings) {
    sanction.inOrder("entity");
    sanction.inOrder("country");
    for (String id : sanction.values("authorityId")) {
      if (hasAuthorityId || id.length() > LONGEST_AUTHORITY_ID) {
        draft.reference("authorityId", id);
      } else {
        draft.authorityId(id);
        hasAuthorityId = true;
      }
    }
    readMeasures(sanction);
    dates(sanction, "listingDate").forEach(listings::add);
    sanction.values("reason").forEach(draft::reason);
    sanction.values("summary").forEach(draft::remark);
    for (String property : List.of("recordId", "unscId")) {
      sanction.values(property).forEach(id -> draft.reference(property, id));
    }
    String authority = sanction.first("authority").orElse(list.authority());
    sanction.values("authority").stream()
        .skip(1)
        .forEach(more -> draft.extra("Sanction/authority", more));
    for (String property : List.of("sourceUrl", "programUrl")) {
      for (String url : sanction.values(property)) {
        officialUrls.add(url);
        draft.source(authority, url, null);
      }
    }
    if (sanction.values("sourceUrl").isEmpty() && sanction.values("programUrl").isEmpty()) {
      sanction.first("authority").ifPresent(name -> draft.source(name, null, null));
    }
    sanction.unread().forEach(value -> draft.extra("Sanction/" + value.label(), value.value()));
  }

  private void readMeasures(FtmEntity sanction) {
    List<Regime> regimes =
        (sanction.values("programId").isEmpty()
                ? sanction.values("program")
                : sanction.values("programId"))
            .stream().map(draft::regime).toList();
    if (!sanction.values("programId").isEmpty()) {
      List<String> ids = sanction.values("programId");
      sanction.values("program").stream()
          .filter(name -> !ids.contains(name))
          .forEach(name -> draft.reference("program", name));
    }
    Regime regime = regimes.isEmpty() ? thingRegime() : regimes.get(0);
    LocalDate start = dates(sanction, "startDate").stream().findFirst().orElse(null);
    LocalDate end =
        dates(sanction, "endDate").stream()
            .findFirst()
            .filter(day -> start == null || !day.isBefore(start))
            .orElse(null);
    List<String> provisions = sanction.values("provisions");
    for (String provision : provisions.isEmpty() ? List.of("") : provisions) {
      hasMeasure = true;
      draft.measure(
          new Measure(
              kind(provision),
              regime.instrument().code(),
              null,
              scope(provision, sanction),
              List.of(),
              start,
              end));
    }
  }

  private static String scope(String provision, FtmEntity sanction) {
    String scope =
        Stream.concat(
                provision.isEmpty() ? Stream.of("sanction") : Stream.of(provision),
                Stream.of("status", "duration")
                    .flatMap(name -> sanction.values(name).stream().map(v -> name + ": " + v)))
            .collect(Collectors.joining("; "));
    return scope.length() <= 4000 ? scope : scope.substring(0, 4000);
  }

  /**
   * In the words of Lockstep's own export ({@code ASSET_FREEZE (US-EO14024)}), or plain English
   * that leaves no doubt.
   */
  private static MeasureKind kind(String provision) {
    for (MeasureKind kind : MeasureKind.values()) {
      if (provision.equals(kind.name()) || provision.startsWith(kind.name() + " (")) {
        return kind;
      }
    }
    return switch (provision.toLowerCase(Locale.ROOT)) {
      case "asset freeze", "assets freeze", "asset freezing", "targeted financial sanction" ->
          MeasureKind.ASSET_FREEZE;
      case "travel ban" -> MeasureKind.TRAVEL_BAN;
      case "arms embargo" -> MeasureKind.ARMS_EMBARGO;
      case "export ban", "export control" -> MeasureKind.EXPORT_BAN;
      case "import ban" -> MeasureKind.IMPORT_BAN;
      case "investment ban" -> MeasureKind.INVESTMENT_BAN;
      case "services ban" -> MeasureKind.SERVICES_BAN;
      default -> MeasureKind.OTHER;
    };
  }

  /** Whole days; what is none is kept as a date in its own wording. */
  private List<LocalDate> dates(FtmEntity sanction, String property) {
    List<LocalDate> days = new ArrayList<>();
    for (String value : sanction.values(property)) {
      Optional<LocalDate> day =
          Dates.day(value).filter(date -> date.getYear() >= 1900 && date.getYear() < 2200);
      if (day.isPresent() && days.isEmpty()) {
        days.add(day.get());
      } else {
        draft.date(StatedDate.Kind.OTHER, value, "Sanction/" + property, null);
      }
    }
    return days;
  }

  private void readLink(FtmEntity link) {
    draft.original(link.file(), link.line(), link.text());
    Links.Link ends = Links.of(link.schema());
    if (ends != null) {
      readRelationship(link, ends);
    } else if (link.schema().equals("Passport") || link.schema().equals("Identification")) {
      readDocument(link);
    } else {
      String all = allOf(link);
      if (link.schema().equals("Note")) {
        draft.remark(all);
      } else {
        draft.extra(link.schema(), all);
      }
    }
  }

  private void readDocument(FtmEntity document) {
    boolean passport = document.schema().equals("Passport");
    List<String> numbers =
        Stream.of("number", "passportNumber")
            .flatMap(property -> document.values(property).stream())
            .distinct()
            .toList();
    document.inOrder("holder");
    String type = document.first("type").orElse(document.schema());
    String country = document.firstOrNull("country");
    String start = document.firstOrNull("startDate");
    String end = document.firstOrNull("endDate");
    String note =
        document.unread().stream().map(FtmEntry::labelled).collect(Collectors.joining("; "));
    if (numbers.isEmpty()) {
      if (!note.isEmpty() || country != null) {
        draft.extra(document.schema(), note.isEmpty() ? String.valueOf(country) : note);
      }
      return;
    }
    for (String number : numbers) {
      draft.identifier(
          passport ? Identifier.Scheme.PASSPORT_NUMBER : Identifier.Scheme.ID_NUMBER,
          number,
          type,
          country,
          start,
          end,
          note,
          null,
          document.id());
    }
  }

  private void readRelationship(FtmEntity link, Links.Link ends) {
    boolean subjectIsOne = link.has(ends.one(), thing.id());
    String otherEnd = subjectIsOne ? ends.other() : ends.one();
    String wording =
        Stream.concat(
                Stream.of(link.schema() + ": " + otherEnd),
                link.unread().stream()
                    .filter(value -> !isDateOrEnd(value.label(), ends))
                    .map(FtmEntry::labelled))
            .collect(Collectors.joining("; "));
    for (String id : link.values(otherEnd)) {
      FtmEntity other = party.apply(id);
      String name = other == null ? id : other.caption().orElseGet(() -> firstName(other));
      if (name.length() > 1000 || wording.length() > 4000) {
        draft.extra(link.schema(), allOf(link));
        continue;
      }
      boolean entry = other != null && listed.test(other);
      if (other != null && !entry) {
        draft.original(other.file(), other.line(), other.text());
      }
      draft.relationship(
          new Relationship(
              Links.kind(link, subjectIsOne),
              name,
              other == null ? List.of() : identifiers(other),
              partial(link, "startDate"),
              partial(link, "endDate"),
              null,
              wording,
              id.length() <= 100 ? id : null,
              null));
    }
  }

  private static boolean isDateOrEnd(String label, Links.Link ends) {
    return label.equals(ends.one())
        || label.equals(ends.other())
        || label.equals("startDate")
        || label.equals("endDate");
  }

  private static String firstName(FtmEntity other) {
    return Stream.of("name", "alias", "weakAlias", "previousName")
        .flatMap(property -> other.inOrder(property).stream())
        .findFirst()
        .orElse(other.id());
  }

  private static @Nullable String partial(FtmEntity link, String property) {
    return link.first(property).flatMap(Dates::exact).orElse(null);
  }

  /** Only those that pass their check: the relationship has no room for what a number is not. */
  private static List<Identifier> identifiers(FtmEntity other) {
    return readNumbers(other).stream()
        .filter(number -> number.value().length() <= LONGEST_NUMBER)
        .filter(FtmEntry::isValid)
        .limit(MOST_IDENTIFIERS)
        .map(
            number ->
                new Identifier(
                    number.scheme(),
                    number.value(),
                    number.type(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null))
        .toList();
  }

  private static boolean isValid(Number number) {
    return CheckedNumbers.fault(number.scheme(), number.value()).isEmpty();
  }

  private void readText() {
    for (String property : List.of("notes", "summary", "description")) {
      thing.values(property).forEach(draft::remark);
    }
    for (String property : List.of("legalForm", "sector", "status", "classification")) {
      thing.values(property).forEach(value -> draft.remark(property + ": " + value));
    }
    for (String url : thing.values("sourceUrl")) {
      // What a list calls a source may be of the press; only what its sanctions name is official.
      if (!officialUrls.contains(url)) {
        draft.extra("sourceUrl", url);
      }
    }
  }
}
