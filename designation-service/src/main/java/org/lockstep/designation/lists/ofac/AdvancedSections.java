package org.lockstep.designation.lists.ofac;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.reading.MemoryBudget;
import org.lockstep.designation.lists.reading.StagedRecords;
import org.lockstep.designation.lists.reading.StagedRecords.Key;

/**
 * Reads the sections other than the parties, and stages what they say under the ids by which
 * parties find it.
 */
final class AdvancedSections {
  private static final String SDN_LIST = "SDN List";

  private static final Set<String> OTHERS =
      Set.of(
          "DateOfIssue",
          "Location",
          "IDRegDocument",
          "SanctionsEntry",
          "ProfileRelationship",
          "DistinctParty");

  static final Set<String> RECORDS =
      Stream.of(AdvancedValues.ELEMENTS, OTHERS)
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  /** Attributes that only hold the format together, or say the same of every value. */
  private static final Set<String> STRUCTURE =
      Set.of(
          "ID",
          "FixedRef",
          "CalendarTypeID",
          "YearFixed",
          "MonthFixed",
          "DayFixed",
          "CountryRelevanceID",
          "AreaCodeID",
          "LocPartValueTypeID",
          "LocPartValueStatusID",
          "IdentityID",
          "IdentityFeatureLinkTypeID",
          "FeatureVersionID",
          "NamePartGroupID",
          "ScriptStatusID",
          "DetailTypeID",
          "SanctionsEntryID",
          "EntryEventTypeID",
          "DocumentedNameID",
          "ProfileRelationshipID",
          "IDRegDocumentID");

  private final String source;
  private final AdvancedValues values;
  private final StagedRecords staged;
  private final MemoryBudget memory;

  AdvancedSections(
      String source, AdvancedValues values, StagedRecords staged, MemoryBudget memory) {
    this.source = source;
    this.values = values;
    this.staged = staged;
    this.memory = memory;
  }

  static Key place(String id) {
    return new Key("place", id);
  }

  static Key documents(String identityId) {
    return new Key("document", identityId);
  }

  static Key listings(String profileId) {
    return new Key("listing", profileId);
  }

  static Key ties(String profileId) {
    return new Key("tie", profileId);
  }

  static Key name(String profileId) {
    return new Key("name", profileId);
  }

  /** Is there for a party that is on one of the lists that are not read here. */
  static Key otherList(String profileId) {
    return new Key("other list", profileId);
  }

  void take(XmlElement element) {
    switch (element.name()) {
      case "Location" -> place(element);
      case "IDRegDocument" -> document(element);
      case "SanctionsEntry" -> listing(element);
      case "ProfileRelationship" -> tie(element);
      case "DistinctParty" -> names(element);
      default -> values.take(element);
    }
  }

  private void place(XmlElement element) {
    List<LabelledValue> parts = new ArrayList<>();
    for (XmlElement part : element.children("LocationPart")) {
      String type = values.of("LocPartType", part.attribute("LocPartTypeID"), "Unknown");
      for (XmlElement value : part.children("LocationPartValue")) {
        value.attribute("Primary");
        value.text("Value").ifPresent(text -> parts.add(new LabelledValue(type, text)));
        value.text("Comment").ifPresent(text -> parts.add(new LabelledValue("Comment", text)));
      }
    }
    String country =
        element
            .child("LocationCountry")
            .map(tied -> values.of("Country", tied.attribute("CountryID"), ""))
            .filter(name -> !name.isEmpty())
            .or(() -> element.child("LocationAreaCode").flatMap(this::area))
            .orElse(null);
    String id = element.attribute("ID").orElse("");
    stage(place(id), new AdvancedRecord.Place(id, parts, country, published(element)));
  }

  /** A region that stands for a country, such as {@code Region: Gaza}. */
  private Optional<String> area(XmlElement code) {
    return code.attribute("AreaCodeID").map(values::area);
  }

