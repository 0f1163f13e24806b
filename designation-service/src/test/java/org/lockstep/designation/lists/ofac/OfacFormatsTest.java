package org.lockstep.designation.lists.ofac;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.Relationship;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.lists.Read;
import org.lockstep.designation.lists.ofac.MadeUpEdition.Called;
import org.lockstep.designation.lists.ofac.MadeUpEdition.Fact;
import org.lockstep.designation.lists.ofac.MadeUpEdition.Paper;
import org.lockstep.designation.lists.ofac.MadeUpEdition.Place;
import org.lockstep.designation.lists.ofac.MadeUpEdition.Subject;
import org.lockstep.designation.lists.ofac.MadeUpEdition.Tie;
import org.lockstep.designation.lists.ofac.MadeUpEdition.Vessel;
import org.lockstep.designation.lists.reading.Detail;
import org.lockstep.designation.lists.reading.ListReader;

/** One edition in all of OFAC's formats is one edition, but for what some of them cannot say. */
class OfacFormatsTest {
  private static final Subject PERSON =
      new Subject(
          "90001",
          "Individual",
          List.of(
              new Called("100", "Name", false, "Latin", "Testov", "Ivan", "Petrovich"),
              new Called("100", "Name", false, "Cyrillic", "Тестов", "Иван", "Петрович"),
              new Called("101", "A.K.A.", false, "Latin", "Testoff", "Ivan"),
              new Called("102", "F.K.A.", false, "Latin", "Petrov", "Ivan Petrovich"),
              new Called("103", "A.K.A.", true, "Latin", "redfox")),
          List.of("RUSSIA-EO14024", "CYBER2"),
          "Colonel; General Director",
          null,
          List.of(
              date("201", "DOB", "Birthdate", "02 Jan 1971", "1971-01-02", "1971-01-02"),
              date("202", "DOB", "Birthdate", "circa 1965", "1965-01-01", "1965-12-31"),
              date("203", "DOB", "Birthdate", "1962 to 1964", "1962-01-01", "1964-12-31"),
              date("204", "DOB", "Birthdate", "Sep 1963", "1963-09-01", "1963-09-30"),
              date("205", "DOB", "Birthdate", "Dec 1999 to Jan 2000", "1999-12-01", "2000-01-31"),
              date("206", "DOB", "Birthdate", "1951", "1951-01-01", "1951-12-31"),
              date(
                  "207",
                  "DOB",
                  "Birthdate",
                  "circa 01 Mar 1950 to 05 Mar 1950",
                  "1950-03-01",
                  "1950-03-05"),
              fact("208", "POB", "Place of Birth", "Testville, Congo, Republic of the"),
              fact("209", "nationality", "Nationality Country", "Korea, North"),
              fact("210", "nationality", "Nationality Country", "China"),
              fact("211", "citizen", "Citizenship Country", "Russia"),
              fact("212", "Gender", "Gender", "Male"),
              new Fact(
                  "213",
                  "Digital Currency Address - XBT",
                  "Digital Currency Address - XBT",
                  "1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
                  true,
                  null,
                  null),
              fact(
                  "214",
                  "Digital Currency Address - ETH",
                  "Digital Currency Address - ETH",
                  "0x2f3e1a"),
              fact("215", "Phone Number", "Phone Number", "79990000001"),
              fact("216", "Email Address", "Email Address", "ivan@sample.example"),
              fact(
                  "217",
                  "Secondary sanctions risk:",
                  "Secondary sanctions risk:",
                  "See Section 11 of Executive Order 14024."),
              fact(
                  "218",
                  "Additional Sanctions Information -",
                  "Additional Sanctions Information -",
                  "Subject to Secondary Sanctions")),
          List.of(
              new Paper("301", "Passport", "A1234567", "Russia", "01 Feb 2015", "01 Feb 2025"),
              new Paper("302", "Tax ID No.", "500100732259", "Russia", null, null),
              new Paper("303", "Cedula No.", "88-17", null, null, null)),
          List.of(
              new Place("401", "1 Test Street", "Apt. 2", "Moscow", "", "101000", "", "Russia"),
              new Place("402", "", "", "Richardson", "TX", "75081", "", "United States"),
              new Place("403", "", "", "", "", "", "", "Korea, North"),
              new Place("404", "", "", "Jabaliya", "", "", "Gaza", ""),
              new Place("405", "", "", "", "", "", "", "")),
          "arrested 23 Apr 2002",
          List.of(new Tie("Acting for or on behalf of", "90002", "SAMPLE TRADING CO., LTD.")));

