package org.lockstep.designation.lists.reading;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Address;
import org.lockstep.designation.content.Contact;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.Craft;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.Gender;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.ImoNumbers;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.Published;
import org.lockstep.designation.content.Relationship;
import org.lockstep.designation.content.Source;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.file.TableRow;
import org.lockstep.designation.lists.file.XmlElement;

/**
 * An entry while it is read. Takes the wording of the list, and makes of it what the register
 * holds: normal forms beside the wording, each thing once, plain fields from the detailed ones.
 * Blank values are ignored everywhere.
 */
public final class EntryDraft {
  private static final Pattern SEVEN_DIGITS = Pattern.compile("^(?:IMO)?[ :.#]*+([0-9]{7})");
  private static final int LONGEST_NAME = 1000;
  private static final int LONGEST_TEXT = 20_000;
  private static final int LONGEST_LABEL = 200;
  private static final int LONGEST_ID = 100;
  private static final int MOST_EXTRAS = 1000;
  private static final int LONGEST_PHRASE = 500;
  private static final int LONGEST_NOTE = 4000;
  private static final int LONGEST_ADDRESS = 2000;
  private static final int LONGEST_CONTACT = 1000;

  /** In one warning. */
  private static final int MOST_WORDS = 5;

  /** A person of the UK list has some two hundred; all of them are among the dates. */
  private static final int MOST_BIRTH_DATES = 100;

  private final Reading reading;
  private final OfficialList list;
  private final String key;
  private final String file;
  private final long line;
  private final SubjectType type;
  private final List<ListedEntry.Piece> original = new ArrayList<>();
  private final Set<String> programmes = new LinkedHashSet<>();
  private final Set<Measure> measures = new LinkedHashSet<>();
  private final Set<Name> names = new LinkedHashSet<>();
  private final Set<Identifier> identifiers = new LinkedHashSet<>();
  private final Set<StatedDate> dates = new LinkedHashSet<>();
  private final Set<Address> birthPlaces = new LinkedHashSet<>();
  private final Set<Address> addresses = new LinkedHashSet<>();
  private final Set<CountryTie> ties = new LinkedHashSet<>();
  private final Set<String> positions = new LinkedHashSet<>();
  private final Set<String> titles = new LinkedHashSet<>();
  private final Set<Contact> contacts = new LinkedHashSet<>();
  private final Set<Relationship> relationships = new LinkedHashSet<>();
  private final Set<Published> references = new LinkedHashSet<>();
  private final Set<Published> notices = new LinkedHashSet<>();
  private final Set<Published> extras = new LinkedHashSet<>();
  private final Set<Source> sources = new LinkedHashSet<>();
  private final Set<String> remarks = new LinkedHashSet<>();
  private final Set<String> reasons = new LinkedHashSet<>();
  private final Set<MixedScripts.Word> mixed = new LinkedHashSet<>();
  private String authorityId;
  private @Nullable LocalDate listingDate;
  private @Nullable Gender gender;
  private Craft craft = new Craft(null, null, null, null, null);

  /**
   * @param key what the entry has in all editions; its authorityId, if nothing else is set
   * @param line where it begins, from 1
   */
  public EntryDraft(
      Reading reading, OfficialList list, String key, SubjectType type, String file, long line) {
    this.reading = reading;
    this.list = list;
    this.type = type;
    this.file = file;
    this.line = line;
    this.key = CleanText.line(key).text();
    this.authorityId = line(key);
  }

  public SubjectType type() {
    return type;
  }

  public boolean isNameless() {
    return names.isEmpty();
  }

  public void authorityId(String id) {
    authorityId = line(id);
  }

  /** When it was listed, by what the list says. */
  public void listed(LocalDate date) {
    listingDate = date;
  }

  /** Puts it under the programme that a tag of the list stands for. */
  public Regime regime(String tag) {
    Regime regime = list.regimes().of(line(tag));
    if (!regime.known()) {
      warn(
          "'" + tag + "' is a programme that is not known yet; it was entered as " + regime.code());
    }
    reading.regime(regime);
    programmes.add(regime.code());
    return regime;
  }

  public void measure(MeasureKind kind, Regime regime, @Nullable String scope) {
    measure(new Measure(kind, regime.instrument().code(), null, scope, List.of(), null, null));
  }

