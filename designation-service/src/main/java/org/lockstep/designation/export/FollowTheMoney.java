package org.lockstep.designation.export;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Activity;
import org.lockstep.designation.content.Address;
import org.lockstep.designation.content.Contact;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.CraftDetails;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.Relationship;
import org.lockstep.designation.content.Source;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.register.DesignationStatus;
import org.lockstep.http.marking.Marking;

/**
 * A designation as entities of FollowTheMoney (https://followthemoney.tech): the subject under the
 * id of the designation, one Sanction, and for each relationship the other party and a link. The
 * only place that knows schemata and their properties, as of FollowTheMoney 4.
 *
 * <ul>
 *   <li>Subject: {@code Person}, {@code Organization}, {@code Vessel} or {@code Airplane}; {@code
 *       <id>}.
 *   <li>{@code Sanction}: {@code <id>-sanction}. Authorities and programmes by their codes, which
 *       never change, not by their titles, which do.
 *   <li>Other party: {@code <id>-party-<n>}, the n-th relationship of the listing record from 1; a
 *       {@code LegalEntity} where the record does not tell what it is.
 *   <li>Link: {@code <id>-link-<n>}; {@code Ownership} of a vessel or aircraft, {@code
 *       Directorship} of an organization, {@code Membership}, {@code Representation}, else {@code
 *       UnknownLink}; the role is the kind of the relationship.
 * </ul>
 *
 * <p>What is not for everybody says so in each of its entities, as each may be read by itself: in
 * {@code keywords} of subjects and parties and, as links and sanctions have none, in {@code
 * summary} of these: {@code TLP:AMBER}, and {@code Releasable to JP, US} where it is for some
 * authorities.
 *
 * <p>FollowTheMoney cannot say that a single fact comes from the press. Such facts (activities,
 * addresses, relationships) are therefore left out, so that none passes for an official one; {@link
 * RegisterFile#JSON} has them. An identifier that the schema has no property for is in the notes.
 */
final class FollowTheMoney {
  /** What each schema can say, of the identifiers that the register knows. */
  private static final Map<String, Set<Identifier.Scheme>> IDENTIFIERS =
      Map.of(
          "Person",
          Set.of(
              Identifier.Scheme.INN_CODE,
              Identifier.Scheme.PASSPORT_NUMBER,
              Identifier.Scheme.ID_NUMBER,
              Identifier.Scheme.TAX_NUMBER,
              Identifier.Scheme.REGISTRATION_NUMBER),
          "Organization",
          Set.of(
              Identifier.Scheme.IMO_COMPANY_NUMBER,
              Identifier.Scheme.INN_CODE,
              Identifier.Scheme.OGRN_CODE,
              Identifier.Scheme.LEI_CODE,
              Identifier.Scheme.ID_NUMBER,
              Identifier.Scheme.TAX_NUMBER,
              Identifier.Scheme.VAT_CODE,
              Identifier.Scheme.SWIFT_BIC,
              Identifier.Scheme.DUNS_CODE,
              Identifier.Scheme.OKPO_CODE,
              Identifier.Scheme.REGISTRATION_NUMBER),
          "LegalEntity",
          Set.of(Identifier.Scheme.INN_CODE, Identifier.Scheme.REGISTRATION_NUMBER),
          "Vessel",
          Set.of(
              Identifier.Scheme.IMO_NUMBER,
              Identifier.Scheme.MMSI,
              Identifier.Scheme.CALL_SIGN,
              Identifier.Scheme.REGISTRATION_NUMBER),
          "Airplane",
          Set.of(Identifier.Scheme.REGISTRATION_NUMBER));

  private final String id;
  private final ExportedDesignation designation;
  private final ListingRecord record;
  private final SortedMap<String, Line> lines = new TreeMap<>();

  private FollowTheMoney(ExportedDesignation designation) {
    this.id = designation.id().toString();
    this.designation = designation;
    this.record = designation.listingRecord();
  }

  /** Its entities in the order of their ids. */
  static Collection<Line> lines(ExportedDesignation designation) {
    FollowTheMoney entities = new FollowTheMoney(designation);
    entities.addSubject();
    entities.addSanction();
    for (int i = 0; i < entities.record.relationships().size(); i++) {
      entities.addRelationship(entities.record.relationships().get(i), i + 1);
    }
    return entities.lines.values();
  }

  private void addSubject() {
    String schema = schema(record.subjectType());
    Properties properties = new Properties();
    for (Name name : record.names()) {
      properties.add(property(name), name.name());
    }
    addIdentifiers(schema, record.identifiers(), properties);
    boolean person = record.subjectType() == SubjectType.PERSON;
    record
        .nationalities()
        .forEach(c -> properties.add(person ? "nationality" : "country", code(c)));
    record.countries().forEach(country -> properties.add("country", code(country)));
    if (record.flag() != null) {
      boolean vessel = record.subjectType() == SubjectType.VESSEL;
      properties.add(vessel ? "flag" : "country", code(record.flag()));
    }
    if (person) {
      properties.addAll("birthDate", record.birthDates());
      properties.addAll("position", record.positions());
    }
    addDetails(person, properties);
    for (Address address : record.addresses()) {
      if (isOfficial(address.source())) {
        properties.add("address", address.full());
        properties.add("country", code(address.country()));
      }
    }
    properties.add("notes", record.remarks());
    properties.addAll("sourceUrl", officialUrls(record.sources()));
    properties.add("topics", "sanction");
    properties.addAll("keywords", handling());
    add(id, schema, properties);
  }

