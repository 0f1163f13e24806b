package org.lockstep.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.Listing;
import org.lockstep.entity.profile.ListingRecord;
import org.lockstep.entity.profile.ListingRecord.Identifier;
import org.lockstep.entity.profile.ListingRecord.Name;
import org.lockstep.entity.profile.ListingRecord.Name.Kind;
import org.lockstep.entity.profile.ListingRecord.Name.Strength;
import org.lockstep.entity.profile.ListingState;
import org.lockstep.entity.profile.Measure;
import org.lockstep.entity.profile.SubjectType;
import org.lockstep.testkit.Events;

/** A designation as designation-service publishes it, for tests to send or to list. */
public final class Published {
  public static final String TOPIC = "lockstep.designations";
  public static final String TYPE = "org.lockstep.designation.published.v1";
  private static final ObjectMapper JSON =
      new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

  private final String authority;
  private final SubjectType subjectType;
  private final List<Name> names = new ArrayList<>();
  private final List<Identifier> identifiers = new ArrayList<>();
  private final List<Measure> measures = new ArrayList<>();
  private final List<String> births = new ArrayList<>();
  private final List<ListingRecord.Place> birthPlaces = new ArrayList<>();
  private final List<ListingRecord.Reference> references = new ArrayList<>();
  private List<String> countries = List.of("RU");
  private List<String> nationalities = List.of();
  private String designationId = UUID.randomUUID().toString();
  private int version = 1;
  private @Nullable String authorityId;
  private @Nullable String listingDate;
  private @Nullable String remarks;
  private String tlp = "CLEAR";
  private List<String> releasableTo = List.of();
  private String type = TYPE;
  private @Nullable String status;
  private List<ListingState> states = List.of();
  private @Nullable String packageReference;
  private String recordedAt = "2026-11-23T09:00:00Z";

  private Published(String authority, SubjectType subjectType, String name) {
    this.authority = authority;
    this.subjectType = subjectType;
    primary(name);
    measure("ASSET_FREEZE");
  }

  public static Published vessel(String authority, String name) {
    return new Published(authority, SubjectType.VESSEL, name);
  }

  public static Published organization(String authority, String name) {
    return new Published(authority, SubjectType.ORGANIZATION, name);
  }

  public static Published person(String authority, String name) {
    return new Published(authority, SubjectType.PERSON, name);
  }

  public Published primary(String name) {
    names.add(new Name(name, Kind.PRIMARY, Strength.STRONG, null, null));
    return this;
  }

  public Published alias(String name) {
    names.add(new Name(name, Kind.ALIAS, Strength.STRONG, null, null));
    return this;
  }

  public Published weakAlias(String name) {
    names.add(new Name(name, Kind.ALIAS, Strength.WEAK, null, null));
    return this;
  }

  public Published with(String scheme, String value) {
    identifiers.add(new Identifier(scheme, value));
    return this;
  }

  /** With an identifier of which it is known who issued it. */
  public Published issued(String scheme, String value, String country) {
    identifiers.add(new Identifier(scheme, value, country));
    return this;
  }

  /** Six digits with their check digit (resolution A.1117(30)). */
  public static String shipNumber(int digits) {
    int sum = 0;
    for (int weight = 2, rest = digits; weight <= 7; weight++, rest /= 10) {
      sum += rest % 10 * weight;
    }
    return "%06d%d".formatted(digits, sum % 10);
  }

  /** Nine digits of an INN, zeros before them, with their check digit. */
  public static String taxpayerNumber(int digits) {
    int[] weights = {8, 6, 4, 9, 5, 3, 10, 4, 2};
    int sum = 0;
    for (int i = 0, rest = digits; i < weights.length; i++, rest /= 10) {
      sum += rest % 10 * weights[i];
    }
    return "%09d%d".formatted(digits, sum % 11 % 10);
  }

  public Published born(String date, String place) {
    births.add(date);
    birthPlaces.add(new ListingRecord.Place(place, null));
    return this;
  }

  /** Of these countries, and of no other. */
  public Published of(String... codes) {
    countries = List.of(codes);
    return this;
  }

  public Published national(String country) {
    nationalities = List.of(country);
    return this;
  }

  public Published reference(String label, String value) {
    references.add(new ListingRecord.Reference(label, value));
    return this;
  }

  public Published imo(String number) {
    return with("imoNumber", number);
  }

  public Published on(String date) {
    listingDate = date;
    return this;
  }

  public Published as(String id) {
    authorityId = id;
    return this;
  }

  public Published marked(String label, String... authorities) {
    tlp = label;
    releasableTo = List.of(authorities);
    return this;
  }

  /**
   * As the next version of another one, which says who may see it, and nothing else that is new.
   */
  public Published marking(Published other) {
    type = "org.lockstep.designation.marked.v1";
    return after(other);
  }

  public Published remarks(String text) {
    remarks = text;
    return this;
  }

  public Published measure(String kind) {
    measures.add(new Measure(kind, authority + "-LAW", null, null, null, null));
    return this;
  }

  /** As a change, with what holds on which days. */
  public Published changed(String newStatus, ListingState... all) {
    status = newStatus;
    states = List.of(all);
    return this;
  }

  public Published recorded(String instant) {
    recordedAt = instant;
    return this;
  }

  /** As the next version of another one, which came with a package of its own. */
  public Published after(Published other) {
    designationId = other.designationId;
    version = other.version + 1;
    packageReference = authority + "-CHANGE-" + version;
    return this;
  }

  public String designationId() {
    return designationId;
  }

  public Listing listing() {
    return new Listing(
        designationId,
        version,
        1,
        authority,
        authorityId,
        packageReference == null ? authority + "-2024-05-24" : packageReference,
        status,
        listingDate,
        List.of(authority + "-DPRK"),
        measures,
        new ListingRecord(
            subjectType,
            names,
            identifiers,
            countries,
            nationalities,
            births,
            List.of(),
            List.of(),
            null,
            List.of(),
            remarks,
            List.of(
                new ListingRecord.Source(
                    ListingRecord.Source.Origin.OFFICIAL, "List of " + authority, null, null)),
            List.of(),
            birthPlaces,
            references,
            null),
        states,
        Instant.parse(recordedAt));
  }

  public String json() {
    Listing listing = listing();
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("designationId", designationId);
    event.put("version", version);
    event.put("authority", authority);
    if (authorityId != null) {
      event.put("authorityId", authorityId);
    }
    event.put("packageId", "0c7c2f6e-9f07-4f5e-8f43-3b5a2f0f4d10");
    event.put("packageReference", listing.packageReference());
    event.put("programmes", listing.programmes());
    if (listingDate != null) {
      event.put("listingDate", listingDate);
    }
    event.put("measures", listing.measures());
    event.put("listingRecord", listing.listingRecord());
    event.put("marking", Map.of("tlp", tlp, "releasableTo", releasableTo));
    event.put("recordedAt", recordedAt);
    if (!states.isEmpty()) {
      event.put("states", states);
    }
    if (status != null) {
      event.put("status", status);
    }
    try {
      return JSON.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends it to Kafka as designation-service does. */
  public Published send() {
    return sendOnPartitionOf(this);
  }

  /** Sends it as what comes of this trace, as the header {@code traceparent} says it. */
  public Published sendOf(String trace) {
    Events.sendOf(trace, TOPIC, designationId, type, json());
    return this;
  }

  /** Sends it so that it is read after everything sent so far for the other one. */
  public Published sendOnPartitionOf(Published other) {
    Events.send(TOPIC, other.designationId, type, json());
    return this;
  }
}
