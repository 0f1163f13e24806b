package org.lockstep.designation.lists.un;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.reading.Dates;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.Languages;
import org.lockstep.designation.lists.reading.SeveralNames;

/** The names of a record, each by itself, and what is said of the aliases. */
final class UnNames {
  private static final List<String> PARTS =
      List.of("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME");
  private static final Set<String> QUALITIES = Set.of("Good", "Low", "a.k.a.", "f.k.a.", "");

  /** Such as {@code original script: …} and {@code In Arabic: …}. */
  private static final Pattern IN_ITS_SCRIPT =
      Pattern.compile("(?:original script|In [A-Z][a-z]{2,15}) ?: ([^;]{2,300})");

  private static final Pattern OF_THE_PAST =
      Pattern.compile("(?:previously|formerly) listed as", Pattern.CASE_INSENSITIVE);
  private static final Pattern SPELLINGS =
      Pattern.compile(
          "^\\(?(?:transliterations: )?([^():0-9]{5,600}?) ?" + "(?:\\)|(\\(transliterations)|$)");
  private static final Pattern SPELLING =
      Pattern.compile("\\p{Lu}[\\p{L}’‘'.-]{1,30}(?: [\\p{L}’‘'.-]{1,30}){1,6}");
  private static final Pattern LANGUAGE_AT_END = Pattern.compile(" \\(([A-Z][a-z]{3,15})\\)$");

  private final XmlElement element;
  private final EntryDraft draft;

  UnNames(XmlElement element, EntryDraft draft) {
    this.element = element;
    this.draft = draft;
  }

  void read() {
    primary();
    UnXmlReader.text(element, "NAME_ORIGINAL_SCRIPT").ifPresent(this::original);
    Stream.concat(
            element.children("INDIVIDUAL_ALIAS").stream(),
            element.children("ENTITY_ALIAS").stream())
        .forEach(this::alias);
  }

  private void primary() {
    List<LabelledValue> parts = UnXmlReader.parts(element, PARTS);
    String whole =
        parts.stream()
            .filter(
                part ->
                    part.label().equals("FIRST_NAME")
                        || !part.value().equals(UnXmlReader.NOT_AVAILABLE))
            .map(LabelledValue::value)
            .collect(Collectors.joining(" "));
    List<SeveralNames.One> names = SeveralNames.in(whole);
    boolean asItIs = parts.size() == 1 && names.equals(List.of(new SeveralNames.One(whole)));
    Name.Kind kind = Name.Kind.PRIMARY;
    for (SeveralNames.One name : names) {
      draft.name(
          name.name(),
          name.former() ? Name.Kind.PREVIOUS : kind,
          name.vague() ? Name.Strength.WEAK : Name.Strength.STRONG,
          asItIs ? List.of() : parts,
          null,
          name.note(),
          null);
      kind = Name.Kind.ALIAS;
    }
  }

  private void original(String published) {
    Matcher language = LANGUAGE_AT_END.matcher(published);
    boolean known = language.find() && Languages.code(language.group(1)).isPresent();
    draft.name(
        known ? published.substring(0, language.start()) : published,
        Name.Kind.PRIMARY,
        Name.Strength.STRONG,
        known ? List.of(new LabelledValue("NAME_ORIGINAL_SCRIPT", published)) : List.of(),
        known ? Languages.code(language.group(1)).orElseThrow() : null,
        null,
        null);
  }

  private void alias(XmlElement alias) {
    String quality = UnXmlReader.text(alias, "QUALITY").orElse("");
    String note = UnXmlReader.text(alias, "NOTE").orElse(null);
    if (!QUALITIES.contains(quality)) {
      draft.warn("'" + quality + "' is not a known QUALITY of an alias");
      note = note == null ? quality : quality + "; " + note;
    }
    String published = UnXmlReader.text(alias, "ALIAS_NAME").orElse("");
    if (published.isEmpty() && note != null) {
      draft.remark(note);
    }
    List<SeveralNames.One> names = new ArrayList<>(SeveralNames.in(published));
    boolean former = quality.equals("f.k.a.") || (note != null && OF_THE_PAST.matcher(note).find());
    boolean asItIs = names.equals(List.of(new SeveralNames.One(published)));
    List<LabelledValue> whole =
        asItIs ? List.of() : List.of(new LabelledValue("ALIAS_NAME", published));
    Name.Strength strength = quality.equals("Low") ? Name.Strength.WEAK : Name.Strength.STRONG;
    for (SeveralNames.One name : names) {
      draft.name(
          name.name(),
          former || name.former() ? Name.Kind.PREVIOUS : Name.Kind.ALIAS,
          name.vague() ? Name.Strength.WEAK : strength,
          whole,
          null,
          joined(name.note(), note),
          null);
    }
    if (!published.isEmpty() && note != null) {
      for (String name : inNote(note)) {
        draft.name(name, former ? Name.Kind.PREVIOUS : Name.Kind.ALIAS, strength);
      }
    }
    births(alias, published, names, note);
  }

  private static @Nullable String joined(@Nullable String one, @Nullable String other) {
    return one == null ? other : other == null ? one : one + "; " + other;
  }

  /** The names that a note of an alias tells: in its own script, and how it is spelled, too. */
  private static List<String> inNote(String note) {
    List<String> names = new ArrayList<>();
    Matcher script = IN_ITS_SCRIPT.matcher(note);
    if (script.find()) {
      names.add(script.group(1).strip());
    }
    Matcher spellings = SPELLINGS.matcher(note);
    if (spellings.find()) {
      // Between commas there may be a place as well.
      String between = spellings.group(2) == null ? ";" : ",";
      List<String> spelled =
          Stream.of(spellings.group(1).split(between, -1)).map(String::strip).toList();
      if (spelled.size() > 1 && spelled.stream().allMatch(one -> SPELLING.matcher(one).matches())) {
        names.addAll(spelled);
      }
    }
    return names;
  }

  private void births(
      XmlElement alias, String published, List<SeveralNames.One> names, @Nullable String note) {
    String of = published.isEmpty() ? null : "Of the alias " + names.get(0).name();
    UnXmlReader.text(alias, "DATE_OF_BIRTH")
        .ifPresent(
            date ->
                draft.date(StatedDate.Kind.BIRTH, UnXmlReader.withoutZone(date), date, of, null));
    if (of != null) {
      String said =
          Stream.concat(
                  names.stream().flatMap(name -> Stream.ofNullable(name.note())),
                  Stream.ofNullable(note))
              .collect(Collectors.joining("; "));
      for (String date : AliasBirth.dates(said)) {
        draft.date(StatedDate.Kind.BIRTH, Dates.read(date), date, of, null);
      }
    }
    List<LabelledValue> place =
        UnXmlReader.parts(alias, List.of("CITY_OF_BIRTH", "COUNTRY_OF_BIRTH"));
    if (!place.isEmpty()) {
      draft.birthPlace(place, UnXmlReader.text(alias, "COUNTRY_OF_BIRTH").orElse(null), of, null);
    }
  }
}
