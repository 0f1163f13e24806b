package org.lockstep.designation.lists.switzerland;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Contact;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.Gender;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.Relationship;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.Read;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.reading.FormerTime;
import org.lockstep.designation.lists.reading.ListedEntry;

class SwitzerlandXmlReaderTest {
  private static final String PROGRAMMES =
      """
      <sanctions-program ssid="20" version-date="2026-05-21">
        <program-key lang="ger">Weissrussland</program-key>
        <program-key lang="eng">Belarus</program-key>
        <program-name lang="ger">Verordnung</program-name>
        <program-name lang="eng">Ordinance of 16 March 2022 on measures against Belarus</program-name>
        <sanctions-set ssid="201" lang="ger">Artikel 12: Finanzsanktionen</sanctions-set>
        <sanctions-set ssid="201" lang="eng">article 12 -- Financial sanctions and travel ban</sanctions-set>
        <sanctions-set ssid="202" lang="eng">annex 9</sanctions-set>
        <origin>EU</origin>
      </sanctions-program>
      """;

  private static final String PLACES =
      """
      <place ssid="9001">
        <location>Minsk</location>
        <location-variant variant-type="spelling" lang="BEL">Мінск</location-variant>
        <country iso-code="BY">Belarus</country>
      </place>
      <place ssid="9002"><location>Orsha</location><area>Vitebsk region</area>
        <country iso-code="BY">Belarus</country></place>
      """;

  private static final String LISTED = modification("listed", "2022-03-16", "");

  private static String modification(String type, String day, String history) {
    return """
    <modification modification-type="%1$s" enactment-date="%2$s" publication-date="%2$s"
        effective-date="%2$s">%3$s</modification>
    """
        .formatted(type, day, history);
  }

  private static String name(String type, String quality, String parts) {
    return "<name ssid='11' name-type='%s' quality='%s' lang='eng'>%s</name>"
        .formatted(type, quality, parts);
  }

  private static String whole(String type, String text) {
    return name(
        type,
        "good",
        "<name-part ssid='12' order='1' name-part-type='whole-name'><value>%s</value></name-part>"
            .formatted(text));
  }

  private static String target(String id, String subject, String modifications) {
    return "<target ssid='%s'><sanctions-set-id>201</sanctions-set-id>%s%s</target>"
        .formatted(id, subject, modifications);
  }

  private static String person(String inIdentity, String after) {
    return "<individual sex='male'><identity ssid='2' main='true'>%s</identity>%s</individual>"
        .formatted(inIdentity, after);
  }

  private static String entity(String inIdentity, String after) {
    return "<entity><identity ssid='2' main='true'>%s</identity>%s</entity>"
        .formatted(inIdentity, after);
  }

  private static String file(String targets) {
    return """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <swiss-sanctions-list list-type="whole-list" date="2026-08-27">%s%s%s</swiss-sanctions-list>
    """
        .formatted(PROGRAMMES, targets, PLACES);
  }

  private static Read read(String targets) {
    return readFile(file(targets));
  }

  private static Read readFile(String text) {
    return Read.with(new SwitzerlandXmlReader(), "ch-seco", Read.file("list.xml", text));
  }

  private static ListingRecord personWith(String inIdentity, String after) {
    return read(target("1", person(inIdentity, after), LISTED)).subject("1");
  }

  private static ListingRecord entityWith(String information) {
    String text = "<other-information ssid='5'>" + information + "</other-information>";
    return read(target("1", entity(whole("primary-name", "Testbank"), text), LISTED)).subject("1");
  }

