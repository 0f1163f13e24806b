package org.lockstep.designation.lists.uk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.lockstep.designation.content.Contact;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.Published;
import org.lockstep.designation.content.Relationship;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.file.XmlRecords;
import org.lockstep.designation.lists.reading.Dates;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;
import org.lockstep.designation.lists.reading.RecordIds;

/** The list as XML. The date of the edition is an element, and was an attribute. */
@ApplicationScoped
class SanctionsListXml implements ListReader {
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
        Set.of(RECORD, GENERATED),
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
        });
  }

  private static void read(
      OfficialList list, ListFile file, String id, XmlElement element, Reading reading) {
    Designation designation =
        new Designation(
            reading,
            list,
            id,
            Designation.type(text(element, "IndividualEntityShip"), file.name(), element.line()),
            file.name(),
            element.line());
    element.text("LastUpdated").ifPresent(designation::lastUpdated);
    element.text("DateDesignated").ifPresent(designation::dateDesignated);
    for (String label : List.of("OFSIGroupID", "UNReferenceNumber", "DesignationSource")) {
      each(element, label, value -> designation.reference(label, value));
    }
    for (XmlElement name : element.children("Names", "Name")) {
      designation.name(parts(name, NAMES), text(name, "NameType"), text(name, "AliasStrength"));
    }
    for (XmlElement name : element.children("NonLatinNames", "NonLatinName")) {
      designation.nonLatinName(
          text(name, "NameNonLatinScript"),
          text(name, "NonLatinScriptType"),
          text(name, "NonLatinScriptLanguage"));
    }
    each(element, "Titles", "Title", designation::title);
    each(element, "RegimeName", designation::regime);
    each(element, "SanctionsImposed", designation::sanctionsImposed);
    element
        .child("SanctionsImposedIndicators")
        .ifPresent(
            indicators ->
                indicators
                    .children()
                    .forEach(
                        measure ->
                            designation.indicator(measure.name(), measure.text().orElse(""))));
    each(element, "OtherInformation", designation::otherInformation);
    each(element, "UKStatementofReasons", designation::reason);
    for (XmlElement address : element.children("Addresses", "Address")) {
      designation.address(parts(address, PLACE), address.text("AddressCountry").orElse(null));
    }
    each(
        element,
        "PhoneNumbers",
        "PhoneNumber",
        value -> designation.contact(Contact.Kind.PHONE, value));
    each(
        element,
        "EmailAddresses",
        "EmailAddress",
        value -> designation.contact(Contact.Kind.EMAIL, value));
    each(element, "Websites", "Website", value -> designation.contact(Contact.Kind.WEBSITE, value));
    each(element, "CryptoWalletAddresses", "CryptoWalletAddress", designation::wallet);
    element.children("IndividualDetails", "Individual").forEach(one -> person(one, designation));
    element.children("EntityDetails", "Entity").forEach(one -> organization(one, designation));
    element.children("ShipDetails", "Ship").forEach(one -> ship(one, designation));
    designation.draft().rest(element, Set.of());
    designation.emit();
  }

  private static void person(XmlElement person, Designation designation) {
    each(person, "DOBs", "DOB", designation::birth);
    each(person, "Nationalities", "Nationality", designation::nationality);
    for (XmlElement id : person.children("NationalIdentifierDetails", "NationalIdentifier")) {
      designation.nationalIdentifier(
          text(id, "NationalIdentifierNumber"),
          text(id, "NationalIdentifierAdditionalInformation"));
    }
    for (XmlElement passport : person.children("PassportDetails", "Passport")) {
      designation.passport(
          text(passport, "PassportNumber"), text(passport, "PassportAdditionalInformation"));
    }
    each(person, "Positions", "Position", designation::position);
    for (XmlElement place : person.children("BirthDetails", "Location")) {
      designation.birthPlace(text(place, "TownOfBirth"), text(place, "CountryOfBirth"));
    }
    each(person, "Genders", "Gender", designation::gender);
  }

  private static void organization(XmlElement organization, Designation designation) {
    each(
        organization,
        "BusinessRegistrationNumbers",
        "BusinessRegistrationNumber",
        designation::registrationNumber);
    each(organization, "TypeOfEntities", "TypeOfEntity", designation::typeOfEntity);
    each(
        organization,
        "ParentCompanies",
        "ParentCompany",
        name -> designation.related(Relationship.Kind.PARENT, name, "Parent company", false));
    each(
        organization,
        "Subsidiaries",
        "Subsidiary",
        name -> designation.related(Relationship.Kind.OTHER, name, "Subsidiary", false));
  }

  private static void ship(XmlElement ship, Designation designation) {
    each(ship, "IMONumbers", "IMONumber", designation::imo);
    each(
        ship,
        "CurrentOwnerOperators",
        "CurrentOwnerOperator",
        name ->
            designation.related(Relationship.Kind.OWNER, name, "Current owner/operator", false));
    each(
        ship,
        "PreviousOwnerOperators",
        "PreviousOwnerOperator",
        name ->
            designation.related(Relationship.Kind.OWNER, name, "Previous owner/operator", true));
    each(
        ship,
        "CurrentBelievedFlagOfShips",
        "CurrentBelievedFlagOfShip",
        value -> designation.flag(CountryTie.Kind.FLAG, value));
    each(
        ship,
        "PreviousFlags",
        "PreviousFlag",
        value -> designation.flag(CountryTie.Kind.FORMER_FLAG, value));
    each(ship, "TypeOfShipDetails", "TypeOfShip", designation::shipType);
    each(ship, "TonnageOfShipDetails", "TonnageOfShip", designation::tonnage);
    each(ship, "LengthOfShipDetails", "LengthOfShip", designation::length);
    each(ship, "YearsBuilt", "YearBuilt", designation::yearBuilt);
    each(ship, "HullIdentificationNumbers", "HullIdentificationNumber", designation::hull);
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

  private static List<Published> parts(XmlElement parent, List<String> labels) {
    List<Published> parts = new ArrayList<>();
    for (String label : labels) {
      parent.text(label).ifPresent(value -> parts.add(new Published(label, value)));
    }
    return parts;
  }
}
