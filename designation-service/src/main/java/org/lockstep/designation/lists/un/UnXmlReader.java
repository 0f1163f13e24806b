package org.lockstep.designation.lists.un;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Source;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.file.XmlLayout;
import org.lockstep.designation.lists.file.XmlRecords;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.Dates;
import org.lockstep.designation.lists.reading.DocumentNumber;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.NumberLabel;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;
import org.lockstep.designation.lists.reading.RecordIds;
import org.lockstep.designation.lists.reading.Regime;

/**
 * The consolidated list as XML: {@code https://www.un.org/sc/resources/sc-sanctions.xsd}. Lines are
 * wrapped within values, and at other places in every edition; only the lines of comments are kept.
 */
@ApplicationScoped
class UnXmlReader implements ListReader {
  private static final String ROOT = "CONSOLIDATED_LIST";
  private static final XmlLayout LAYOUT =
      new XmlLayout(Set.of("INDIVIDUAL", "ENTITY"), Set.of("INDIVIDUALS", "ENTITIES"), Set.of());
  private static final String REFERENCE_NUMBER = "REFERENCE_NUMBER";
  private static final int DATE = 10;
  private static final int LONGEST_ADDRESS = 2000;

  /** In place of a value that is not available: the schema's default of parts of a name. */
  static final String NOT_AVAILABLE = "na";

  private static final List<String> PLACE =
      List.of("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY");
  private static final List<String> NUMBERS =
      List.of(
          "DATAID", "VERSIONNUM", "UN_LIST_TYPE", "SUBMITTED_BY", "SORT_KEY", "SORT_KEY_LAST_MOD");

