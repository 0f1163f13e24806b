package org.lockstep.designation.lists.uk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.lockstep.designation.content.Contact;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.Relationship;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.file.XmlLayout;
import org.lockstep.designation.lists.file.XmlRecords;
import org.lockstep.designation.lists.reading.Dates;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;
import org.lockstep.designation.lists.reading.RecordIds;

/** The list as XML. The date of the edition is an element, and was an attribute. */
@ApplicationScoped
class UkXmlReader implements ListReader {
  private static final String ROOT = "Designations";
  private static final String RECORD = "Designation";
  private static final String GENERATED = "DateGenerated";
  private static final String ID = "UniqueID";

  static final List<String> NAMES = List.of("Name1", "Name2", "Name3", "Name4", "Name5", "Name6");
  static final List<String> PLACE =
      List.of(
          "AddressLine1",
          "AddressLine2",
          "AddressLine3",
          "AddressLine4",
          "AddressLine5",
          "AddressLine6",
          "AddressPostalCode",
          "AddressCountry");

  @Override
  public String format() {
    return "UK Sanctions List XML";
  }

  @Override
  public Set<String> sources() {
    return Set.of("gb-uksl");
  }

  @Override
  public boolean reads(List<ListFile> files) {
    return files.size() == 1 && files.get(0).beginning().contains("<" + ROOT);
  }

