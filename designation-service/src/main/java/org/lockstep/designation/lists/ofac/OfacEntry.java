package org.lockstep.designation.lists.ofac;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.Identifier.Scheme;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.Relationship;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.reading.Countries;
import org.lockstep.designation.lists.reading.Dates;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.Regime;

/**
 * An entry of OFAC while it is read. What more than one of the formats can say gets one spelling
 * here, so that another format is no other entry.
 */
final class OfacEntry {
  /** Shorter than what any field takes. */
  private static final int LONGEST_VALUE = 400;

  private static final Pattern BETWEEN_OFFICES = Pattern.compile("; ");
  private static final Set<String> HONORIFICS =
      Set.of(
          "doctor",
          "dr",
          "dr.",
          "engineer",
          "haji",
          "hajj",
          "hojjatoleslam",
          "maulana",
          "maulavi",
          "maulawi",
          "mawlawi",
          "mr.",
          "mulawi",
          "mullah",
          "prof.",
          "professor",
          "shaykh",
          "sheikh",
          "ustad",
          "ustadz");

  private final EntryDraft draft;
  private final String source;
  private final List<Regime> regimes = new ArrayList<>();
  private final List<LabelledFact> facts = new ArrayList<>();
  private final Set<Label> labels = new HashSet<>();
  private final List<LabelledFact> otherFlags = new ArrayList<>();
  private final List<Measure> stated = new ArrayList<>();
  private final Set<String> linkedTo = new LinkedHashSet<>();
  private final Set<String> related = new HashSet<>();
  private final Set<String> labelledRemarks = new TreeSet<>();
  private final List<String> remarks = new ArrayList<>();
  private @Nullable LocalDate listed;

  OfacEntry(EntryDraft draft, String source) {
    this.draft = draft;
    this.source = source;
  }

  /** By what OFAC calls them, in any case. */
  static Optional<SubjectType> type(String published) {
    return switch (published.toLowerCase(Locale.ROOT)) {
      case "individual" -> Optional.of(SubjectType.PERSON);
      case "entity" -> Optional.of(SubjectType.ORGANIZATION);
      case "vessel" -> Optional.of(SubjectType.VESSEL);
      case "aircraft" -> Optional.of(SubjectType.AIRCRAFT);
      default -> Optional.empty();
    };
  }

  EntryDraft draft() {
    return draft;
  }

  /** A programme by its tag. */
  Regime programme(String tag) {
    Regime regime = draft.regime(tag);
    if (!regimes.contains(regime)) {
      regimes.add(regime);
    }
    return regime;
  }

  /**
   * What the list itself says that it does.
   *
   * @param type of sanction, in OFAC's words
   * @param programmes that it may be of
   */
  void consequence(String type, @Nullable String comment, List<Regime> programmes) {
    stated.addAll(Measures.stated(type, comment, programmes));
  }

  /** When a list took it in, and by which act; the first time is the listing date. */
  void listed(LocalDate day, @Nullable String legalBasis, @Nullable String comment) {
    listed(day);
    draft.date(
        StatedDate.Kind.OTHER,
        new Dates.Read(StatedDate.Precision.EXACT, day.toString(), null),
        "",
        Notes.joined("Listed", legalBasis, comment),
        null);
  }

  private void listed(LocalDate day) {
    if (listed == null || day.isBefore(listed)) {
      listed = day;
      draft.listed(day);
    }
  }

  /** OFAC writes the last name of a person first, with a comma behind it. */
  void name(
      String last,
      @Nullable String first,
      Name.Kind kind,
      Name.Strength strength,
      @Nullable String note,
      @Nullable String publishedId) {
    List<LabelledValue> parts =
        first == null
            ? List.of()
            : List.of(new LabelledValue("lastName", last), new LabelledValue("firstName", first));
    draft.name(
        first == null ? last : last + ", " + first, kind, strength, parts, null, note, publishedId);
  }

  /** The same, of a name in one piece. */
  void wholeName(
      String name,
      Name.Kind kind,
      Name.Strength strength,
      @Nullable String note,
      @Nullable String publishedId) {
    int comma = draft.type() == SubjectType.PERSON ? name.indexOf(", ") : -1;
    if (comma > 0) {
      name(name.substring(0, comma), name.substring(comma + 2), kind, strength, note, publishedId);
    } else {
      name(name, null, kind, strength, note, publishedId);
    }
  }

