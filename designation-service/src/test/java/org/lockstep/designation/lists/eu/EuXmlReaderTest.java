package org.lockstep.designation.lists.eu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Contact;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.Read;
import org.lockstep.designation.lists.file.RefusedFileException;

class EuXmlReaderTest {
  /** Every element and attribute of the schema, each attribute with a value of its own. */
  private static final String EVERYTHING =
      """
      <sanctionEntity logicalId="11001" euReferenceNumber="EU.11272.15" unitedNationId="KPi.033"
          designationDate="2017-06-02" designationDetails="Details of designation" delistingDate="2031-01-02">
        <remark>Remark on the entity</remark>
        <additionalInformation key="entityKey" value="entity information"/>
        <regulation logicalId="22001" regulationType="amendment" organisationType="commission"
            publicationDate="2017-06-03" entryIntoForceDate="2017-06-04" numberTitle="2017/970 (OJ L146)"
            programme="PRK">
          <remark>Remark on the act</remark>
          <additionalInformation key="actKey" value="act information"/>
          <publicationUrl>https://eur-lex.europa.eu/eli/reg_impl/2017/970/oj</publicationUrl>
          <corrigendum regulationType="corrigendum" publicationDate="2017-06-05" numberTitle="2017/971 (OJ L147)"
              publicationUrl="https://eur-lex.europa.eu/corrigendum"/>
        </regulation>
        <subjectType code="person" classificationCode="P"/>
        <nameAlias logicalId="33001" regulationLanguage="en" firstName="Il" middleName="U" lastName="Cho"
            wholeName="Cho Il U" function="Director of the Fifth Bureau" gender="M" title="General"
            nameLanguage="EN" strong="true">
          <remark>Remark on the name</remark>
          <additionalInformation key="nameKey" value="name information"/>
          <regulationSummary regulationType="amendment" publicationDate="2017-06-06" numberTitle="2017/972 (OJ L148)"
              publicationUrl="https://eur-lex.europa.eu/name"/>
        </nameAlias>
        <nameAlias logicalId="33002" regulationLanguage="fr" wholeName="Cho Il Woo" gender="?" strong="true">
          <remark>Low quality alias</remark>
          <regulationSummary regulationType="amendment" publicationDate="2017-06-06" numberTitle="2017/972 (OJ L148)"/>
        </nameAlias>
        <citizenship logicalId="44001" regulationLanguage="de" region="Citizen region" countryIso2Code="KP"
            countryDescription="KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF" acquisitionDate="1945-05-11"
            disenfranchisementDate="2001-02-03">
          <remark>Remark on the citizenship</remark>
          <regulationSummary regulationType="amendment" publicationDate="2017-06-07" numberTitle="2017/973 (OJ L149)"/>
        </citizenship>
        <birthdate logicalId="55001" regulationLanguage="es" circa="true" calendarType="GREGORIAN" city="Musan"
            zipCode="B123" birthdate="1945-05-10" dayOfMonth="10" monthOfYear="5" year="1945" region="Birth region"
            place="Birth place" countryIso2Code="KP" countryDescription="KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF">
          <remark>Remark on the birth</remark>
          <regulationSummary regulationType="amendment" publicationDate="2017-06-08" numberTitle="2017/974 (OJ L150)"/>
        </birthdate>
        <birthdate logicalId="55002" regulationLanguage="en" circa="false" calendarType="GREGORIAN" yearRangeFrom="1943"
            yearRangeTo="1946" countryIso2Code="00" countryDescription="UNKNOWN">
          <regulationSummary regulationType="amendment" publicationDate="2017-06-08" numberTitle="2017/974 (OJ L150)"/>
        </birthdate>
        <birthdate logicalId="55003" regulationLanguage="en" calendarType="ISLAMIC" year="1364" monthOfYear="5"
            countryIso2Code="00" countryDescription="UNKNOWN">
          <regulationSummary regulationType="amendment" publicationDate="2017-06-08" numberTitle="2017/974 (OJ L150)"/>
        </birthdate>
        <address logicalId="66001" regulationLanguage="it" city="Pyongyang" street="Street 1" poBox="PO 7" zipCode="Z999"
            region="Address region" place="Address place" asAtListingTime="true" countryIso2Code="KP"
            countryDescription="KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF">
          <remark>Remark on the address</remark>
          <regulationSummary regulationType="amendment" publicationDate="2017-06-09" numberTitle="2017/975 (OJ L151)"/>
          <contactInfo key="EMAIL" value="cho@example.org"/>
          <contactInfo key="PHONE[MOBILE]" value="850-2"/>
        </address>
        <identification logicalId="77001" regulationLanguage="pl" diplomatic="true" knownExpired="true" knownFalse="true"
            reportedLost="true" revokedByIssuer="true" issueDate="2010-01-02" issuedBy="Ministry" latinNumber="LATIN736"
            nameOnDocument="Cho I. U." number="736410010" validFrom="2010-01-03" validTo="2015-01-04"
            identificationTypeCode="passport" identificationTypeDescription="National passport" region="Document region"
            countryIso2Code="KP" countryDescription="KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF">
          <remark>Remark on the document</remark>
          <regulationSummary regulationType="amendment" publicationDate="2017-06-10" numberTitle="2017/976 (OJ L152)"/>
        </identification>
      </sanctionEntity>
      """;