  @Override
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    ListFile file = files.get(0);
    RecordIds ids = new RecordIds(file, ID);
    XmlRecords.read(
        file,
        XmlLayout.of(RECORD, GENERATED),
        element -> {
          switch (element.name()) {
            case RECORD -> {
              String id = ids.of(element, element.text(ID));
              read(list, file, id, element, reading);
            }
            case ROOT ->
                element.attribute(GENERATED).flatMap(Dates::day).ifPresent(reading::edition);
            case GENERATED -> element.text().flatMap(Dates::day).ifPresent(reading::edition);
            default ->
                throw new RefusedFileException(
                    Reason.FORMAT,
                    "%s: begins with <%s>, not with <%s>"
                        .formatted(file.name(), element.name(), ROOT));
          }
        },
        (line, name) -> reading.unknown(file.name(), line, name));
  }

  private static void read(
      OfficialList list, ListFile file, String id, XmlElement element, Reading reading) {
    UkEntry entry =
        new UkEntry(
            reading,
            list,
            id,
            UkEntry.type(text(element, "IndividualEntityShip"), file.name(), element.line()),
            file.name(),
            element.line());
    element.text("LastUpdated").ifPresent(entry::lastUpdated);
    element.text("DateDesignated").ifPresent(entry::dateDesignated);
    for (String label : List.of("OFSIGroupID", "UNReferenceNumber", "DesignationSource")) {
      each(element, label, value -> entry.reference(label, value));
    }
    for (XmlElement name : element.children("Names", "Name")) {
      entry.name(parts(name, NAMES), text(name, "NameType"), text(name, "AliasStrength"));
    }
    for (XmlElement name : element.children("NonLatinNames", "NonLatinName")) {
      entry.nonLatinName(
          text(name, "NameNonLatinScript"),
          text(name, "NonLatinScriptType"),
          text(name, "NonLatinScriptLanguage"));
    }
    each(element, "Titles", "Title", entry::title);
    each(element, "RegimeName", entry::regime);
    each(element, "SanctionsImposed", entry::sanctionsImposed);
    element
        .child("SanctionsImposedIndicators")
        .ifPresent(
            indicators ->
                indicators
                    .children()
                    .forEach(
                        measure -> entry.indicator(measure.name(), measure.text().orElse(""))));
    each(element, "OtherInformation", entry::otherInformation);
    each(element, "UKStatementofReasons", entry::reason);
    for (XmlElement address : element.children("Addresses", "Address")) {
      entry.address(parts(address, PLACE), address.text("AddressCountry").orElse(null));
    }
    each(element, "PhoneNumbers", "PhoneNumber", value -> entry.contact(Contact.Kind.PHONE, value));
    each(
        element,
        "EmailAddresses",
        "EmailAddress",
        value -> entry.contact(Contact.Kind.EMAIL, value));
    each(element, "Websites", "Website", value -> entry.contact(Contact.Kind.WEBSITE, value));
    each(element, "CryptoWalletAddresses", "CryptoWalletAddress", entry::wallet);
    element.children("IndividualDetails", "Individual").forEach(one -> person(one, entry));
    element.children("EntityDetails", "Entity").forEach(one -> organization(one, entry));
    element.children("ShipDetails", "Ship").forEach(one -> ship(one, entry));
    entry.draft().rest(element, Set.of());
    entry.emit();
  }

  private static void person(XmlElement person, UkEntry entry) {
    each(person, "DOBs", "DOB", entry::birth);
    each(person, "Nationalities", "Nationality", entry::nationality);
    for (XmlElement id : person.children("NationalIdentifierDetails", "NationalIdentifier")) {
      entry.nationalIdentifier(
          text(id, "NationalIdentifierNumber"),
          text(id, "NationalIdentifierAdditionalInformation"));
    }
    for (XmlElement passport : person.children("PassportDetails", "Passport")) {
      entry.passport(
          text(passport, "PassportNumber"), text(passport, "PassportAdditionalInformation"));
    }
    each(person, "Positions", "Position", entry::position);
    for (XmlElement place : person.children("BirthDetails", "Location")) {
      entry.birthPlace(text(place, "TownOfBirth"), text(place, "CountryOfBirth"));
    }
    each(person, "Genders", "Gender", entry::gender);
  }

  private static void organization(XmlElement organization, UkEntry entry) {
    each(
        organization,
        "BusinessRegistrationNumbers",
        "BusinessRegistrationNumber",
        entry::registrationNumber);
    each(organization, "TypeOfEntities", "TypeOfEntity", entry::typeOfEntity);
    each(
        organization,
        "ParentCompanies",
        "ParentCompany",
        name -> entry.related(Relationship.Kind.PARENT, name, "Parent company", false));
    each(
        organization,
        "Subsidiaries",
        "Subsidiary",
        name -> entry.related(Relationship.Kind.OTHER, name, "Subsidiary", false));
  }

  private static void ship(XmlElement ship, UkEntry entry) {
    each(ship, "IMONumbers", "IMONumber", entry::imo);
    each(
        ship,
        "CurrentOwnerOperators",
        "CurrentOwnerOperator",
        name -> entry.related(Relationship.Kind.OWNER, name, "Current owner/operator", false));
    each(
        ship,
        "PreviousOwnerOperators",
        "PreviousOwnerOperator",
        name -> entry.related(Relationship.Kind.OWNER, name, "Previous owner/operator", true));
    each(
        ship,
        "CurrentBelievedFlagOfShips",
        "CurrentBelievedFlagOfShip",
        value -> entry.flag(CountryTie.Kind.FLAG, value));
    each(
        ship,
        "PreviousFlags",
        "PreviousFlag",
        value -> entry.flag(CountryTie.Kind.FORMER_FLAG, value));
    each(ship, "TypeOfShipDetails", "TypeOfShip", entry::shipType);
    each(ship, "TonnageOfShipDetails", "TonnageOfShip", entry::tonnage);
    each(ship, "LengthOfShipDetails", "LengthOfShip", entry::length);
    each(ship, "YearsBuilt", "YearBuilt", entry::yearBuilt);
    each(ship, "HullIdentificationNumbers", "HullIdentificationNumber", entry::hull);
  }

  private static String text(XmlElement parent, String child) {
    return parent.text(child).orElse("");
  }

  private static void each(XmlElement parent, String child, Consumer<String> take) {
    parent.texts(child).forEach(take);
  }

  private static void each(XmlElement parent, String list, String item, Consumer<String> take) {
    parent.children(list).forEach(found -> found.texts(item).forEach(take));
  }

  private static List<LabelledValue> parts(XmlElement parent, List<String> labels) {
    List<LabelledValue> parts = new ArrayList<>();
    for (String label : labels) {
      parent.text(label).ifPresent(value -> parts.add(new LabelledValue(label, value)));
    }
    return parts;
  }
}