  void remarks(Remarks read) {
    read.facts().forEach(this::state);
    read.texts().forEach(this::remark);
  }

  /** One that has no label. */
  void remark(String text) {
    remarks.add(text);
  }

  /** Offices, or how the person is addressed. */
  void title(String titles) {
    for (String title : BETWEEN_OFFICES.split(titles)) {
      if (HONORIFICS.contains(title.toLowerCase(Locale.ROOT))) {
        draft.title(title);
      } else {
        draft.position(title);
      }
    }
  }

  /**
   * An address.
   *
   * @param parts without the country; labels are those of the format
   */
  void address(
      List<LabelledValue> parts,
      @Nullable String country,
      @Nullable String note,
      @Nullable String publishedId) {
    OfacAddress address = OfacAddress.of(parts, country);
    draft.address(address.full(), address.parts(), address.country(), note, publishedId);
  }

  /**
   * Somebody it is tied to.
   *
   * @param type of the relation, in OFAC's words
   * @param note what is said of the relation
   * @param otherId the other's number in the list
   */
  void relationship(
      String type, String name, @Nullable String note, @Nullable String otherId, boolean former) {
    related.add(name.toLowerCase(Locale.ROOT));
    draft.relationship(RelationType.kind(type), name, Notes.joined(type, note), otherId, former);
  }

  void state(String wording, String value) {
    state(LabelledFact.of(Label.of(wording).orElseThrow(), value, null, null, false));
  }

  void state(LabelledFact published) {
    boolean further = !labels.add(published.label());
    LabelledFact said = Spelling.of(published, further);
    Label.Topic topic = said.label().topic();
    String wording = said.label().wording();
    if (said.value().length() > LONGEST_VALUE
        && topic != Label.Topic.NOTICE
        && topic != Label.Topic.TEXT) {
      draft.warn("'" + wording + "' of " + said.value().length() + " characters is an extra");
      draft.extra(wording, said.value());
      return;
    }
    facts.add(said);
    if (topic == Label.Topic.FLAG && other(said) != null) {
      otherFlags.add(said);
    } else {
      enter(said, further);
    }
    if (said.publishedId() != null && !hasAPlaceForItsId(topic)) {
      draft.reference(wording, said.publishedId());
    }
  }

  private static boolean hasAPlaceForItsId(Label.Topic topic) {
    return switch (topic) {
      case GENDER,
          CONTACT,
          NOTICE,
          POSITION,
          LINKED_TO,
          OWNER,
          OPERATOR,
          CRAFT_TYPE,
          CRAFT_MODEL,
          TONNAGE,
          GROSS_TONNAGE,
          TEXT ->
          false;
      default -> true;
    };
  }