  private static final Subject COMPANY =
      new Subject(
          "90002",
          "Entity",
          List.of(
              new Called("110", "Name", false, "Latin", "Sample Trading Co., Ltd."),
              new Called("111", "A.K.A.", false, "Latin", "STC"),
              new Called("112", "N.K.A.", false, "Latin", "New Sample LLC"),
              new Called("113", "A.K.A.", false, "Cyrillic", "Сэмпл")),
          List.of("SDGT"),
          null,
          null,
          List.of(
              fact("221", "Website", "Website", "www.sample.example"),
              fact("222", "SWIFT/BIC", "SWIFT/BIC", "SAMPRUMM"),
              fact("223", "Equity Ticker", "Equity Ticker", "00883 HK"),
              fact("224", "Equity Ticker", "Equity Ticker", "CEO US"),
              fact("225", "Target Type", "Target Type", "Private Company"),
              fact("226", "Organization Type:", "Organization Type:", "Mining of hard coal"),
              fact("227", "Target Type", "Target Type", "Financial Institution"),
              date(
                  "228",
                  "Organization Established Date",
                  "Organization Established Date",
                  "03 Mar 2009",
                  "2009-03-03",
                  "2009-03-03"),
              date(
                  "229",
                  "Organization Established Date",
                  "Organization Established Date",
                  "2010",
                  "2010-01-01",
                  "2010-12-31"),
              fact(
                  "230",
                  "Executive Order 13662 Directive Determination -",
                  "Executive Order 13662 Directive Determination -",
                  "Subject to Directive 1"),
              fact(
                  "231",
                  "Nationality of Registration",
                  "Nationality of Registration",
                  "Kazakhstan")),
          List.of(
              new Paper("311", "Registration Number", "1217700121737", "Russia", null, null),
              new Paper("312", "Identification Number", "IMO 6246853", null, null, null),
              new Paper("313", "Legal Entity Number", "253400WSS48YWMBUA688", null, null, null)),
          List.of(),
          "All offices worldwide; for more information on directives, please visit the following"
              + " link: http://sample.example/d#x.",
          List.of(new Tie("Owned or Controlled By", "90001", "TESTOV, Ivan Petrovich")));

  private static final Subject VESSEL =
      new Subject(
          "90003",
          "Vessel",
          List.of(new Called("120", "Name", false, "Latin", "Example Star")),
          List.of("RUSSIA-EO14024"),
          null,
          new Vessel(
              "UBTEST", "Crude Oil Tanker", "105,400", "57683", "Cook Islands", "Example Shipping"),
          List.of(
              fact("241", "Other Vessel Flag", "Other Vessel Flag", "Panama"),
              fact("242", "Former Vessel Flag", "Former Vessel Flag", "Panama"),
              fact("243", "Former Vessel Flag", "Former Vessel Flag", "Liberia"),
              fact("244", "Other Vessel Call Sign", "Other Vessel Call Sign", "5IM316"),
              date(
                  "245",
                  "Vessel Year of Build",
                  "Vessel Year of Build",
                  "2005",
                  "2005-01-01",
                  "2005-12-31")),
          List.of(
              new Paper(
                  "321", "Vessel Registration Identification", "IMO 9074729", null, null, null),
              new Paper("322", "MMSI", "273000001", null, null, null)),
          List.of(),
          null,
          List.of(new Tie("Property in the interest of", "90002", "SAMPLE TRADING CO., LTD.")));

  private static final Subject AIRCRAFT =
      new Subject(
          "90004",
          "Aircraft",
          List.of(new Called("130", "Name", false, "Latin", "EP-TST")),
          List.of("IFSR", "SDGT"),
          null,
          null,
          List.of(
              fact(
                  "251",
                  "Aircraft Construction Number (also called L/N or S/N or F/N)",
                  "Aircraft Construction Number (also called L/N or S/N or F/N)",
                  "8401"),
              date(
                  "252",
                  "Aircraft Manufacture Date",
                  "Aircraft Manufacture Date",
                  "01 Dec 1992",
                  "1992-12-01",
                  "1992-12-01"),
              fact(
                  "253",
                  "Aircraft Mode S Transponder Code",
                  "Aircraft Mode S Transponder Code",
                  "3411AA"),
              fact("254", "Aircraft Model", "Aircraft Model", "B747-400"),
              fact("255", "Aircraft Operator", "Aircraft Operator", "Sample Air"),
              fact(
                  "256",
                  "Aircraft Manufacturer's Serial Number (MSN)",
                  "Aircraft Manufacturer’s Serial Number (MSN)",
                  "23480"),
              fact("257", "Aircraft Tail Number", "Aircraft Tail Number", "EX-TST")),
          List.of(),
          List.of(),
          null,
          List.of());

