package org.lockstep.designation.lists.ofac;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.reading.MemoryBudget;

/**
 * What the sections other than the parties say, by the ids that the parties refer to. Holds the
 * records as text, for the original, and what is needed of them.
 */
final class AdvancedSections {
  private static final String SDN_LIST = "SDN List";

  /** Value sets by the elements of their values. */
  private static final Set<String> VALUES =
      Set.of(
          "AliasType",
          "AreaCode",
          "Country",
          "DetailReference",
          "DocNameStatus",
          "FeatureType",
          "IDRegDocDateType",
          "IDRegDocType",
          "LegalBasis",
          "List",
          "LocPartType",
          "NamePartType",
          "PartySubType",
          "PartyType",
          "RelationQuality",
          "RelationType",
          "Reliability",
          "SanctionsType",
          "Script",
          "Validity",
          "EntryEventType");

  private static final Set<String> OTHERS =
      Set.of(
          "DateOfIssue",
          "Location",
          "IDRegDocument",
          "SanctionsEntry",
          "ProfileRelationship",
          "DistinctParty");

  static final Set<String> RECORDS = union(VALUES, OTHERS);

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
          "DocumentedNameID",
          "FeatureVersionID",
          "NamePartGroupID",
          "ScriptStatusID",
          "DetailTypeID",
          "SanctionsEntryID",
          "EntryEventTypeID");

  private final String source;
  private final Map<String, Map<String, String>> values = new HashMap<>();
  private final Map<String, String> scripts = new HashMap<>();
  private final Map<String, String> partyTypes = new HashMap<>();
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, List<Document>> documents = new HashMap<>();
  private final Map<String, List<Listing>> listings = new HashMap<>();
  private final Map<String, List<Tie>> ties = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final MemoryBudget memory;
  private final Set<String> ofOtherLists = new HashSet<>();

  /**
   * A record as published.
   *
   * @param unread what has no place
   */
  record Kept(int line, String text, List<LabelledValue> unread) {}

  record Place(String id, List<LabelledValue> parts, @Nullable String country, Kept record) {}

  record Document(
      String id,
      String type,
      String number,
      @Nullable String country,
      @Nullable String authority,
      @Nullable String validity,
      @Nullable String comment,
      Map<String, String> dates,
      Kept record) {}

  /** A listing of a party in one list. */
  record Listing(List<Event> events, List<Consequence> consequences, Kept record) {}

  record Event(XmlElement date, @Nullable String legalBasis, @Nullable String comment) {}

  record Consequence(@Nullable String type, @Nullable String comment) {}

  record Tie(
      String type,
      String otherId,
      @Nullable String quality,
      boolean former,
      @Nullable String comment,
      Kept record) {}

  AdvancedSections(ListFile file, String source) {
    this.source = source;
    this.memory = new MemoryBudget(file.name());
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    List<String> all = new ArrayList<>(one);
    all.addAll(other);
    return Set.copyOf(all);
  }

  void take(XmlElement element) {
    switch (element.name()) {
      case "Location" -> place(element);
      case "IDRegDocument" -> document(element);
      case "SanctionsEntry" -> listing(element);
      case "ProfileRelationship" -> tie(element);
      case "DistinctParty" -> name(element);
      default -> value(element);
    }
  }

  private void value(XmlElement element) {
    Optional<String> id = element.attribute("ID");
    Optional<String> text = element.text();
    if (id.isPresent() && text.isPresent()) {
      values
          .computeIfAbsent(element.name(), set -> new HashMap<>())
          .put(id.get(), hold(text.get()));
      element.attribute("ScriptCode").ifPresent(code -> scripts.put(id.get(), code));
      element.attribute("PartyTypeID").ifPresent(type -> partyTypes.put(id.get(), type));
    }
  }

  private void place(XmlElement element) {
    List<LabelledValue> parts = new ArrayList<>();
    for (XmlElement part : element.children("LocationPart")) {
      String type = value("LocPartType", part.attribute("LocPartTypeID"), "Unknown");
      for (XmlElement value : part.children("LocationPartValue")) {
        value.attribute("Primary");
        value.text("Value").ifPresent(text -> parts.add(new LabelledValue(type, text)));
        value.text("Comment").ifPresent(text -> parts.add(new LabelledValue("Comment", text)));
      }
    }
    String country =
        element
            .child("LocationCountry")
            .map(tied -> value("Country", tied.attribute("CountryID"), ""))
            .filter(name -> !name.isEmpty())
            .orElse(null);
    if (country != null) {
      parts.add(new LabelledValue("COUNTRY", country));
    }
    String id = element.attribute("ID").orElse("");
    places.put(id, new Place(id, List.copyOf(parts), country, keep(element)));
  }

  private void document(XmlElement element) {
    Map<String, String> dates = new HashMap<>();
    for (XmlElement date : element.children("DocumentDate")) {
      String type = value("IDRegDocDateType", date.attribute("IDRegDocDateTypeID"), "Date");
      date.child("DatePeriod")
          .map(DatePeriods::read)
          .ifPresent(
              read ->
                  dates.put(
                      type,
                      read.to() == null ? read.from() + "" : read.from() + " to " + read.to()));
    }
    String type = value("IDRegDocType", element.attribute("IDRegDocTypeID"), "Unknown");
    String validity = value("Validity", element.attribute("ValidityID"), "Valid");
    String country = value("Country", element.attribute("IssuedBy-CountryID"), "");
    documents
        .computeIfAbsent(element.attribute("IdentityID").orElse(""), id -> new ArrayList<>(2))
        .add(
            new Document(
                element.attribute("ID").orElse(""),
                type,
                element.text("IDRegistrationNo").orElse(""),
                country.isEmpty() ? null : country,
                element.text("IssuingAuthority").orElse(null),
                validity.equals("Valid") ? null : validity,
                element.text("Comment").orElse(null),
                dates,
                keep(element)));
  }

  private void listing(XmlElement element) {
    String list = value("List", element.attribute("ListID"), "");
    if (list.equals(SDN_LIST) != source.equals("us-sdn")) {
      element.attribute("ProfileID").ifPresent(ofOtherLists::add);
      return;
    }
    List<Event> events = new ArrayList<>();
    for (XmlElement event : element.children("EntryEvent")) {
      Optional<String> legalBasis = event.attribute("LegalBasisID");
      event
          .child("Date")
          .ifPresent(
              date ->
                  events.add(
                      new Event(
                          date,
                          legalBasis
                              .map(id -> value("LegalBasis", Optional.of(id), id))
                              .orElse(null),
                          event.text("Comment").orElse(null))));
    }
    List<Consequence> consequences = new ArrayList<>();
    for (XmlElement measure : element.children("SanctionsMeasure")) {
      consequences.add(
          new Consequence(
              value("SanctionsType", measure.attribute("SanctionsTypeID"), "Unknown"),
              measure.text("Comment").orElse(null)));
    }
    events.forEach(event -> OfacAdvancedXmlReader.day(event.date()));
    listings
        .computeIfAbsent(element.attribute("ProfileID").orElse(""), id -> new ArrayList<>(1))
        .add(new Listing(List.copyOf(events), List.copyOf(consequences), keep(element)));
  }

  private void tie(XmlElement element) {
    String quality = value("RelationQuality", element.attribute("RelationQualityID"), "Unknown");
    ties.computeIfAbsent(element.attribute("From-ProfileID").orElse(""), id -> new ArrayList<>(2))
        .add(
            new Tie(
                value("RelationType", element.attribute("RelationTypeID"), "Unknown"),
                element.attribute("To-ProfileID").orElse(""),
                quality.equals("Unknown") ? null : quality,
                element.attribute("Former").orElse("false").equals("true"),
                element.text("Comment").orElse(null),
                keep(element)));
  }

  private void name(XmlElement party) {
    for (XmlElement profile : party.children("Profile")) {
      AdvancedNames.of(profile, this).stream()
          .findFirst()
          .ifPresent(name -> names.put(profile.attribute("ID").orElse(""), hold(name.text())));
    }
  }

  private Kept keep(XmlElement element) {
    structure(element);
    String text = element.source();
    // Beside its text, much of it is kept in parts.
    memory.addParts(text.length());
    return new Kept(element.line(), text, element.unread());
  }

  /** A text that is kept. */
  String hold(String text) {
    memory.add(text);
    return text;
  }

  /** Marks as read what only holds the format together. */
  static void structure(XmlElement element) {
    STRUCTURE.forEach(element::attribute);
    element.children().forEach(AdvancedSections::structure);
  }

  /** What a value set has under an id; the id itself where it has nothing. */
  String value(String set, Optional<String> id, String absent) {
    return id.map(known -> values.getOrDefault(set, Map.of()).getOrDefault(known, known))
        .orElse(absent);
  }

  /** ISO 15924, or what OFAC has instead. */
  String script(String id) {
    return scripts.getOrDefault(id, "");
  }

  /** Individual, Entity or Transport; of a transport what it is. */
  String partyType(String subtypeId) {
    String type = value("PartyType", Optional.ofNullable(partyTypes.get(subtypeId)), "");
    return type.equals("Transport") ? value("PartySubType", Optional.of(subtypeId), type) : type;
  }

  Optional<Place> place(String id) {
    return Optional.ofNullable(places.get(id));
  }

  List<Document> documents(String identityId) {
    return documents.getOrDefault(identityId, List.of());
  }

  List<Listing> listings(String profileId) {
    return listings.getOrDefault(profileId, List.of());
  }

  List<Tie> ties(String profileId) {
    return ties.getOrDefault(profileId, List.of());
  }

  Optional<String> name(String profileId) {
    return Optional.ofNullable(names.get(profileId));
  }

  /** Whether it is on one of the lists that are not read here. */
  boolean isOfOtherList(String profileId) {
    return ofOtherLists.contains(profileId);
  }
}