  private static final Pattern DIGITS_AT_END = Pattern.compile("[0-9]{3}$");
  private static final Pattern ZONED =
      Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:Z|[+-][0-9]{2}:[0-9]{2})");
  private static final Pattern MONTHS_OF_A_YEAR =
      Pattern.compile("^[Bb]etween ([A-Z][a-z]{2,8}\\.?) and ([A-Z][a-z]{2,8}\\.?) ([0-9]{4})");
  private static final Pattern TABS = Pattern.compile("[ \\t]+");
  private static final Pattern BREAK = Pattern.compile(" ?\\R ?");
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]{4,1000}");

  @Override
  public String format() {
    return "UN consolidated.xml";
  }

  @Override
  public Set<String> sources() {
    return Set.of("un-sc");
  }

  @Override
  public boolean reads(List<ListFile> files) {
    return files.size() == 1 && files.get(0).beginning().contains("<" + ROOT);
  }

  @Override
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    ListFile file = files.get(0);
    RecordIds ids = new RecordIds(file, REFERENCE_NUMBER);
    XmlRecords.read(
        file,
        LAYOUT,
        element -> {
          switch (element.name()) {
            case "INDIVIDUAL", "ENTITY" -> {
              String key = ids.of(element, element.text(REFERENCE_NUMBER));
              new UnEntry(reading, list, file, key, element).read();
            }
            case ROOT ->
                element
                    .attribute("dateGenerated")
                    .flatMap(UnXmlReader::date)
                    .ifPresent(reading::edition);
            default ->
                throw new RefusedFileException(
                    Reason.FORMAT,
                    "%s: begins with <%s>, not with <%s>"
                        .formatted(file.name(), element.name(), ROOT));
          }
        },
        (line, name) -> reading.unknown(file.name(), line, name));
  }

  /** A date that may have a time or a time zone after it. */
  private static Optional<LocalDate> date(String published) {
    return Dates.day(published.length() > DATE ? published.substring(0, DATE) : published);
  }

  /** Dates of birth may have a time zone: {@code 1960-01-01-05:00}. */
  static Dates.Read withoutZone(String published) {
    Matcher zoned = ZONED.matcher(published);
    return Dates.read(zoned.matches() ? zoned.group(1) : published);
  }

  private static String flat(String text) {
    return Blanks.single(text).strip();
  }

  /** The text of a child in one line. */
  static Optional<String> text(XmlElement parent, String child) {
    return parent.text(child).map(UnXmlReader::flat);
  }

  /** The children of these names that have a text. */
  static List<LabelledValue> parts(XmlElement parent, List<String> labels) {
    List<LabelledValue> parts = new ArrayList<>();
    for (String label : labels) {
      text(parent, label).ifPresent(value -> parts.add(new LabelledValue(label, value)));
    }
    return parts;
  }

  /** One record. */
  private static final class UnEntry {
    private final XmlElement element;
    private final EntryDraft draft;

    UnEntry(Reading reading, OfficialList list, ListFile file, String key, XmlElement element) {
      this.element = element;
      boolean person = element.name().equals("INDIVIDUAL");
      draft =
          new EntryDraft(
              reading,
              list,
              key,
              person ? SubjectType.PERSON : SubjectType.ORGANIZATION,
              file.name(),
              element.line());
    }

    void read() {
      new UnNames(element, draft).read();
      measures();
      NUMBERS.forEach(
          label -> text(element, label).ifPresent(value -> draft.reference(label, value)));
      texts("LIST_TYPE").forEach(value -> draft.reference("LIST_TYPE", value));
      dates();
      texts("TITLE").forEach(draft::title);
      texts("DESIGNATION").forEach(draft::position);
      text(element, "GENDER").ifPresent(draft::gender);
      Stream.concat(
              texts("NATIONALITY").stream(),
              element.texts("NATIONALITY2").stream().map(UnXmlReader::flat))
          .filter(value -> !value.equals(NOT_AVAILABLE))
          .forEach(value -> draft.tie(CountryTie.Kind.NATIONALITY, value, null, null));
      addresses();
      element.children("INDIVIDUAL_PLACE_OF_BIRTH").forEach(this::birthPlace);
      element.children("INDIVIDUAL_DOCUMENT").forEach(this::document);
      element.text("COMMENTS1").ifPresent(this::comments);
      draft.rest(element, Set.of());
      draft.emit();
    }

    private void measures() {
      String type = text(element, "UN_LIST_TYPE").orElse("not stated");
      Regime regime = draft.regime(type);
      List<RegimeMeasure> measures =
          RegimeMeasure.of(type, draft.type(), element.text("COMMENTS1").orElse(""));
      measures.forEach(measure -> draft.measure(measure.kind(), regime, measure.scope()));
      if (measures.isEmpty()) {
        draft.measure(MeasureKind.OTHER, regime, "The measures of the regime " + regime.name());
      }
    }

    private void dates() {
      text(element, "LISTED_ON")
          .ifPresent(
              listed ->
                  date(listed)
                      .ifPresentOrElse(
                          draft::listed,
                          () -> draft.date(StatedDate.Kind.OTHER, listed, "LISTED_ON", null)));
      texts("LAST_DAY_UPDATED")
          .forEach(value -> draft.date(StatedDate.Kind.MODIFIED, value, null, null));
      text(element, "SUBMITTED_ON")
          .ifPresent(value -> draft.date(StatedDate.Kind.OTHER, value, "SUBMITTED_ON", null));
      text(element, "DELISTED_ON")
          .ifPresent(
              value -> {
                draft.date(StatedDate.Kind.OTHER, value, "DELISTED_ON", null);
                draft.warn("the list still has it, but says that it was delisted on " + value);
              });
      element.children("INDIVIDUAL_DATE_OF_BIRTH").forEach(this::birth);
    }

    private void birth(XmlElement birth) {
      String type = text(birth, "TYPE_OF_DATE").orElse("EXACT");
      String note = text(birth, "NOTE").filter(text -> month(birth).isEmpty()).orElse(null);
      String from = text(birth, "FROM_YEAR").orElse("");
      String to = text(birth, "TO_YEAR").orElse("");
      String wording =
          text(birth, "DATE")
              .or(() -> text(birth, "YEAR").map(year -> month(birth) + year))
              .orElse(from.isEmpty() || to.isEmpty() ? from + to : from + " to " + to);
      if (!Set.of("EXACT", "APPROXIMATELY", "BETWEEN").contains(type)) {
        draft.warn("'" + type + "' is not a known TYPE_OF_DATE");
        note = note == null ? type : type + "; " + note;
      }
      if (wording.isEmpty()) {
        // Some dates are in the note alone, such as "Between Aug. and Sep. 1977".
        if (note != null) {
          draft.date(StatedDate.Kind.BIRTH, approximate(type, note), note, null, null);
        }
        return;
      }
      draft.date(StatedDate.Kind.BIRTH, approximate(type, wording), wording, note, null);
    }

    /** The month of a year may be in the note. */
    private static String month(XmlElement birth) {
      return text(birth, "NOTE")
          .filter(note -> text(birth, "YEAR").isPresent())
          .filter(note -> Dates.exact(note + " 2000").isPresent())
          .map(note -> note + " ")
          .orElse("");
    }

    private static Dates.Read approximate(String type, String wording) {
      Dates.Read read =
          withoutZone(MONTHS_OF_A_YEAR.matcher(wording).replaceAll("between $1 $3 and $2 $3"));
      return type.equals("APPROXIMATELY") && read.precision() == StatedDate.Precision.EXACT
          ? new Dates.Read(StatedDate.Precision.CIRCA, read.from(), null)
          : read;
    }

    private void addresses() {
      Stream.concat(
              element.children("INDIVIDUAL_ADDRESS").stream(),
              element.children("ENTITY_ADDRESS").stream())
          .forEach(
              address -> {
                List<LabelledValue> parts = parts(address, PLACE);
                String note = text(address, "NOTE").orElse(null);
                if (parts.isEmpty() && note != null && note.length() <= LONGEST_ADDRESS) {
                  // The addresses of branch offices are in the note alone.
                  draft.address(List.of(new LabelledValue("NOTE", note)), null, null, null);
                } else {
                  draft.address(parts, text(address, "COUNTRY").orElse(null), note, null);
                }
              });
    }

    private void birthPlace(XmlElement place) {
      List<LabelledValue> parts = parts(place, PLACE);
      String note = text(place, "NOTE").orElse(null);
      if (parts.isEmpty() && note != null && note.length() <= LONGEST_ADDRESS) {
        draft.birthPlace(List.of(new LabelledValue("NOTE", note)), null, null, null);
      } else {
        draft.birthPlace(parts, text(place, "COUNTRY").orElse(null), note, null);
      }
    }

    private void document(XmlElement document) {
      Optional<String> first = text(document, "TYPE_OF_DOCUMENT");
      Optional<String> second =
          text(document, "TYPE_OF_DOCUMENT2").filter(type -> !first.equals(Optional.of(type)));
      String type = joined("; ", first, second);
      String issuer = text(document, "ISSUING_COUNTRY").orElse(null);
      String country = text(document, "COUNTRY_OF_ISSUE").orElse(null);
      Optional<String> place =
          Optional.ofNullable(
                  joined(
                      ", ",
                      text(document, "CITY_OF_ISSUE"),
                      Optional.ofNullable(issuer == null ? null : country)))
              .map(issued -> "issued in " + issued);
      String note = joined("; ", text(document, "NOTE"), place);
      String issued = text(document, "DATE_OF_ISSUE").orElse(null);
      Optional<String> published = text(document, "NUMBER");
      Optional<DocumentNumber> number =
          published
              .or(() -> second.filter(words -> DIGITS_AT_END.matcher(words).find()))
              .or(() -> text(document, "NOTE"))
              .flatMap(DocumentNumber::in);
      String value = number.map(DocumentNumber::number).or(() -> published).orElse(null);
      if (value != null) {
        String words = joined("; ", published, text(document, "NOTE"));
        draft.identifier(
            scheme(first.orElse(""), second.orElse(""), number),
            value,
            type,
            Optional.ofNullable(issuer == null ? country : issuer)
                .or(() -> number.map(DocumentNumber::country))
                .orElse(null),
            issued == null && words != null ? DocumentNumber.issued(words) : issued,
            words == null ? null : DocumentNumber.expires(words),
            note,
            published.filter(text -> !text.equals(value)).orElse(null),
            null);
      } else {
        // Without a number there is only what is said of the document.
        String said =
            joined(
                "; ",
                Optional.ofNullable(type),
                Optional.ofNullable(issuer == null ? country : issuer),
                Optional.ofNullable(issued),
                Optional.ofNullable(note));
        if (said != null) {
          draft.remark(said);
        }
      }
    }

    /** The French and Spanish words are there, too. */
    private static Identifier.Scheme scheme(
        String type, String more, Optional<DocumentNumber> number) {
      NumberLabel label =
          number.map(DocumentNumber::label).map(NumberLabel::of).orElse(NumberLabel.NONE);
      if (label.isOfState()) {
        return label.scheme(number.map(DocumentNumber::number).orElse(""), false);
      }
      return switch (type) {
        case "Passport", "Numéro de passeport", "Número de pasaporte" ->
            Identifier.Scheme.PASSPORT_NUMBER;
        case "" ->
            more.equals("Passport")
                ? Identifier.Scheme.PASSPORT_NUMBER
                : Identifier.Scheme.ID_NUMBER;
        default -> Identifier.Scheme.ID_NUMBER;
      };
    }

    private void comments(String comments) {
      draft.remark(BREAK.matcher(TABS.matcher(comments).replaceAll(" ")).replaceAll("\n"));
      Matcher links = LINK.matcher(comments);
      while (links.find()) {
        String link = links.group();
        while (!link.isEmpty() && ".,;)".indexOf(link.charAt(link.length() - 1)) >= 0) {
          link = link.substring(0, link.length() - 1);
        }
        // Whether links to others than INTERPOL are about the subject itself is not known.
        if (isOfInterpol(link)) {
          draft.source(
              new Source(
                  Source.Kind.OFFICIAL, "INTERPOL-UN Security Council Special Notice", link, null));
        }
      }
    }

    private static boolean isOfInterpol(String link) {
      try {
        URI uri = new URI(link);
        return uri.getHost() != null
            && uri.getHost().endsWith(".interpol.int")
            && uri.getRawUserInfo() == null
            && link.equals(uri.toASCIIString());
      } catch (URISyntaxException e) {
        return false;
      }
    }

    /** The values of a list such as TITLE. */
    private List<String> texts(String list) {
      return element.children(list, "VALUE").stream()
          .flatMap(value -> value.text().stream())
          .map(UnXmlReader::flat)
          .toList();
    }

    @SafeVarargs
    private static @Nullable String joined(String between, Optional<String>... texts) {
      String all = Stream.of(texts).flatMap(Optional::stream).collect(Collectors.joining(between));
      return all.isEmpty() ? null : all;
    }
  }
}