  public void measure(Measure measure) {
    measures.add(
        new Measure(
            measure.kind(),
            measure.instrument(),
            measure.organ(),
            orNull(measure.scope()),
            measure.exemptions(),
            measure.startDate(),
            measure.endDate()));
  }

  public void name(String published, Name.Kind kind, Name.Strength strength) {
    name(published, kind, strength, List.of(), null, null, null);
  }

  /**
   * @param parts as the list gives them, labels as in the list
   * @param language BCP 47, where the list says it
   */
  public void name(
      String published,
      Name.Kind kind,
      Name.Strength strength,
      List<Published> parts,
      @Nullable String language,
      @Nullable String note,
      @Nullable String publishedId) {
    String name = line(published);
    if (name.isEmpty()) {
      return;
    }
    if (name.length() > LONGEST_NAME) {
      warn("a name of " + name.length() + " characters was kept among the extras");
      extra("name", name);
      return;
    }
    Name read =
        new Name(
            name,
            kind,
            strength,
            Scripts.of(name),
            language,
            parts.stream().map(this::clean).toList(),
            note(note),
            id(publishedId));
    if (names.stream().noneMatch(known -> sameName(known, read))) {
      names.add(read);
      mixed.addAll(MixedScripts.in(name));
    }
  }

  private static boolean sameName(Name one, Name other) {
    return one.name().equals(other.name())
        && one.kind() == other.kind()
        && one.strength() == other.strength()
        && one.parts().equals(other.parts())
        && Objects.equals(one.note(), other.note())
        && Objects.equals(one.publishedId(), other.publishedId());
  }

  /** A number that the list says no more of than its scheme. */
  public void identifier(Identifier.Scheme scheme, String published) {
    identifier(scheme, published, null, null, null, null, null, null, null);
  }

  /**
   * A document or number. An IMO number that is none by its check digit is kept as it is, as
   * another number.
   *
   * @param published the number in the wording of the list
   * @param documentType in the wording of the list
   * @param issuedIn the country, in the wording of the list
   * @param issued wording of the date
   * @param expires wording of the date
   * @param asPublished the whole wording, where the number is only a part of it
   */
  public void identifier(
      Identifier.Scheme scheme,
      String published,
      @Nullable String documentType,
      @Nullable String issuedIn,
      @Nullable String issued,
      @Nullable String expires,
      @Nullable String note,
      @Nullable String asPublished,
      @Nullable String publishedId) {
    String raw = line(published);
    if (raw.isEmpty()
        || isTooLong("identifier", raw, LONGEST_PHRASE)
        || isTooLong("identifier", documentType, LONGEST_PHRASE)
        || isTooLong("identifier", issuedIn, LONGEST_PHRASE)) {
      return;
    }
    String wording = orNull(asPublished);
    String value = raw;
    Identifier.Scheme checked = scheme;
    if (scheme == Identifier.Scheme.IMO_NUMBER || scheme == Identifier.Scheme.IMO_COMPANY_NUMBER) {
      Matcher digits = SEVEN_DIGITS.matcher(raw.toUpperCase(Locale.ROOT));
      if (digits.matches() && isValid(scheme, digits.group(1))) {
        value = digits.group(1);
      } else {
        warn("'" + raw + "' is not an IMO number by its check digit; it was kept as published");
        checked = Identifier.Scheme.ID_NUMBER;
        documentType = documentType == null ? "IMO number" : documentType;
      }
    }
    String country = issuedIn == null ? null : Countries.code(issuedIn).orElse(null);
    String issueDate = exact(issued);
    String expiryDate = exact(expires);
    StringBuilder rest = new StringBuilder(note == null ? "" : text(note));
    addWording(rest, "issued", issued, issueDate);
    addWording(rest, "expires", expires, expiryDate);
    identifiers.add(
        new Identifier(
            checked,
            value,
            lineOrNull(documentType),
            country,
            lineOrNull(issuedIn),
            issueDate,
            expiryDate,
            note(rest.toString()),
            wording == null && !value.equals(raw) ? raw : wording,
            id(publishedId)));
  }