  @Test
  void readsAPersonWithAllThatTheListSays() {
    Read read =
        read(
            """
            <target ssid="5142">
              <sanctions-set-id>201</sanctions-set-id>
              <foreign-identifier>QDi.999</foreign-identifier>
              <individual sex="male">
                <identity ssid="5144" main="true">
                  <name ssid="26811" name-type="primary-name" quality="good" lang="eng">
                    <name-part ssid="1" order="2" name-part-type="given-name"><value>Pavel</value>
                      <spelling-variant lang="RUS" script="CYRL" spelling-variant-type="not-defined">Павел</spelling-variant>
                    </name-part>
                    <name-part ssid="2" order="1" name-part-type="family-name"><value>Testau</value>
                      <spelling-variant lang="RUS" script="LATN" spelling-variant-type="not-defined">Testov</spelling-variant>
                      <spelling-variant lang="RUS" script="CYRL" spelling-variant-type="not-defined">Тестов</spelling-variant>
                    </name-part>
                    <name-part ssid="3" order="3" name-part-type="title"><value>Colonel</value></name-part>
                  </name>
                  <name ssid="26812" name-type="alias" quality="low" lang="eng">
                    <name-part order="1" name-part-type="whole-name"><value>Pasha</value></name-part>
                  </name>
                  <day-month-year ssid="23493" day="3" month="4" year="1961" calendar="Gregorian" quality="good"/>
                  <nationality ssid="77"><country iso-code="BY">Belarus</country></nationality>
                  <place-of-birth ssid="78" place-id="9002"/>
                  <address ssid="29513" place-id="9001" quality="good">
                    <c-o>Sports Club</c-o><address-details>ul. Testovaya, 4</address-details>
                    <p-o-box>12</p-o-box><zip-code>220029</zip-code><remark>as of 2021</remark>
                  </address>
                  <identification-document ssid="79" document-type="passport">
                    <number>MP2405942</number><issuer code="BY">Belarus</issuer>
                    <date-of-issue>2011-05-01</date-of-issue><expiry-date>2021-05-01</expiry-date>
                    <place-of-issue place-id="9001"/>
                  </identification-document>
                </identity>
                <justification ssid="29512">Supports the regime.</justification>
                <relation ssid="80" target-id="5143" relation-type="related-to"/>
                <other-information ssid="33153">Function: Minister of Tests</other-information>
                <generic-attribute name="former-list">annex 1</generic-attribute>
              </individual>
              <modification modification-type="amended" enactment-date="2023-01-09" publication-date="2023-01-10" effective-date="2023-01-11"/>
              <modification modification-type="listed" enactment-date="2022-03-15" publication-date="2022-03-16" effective-date="2022-03-16"/>
            </target>
            """
                + target("5143", entity(whole("primary-name", "Testbank"), ""), LISTED));

    assertThat(read.edition).isEqualTo(LocalDate.parse("2026-08-27"));
    assertThat(read.unknown).isEmpty();
    assertThat(read.warnings).isEmpty();
    assertThat(read.faults()).isEmpty();
    assertThat(read.content("5142").authorityId()).isEqualTo("5142");
    assertThat(read.content("5142").listingDate()).isEqualTo("2022-03-16");
    assertThat(read.content("5142").programmes()).containsExactly("CH-BELARUS");
    assertThat(read.content("5142").measures())
        .extracting(Measure::kind)
        .containsExactly(MeasureKind.ASSET_FREEZE, MeasureKind.TRAVEL_BAN);
    assertThat(read.content("5142").measures().get(0).scope())
        .isEqualTo(
            "Ordinance of 16 March 2022 on measures against Belarus: "
                + "article 12 -- Financial sanctions and travel ban");
    ListingRecord person = read.subject("5142");
    assertThat(person.subjectType()).isEqualTo(SubjectType.PERSON);
    assertThat(person.gender()).isEqualTo(Gender.MALE);
    assertThat(person.titles()).containsExactly("Colonel");
    assertThat(person.names())
        .extracting(Name::name, Name::kind, Name::strength, Name::script, Name::language)
        .containsExactly(
            tuple("Testau Pavel", Name.Kind.PRIMARY, Name.Strength.STRONG, "Latn", "en"),
            tuple("Testov Pavel", Name.Kind.ALIAS, Name.Strength.STRONG, "Latn", "ru"),
            tuple("Тестов Павел", Name.Kind.ALIAS, Name.Strength.STRONG, "Cyrl", "ru"),
            tuple("Pasha", Name.Kind.ALIAS, Name.Strength.WEAK, "Latn", "en"));
    assertThat(person.names().get(1).parts())
        .containsExactly(
            new LabelledValue("family-name", "Testov"), new LabelledValue("given-name", "Pavel"));
    assertThat(person.names().get(0).publishedId()).isEqualTo("26811");
    assertThat(person.birthDates()).containsExactly("1961-04-03");
    assertThat(person.nationalities()).containsExactly("BY");
    assertThat(person.birthPlaces().get(0).full()).isEqualTo("Orsha, Vitebsk region, Belarus");
    assertThat(person.birthPlaces().get(0).country()).isEqualTo("BY");
    assertThat(person.addresses().get(0).full())
        .isEqualTo("c/o Sports Club, ul. Testovaya, 4, P.O. Box 12, 220029, Minsk, Belarus");
    assertThat(person.addresses().get(0).note())
        .contains("as of 2021")
        .contains("location-variant Мінск");
    Identifier passport = person.identifiers().get(0);
    assertThat(passport.scheme()).isEqualTo(Identifier.Scheme.PASSPORT_NUMBER);
    assertThat(passport.value()).isEqualTo("MP2405942");
    assertThat(passport.country()).isEqualTo("BY");
    assertThat(passport.issueDate()).isEqualTo("2011-05-01");
    assertThat(passport.expiryDate()).isEqualTo("2021-05-01");
    assertThat(passport.note()).isEqualTo("issued in Minsk, Belarus");
    assertThat(person.positions()).containsExactly("Minister of Tests");
    assertThat(person.reason()).isEqualTo("Supports the regime.");
    assertThat(person.references())
        .containsExactly(new LabelledValue("foreign-identifier", "QDi.999"));
    assertThat(person.relationships())
        .extracting(Relationship::name, Relationship::authorityId, Relationship::asPublished)
        .containsExactly(tuple("Testbank", "5143", "related-to"));
    assertThat(person.extras()).containsExactly(new LabelledValue("former-list", "annex 1"));
    assertThat(person.dates())
        .filteredOn(date -> date.kind() == StatedDate.Kind.MODIFIED)
        .extracting(StatedDate::from, StatedDate::note)
        .containsExactly(tuple("2023-01-11", "amended; published 2023-01-10; enacted 2023-01-09"));
    assertThat(read.entry("5142").original().get(0).text()).contains("ssid=\"26811\"");
  }

