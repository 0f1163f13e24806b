package org.lockstep.designation.lists.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Contact;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.Gender;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Name;
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
  private static final int LONGEST_CONTACT = 1000;
  private static final int LONGEST_AUTHORITY_ID = 200;

  /** Each is a version in the register. */
  private static final int MOST_FORMER_TIMES = 50;

  private final Reading reading;
  private final OfficialList list;
  private final SubjectType type;
  private final String file;
  private final Wordings wordings;
  private final EntryNames names;
  private final EntryIdentifiers identifiers;
  private final EntryDates dates;
  private final EntryPlaces birthPlaces;
  private final EntryPlaces addresses;
  private final EntryTies ties;
  private final EntryCraft craft;
  private final EntrySources sources;
  private final EntryRelationships relationships;
  private final List<ListedEntry.Piece> original = new ArrayList<>();
  private final Set<String> programmes = new LinkedHashSet<>();
  private final Set<Measure> measures = new LinkedHashSet<>();
  private final Set<String> positions = new LinkedHashSet<>();
  private final Set<String> titles = new LinkedHashSet<>();
  private final Set<Contact> contacts = new LinkedHashSet<>();
  private final Set<LabelledValue> references = new LinkedHashSet<>();
  private final Set<LabelledValue> notices = new LinkedHashSet<>();
  private final Set<String> remarks = new LinkedHashSet<>();
  private final Set<String> reasons = new LinkedHashSet<>();
  private final List<FormerTime> formerTimes = new ArrayList<>();
  private @Nullable String authorityId;
  private @Nullable LocalDate listingDate;
  private @Nullable LocalDate endedOn;
  private @Nullable Gender gender;

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
    this.wordings = new Wordings(reading, key, file, line);
    this.names = new EntryNames(wordings);
    this.identifiers = new EntryIdentifiers(wordings);
    this.dates = new EntryDates(wordings);
    this.birthPlaces = new EntryPlaces(wordings, "birthPlaces", 100);
    this.addresses = new EntryPlaces(wordings, "addresses", 500);
    this.ties = new EntryTies(wordings);
    this.craft = new EntryCraft(wordings);
    this.sources = new EntrySources(wordings);
    this.relationships = new EntryRelationships(wordings);
    authorityId(key);
  }

  public SubjectType type() {
    return type;
  }

  public boolean isNameless() {
    return names.isEmpty();
  }

  public void authorityId(String id) {
    String text = wordings.line(id);
    authorityId = wordings.isTooLong("authorityId", text, LONGEST_AUTHORITY_ID) ? null : text;
  }

  /** When it was listed, as the list says. */
  public void listed(LocalDate date) {
    listingDate = date;
  }

  /**
   * That the list keeps it though it is not listed any more.
   *
   * @param day the first one on which it was not
   */
  public void ended(LocalDate day) {
    endedOn = day;
  }

  /**
   * That it was listed before its listing date, which it must have.
   *
   * @param times in their order, none beginning before the one before it has ended
   */
  public void formerly(List<FormerTime> times) {
    int tooMany = times.size() - MOST_FORMER_TIMES;
    if (tooMany > 0) {
      warn("of the times for which it was listed before, the oldest were left out: " + tooMany);
    }
    formerTimes.addAll(times.subList(Math.max(tooMany, 0), times.size()));
  }

  /** Puts it under the programme that a tag of the list stands for. */
  public Regime regime(String tag) {
    Regime regime = list.regimes().of(wordings.line(tag));
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
            wordings.note(measure.scope()),
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
      List<LabelledValue> parts,
      @Nullable String language,
      @Nullable String note,
      @Nullable String publishedId) {
    names.add(published, kind, strength, parts, language, note, publishedId);
  }

  /** A number of which the list says nothing but the scheme. */
  public void identifier(Identifier.Scheme scheme, String published) {
    identifier(scheme, published, null, null, null, null, null, null, null);
  }

  /**
   * A document or number. An IMO number with a wrong check digit is kept as it is, as another
   * number.
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
    identifiers.add(
        scheme, published, documentType, issuedIn, issued, expires, note, asPublished, publishedId);
  }

  /** A date in the wording of the list. */
  public void date(
      StatedDate.Kind kind, String published, @Nullable String note, @Nullable String id) {
    dates.add(kind, published, note, id);
  }

  /** A date that the reader has read itself. */
  public void date(
      StatedDate.Kind kind,
      Dates.Read read,
      String published,
      @Nullable String note,
      @Nullable String publishedId) {
    dates.add(kind, read, published, note, publishedId);
  }

  /** A place of birth; parts in their order, labels as in the list. */
  public void birthPlace(
      List<LabelledValue> parts,
      @Nullable String country,
      @Nullable String note,
      @Nullable String publishedId) {
    birthPlaces.add("", parts, country, note, publishedId);
  }

  /**
   * An address; parts in their order, labels as in the list.
   *
   * @param country in the wording of the list; it is one of the parts, too
   */
  public void address(
      List<LabelledValue> parts,
      @Nullable String country,
      @Nullable String note,
      @Nullable String publishedId) {
    addresses.add("", parts, country, note, publishedId);
  }

  /**
   * An address that the list gives as a whole and in parts.
   *
   * @param full as the list writes it; blank where it does not
   */
  public void address(
      String full,
      List<LabelledValue> parts,
      @Nullable String country,
      @Nullable String note,
      @Nullable String publishedId) {
    addresses.add(full, parts, country, note, publishedId);
  }

  /** What ties it to a country, in the wording of the list. */
  public void tie(
      CountryTie.Kind kind, String published, @Nullable String note, @Nullable String publishedId) {
    tie(kind, published, published, note, publishedId);
  }

  /**
   * What ties it to a country, where the list has a code beside the wording.
   *
   * @param country the code or the wording
   */
  public void tie(
      CountryTie.Kind kind,
      String published,
      String country,
      @Nullable String note,
      @Nullable String publishedId) {
    ties.add(kind, published, country, note, publishedId);
  }

  public void position(String published) {
    String position = wordings.text(published);
    if (!wordings.isTooLong("position", position, Wordings.LONGEST_NOTE)) {
      addIfPresent(positions, position);
    }
  }

  public void title(String published) {
    String title = wordings.line(published);
    if (!wordings.isTooLong("title", title, Wordings.LONGEST_PHRASE)) {
      addIfPresent(titles, title);
    }
  }

  /** Male or female; any other wording is kept among the extras. */
  public void gender(String published) {
    String wording = wordings.line(published);
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
    String value = wordings.line(published);
    if (!value.isEmpty() && !wordings.isTooLong("contact", value, LONGEST_CONTACT)) {
      contacts.add(new Contact(kind, value, wordings.note(note)));
    }
  }

  /** An id that the subject has in a list. */
  public void reference(String label, String id) {
    references.addAll(wordings.labelled(label, id));
  }

  /** A further legal consequence that the authority states. */
  public void notice(String label, String value) {
    notices.addAll(wordings.labelled(label, value));
  }

  /** What has no field. */
  public void extra(String label, String value) {
    wordings.extra(label, value);
  }

  public void remark(String published) {
    addIfPresent(remarks, wordings.text(published));
  }

  /** Why it was listed. */
  public void reason(String published) {
    addIfPresent(reasons, wordings.text(published));
  }

  /** Where more is said of it; the address is one of the web. */
  public void source(Source source) {
    sources.add(source);
  }

  /**
   * Where the authority says more of it. An address that is none of the web is kept among the
   * extras.
   *
   * @param date of the source, ISO 8601, may be partial
   */
  public void source(String title, @Nullable String url, @Nullable String date) {
    sources.add(title, url, date);
  }

  public void craftType(String published) {
    craft.type(published);
  }

  public void craftModel(String published) {
    craft.model(published);
  }

  public void deadweightTonnage(String published) {
    craft.deadweightTonnage(published);
  }

  public void grossRegisteredTonnage(String published) {
    craft.grossRegisteredTonnage(published);
  }

  public void length(String published) {
    craft.length(published);
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
    relationships.add(kind, name, asPublished, otherId, former);
  }

  /** Somebody else it is tied to, of whom more is known. */
  public void relationship(Relationship relationship) {
    relationships.add(relationship);
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
    wordings.keep(element.unread(), known, element.line());
    original(file, element.line(), element.source());
  }

  /** Keeps all that was not read of the row, and the row itself as the original. */
  public void rest(TableRow row, Set<String> known) {
    wordings.keep(row.unread(), known, row.line());
    original(row.file(), row.line(), row.source());
  }

  /**
   * Keeps what was not read of a record that was read earlier from the same file, and the record
   * itself as an original.
   */
  public void rest(long recordLine, String text, List<LabelledValue> unread) {
    wordings.keep(unread, Set.of(), recordLine);
    original(file, recordLine, text);
  }

  public void warn(String message) {
    wordings.warn(message);
  }

  /** Hands the entry on. One without a primary name is shown by its first one. */
  public void emit() {
    names.warnOfMixedWords();
    reading.entry(new ListedEntry(wordings.key(), content(), endedOn, formerTimes, original));
  }

  private EntryContent content() {
    List<String> programmesThatFit = wordings.atMost(50, "programmes", programmes);
    List<Measure> measuresThatFit = wordings.atMost(100, "measures", measures, EntryDraft::text);
    ListingRecord subject =
        new ListingRecord(
            type,
            names.all(),
            identifiers.all(),
            ties.countries(),
            ties.nationalities(),
            dates.births(),
            wordings.atMost(100, "positions", positions),
            addresses.all(),
            ties.flag(),
            List.of(),
            relationships.all(),
            wordings.joined(remarks, "remarks"),
            sources.all(),
            wordings.atMost(50, "titles", titles),
            gender,
            dates.all(),
            birthPlaces.all(),
            ties.all(),
            craft.all(),
            wordings.atMost(200, "contacts", contacts, Contact::value),
            wordings.atMost(500, "references", references, EntryDraft::text),
            wordings.atMost(100, "notices", notices, EntryDraft::text),
            wordings.joined(reasons, "reason"),
            wordings.extras());
    return new EntryContent(authorityId, programmesThatFit, listingDate, measuresThatFit, subject);
  }

  private static String text(Measure measure) {
    return measure.scope() == null
        ? measure.kind().name()
        : measure.kind() + ": " + measure.scope();
  }

  private static String text(LabelledValue value) {
    return value.label() + ": " + value.value();
  }

  private static void addIfPresent(Set<String> values, String value) {
    if (!value.isEmpty()) {
      values.add(value);
    }
  }
}