  /** What official lists say beyond names, numbers and countries. */
  private void addDetails(boolean person, Properties properties) {
    boolean craft =
        record.subjectType() == SubjectType.VESSEL || record.subjectType() == SubjectType.AIRCRAFT;
    if (person) {
      properties.addAll("title", record.titles());
      if (record.gender() != null) {
        properties.add("gender", record.gender().name().toLowerCase(Locale.ROOT));
      }
      record.birthPlaces().forEach(place -> properties.add("birthPlace", place.full()));
    }
    for (StatedDate date : record.dates()) {
      String property = property(date.kind(), person, craft);
      if (property != null && date.to() == null) {
        properties.add(property, date.from());
      }
    }
    CraftDetails particulars = record.craft();
    if (particulars != null && craft) {
      properties.add("type", particulars.type());
      properties.add("model", particulars.model());
      if (record.subjectType() == SubjectType.VESSEL) {
        properties.add("deadweightTonnage", particulars.deadweightTonnage());
        properties.add("grossRegisteredTonnage", particulars.grossRegisteredTonnage());
        record.countryTies().stream()
            .filter(tie -> tie.kind() == CountryTie.Kind.FORMER_FLAG)
            .forEach(tie -> properties.add("pastFlags", code(tie.country())));
      }
    }
    for (Contact contact : record.contacts()) {
      switch (contact.kind()) {
        case WEBSITE -> properties.add(craft ? "notes" : "website", contact.value());
        case EMAIL -> properties.add(craft ? "notes" : "email", contact.value());
        case PHONE -> properties.add(craft ? "notes" : "phone", contact.value());
        case FAX, OTHER -> properties.add("notes", contact.value());
      }
    }
  }

  /** A date of a kind that the schema has no property for is left to the JSON. */
  private static @Nullable String property(StatedDate.Kind kind, boolean person, boolean craft) {
    return switch (kind) {
      case BIRTH -> null;
      case DEATH -> person ? "deathDate" : null;
      case BUILD -> craft ? "buildDate" : null;
      case INCORPORATION -> person || craft ? null : "incorporationDate";
      case DISSOLUTION -> person || craft ? null : "dissolutionDate";
      case MODIFIED -> "modifiedAt";
      case OTHER -> null;
    };
  }

  private void addSanction() {
    Properties properties = new Properties();
    properties.add("entity", id);
    properties.add("authority", designation.authority());
    properties.add("authorityId", designation.authorityId());
    properties.add("country", country(designation.authority()));
    properties.addAll("program", designation.programmes());
    properties.addAll("programId", designation.programmes());
    properties.add("listingDate", designation.listingDate());
    properties.add("startDate", designation.listedFrom());
    properties.add("endDate", designation.listedUntil());
    properties.add("status", status(designation.status()));
    properties.addAll(
        "provisions", designation.measures().stream().map(FollowTheMoney::provision).toList());
    for (Activity activity : record.activities()) {
      if (isOfficial(activity.source())) {
        properties.add("reason", activity.summary());
      }
    }
    properties.add("reason", record.reason());
    properties.add("recordId", designation.packageReference());
    properties.addAll("sourceUrl", officialUrls(record.sources()));
    properties.addAll("summary", handling());
    add(id + "-sanction", "Sanction", properties);
  }

  private void addRelationship(Relationship relationship, int number) {
    Source source = relationship.source();
    if (!isOfficial(source)) {
      return;
    }
    String party = id + "-party-" + number;
    String schema = partySchema(relationship);
    Properties other = new Properties();
    other.add("name", relationship.name());
    addIdentifiers(schema, relationship.identifiers(), other);
    other.addAll("keywords", handling());
    add(party, schema, other);

    Properties link = new Properties();
    link.add("role", relationship.kind().name());
    link.add("startDate", relationship.startDate());
    link.add("endDate", relationship.endDate());
    if (source != null) {
      link.add("sourceUrl", source.url());
    }
    link.addAll("summary", handling());
    add(id + "-link-" + number, ends(relationship.kind(), party, schema, link), link);
  }

  /**
   * Puts both ends into the link.
   *
   * @return the schema of the link
   */
  private String ends(Relationship.Kind kind, String party, String schema, Properties link) {
    boolean asset =
        record.subjectType() == SubjectType.VESSEL || record.subjectType() == SubjectType.AIRCRAFT;
    boolean among = !asset && !schema.equals("Vessel");
    if (kind == Relationship.Kind.OWNER && asset && !schema.equals("Vessel")) {
      link.add("owner", party);
      link.add("asset", id);
      return "Ownership";
    }
    if (kind == Relationship.Kind.MANAGER
        && among
        && record.subjectType() == SubjectType.ORGANIZATION) {
      link.add("director", party);
      link.add("organization", id);
      return "Directorship";
    }
    if (kind == Relationship.Kind.MEMBER_OF && among) {
      link.add("member", id);
      link.add("organization", party);
      return "Membership";
    }
    if (kind == Relationship.Kind.PRINCIPAL && among) {
      link.add("agent", id);
      link.add("client", party);
      return "Representation";
    }
    link.add("subject", id);
    link.add("object", party);
    return "UnknownLink";
  }