  @Test
  void losesNoValueOfAnyElementOrAttributeOfTheSchema() {
    Read read = read(EVERYTHING);

    String kept = read.content("11001").toString();
    List<String> lost = new ArrayList<>();
    Matcher values = Pattern.compile("(\\w+)=\"([^\"]+)\"|>([^<>]+)<").matcher(EVERYTHING);
    while (values.find()) {
      String value = values.group(2) == null ? values.group(3).strip() : values.group(2);
      if (!value.isEmpty() && !kept.contains(value)) {
        lost.add(values.group(1) + " " + value);
      }
    }
    // The type of the subject says the one, the precision of its date the other.
    assertThat(lost).containsExactlyInAnyOrder("code person", "circa false");
  }

  @Test
  void readsEachDetailWithTheActThatBroughtIt() {
    Read read = read(EVERYTHING);

    assertThat(read.edition).isEqualTo(LocalDate.of(2026, 4, 29));
    assertThat(read.unknown).isEmpty();
    EntryContent content = read.content("11001");
    assertThat(content.programmes()).containsExactly("EU-PRK");
    assertThat(content.listingDate()).isEqualTo("2017-06-02");
    assertThat(content.measures())
        .extracting(measure -> measure.kind(), measure -> measure.instrument())
        .containsExactly(tuple(MeasureKind.ASSET_FREEZE, "EU-2017-1509"));
    ListingRecord subject = content.listingRecord();
    assertThat(subject.subjectType()).isEqualTo(SubjectType.PERSON);
    assertThat(subject.references())
        .contains(
            new LabelledValue("euReferenceNumber", "EU.11272.15"),
            new LabelledValue("unitedNationId", "KPi.033"));
    assertThat(subject.names())
        .extracting(Name::name, Name::kind, Name::strength, Name::language, Name::publishedId)
        .containsExactly(
            tuple("Cho Il U", Name.Kind.PRIMARY, Name.Strength.STRONG, "en", "33001"),
            tuple("Cho Il Woo", Name.Kind.ALIAS, Name.Strength.WEAK, null, "33002"));
    assertThat(subject.names().get(0).note())
        .contains("2017/972 (OJ L148) (amendment); 2017-06-06");
    assertThat(subject.dates())
        .filteredOn(date -> date.kind() == StatedDate.Kind.BIRTH)
        .extracting(StatedDate::precision, StatedDate::from, StatedDate::to)
        .containsExactly(
            tuple(StatedDate.Precision.CIRCA, "1945-05-10", null),
            tuple(StatedDate.Precision.RANGE, "1943", "1946"),
            tuple(StatedDate.Precision.UNKNOWN, null, null));
    assertThat(subject.birthPlaces()).extracting(place -> place.country()).containsExactly("KP");
    assertThat(subject.nationalities()).containsExactly("KP");
    assertThat(subject.contacts())
        .extracting(Contact::kind, Contact::value)
        .containsExactly(
            tuple(Contact.Kind.EMAIL, "cho@example.org"), tuple(Contact.Kind.PHONE, "850-2"));
    Identifier passport = subject.identifiers().get(0);
    assertThat(passport.scheme()).isEqualTo(Identifier.Scheme.PASSPORT_NUMBER);
    assertThat(passport.expiryDate()).isEqualTo("2015-01-04");
    assertThat(passport.note()).contains("knownFalse", "latinNumber LATIN736", "reportedLost");
  }