  private static final MadeUpEdition EDITION =
      new MadeUpEdition(List.of(PERSON, COMPANY, VESSEL, AIRCRAFT));

  private static Fact fact(String id, String label, String type, String value) {
    return new Fact(id, label, type, value, false, null, null);
  }

  private static Fact date(
      String id, String label, String type, String value, String from, String to) {
    return new Fact(id, label, type, value, false, from, to);
  }

  /** A format, and the edition as it was read of it. */
  record Form(ListReader reader, Read read) {
    @Override
    public String toString() {
      return reader.format();
    }
  }

  record Pair(Form one, Form other) {}

  static List<Form> forms() {
    return List.of(
        new Form(new OfacCsvReader(), Read.with(new OfacCsvReader(), "us-sdn", EDITION.csv())),
        new Form(new OfacXmlReader(), Read.with(new OfacXmlReader(), "us-sdn", EDITION.xml())),
        new Form(
            new OfacAdvancedXmlReader(),
            Read.with(new OfacAdvancedXmlReader(), "us-sdn", EDITION.advanced())),
        new Form(
            new OfacEnhancedXmlReader(),
            Read.with(new OfacEnhancedXmlReader(), "us-sdn", EDITION.enhanced())));
  }

  static Stream<Pair> pairs() {
    List<Form> forms = forms();
    return forms.stream()
        .flatMap(
            one -> forms.stream().filter(other -> other != one).map(other -> new Pair(one, other)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void whatBothCanSayIsTheSame(Pair pair) {
    Set<Detail> open = EnumSet.noneOf(Detail.class);
    open.addAll(pair.one.reader.cannotSay());
    open.addAll(pair.other.reader.cannotSay());

    assertThat(pair.one.read.unknown).isEmpty();
    assertThat(pair.one.read.warnings).isEmpty();
    for (Subject subject : EDITION.subjects()) {
      assertThat(fields(pair.one.read.content(subject.uid()), open))
          .isEqualTo(fields(pair.other.read.content(subject.uid()), open));
    }
  }

  @Test
  void whatOneCannotSayIsAbsent() {
    for (Form form : forms()) {
      for (Subject subject : EDITION.subjects()) {
        EntryContent content = form.read.content(subject.uid());
        ListingRecord said = content.listingRecord();
        for (Detail detail : form.reader.cannotSay()) {
          switch (detail) {
            case LISTING -> assertThat(content.listingDate()).isNull();
            case ORIGINAL_SCRIPTS ->
                assertThat(said.names()).extracting(Name::script).containsOnly("Latn");
            case PUBLISHED_IDS ->
                assertThat(said.names())
                    .filteredOn(name -> form.reader instanceof OfacAdvancedXmlReader)
                    .allSatisfy(name -> assertThat(name.publishedId()).isNull());
            case RELATIONSHIPS ->
                assertThat(said.relationships())
                    .allSatisfy(tie -> assertThat(tie.authorityId()).isNull());
            case NOTES ->
                assertThat(said.identifiers())
                    .extracting(Identifier::note)
                    .doesNotContain("Confirmed");
            default -> {
              // What the rest means is a matter of how fine the parts are.
            }
          }
        }
      }
    }
  }

  @Test
  void documentsAndFeaturesHaveTheirIdsInAllThatHaveThem() {
    List<Form> forms = forms();
    for (Subject subject : EDITION.subjects()) {
      List<String> ids = ids(forms.get(1).read.subject(subject.uid()));
      assertThat(ids).isNotEmpty();
      assertThat(ids(forms.get(2).read.subject(subject.uid()))).isEqualTo(ids);
      assertThat(ids(forms.get(3).read.subject(subject.uid()))).isEqualTo(ids);
    }
  }

  private static List<String> ids(ListingRecord said) {
    return Stream.of(
            said.identifiers().stream().map(each -> each.value() + " " + each.publishedId()),
            said.dates().stream()
                .filter(each -> each.publishedId() != null)
                .map(each -> each.from() + " " + each.publishedId()),
            said.addresses().stream().map(each -> each.full() + " " + each.publishedId()),
            said.birthPlaces().stream().map(each -> each.full() + " " + each.publishedId()),
            said.countryTies().stream().map(each -> each.asPublished() + " " + each.publishedId()),
            said.references().stream().map(each -> each.label() + " " + each.value()))
        .flatMap(each -> each)
        .sorted()
        .toList();
  }

  @Test
  void theFullestFormSaysAll() {
    Read read = Read.with(new OfacEnhancedXmlReader(), "us-sdn", EDITION.enhanced());
    ListingRecord person = read.subject("90001");

    assertThat(person.names())
        .extracting(Name::name)
        .containsExactlyInAnyOrder(
            "TESTOV, Ivan Petrovich",
            "Тестов, Иван Петрович",
            "TESTOFF, Ivan",
            "PETROV, Ivan Petrovich",
            "REDFOX");
    assertThat(person.dates())
        .filteredOn(date -> date.kind() == StatedDate.Kind.BIRTH)
        .extracting(date -> date.from() + " " + date.to() + " " + date.note())
        .containsExactly(
            "1971-01-02 null null",
            "1965 null alt.",
            "1962 1964 alt.",
            "1963-09 null alt.",
            "1999-12 2000-01 alt.",
            "1951 null alt.",
            "1950-03-01 1950-03-05 alt.");
    assertThat(person.identifiers())
        .extracting(Identifier::scheme)
        .contains(
            Identifier.Scheme.PASSPORT_NUMBER,
            Identifier.Scheme.INN_CODE,
            Identifier.Scheme.CRYPTO_WALLET);
    assertThat(person.addresses()).hasSize(4);
    assertThat(read.subject("90002").identifiers())
        .extracting(Identifier::scheme)
        .contains(
            Identifier.Scheme.OGRN_CODE,
            Identifier.Scheme.IMO_COMPANY_NUMBER,
            Identifier.Scheme.LEI_CODE,
            Identifier.Scheme.TICKER);
    assertThat(read.subject("90003").craft()).isNotNull();
    assertThat(read.subject("90004").dates()).extracting(StatedDate::from).contains("1992-12-01");
  }

  /** All fields of a content as text, without what is left open; items of lists in no order. */
  private static Map<String, Object> fields(EntryContent content, Set<Detail> open) {
    Map<String, Object> fields = new TreeMap<>();
    ListingRecord said = content.listingRecord();
    fields.put("listingDate", open.contains(Detail.LISTING) ? "" : content.listingDate() + "");
    fields.put("programmes", content.programmes());
    fields.put("measures", content.measures());
    fields.put("names", said.names().stream().filter(name -> isOpen(name, open)).toList());
    Arrays.stream(ListingRecord.class.getRecordComponents())
        .filter(component -> !component.getName().equals("names"))
        .forEach(
            component -> {
              try {
                fields.put(component.getName(), component.getAccessor().invoke(said));
              } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
              }
            });
    fields.replaceAll((name, value) -> reduced(name, value, open));
    return fields;
  }

  private static boolean isOpen(Name name, Set<Detail> open) {
    return !open.contains(Detail.ORIGINAL_SCRIPTS) || "Latn".equals(name.script());
  }

  private static Object reduced(String field, @Nullable Object value, Set<Detail> open) {
    if (!(value instanceof List<?> items)) {
      return String.valueOf(value);
    }
    if (field.equals("references") && open.contains(Detail.PUBLISHED_IDS)) {
      return List.of();
    }
    List<String> reduced = new ArrayList<>();
    for (Object item : items) {
      if (item instanceof StatedDate date
          && open.contains(Detail.LISTING)
          && date.kind() == StatedDate.Kind.OTHER
          && String.valueOf(date.note()).startsWith("Listed")) {
        continue;
      }
      if (item instanceof Relationship tie
          && open.contains(Detail.RELATIONSHIPS)
          && (tie.authorityId() != null || "Linked To:".equals(tie.asPublished()))) {
        reduced.add("linked to " + tie.name());
        continue;
      }
      reduced.add(
          item instanceof Record record ? components(record, field, open) : String.valueOf(item));
    }
    return sorted(reduced);
  }

  private static String components(Record record, String field, Set<Detail> open) {
    Map<String, Object> said = new LinkedHashMap<>();
    Arrays.stream(record.getClass().getRecordComponents())
        .forEach(
            component -> {
              try {
                said.put(component.getName(), component.getAccessor().invoke(record));
              } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
              }
            });
    if (open.contains(Detail.PUBLISHED_IDS)) {
      said.remove("publishedId");
    }
    Detail parts = field.equals("names") ? Detail.NAME_PARTS : Detail.ADDRESS_PARTS;
    if (open.contains(parts)) {
      said.remove("parts");
    }
    if (open.contains(Detail.NOTES) && "Confirmed".equals(said.get("note"))) {
      said.put("note", null);
    }
    return said.toString();
  }

  private static List<String> sorted(List<?> items) {
    return items.stream()
        .map(String::valueOf)
        .sorted(Comparator.naturalOrder())
        .collect(Collectors.toList());
  }
}