  private static boolean isValid(Identifier.Scheme scheme, String digits) {
    return scheme == Identifier.Scheme.IMO_NUMBER
        ? ImoNumbers.isShip(digits)
        : ImoNumbers.isCompany(digits);
  }

  private static @Nullable String exact(@Nullable String published) {
    if (published == null) {
      return null;
    }
    Dates.Read read = Dates.read(published);
    return read.precision() == StatedDate.Precision.EXACT ? read.from() : null;
  }

  /** A date in another wording than its normal form is kept beside it. */
  private void addWording(
      StringBuilder rest, String label, @Nullable String published, @Nullable String date) {
    if (published != null && !published.isBlank() && !published.strip().equals(date)) {
      rest.append(rest.isEmpty() ? "" : "; ").append(label).append(' ').append(line(published));
    }
  }

  /** A date in the wording of the list. */
  public void date(
      StatedDate.Kind kind, String published, @Nullable String note, @Nullable String id) {
    String wording = line(published);
    if (!wording.isEmpty()) {
      date(kind, Dates.read(wording), wording, note, id);
    }
  }

  /** A date that the reader has read itself. */
  public void date(
      StatedDate.Kind kind,
      Dates.Read read,
      String published,
      @Nullable String note,
      @Nullable String publishedId) {
    String wording = line(published);
    if (isTooLong("date", wording, LONGEST_PHRASE)) {
      return;
    }
    dates.add(
        new StatedDate(
            kind,
            read.precision(),
            read.from(),
            read.to(),
            wording.isEmpty() || wording.equals(read.from()) ? null : wording,
            note(note),
            id(publishedId)));
  }

  /** A place of birth; parts in their order, labels as in the list. */
  public void birthPlace(
      List<Published> parts,
      @Nullable String country,
      @Nullable String note,
      @Nullable String publishedId) {
    place(parts, country, note, publishedId).ifPresent(birthPlaces::add);
  }

  /**
   * An address; parts in their order, labels as in the list.
   *
   * @param country in the wording of the list; it is one of the parts, too
   */
  public void address(
      List<Published> parts,
      @Nullable String country,
      @Nullable String note,
      @Nullable String publishedId) {
    place(parts, country, note, publishedId).ifPresent(addresses::add);
  }

  /**
   * An address that the list gives as a whole and in parts.
   *
   * @param full as the list writes it; blank where it does not
   */
  public void address(
      String full,
      List<Published> parts,
      @Nullable String country,
      @Nullable String note,
      @Nullable String publishedId) {
    place(full, parts, country, note, publishedId).ifPresent(addresses::add);
  }

  private Optional<Address> place(
      List<Published> parts,
      @Nullable String country,
      @Nullable String note,
      @Nullable String publishedId) {
    return place("", parts, country, note, publishedId);
  }

  private Optional<Address> place(
      String whole,
      List<Published> parts,
      @Nullable String country,
      @Nullable String note,
      @Nullable String publishedId) {
    List<Published> clean =
        parts.stream().map(this::clean).filter(part -> !part.value().isEmpty()).toList();
    String joined = clean.stream().map(Published::value).collect(Collectors.joining(", "));
    String full = whole.isBlank() ? joined : line(whole);
    String remark = note(note);
    if (isTooLong("place", full, LONGEST_NOTE)) {
      return Optional.empty();
    }
    if (full.isEmpty()) {
      if (remark != null) {
        extra("place", remark);
      }
      return Optional.empty();
    }
    return Optional.of(
        new Address(
            full,
            country == null ? null : Countries.code(country).orElse(null),
            null,
            clean.size() == 1 && full.equals(joined) ? List.of() : clean,
            remark,
            id(publishedId)));
  }

  /** What ties it to a country, in the wording of the list. */
  public void tie(
      CountryTie.Kind kind, String published, @Nullable String note, @Nullable String publishedId) {
    tie(kind, published, published, note, publishedId);
  }

  /**
   * The same, where the list has a code beside the wording.
   *
   * @param country the code or the wording
   */
  public void tie(
      CountryTie.Kind kind,
      String published,
      String country,
      @Nullable String note,
      @Nullable String publishedId) {
    String wording = line(published);
    if (!wording.isEmpty() && !isTooLong("country", wording, LONGEST_PHRASE)) {
      ties.add(
          new CountryTie(
              kind, Countries.code(country).orElse(null), wording, note(note), id(publishedId)));
    }
  }