  @Test
  void takesAnEnterpriseForAnOrganizationWithTheNumberOfItsFleet() {
    Read read =
        read(
            """
            <sanctionEntity logicalId="5"><regulation programme="UKR" numberTitle="2024/739"/>
              <subjectType code="enterprise" classificationCode="E"/>
              <nameAlias wholeName="MG-FLOT LLC" strong="false"/>
              <identification identificationTypeCode="imo" number="6016988"/></sanctionEntity>\
            """);

    assertThat(read.subject("5").subjectType()).isEqualTo(SubjectType.ORGANIZATION);
    assertThat(read.subject("5").identifiers().get(0).scheme())
        .isEqualTo(Identifier.Scheme.IMO_COMPANY_NUMBER);
    assertThat(read.subject("5").caption()).isEqualTo("MG-FLOT LLC");
    assertThat(read.content("5").listingDate()).isNull();
  }

  private static String entity(String attributes, String more) {
    return "<sanctionEntity logicalId='5' %s><regulation programme='UKR' numberTitle='2024/739'/>"
            .formatted(attributes)
        + "<subjectType code='enterprise' classificationCode='E'/>"
        + more
        + "</sanctionEntity>";
  }

  private static String name(String attributes) {
    return "<nameAlias strong='true' regulationLanguage='en' " + attributes + "/>";
  }

  @Test
  void theListingDateMayBeSaidInWords() {
    String name = name("wholeName='A'");

    for (String details :
        List.of(
            "date of listing: 25.07.2014",
            "Date of listing: 25.07.2014 (UN: 3.3.2008)",
            "Listed on 25 July 2014; amended 12.9.2015",
            "EU listing date 25/07/2014",
            "Date of designation: 2014-07-25.")) {
      Read read = read(entity("designationDetails='" + details + "'", name));
      assertThat(read.content("5").listingDate()).as(details).isEqualTo("2014-07-25");
      assertThat(read.subject("5").remarks()).isEqualTo(details);
    }
    Read both =
        read(
            entity(
                "designationDate='2022-04-08' designationDetails='date of listing: 25.07.2014'",
                name));
    assertThat(both.content("5").listingDate()).isEqualTo("2022-04-08");
    assertThat(both.subject("5").dates())
        .extracting(date -> date.kind() + " " + date.asPublished() + " " + date.note())
        .containsExactly("OTHER 25.07.2014 date of listing:");
    Read remark = read(entity("", "<remark>Date of designation: 30.11.2016</remark>" + name));
    assertThat(remark.content("5").listingDate()).isEqualTo("2016-11-30");
  }

  @Test
  void aDateOfTheUnitedNationsIsNoListingOfTheUnion() {
    for (String details :
        List.of(
            "Date of UN designation: 23.12.2006",
            "Date of designation referred to in Article 7e(e): 25.1.2001",
            "Passport issued 25.1.2001",
            "born 1.2.1960")) {
      assertThat(
              read(entity("designationDetails='" + details + "'", name("wholeName='A'")))
                  .content("5")
                  .listingDate())
          .as(details)
          .isNull();
    }
    assertThat(
            read(entity(
                    "",
                    "<remark>A was listed on 4 November 2021 pursuant to a resolution.</remark>"
                        + name("wholeName='A'")))
                .content("5")
                .listingDate())
        .isNull();
  }

  @Test
  void theCaptionIsALatinNameInUseAndFormerNamesArePrevious() {
    Read read =
        read(
            entity(
                "",
                name("wholeName='ПРИМЕР Холдинг' nameLanguage='RU'")
                    + name("wholeName='Exemple Holding' nameLanguage='FR'")
                    + "<nameAlias strong='true' wholeName='Old Example'>"
                    + "<remark>formerly known as</remark></nameAlias>"
                    + "<nameAlias strong='false' wholeName='Ex'/>"
                    + name("wholeName='Example &quot;Holding&quot; (formerly: Older Example GmbH)'")
                    + name("wholeName='Example Group' nameLanguage='EN'")));

    assertThat(read.subject("5").caption()).isEqualTo("Example \"Holding\"");
    assertThat(read.subject("5").names())
        .extracting(name -> name.name() + " " + name.kind() + " " + name.strength())
        .containsExactly(
            "Example \"Holding\" PRIMARY STRONG",
            "ПРИМЕР Холдинг ALIAS STRONG",
            "Exemple Holding ALIAS STRONG",
            "Old Example PREVIOUS STRONG",
            "Ex ALIAS WEAK",
            "Older Example GmbH PREVIOUS STRONG",
            "Example Group ALIAS STRONG");
  }

