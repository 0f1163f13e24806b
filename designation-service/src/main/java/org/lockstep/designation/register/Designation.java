package org.lockstep.designation.register;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.SubjectType;

/** One authority's listing of one subject. */
@Entity
public class Designation {
  @Id private UUID id;
  private int version;
  private String authority;
  private @Nullable String authorityId;
  private UUID packageId;
  private String packageReference;
  private String entryId;

  @Enumerated(EnumType.STRING)
  private SubjectType subjectType;

  private String caption;

  @Enumerated(EnumType.STRING)
  private Status status;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private List<String> programmes;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private List<String> measureKinds;

  /** By seat, nationality or flag. */
  @JdbcTypeCode(SqlTypes.ARRAY)
  private List<String> countries;

  private @Nullable LocalDate listingDate;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<Measure> measures;

  @JdbcTypeCode(SqlTypes.JSON)
  private ListingRecord listingRecord;

  private Instant recordedAt;

  /** Whether it is in force by its own law. */
  public enum Status {
    IN_FORCE
  }

  /** The package that an entry was released in. */
  public record Origin(UUID packageId, String reference, String authority) {}

  /** A new designation from an entry, in force from now on. */
  public static Designation released(
      Origin origin, String entryId, EntryContent entry, Instant now) {
    Designation designation = new Designation();
    designation.id = UUID.randomUUID();
    designation.version = 1;
    designation.authority = origin.authority();
    designation.authorityId = entry.authorityId();
    designation.packageId = origin.packageId();
    designation.packageReference = origin.reference();
    designation.entryId = entryId;
    designation.subjectType = entry.listingRecord().subjectType();
    designation.caption = entry.listingRecord().caption();
    designation.status = Status.IN_FORCE;
    designation.programmes = List.copyOf(entry.programmes());
    designation.measureKinds =
        entry.measures().stream().map(measure -> measure.kind().name()).distinct().toList();
    designation.countries = List.copyOf(entry.listingRecord().allCountries());
    designation.listingDate = entry.listingDate();
    designation.measures = List.copyOf(entry.measures());
    designation.listingRecord = entry.listingRecord();
    designation.recordedAt = now;
    return designation;
  }

  public UUID id() {
    return id;
  }

  int version() {
    return version;
  }

  public String authority() {
    return authority;
  }

  public @Nullable String authorityId() {
    return authorityId;
  }

  UUID packageId() {
    return packageId;
  }

  String packageReference() {
    return packageReference;
  }

  String entryId() {
    return entryId;
  }

  public SubjectType subjectType() {
    return subjectType;
  }

  public String caption() {
    return caption;
  }

  Status status() {
    return status;
  }

  public List<String> programmes() {
    return programmes;
  }

  public List<String> measureKinds() {
    return measureKinds;
  }

  public List<String> countries() {
    return countries;
  }

  public @Nullable LocalDate listingDate() {
    return listingDate;
  }

  public List<Measure> measures() {
    return measures;
  }

  ListingRecord listingRecord() {
    return listingRecord;
  }

  Instant recordedAt() {
    return recordedAt;
  }
}