  public void position(String published) {
    String position = text(published);
    if (!isTooLong("position", position, LONGEST_NOTE)) {
      addIfPresent(positions, position);
    }
  }

  public void title(String published) {
    String title = line(published);
    if (!isTooLong("title", title, LONGEST_PHRASE)) {
      addIfPresent(titles, title);
    }
  }

  /** A wording that says neither is kept among the extras. */
  public void gender(String published) {
    String wording = line(published);
    Gender read =
        switch (wording.toLowerCase(Locale.ROOT)) {
          case "male", "m" -> Gender.MALE;
          case "female", "f" -> Gender.FEMALE;
          default -> null;
        };
    if (read == null || (gender != null && gender != read)) {
      extra("gender", wording);
    } else {
      gender = read;
    }
  }

  public void contact(Contact.Kind kind, String published, @Nullable String note) {
    String value = line(published);
    if (!value.isEmpty() && !isTooLong("contact", value, LONGEST_CONTACT)) {
      contacts.add(new Contact(kind, value, note(note)));
    }
  }

  /** An id that the subject has in a list. */
  public void reference(String label, String id) {
    addIfPresent(references, label, id);
  }

  /** A further legal consequence that the authority states. */
  public void notice(String label, String value) {
    addIfPresent(notices, label, value);
  }

  /** What has no field. */
  public void extra(String label, String value) {
    addIfPresent(extras, label, value);
  }

  public void remark(String published) {
    addIfPresent(remarks, text(published));
  }

  /** Why it was listed. */
  public void reason(String published) {
    addIfPresent(reasons, text(published));
  }

  /** Where more is said of it; the address is one of the web. */
  public void source(Source source) {
    sources.add(new Source(source.kind(), line(source.title()), source.url(), source.date()));
  }

  /**
   * Where the authority says more of it. An address that is none of the web is kept among the
   * extras.
   *
   * @param date of the source, ISO 8601, may be partial
   */
  public void source(String title, @Nullable String url, @Nullable String date) {
    String wording = line(title);
    if (wording.isEmpty() || isTooLong("source", wording, LONGEST_PHRASE)) {
      return;
    }
    boolean web = url != null && isWebAddress(url);
    if (url != null && !web) {
      extra("source", url);
    }
    sources.add(
        new Source(
            Source.Kind.OFFICIAL, wording, web ? url : null, date == null ? null : exact(date)));
  }

