package org.lockstep.designation.lists.ofac;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.Identifier.Scheme;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.Relationship;
import org.lockstep.designation.content.RussianNumbers;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.reading.Countries;
import org.lockstep.designation.lists.reading.Dates;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.Regime;

/** An entry of OFAC while it is read: the same in all three formats. */
final class OfacEntry {
  /** Shorter than what any field takes. */
  private static final int LONGEST_VALUE = 400;

  private static final Pattern LEI = Pattern.compile("[A-Z0-9]{18}[0-9]{2}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{10,15}");
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
  private final List<Measure> stated = new ArrayList<>();
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

  /** A measure that the list states itself. */
  void measure(Measure measure) {
    stated.add(measure);
  }

  /** When a list took it in; the first time counts. */
  void listed(LocalDate day) {
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

  void remarks(Remarks remarks) {
    remarks.facts().forEach(this::state);
    remarks.texts().forEach(draft::remark);
  }

  /** An office, or how the person is addressed. */
  void title(String title) {
    if (HONORIFICS.contains(title.toLowerCase(Locale.ROOT))) {
      draft.title(title);
    } else {
      draft.position(title);
    }
  }

  void state(String wording, String value) {
    Label label = Label.of(wording).orElseThrow();
    state(LabelledFact.of(label, wording, value, null, null, false));
  }

  void state(LabelledFact said) {
    Label.Topic topic = said.label().topic();
    if (said.value().length() > LONGEST_VALUE
        && topic != Label.Topic.NOTICE
        && topic != Label.Topic.TEXT) {
      draft.warn(
          "'" + said.wording() + "' of " + said.value().length() + " characters is an extra");
      draft.extra(said.wording(), said.value());
      return;
    }
    facts.add(said);
    enter(said);
    boolean hasIdOfItsOwn =
        switch (topic) {
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
    if (!hasIdOfItsOwn && said.publishedId() != null) {
      draft.reference(said.wording(), said.publishedId());
    }
  }

  private void enter(LabelledFact said) {
    String value = said.value();
    String note = joined(said.alternative() ? "alt." : null, said.note());
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
              CountryTie.Kind.JURISDICTION,
              value,
              joined(said.label().wording(), note),
              said.publishedId());
      case FLAG ->
          draft.tie(CountryTie.Kind.FLAG, value, joined(other(said), note), said.publishedId());
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
              said.label().date() == StatedDate.Kind.BUILD ? note : joined(said.wording(), note),
              said.publishedId());
      case NOTICE -> draft.notice(said.wording(), value);
      case WEAK_NAME ->
          wholeName(
              value,
              said.wording().startsWith("f") ? Name.Kind.PREVIOUS : Name.Kind.ALIAS,
              Name.Strength.WEAK,
              said.wording().startsWith("n") || said.wording().startsWith("d")
                  ? said.wording()
                  : null,
              said.publishedId());
      case ISSUER_NAME ->
          name(
              value,
              null,
              Name.Kind.ALIAS,
              Name.Strength.STRONG,
              said.wording(),
              said.publishedId());
      case POSITION -> title(value);
      case LINKED_TO ->
          draft.relationship(Relationship.Kind.ASSOCIATE, value, "Linked To:", null, false);
      case OWNER ->
          draft.relationship(Relationship.Kind.OWNER, value, said.label().wording(), null, false);
      case OPERATOR ->
          draft.relationship(
              Relationship.Kind.OPERATOR, value, said.label().wording(), null, false);
      case CRAFT_TYPE -> once(said, draft::craftType);
      case CRAFT_MODEL -> once(said, draft::craftModel);
      case TONNAGE -> once(said, draft::deadweightTonnage);
      case GROSS_TONNAGE -> once(said, draft::grossRegisteredTonnage);
      case TEXT -> draft.remark(said.wording() + " " + value);
    }
  }

  /** The register has one of it; others are remarks. */
  private void once(LabelledFact said, Consumer<String> field) {
    boolean first = facts.stream().filter(other -> other.label().equals(said.label())).count() == 1;
    if (first) {
      field.accept(said.value());
    } else {
      draft.remark(said.wording() + " " + said.value());
    }
  }

  /** A label that says that there is a first one without it. */
  private static @Nullable String other(LabelledFact said) {
    return said.label().wording().startsWith("Other ") ? said.label().wording() : null;
  }

  private void document(LabelledFact said) {
    draft.identifier(
        scheme(said),
        said.value(),
        said.wording(),
        said.country(),
        said.issued(),
        said.expires(),
        said.note(),
        said.asPublished(),
        said.publishedId());
  }

  /** Numbers of several kinds stand under the same label. */
  private Scheme scheme(LabelledFact said) {
    Scheme scheme = said.label().scheme();
    String value = said.value();
    if (value.startsWith("IMO ")) {
      return draft.type() == SubjectType.VESSEL ? Scheme.IMO_NUMBER : Scheme.IMO_COMPANY_NUMBER;
    }
    if (said.label().wording().equals("Legal Entity Number") && LEI.matcher(value).matches()) {
      return Scheme.LEI_CODE;
    }
    if ("Russia".equals(said.country()) && DIGITS.matcher(value).matches()) {
      if (scheme == Scheme.TAX_NUMBER && RussianNumbers.isInn(value)) {
        return Scheme.INN_CODE;
      }
      if (scheme == Scheme.REGISTRATION_NUMBER && RussianNumbers.isOgrn(value)) {
        return Scheme.OGRN_CODE;
      }
    }
    return scheme;
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

  private static @Nullable String joined(@Nullable String one, @Nullable String other) {
    return one == null ? other : other == null ? one : one + "; " + other;
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
    draft.emit();
  }
}