  @Test
  void formerCopiesOfATargetAreHistoryAndNoNames() {
    String former =
        target("1", person(whole("primary-name", "Old Name"), ""), "")
            + person(whole("alias", "Older Name"), "<justification>Old.</justification>");
    Read read =
        read(
            target(
                "1",
                person(whole("primary-name", "New Name"), ""),
                modification(
                        "amended",
                        "2023-01-01",
                        "<removed>" + former + "</removed><added>" + former + "</added>")
                    + LISTED));

    assertThat(read.entries).hasSize(1);
    assertThat(read.subject("1").names()).extracting(Name::name).containsExactly("New Name");
    assertThat(read.subject("1").reason()).isNull();
    assertThat(read.subject("1").extras()).isEmpty();
    assertThat(read.unknown).isEmpty();
    assertThat(read.entry("1").original().get(0).text()).contains("Older Name");
  }

  @Test
  void aListingDateIsThatOfTheListingThatIsInForce() {
    String relisted =
        modification("listed", "2020-05-05", "")
            + modification("de-listed", "2015-01-01", "")
            + modification("listed", "2010-01-01", "");
    String twice =
        modification("amended", "2011-01-01", "") + modification("listed", "2010-01-01", "");
    Read read =
        read(
            target("1", person(whole("primary-name", "One"), ""), relisted)
                + target("2", person(whole("primary-name", "Two"), ""), twice)
                + target("3", person(whole("primary-name", "Three"), ""), ""));

    assertThat(read.content("1").listingDate()).isEqualTo("2020-05-05");
    assertThat(read.content("2").listingDate()).isEqualTo("2010-01-01");
    assertThat(read.content("3").listingDate()).isNull();
  }