  private static boolean isWebAddress(String address) {
    try {
      URI uri = new URI(address);
      return address.length() <= LONGEST_ADDRESS
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && address.equals(uri.toASCIIString())
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  public void craftType(String published) {
    craft =
        new Craft(
            orNull(published),
            craft.model(),
            craft.deadweightTonnage(),
            craft.grossRegisteredTonnage(),
            craft.length());
  }

  public void craftModel(String published) {
    craft =
        new Craft(
            craft.type(),
            orNull(published),
            craft.deadweightTonnage(),
            craft.grossRegisteredTonnage(),
            craft.length());
  }

  public void deadweightTonnage(String published) {
    craft =
        new Craft(
            craft.type(),
            craft.model(),
            orNull(published),
            craft.grossRegisteredTonnage(),
            craft.length());
  }

  public void grossRegisteredTonnage(String published) {
    craft =
        new Craft(
            craft.type(),
            craft.model(),
            craft.deadweightTonnage(),
            orNull(published),
            craft.length());
  }

  public void length(String published) {
    craft =
        new Craft(
            craft.type(),
            craft.model(),
            craft.deadweightTonnage(),
            craft.grossRegisteredTonnage(),
            orNull(published));
  }

  /**
   * Somebody else it is tied to.
   *
   * @param asPublished the list's own words for the relationship
   * @param otherId the other's id in the same list
   * @param former whether it is over
   */
  public void relationship(
      Relationship.Kind kind,
      String name,
      @Nullable String asPublished,
      @Nullable String otherId,
      boolean former) {
    String other = line(name);
    if (!other.isEmpty() && !isTooLong("relationship", other, LONGEST_NAME)) {
      relationships.add(
          new Relationship(
              kind,
              other,
              List.of(),
              null,
              null,
              null,
              orNull(asPublished),
              id(otherId),
              former ? true : null));
    }
  }

  /** The same, of which more is known than that. */
  public void relationship(Relationship relationship) {
    relationships.add(
        new Relationship(
            relationship.kind(),
            line(relationship.name()),
            relationship.identifiers().stream()
                .map(this::clean)
                .filter(number -> !number.value().isEmpty())
                .toList(),
            relationship.startDate(),
            relationship.endDate(),
            relationship.source(),
            orNull(relationship.asPublished()),
            id(relationship.authorityId()),
            relationship.former()));
  }

  private Identifier clean(Identifier published) {
    return new Identifier(
        published.scheme(),
        line(published.value()),
        lineOrNull(published.type()),
        published.country(),
        published.issuer(),
        published.issueDate(),
        published.expiryDate(),
        published.note(),
        published.asPublished(),
        published.publishedId());
  }

  /** The record of the file that it is read from; the first comes first. */
  public void original(String recordFile, long recordLine, String text) {
    original.add(new ListedEntry.Piece(recordFile, recordLine, text));
  }

  /**
   * Keeps all that was not read of the element, and the element itself as the original.
   *
   * @param known labels that the reader knows to have no field here; any other is new in the list
   */
  public void rest(XmlElement element, Set<String> known) {
    keep(element.unread(), known, element.line());
    original(file, element.line(), element.source());
  }

  /** The same, of a row. */
  public void rest(TableRow row, Set<String> known) {
    keep(row.unread(), known, row.line());
    original(row.file(), row.line(), row.source());
  }

  /** The same, of a record of the same file that was read before. */
  public void rest(long recordLine, String text, List<Published> unread) {
    keep(unread, Set.of(), recordLine);
    original(file, recordLine, text);
  }

  private void keep(List<Published> unread, Set<String> known, long at) {
    for (Published value : unread) {
      if (!known.contains(value.label())) {
        reading.unknown(file, at, line(value.label()));
      }
      extra(value.label(), value.value());
    }
  }

  /** What is too long for a note continues among the extras. */
  private @Nullable String note(@Nullable String value) {
    String note = orNull(value);
    if (note == null || note.length() <= LONGEST_NOTE) {
      return note;
    }
    extra("note", note.substring(LONGEST_NOTE));
    return note.substring(0, LONGEST_NOTE);
  }

  /** What is too long for its field is kept among the extras. */
  private boolean isTooLong(String label, @Nullable String value, int longest) {
    if (value == null || value.length() <= longest) {
      return false;
    }
    warn(label + " of " + value.length() + " characters was kept among the extras");
    extra(label, value);
    return true;
  }

  public void warn(String message) {
    reading.warn(file, line, key + ": " + CleanText.line(message).text());
  }

  /** Hands the entry on. One without a primary name is shown by its first one. */
  public void emit() {
    if (!mixed.isEmpty()) {
      warn(
          mixed.stream()
              .limit(MOST_WORDS)
              .map(MixedScripts.Word::toString)
              .collect(
                  Collectors.joining("; ", "", mixed.size() > MOST_WORDS ? "; and others" : "")));
    }
    reading.entry(new ListedEntry(key, content(), original));
  }

  /** What is more than its field takes is kept among the extras. */
  private <T extends Object> List<T> atMost(int most, String label, Collection<T> values) {
    if (values.size() <= most) {
      return List.copyOf(values);
    }
    warn("of " + values.size() + " values of " + label + " the rest was kept among the extras");
    values.stream().skip(most).forEach(value -> extra(label, value.toString()));
    return values.stream().limit(most).toList();
  }

  private EntryContent content() {
    ListingRecord subject =
        new ListingRecord(
            type,
            atMost(1000, "names", namesWithPrimary()),
            atMost(500, "identifiers", identifiers),
            codes(
                Set.of(CountryTie.Kind.SEAT, CountryTie.Kind.JURISDICTION, CountryTie.Kind.OTHER)),
            codes(Set.of(CountryTie.Kind.NATIONALITY, CountryTie.Kind.CITIZENSHIP)),
            birthDates(),
            atMost(100, "positions", positions),
            atMost(500, "addresses", addresses),
            codes(Set.of(CountryTie.Kind.FLAG)).stream().findFirst().orElse(null),
            List.of(),
            atMost(500, "relationships", relationships),
            joined(remarks, "remarks"),
            atMost(50, "sources", sources),
            atMost(50, "titles", titles),
            gender,
            atMost(500, "dates", dates),
            atMost(100, "birthPlaces", birthPlaces),
            atMost(100, "countryTies", ties),
            craft.equals(new Craft(null, null, null, null, null)) ? null : craft,
            atMost(200, "contacts", contacts),
            atMost(50, "references", references),
            atMost(100, "notices", notices),
            joined(reasons, "reason"),
            extras());
    return new EntryContent(
        authorityId, List.copyOf(programmes), listingDate, List.copyOf(measures), subject);
  }

  private List<Published> extras() {
    if (extras.size() > MOST_EXTRAS) {
      warn("of " + extras.size() + " extras only the original has the last ones");
    }
    return extras.stream().limit(MOST_EXTRAS).toList();
  }

  private List<Name> namesWithPrimary() {
    List<Name> all = new ArrayList<>(names);
    if (!all.isEmpty() && all.stream().noneMatch(name -> name.kind() == Name.Kind.PRIMARY)) {
      Name first = all.get(0);
      warn("the list gives no primary name; the first one stands for it");
      all.set(
          0,
          new Name(
              first.name(),
              Name.Kind.PRIMARY,
              first.strength(),
              first.script(),
              first.language(),
              first.parts(),
              first.note(),
              first.publishedId()));
    }
    return all;
  }

  private List<String> codes(Set<CountryTie.Kind> kinds) {
    return ties.stream()
        .filter(tie -> kinds.contains(tie.kind()))
        .flatMap(tie -> Optional.ofNullable(tie.country()).stream())
        .distinct()
        .toList();
  }

  /** Those that are one date; a range has none. */
  private List<String> birthDates() {
    return dates.stream()
        .filter(date -> date.kind() == StatedDate.Kind.BIRTH && date.to() == null)
        .flatMap(date -> Optional.ofNullable(date.from()).stream())
        .distinct()
        .limit(MOST_BIRTH_DATES)
        .toList();
  }

  /** What is too long for its field is cut there, and whole among the extras. */
  private @Nullable String joined(Set<String> texts, String label) {
    String whole = String.join("\n", texts);
    if (whole.length() <= LONGEST_TEXT) {
      return whole.isEmpty() ? null : whole;
    }
    warn(label + " of " + whole.length() + " characters continue among the extras");
    for (int from = LONGEST_TEXT; from < whole.length(); from += LONGEST_TEXT) {
      extras.add(
          new Published(
              label, whole.substring(from, Math.min(whole.length(), from + LONGEST_TEXT))));
    }
    return whole.substring(0, LONGEST_TEXT);
  }

  private Published clean(Published part) {
    return new Published(line(part.label()), line(part.value()));
  }

  private void addIfPresent(Set<Published> values, String label, String value) {
    String text = text(value);
    String clean = line(label);
    for (int from = 0; from < text.length(); from += LONGEST_TEXT) {
      values.add(
          new Published(
              clean.length() <= LONGEST_LABEL ? clean : clean.substring(0, LONGEST_LABEL),
              text.substring(from, Math.min(text.length(), from + LONGEST_TEXT))));
    }
  }

  private static void addIfPresent(Set<String> values, String value) {
    if (!value.isEmpty()) {
      values.add(value);
    }
  }

  private @Nullable String orNull(@Nullable String value) {
    String text = value == null ? "" : text(value);
    return text.isEmpty() ? null : text;
  }

  private @Nullable String lineOrNull(@Nullable String value) {
    String text = value == null ? "" : line(value);
    return text.isEmpty() ? null : text;
  }

  private @Nullable String id(@Nullable String value) {
    String text = value == null ? "" : line(value);
    return text.isEmpty() || text.length() > LONGEST_ID ? null : text;
  }

  private String line(String raw) {
    return shown(CleanText.line(raw));
  }

  private String text(String raw) {
    return shown(CleanText.lines(raw));
  }

  private String shown(CleanText text) {
    if (!text.harmless()) {
      warn("characters that do not show were taken out; the original has them");
    }
    return text.text();
  }
}