  /** As far as its identifiers or the relationship tell what it is. */
  private static String partySchema(Relationship relationship) {
    for (Identifier identifier : relationship.identifiers()) {
      switch (identifier.scheme()) {
        case IMO_NUMBER, MMSI, CALL_SIGN -> {
          return "Vessel";
        }
        case PASSPORT_NUMBER -> {
          return "Person";
        }
        case IMO_COMPANY_NUMBER, OGRN_CODE, LEI_CODE -> {
          return "Organization";
        }
        default -> {
          // Persons and organizations have it.
        }
      }
    }
    return relationship.kind() == Relationship.Kind.MEMBER_OF ? "Organization" : "LegalEntity";
  }

  private static void addIdentifiers(
      String schema, List<Identifier> identifiers, Properties properties) {
    for (Identifier identifier : identifiers) {
      Identifier.Scheme scheme = identifier.scheme();
      if (!IDENTIFIERS.getOrDefault(schema, Set.of()).contains(scheme)) {
        properties.add("notes", schemeName(scheme) + " " + identifier.value());
      } else if (scheme == Identifier.Scheme.IMO_COMPANY_NUMBER) {
        properties.add("imoNumber", identifier.value());
      } else {
        properties.add(schemeName(scheme), identifier.value());
      }
    }
  }

  /** As the API spells it, such as {@code imoNumber}; FollowTheMoney's name where it has one. */
  static String schemeName(Identifier.Scheme scheme) {
    String[] words = scheme.name().toLowerCase(Locale.ROOT).split("_", -1);
    StringBuilder name = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      name.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
    }
    return name.toString();
  }

  private static String schema(SubjectType type) {
    return switch (type) {
      case PERSON -> "Person";
      case ORGANIZATION -> "Organization";
      case VESSEL -> "Vessel";
      case AIRCRAFT -> "Airplane";
    };
  }

  private static String property(Name name) {
    if (name.kind() == Name.Kind.PRIMARY) {
      return "name";
    }
    if (name.strength() == Name.Strength.WEAK) {
      return "weakAlias";
    }
    return name.kind() == Name.Kind.PREVIOUS ? "previousName" : "alias";
  }

  private static String status(DesignationStatus status) {
    return switch (status) {
      case NOT_YET_IN_FORCE -> "Not yet in force";
      case IN_FORCE -> "Active";
      case SUSPENDED -> "Suspended";
      case DELISTED -> "Inactive";
    };
  }

  private static String provision(Measure measure) {
    String basis = measure.kind() + " (" + measure.instrument() + ")";
    return measure.scope() == null ? basis : basis + ": " + measure.scope();
  }

  /**
   * FollowTheMoney has codes of countries and of the European Union, none of the United Nations.
   */
  private static @Nullable String country(String authority) {
    return authority.equals("UN") ? null : code(authority);
  }

  private static @Nullable String code(@Nullable String country) {
    return country == null ? null : country.toLowerCase(Locale.ROOT);
  }

  /** What names no source has that of the whole record, which is the authority's. */
  private static boolean isOfficial(@Nullable Source source) {
    return source == null || source.kind() == Source.Kind.OFFICIAL;
  }

  private static List<String> officialUrls(List<Source> sources) {
    List<String> urls = new ArrayList<>();
    for (Source source : sources) {
      if (isOfficial(source) && source.url() != null) {
        urls.add(source.url());
      }
    }
    return urls;
  }

  /** How to handle it; nothing of what is for everybody. */
  private List<String> handling() {
    Marking marking = designation.marking();
    if (marking.isPublic()) {
      return List.of();
    }
    String label = "TLP:" + marking.tlp().label();
    return marking.releasableTo().isEmpty()
        ? List.of(label)
        : List.of(label, "Releasable to " + String.join(", ", marking.releasableTo()));
  }

  private void add(String entity, String schema, Properties properties) {
    lines.put(
        entity,
        new Line(
            entity,
            Map.of("id", entity, "schema", schema),
            Map.of("id", entity, "schema", schema, "properties", properties.values)));
  }

  /** Each property has its values once, in the order in which they are in the record. */
  private static final class Properties {
    private final SortedMap<String, List<String>> values = new TreeMap<>();

    void add(String property, @Nullable String value) {
      if (value != null) {
        List<String> present = values.computeIfAbsent(property, name -> new ArrayList<>());
        if (!present.contains(value)) {
          present.add(value);
        }
      }
    }

    void add(String property, @Nullable LocalDate value) {
      add(property, value == null ? null : value.toString());
    }

    void addAll(String property, Collection<String> all) {
      all.forEach(value -> add(property, value));
    }
  }
}