  @Test
  void aTargetIsOverIfItsLastModificationDelistsIt() {
    String listed = modification("listed", "2010-01-01", "");
    String over = modification("de-listed", "2015-01-01", "");
    String amended = modification("amended", "2014-01-01", "");
    String anew = modification("listed", "2020-05-05", "");
    String subject = person(whole("primary-name", "One"), "");
    Read read =
        read(
            target("newest-first", subject, over + amended + listed)
                + target("oldest-first", subject, listed + amended + over)
                + target("in-no-order", subject, amended + over + listed)
                + target("listed-again", subject, anew + over + listed)
                + target("listed", subject, amended + listed));

    LocalDate day = LocalDate.parse("2015-01-01");
    assertThat(read.entries)
        .extracting(ListedEntry::key, ListedEntry::endedOn)
        .containsExactly(
            tuple("newest-first", day),
            tuple("oldest-first", day),
            tuple("in-no-order", day),
            tuple("listed-again", null),
            tuple("listed", null));
    assertThat(read.content("newest-first").listingDate()).isEqualTo("2010-01-01");
  }

  @Test
  void allTimesForWhichATargetWasListedAreRead() {
    String subject = person(whole("primary-name", "One"), "");
    String thrice =
        modification("listed", "2022-03-03", "")
            + modification("amended", "2019-05-05", "")
            + modification("de-listed", "2018-02-02", "")
            + modification("listed", "2017-01-01", "")
            + modification("de-listed", "2015-01-01", "")
            + modification("listed", "2010-01-01", "");
    Read read =
        read(
            target("thrice", subject, thrice)
                + target("over", subject, modification("de-listed", "2024-06-06", "") + thrice)
                + target("once", subject, modification("amended", "2012-01-01", "") + LISTED));

    FormerTime first = new FormerTime(LocalDate.parse("2010-01-01"), LocalDate.parse("2015-01-01"));
    FormerTime second =
        new FormerTime(LocalDate.parse("2017-01-01"), LocalDate.parse("2018-02-02"));
    assertThat(read.entry("thrice").formerTimes()).containsExactly(first, second);
    assertThat(read.content("thrice").listingDate()).isEqualTo("2022-03-03");
    assertThat(read.entry("thrice").endedOn()).isNull();
    assertThat(read.entry("over").formerTimes()).containsExactly(first, second);
    assertThat(read.entry("over").endedOn()).isEqualTo("2024-06-06");
    assertThat(read.entry("once").formerTimes()).isEmpty();
    assertThat(read.warnings).isEmpty();
  }

  @Test
  void aFormerTimeWithoutItsDaysIsToldAndLeftOut() {
    String subject = person(whole("primary-name", "One"), "");
    String anew = modification("listed", "2022-03-03", "");
    String over = modification("de-listed", "2015-01-01", "");
    Read read =
        read(
            target("no-beginning", subject, anew + over)
                + target(
                    "undated-beginning",
                    subject,
                    anew + over + "<modification modification-type='listed'/>")
                + target(
                    "undated-end",
                    subject,
                    anew
                        + "<modification modification-type='de-listed'/>"
                        + modification("listed", "2010-01-01", "")));

    assertThat(read.entries).extracting(ListedEntry::formerTimes).containsOnly(List.of());
    assertThat(read.warnings)
        .hasSize(3)
        .allMatch(warning -> warning.contains("does not say from when until when"));
  }

  @Test
  void ofVeryManyFormerTimesTheNewestAreRead() {
    StringBuilder history = new StringBuilder(modification("listed", "2022-03-03", ""));
    for (int year = 1999; year >= 1940; year--) {
      history
          .append(modification("de-listed", year + "-06-06", ""))
          .append(modification("listed", year + "-01-01", ""));
    }
    Read read = read(target("1", person(whole("primary-name", "One"), ""), history.toString()));

    assertThat(read.entry("1").formerTimes()).hasSize(50);
    assertThat(read.entry("1").formerTimes().get(49).endedOn()).isEqualTo("1999-06-06");
    assertThat(read.warnings).anyMatch(warning -> warning.endsWith("were left out: 10"));
  }

  @Test
  void anEndWithoutADayIsToldAndLeftOut() {
    Read read =
        read(
            target(
                "1",
                person(whole("primary-name", "One"), ""),
                "<modification modification-type='de-listed'/>" + LISTED));

    assertThat(read.entries).isEmpty();
    assertThat(read.warnings).singleElement().asString().contains("is de-listed");
  }