  private void document(XmlElement element) {
    Map<String, String> dates = new HashMap<>();
    for (XmlElement date : element.children("DocumentDate")) {
      String type = values.of("IDRegDocDateType", date.attribute("IDRegDocDateTypeID"), "Date");
      date.child("DatePeriod")
          .map(DatePeriods::wording)
          .filter(wording -> !wording.isEmpty())
          .ifPresent(wording -> dates.put(type, wording));
    }
    String type = values.of("IDRegDocType", element.attribute("IDRegDocTypeID"), "Unknown");
    String validity = values.of("Validity", element.attribute("ValidityID"), "Valid");
    String country = values.of("Country", element.attribute("IssuedBy-CountryID"), "");
    stage(
        documents(element.attribute("IdentityID").orElse("")),
        new AdvancedRecord.Document(
            element.attribute("ID").orElse(""),
            type,
            element.text("IDRegistrationNo").orElse(""),
            country.isEmpty() ? null : country,
            element.attribute("IssuedIn-LocationID").orElse(""),
            element.text("IssuingAuthority").orElse(null),
            validity.equals("Valid") ? null : validity,
            element.text("Comment").orElse(null),
            dates,
            published(element)));
  }

  private void listing(XmlElement element) {
    String profileId = element.attribute("ProfileID").orElse("");
    String list = values.of("List", element.attribute("ListID"), "");
    if (list.equals(SDN_LIST) != source.equals("us-sdn")) {
      staged.add(otherList(profileId), list);
      return;
    }
    List<AdvancedRecord.Event> events = new ArrayList<>();
    for (XmlElement event : element.children("EntryEvent")) {
      event
          .child("Date")
          .flatMap(OfacAdvancedXmlReader::day)
          .ifPresent(day -> events.add(event(event, day)));
    }
    List<AdvancedRecord.Consequence> consequences = new ArrayList<>();
    for (XmlElement measure : element.children("SanctionsMeasure")) {
      consequences.add(
          new AdvancedRecord.Consequence(
              values.of("SanctionsType", measure.attribute("SanctionsTypeID"), "Unknown"),
              measure.text("Comment").orElse(null)));
    }
    stage(
        listings(profileId), new AdvancedRecord.Listing(events, consequences, published(element)));
  }

  private AdvancedRecord.Event event(XmlElement element, LocalDate day) {
    String legalBasis = values.of("LegalBasis", element.attribute("LegalBasisID"), "");
    return new AdvancedRecord.Event(
        day.toString(),
        legalBasis.isEmpty() ? null : legalBasis,
        element.text("Comment").orElse(null));
  }

  private void tie(XmlElement element) {
    String quality =
        values.of("RelationQuality", element.attribute("RelationQualityID"), "Unknown");
    stage(
        ties(element.attribute("From-ProfileID").orElse("")),
        new AdvancedRecord.Tie(
            values.of("RelationType", element.attribute("RelationTypeID"), "Unknown"),
            element.attribute("To-ProfileID").orElse(""),
            quality.equals("Unknown") ? null : quality,
            element.attribute("Former").orElse("false").equals("true"),
            element.text("Comment").orElse(null),
            published(element)));
  }

  /** What parties are called, for those that are tied to them. */
  private void names(XmlElement party) {
    for (XmlElement profile : party.children("Profile")) {
      AdvancedNames.of(profile, values).stream()
          .findFirst()
          .ifPresent(name -> staged.add(name(profile.attribute("ID").orElse("")), name.text()));
    }
  }

  private void stage(Key key, AdvancedRecord record) {
    staged.add(key, AdvancedRecord.written(record));
  }

  private AdvancedRecord.Published published(XmlElement element) {
    structure(element);
    String text = element.source();
    memory.requireRoom(text.length());
    return new AdvancedRecord.Published(element.line(), text, element.unread());
  }

  /** Marks as read what only holds the format together. */
  static void structure(XmlElement element) {
    STRUCTURE.forEach(element::attribute);
    element.children().forEach(AdvancedSections::structure);
  }
}