  private void enter(LabelledFact said, boolean further) {
    String value = said.value();
    String wording = said.label().wording();
    String note = Notes.joined(said.alternative() ? "alt." : null, said.note());
    switch (said.label().topic()) {
      case BIRTH_DATE -> draft.date(StatedDate.Kind.BIRTH, value, note, said.publishedId());
      case BIRTH_PLACE ->
          draft.birthPlace(
              List.of(new LabelledValue("placeOfBirth", value)),
              countryAtEnd(value),
              note,
              said.publishedId());
      case NATIONALITY -> draft.tie(CountryTie.Kind.NATIONALITY, value, note, said.publishedId());
      case CITIZENSHIP -> draft.tie(CountryTie.Kind.CITIZENSHIP, value, note, said.publishedId());
      case JURISDICTION ->
          draft.tie(
              CountryTie.Kind.JURISDICTION, value, Notes.joined(wording, note), said.publishedId());
      case FLAG ->
          draft.tie(
              CountryTie.Kind.FLAG, value, Notes.joined(other(said), note), said.publishedId());
      case FORMER_FLAG -> draft.tie(CountryTie.Kind.FORMER_FLAG, value, note, said.publishedId());
      case GENDER -> draft.gender(value);
      case DOCUMENT -> document(said);
      case CALL_SIGN ->
          draft.identifier(
              Scheme.CALL_SIGN,
              value,
              other(said),
              null,
              null,
              null,
              note,
              null,
              said.publishedId());
      case CONTACT -> draft.contact(said.label().contact(), value, said.note());
      case DATE ->
          draft.date(
              said.label().date(),
              value,
              said.label().date() == StatedDate.Kind.BUILD ? note : Notes.joined(wording, note),
              said.publishedId());
      case NOTICE -> draft.notice(wording, value);
      case WEAK_NAME ->
          wholeName(
              value,
              AliasType.kind(wording),
              Name.Strength.WEAK,
              AliasType.note(wording),
              said.publishedId());
      case ISSUER_NAME ->
          name(value, null, Name.Kind.ALIAS, Name.Strength.STRONG, wording, said.publishedId());
      case POSITION -> title(value);
      case LINKED_TO -> linkedTo.add(value);
      case OWNER -> draft.relationship(Relationship.Kind.OWNER, value, wording, null, false);
      case OPERATOR -> draft.relationship(Relationship.Kind.OPERATOR, value, wording, null, false);
      case CRAFT_TYPE -> once(said, further, draft::craftType);
      case CRAFT_MODEL -> once(said, further, draft::craftModel);
      case TONNAGE -> once(said, further, draft::deadweightTonnage);
      case GROSS_TONNAGE -> once(said, further, draft::grossRegisteredTonnage);
      case TEXT -> labelledRemarks.add(wording + ": " + value);
    }
  }

  /** The register has one of it; others are remarks. */
  private void once(LabelledFact said, boolean further, Consumer<String> field) {
    if (further) {
      labelledRemarks.add(said.label().wording() + ": " + said.value());
    } else {
      field.accept(said.value());
    }
  }

  /** A label that says that there is a first one without it. */
  private static @Nullable String other(LabelledFact said) {
    return said.label().wording().startsWith("Other ") ? said.label().wording() : null;
  }

  private void document(LabelledFact said) {
    DocumentNumber document = DocumentNumber.of(said.value(), said.country());
    draft.identifier(
        DocumentScheme.of(said.label(), document, draft.type()),
        document.number(),
        said.label().wording(),
        document.country(),
        inNormalForm(said.issued()),
        inNormalForm(said.expires()),
        Notes.joined(document.note(), said.note()),
        null,
        said.publishedId());
  }

  /** The same for a date in any wording; what cannot be read stays as it is. */
  private static @Nullable String inNormalForm(@Nullable String date) {
    return date == null ? null : Dates.exact(date).orElse(date);
  }

  /** Places of birth end with the country, whose name may have a comma of its own. */
  private static @Nullable String countryAtEnd(String place) {
    for (int from = 0; from >= 0; ) {
      String end = place.substring(from);
      if (Countries.code(end).isPresent()) {
        return end;
      }
      int comma = place.indexOf(", ", from);
      from = comma < 0 ? -1 : comma + 2;
    }
    return null;
  }

  /** Hands the entry on, with the measures that follow from its programmes. */
  void emit() {
    if (regimes.isEmpty()) {
      programme("No programme stated");
    }
    List<Measure> measures = new ArrayList<>(Measures.of(source, regimes, facts, stated));
    stated.stream().filter(measure -> !Measures.has(measures, measure)).forEach(measures::add);
    measures.forEach(draft::measure);
    for (LabelledFact said : facts) {
      if (said.label().wording().equals("Listing Date (CMIC)")) {
        Dates.day(said.value()).ifPresent(this::listed);
      }
    }
    // The first flag is the one that it flies.
    otherFlags.forEach(said -> enter(said, false));
    linkedTo.stream()
        .filter(name -> !related.contains(name.toLowerCase(Locale.ROOT)))
        .forEach(
            name ->
                draft.relationship(Relationship.Kind.ASSOCIATE, name, "Linked To:", null, false));
    // Formats have them in another order; it says nothing.
    labelledRemarks.forEach(draft::remark);
    remarks.forEach(draft::remark);
    draft.emit();
  }
}