  @Test
  void aDayThatTheListDoesNotSayIsTheNextBestOne() {
    Read read =
        read(
            target(
                    "1",
                    person(whole("primary-name", "One"), ""),
                    "<modification modification-type='listed' enactment-date='2001-01-01'"
                        + " publication-date='2001-01-02'/>")
                + target(
                    "2",
                    person(whole("primary-name", "Two"), ""),
                    "<modification modification-type='listed' enactment-date='2001-01-01'/>"));

    assertThat(read.content("1").listingDate()).isEqualTo("2001-01-02");
    assertThat(read.content("2").listingDate()).isEqualTo("2001-01-01");
  }

  @Test
  void setsOfMeasuresAreReadInBothForms() {
    String subject = person(whole("primary-name", "One"), "");
    Read read =
        read(
            "<target ssid='1' sanctions-set-id='201'>"
                + subject
                + LISTED
                + "</target>"
                + "<target ssid='2'><sanctions-set-id>202</sanctions-set-id>"
                + "<sanctions-set-id>201</sanctions-set-id>"
                + subject
                + LISTED
                + "</target>"
                + "<target ssid='3' sanctions-set-id='999'>"
                + subject
                + LISTED
                + "</target>");

    assertThat(read.content("1").measures())
        .extracting(Measure::kind)
        .containsExactly(MeasureKind.ASSET_FREEZE, MeasureKind.TRAVEL_BAN);
    assertThat(read.content("2").measures())
        .extracting(Measure::kind)
        .containsExactly(MeasureKind.ASSET_FREEZE, MeasureKind.TRAVEL_BAN, MeasureKind.OTHER);
    assertThat(read.content("2").measures().get(2).scope()).endsWith("Belarus: annex 9");
    assertThat(read.content("2").programmes()).containsExactly("CH-BELARUS");
    assertThat(read.warnings).singleElement().asString().contains("999");
    assertThat(read.unknown).isEmpty();
  }

  @Test
  void whatAnotherIdentitySaysHasItsName() {
    String other =
        "<identity ssid='3' main='false'>"
            + whole("primary-name", "Other Name")
            + "<nationality ssid='4'><country"
            + " iso-code='IQ'>Iraq</country></nationality><day-month-year ssid='5' year='1970'"
            + " calendar='Gregorian' quality='good'/></identity>";
    ListingRecord person =
        read(target(
                "1",
                "<individual>"
                    + other
                    + "<identity ssid='2' main='true'>"
                    + whole("primary-name", "Main Name")
                    + "</identity></individual>",
                LISTED))
            .subject("1");

    assertThat(person.caption()).isEqualTo("Main Name");
    assertThat(person.names())
        .extracting(Name::name, Name::kind)
        .contains(tuple("Other Name", Name.Kind.ALIAS), tuple("Main Name", Name.Kind.PRIMARY));
    assertThat(person.countryTies())
        .extracting(CountryTie::country, CountryTie::note)
        .containsExactly(tuple("IQ", "Of the identity Other Name"));
    assertThat(person.dates().get(0).note()).isEqualTo("Of the identity Other Name");
  }

  @Test
  void spellingsThatAreOnlyOfAPartMakeNoNameOfTwoScripts() {
    ListingRecord person =
        personWith(
            name(
                "primary-name",
                "good",
                "<name-part order='1'"
                    + " name-part-type='family-name'><value>Testau</value><spelling-variant"
                    + " lang='RUS' script='CYRL'>Тестов</spelling-variant><spelling-variant"
                    + " lang='ENG' script='LATN'>Testow</spelling-variant><spelling-variant"
                    + " lang='ENG' script='LATN'>Testoff</spelling-variant></name-part><name-part"
                    + " order='2' name-part-type='given-name'><value>Pavel</value><spelling-variant"
                    + " lang='ENG' script='LATN'>Paul</spelling-variant></name-part>"),
            "");

    assertThat(person.names())
        .extracting(Name::name)
        .containsExactly("Testau Pavel", "Тестов", "Testow Paul", "Testoff Paul");
    assertThat(person.names().get(1).strength()).isEqualTo(Name.Strength.WEAK);
  }

  @Test
  void namesThatAreSeveralAreTakenApart() {
    ListingRecord person =
        personWith(
            whole("primary-name", "Main One (a.k.a. Other One)")
                + whole("formerly-known-as", "Former One; Former Two")
                + whole("nickname", "Nick"),
            "");

    assertThat(person.names())
        .extracting(Name::name, Name::kind)
        .containsExactly(
            tuple("Main One", Name.Kind.PRIMARY),
            tuple("Other One", Name.Kind.ALIAS),
            tuple("Former One", Name.Kind.PREVIOUS),
            tuple("Former Two", Name.Kind.PREVIOUS),
            tuple("Nick", Name.Kind.ALIAS));
  }