  @Test
  void aDetailThatIsOnlyARemarkIsARemarkOrAContact() {
    String act = "<regulationSummary regulationType='amendment' numberTitle='2024/1'/>";
    String nowhere = " countryIso2Code='00' countryDescription='UNKNOWN' regulationLanguage='en'";
    Read read =
        read(
            entity(
                "",
                name("wholeName='A'")
                    + "<citizenship%s><remark>Dual national</remark>%s</citizenship>"
                        .formatted(nowhere, act)
                    + "<birthdate calendarType='GREGORIAN'%s><remark>Born abroad</remark>%s</birthdate>"
                        .formatted(nowhere, act)
                    + "<address%s><remark>Moves about</remark>%s</address>".formatted(nowhere, act)
                    + "<address%s><remark>Tel.: +850 2 381</remark>%s</address>"
                        .formatted(nowhere, act)
                    + "<address%s><remark>a@example.org</remark>%s</address>"
                        .formatted(nowhere, act)));

    assertThat(read.unknown).isEmpty();
    ListingRecord subject = read.subject("5");
    assertThat(subject.extras()).isEmpty();
    assertThat(subject.addresses()).isEmpty();
    assertThat(subject.countryTies()).isEmpty();
    assertThat(subject.remarks())
        .isEqualTo(
            "Dual national; 2024/1 (amendment); en\nBorn abroad; 2024/1 (amendment); en\n"
                + "Moves about; 2024/1 (amendment); en");
    assertThat(subject.contacts())
        .extracting(contact -> contact.kind() + " " + contact.value())
        .containsExactly("PHONE +850 2 381", "EMAIL a@example.org");
  }

  @Test
  void takesTheWordsOutOfANumber() {
    Read read =
        read(
            entity(
                "",
                name("wholeName='A'")
                    + "<identification identificationTypeCode='diplpassport' number='D 12'"
                    + " countryIso2Code='00'/><identification identificationTypeCode='other'"
                    + " number='7707083893(other-INN)' countryIso2Code='00'"
                    + " countryDescription='UNKNOWN'/><identification"
                    + " identificationTypeCode='regnumber' number='1027700132195 (Tax Register"
                    + " Number)' countryIso2Code='00'/><identification"
                    + " identificationTypeCode='passport' number='Sudan number B00017334'"
                    + " countryIso2Code='00'/>"));

    assertThat(read.subject("5").identifiers())
        .extracting(
            id -> "%s %s %s %s".formatted(id.scheme(), id.value(), id.country(), id.asPublished()))
        .containsExactly(
            "PASSPORT_NUMBER D 12 null null",
            "INN_CODE 7707083893 null 7707083893(other-INN)",
            "TAX_NUMBER 1027700132195 null 1027700132195 (Tax Register Number)",
            "PASSPORT_NUMBER B00017334 SD Sudan number B00017334");
  }

  @Test
  void refusesTwoEntitiesWithOneId() {
    String entity = "<sanctionEntity logicalId='5'><nameAlias wholeName='A'/></sanctionEntity>";

    assertThatThrownBy(() -> read(entity + "\n" + entity))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("lines 2 and 3 have the same logicalId 5");
  }

  @Test
  void keepsAnAttributeThatIsNewAndSaysSo() {
    Read read =
        read(
            "<sanctionEntity logicalId='5' colour='red'><nameAlias"
                + " wholeName='A'/></sanctionEntity>");

    assertThat(read.unknown).containsExactly("@colour");
    assertThat(read.subject("5").extras()).containsExactly(new LabelledValue("@colour", "red"));
  }

  private static Read read(String entities) {
    return Read.with(
        new EuXmlReader(),
        "eu-fsf",
        Read.file(
            "full.xml",
            "<export xmlns=\"http://eu.europa.ec/fpi/fsd/export\" globalFileId=\"9\""
                + " generationDate=\"2026-04-29T10:00:00.000+02:00\">\n"
                + entities
                + "</export>"));
  }
}