  @Test
  void datesAreAsSureAsTheListSays() {
    ListingRecord person =
        personWith(
            whole("primary-name", "One")
                + "<day-month-year year='1961' quality='good' calendar='Gregorian'/>"
                + "<day-month-year year='1962' month='7' quality='low' calendar='Gregorian'/>"
                + "<day-month-year day='3' month='4' quality='good' calendar='Gregorian'/>"
                + "<day-month-year year='1340' month='2' quality='good' calendar='Hijri'/>",
            "");

    assertThat(person.dates())
        .filteredOn(date -> date.kind() == StatedDate.Kind.BIRTH)
        .extracting(StatedDate::precision, StatedDate::from, StatedDate::asPublished)
        .containsExactly(
            tuple(StatedDate.Precision.EXACT, "1961", null),
            tuple(StatedDate.Precision.CIRCA, "1962-07", null),
            tuple(StatedDate.Precision.UNKNOWN, null, "day 3, month 4"),
            tuple(StatedDate.Precision.UNKNOWN, null, "1340-02"));
    assertThat(person.birthDates()).containsExactly("1961", "1962-07");
  }

  @Test
  void vesselsHaveTheirNumber() {
    Read read =
        read(
            target(
                "1",
                "<object object-type='vessel'><identity ssid='2' main='true'>"
                    + whole("primary-name", "Test Star")
                    + whole("formerly-known-as", "Test Moon")
                    + "</identity><other-information ssid='5'>IMO: 9187629</other-information>"
                    + "</object>",
                LISTED));

    assertThat(read.subject("1").subjectType()).isEqualTo(SubjectType.VESSEL);
    assertThat(read.subject("1").identifiers())
        .extracting(Identifier::scheme, Identifier::value, Identifier::asPublished)
        .containsExactly(tuple(Identifier.Scheme.IMO_NUMBER, "9187629", "IMO: 9187629"));
    assertThat(read.subject("1").remarks()).isEqualTo("IMO: 9187629");
    assertThat(read.warnings).isEmpty();
  }

  @Test
  void numbersAndContactsAreFoundUnderTheirLabels() {
    ListingRecord bank =
        entityWith(
            "Registration number: 1027700132195; INN: 7707083893; SWIFT/BIC: TESTRUMM\n"
                + "Website: https://www.test.example. E-mail address: info@test.example\n"
                + "Tel. number: +375 17 218 84 31; Fax: +375 17 218 84 32\n"
                + "Place of registration: Russian Federation\nDate of registration: 16.8.2002");

    assertThat(bank.identifiers())
        .extracting(Identifier::scheme, Identifier::value)
        .contains(
            tuple(Identifier.Scheme.REGISTRATION_NUMBER, "1027700132195"),
            tuple(Identifier.Scheme.INN_CODE, "7707083893"),
            tuple(Identifier.Scheme.SWIFT_BIC, "TESTRUMM"));
    assertThat(bank.contacts())
        .extracting(Contact::kind, Contact::value)
        .contains(
            tuple(Contact.Kind.WEBSITE, "https://www.test.example"),
            tuple(Contact.Kind.EMAIL, "info@test.example"),
            tuple(Contact.Kind.PHONE, "+375 17 218 84 31"),
            tuple(Contact.Kind.FAX, "+375 17 218 84 32"));
    assertThat(bank.countries()).containsExactly("RU");
    assertThat(bank.dates()).extracting(StatedDate::from).contains("2002-08-16");
  }

  @Test
  void theRegistrationNumberOfARussianSubjectIsItsOgrn() {
    String number = "<other-information>Registration number: 1027700132195</other-information>";
    String there = "<place ssid='9003'><country iso-code='RU'>Russia</country></place>";
    String address = "<address ssid='3' place-id='9003'><zip-code>1</zip-code></address>";
    Read read =
        read(
            target("1", entity(whole("primary-name", "One") + address, number), LISTED)
                + target("2", entity(whole("primary-name", "Two"), number), LISTED)
                + there);

    assertThat(read.subject("1").identifiers())
        .extracting(Identifier::scheme)
        .containsExactly(Identifier.Scheme.OGRN_CODE);
    assertThat(read.subject("2").identifiers())
        .extracting(Identifier::scheme)
        .containsExactly(Identifier.Scheme.REGISTRATION_NUMBER);
  }

  @Test
  void rangesOfBirthsAreReadWhereTheListHasThem() {
    ListingRecord person =
        personWith(
            whole("primary-name", "One"),
            "<other-information>Date range: DOB between 1958–1963. Date range: DOB between 1970 and"
                + " 1973.</other-information><other-information>DOB: circa"
                + " 1961</other-information>");

    assertThat(person.dates())
        .filteredOn(date -> date.kind() == StatedDate.Kind.BIRTH)
        .extracting(StatedDate::precision, StatedDate::from, StatedDate::to)
        .containsExactly(
            tuple(StatedDate.Precision.RANGE, "1958", "1963"),
            tuple(StatedDate.Precision.RANGE, "1970", "1973"),
            tuple(StatedDate.Precision.CIRCA, "1961", null));
  }

  @Test
  void wordsWithAColonAreNoNumbers() {
    ListingRecord bank =
        entityWith(
            "No longer in office: 2019\n"
                + "Travel ban according to article 3 paragraph 1 does not apply until 15 March"
                + " 2016.");

    assertThat(bank.identifiers()).isEmpty();
    assertThat(bank.remarks()).contains("Travel ban according to article 3");
  }

  @Test
  void whatIsNotKnownIsTold() {
    Read read =
        read(
            target(
                "1",
                person(whole("primary-name", "One"), "<hobby kind='x'>chess</hobby>"),
                modification("suspended", "2024-01-01", "") + LISTED));

    assertThat(read.unknown).containsExactlyInAnyOrder("individual/hobby", "individual/hobby@kind");
    assertThat(read.subject("1").extras()).contains(new LabelledValue("individual/hobby", "chess"));
    assertThat(read.warnings).singleElement().asString().contains("'suspended'");
  }

  @Test
  void aPlaceOrATargetThatIsNotThereIsTold() {
    Read read =
        read(
            target(
                "1",
                person(
                    whole("primary-name", "One")
                        + "<address ssid='3' place-id='404'><zip-code>1</zip-code></address>",
                    "<relation ssid='4' target-id='405' relation-type='related-to'/>"),
                LISTED));

    assertThat(read.warnings).hasSize(2);
    assertThat(read.subject("1").addresses().get(0).full()).isEqualTo("1");
    assertThat(read.subject("1").extras())
        .containsExactly(new LabelledValue("relation", "related-to 405"));
  }

  @Test
  void aFileOfSomeTargetsOnlyIsRefused() {
    String some = file("").replace("whole-list", "delta");

    assertThatThrownBy(() -> readFile(some))
        .isInstanceOfSatisfying(
            RefusedFileException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.FORMAT));
  }

  @Test
  void aTargetWithoutAnIdOrASubjectIsRefused() {
    for (String target :
        List.of(
            "<target>" + person(whole("primary-name", "One"), "") + LISTED + "</target>",
            target("1", "", LISTED),
            target("1", person("", ""), LISTED).repeat(2))) {
      assertThatThrownBy(() -> read(target))
          .isInstanceOfSatisfying(
              RefusedFileException.class,
              refused -> assertThat(refused.reason()).isEqualTo(Reason.MALFORMED));
    }
  }

  @Test
  void hostileTextsEndInTime() {
    String long_ = "a ".repeat(200_000);
    Read read =
        read(
            target(
                "1",
                person(
                    whole("primary-name", "One") + whole("alias", "(".repeat(20_000)),
                    "<other-information>"
                        + long_
                        + ": "
                        + long_
                        + "</other-information>"
                        + "<other-information>IMO"
                        + " ".repeat(100_000)
                        + "</other-information>"
                        + "<other-information>Website: "
                        + "www.".repeat(50_000)
                        + "</other-information>"),
                LISTED));

    assertThat(read.entries).hasSize(1);
  }
}
