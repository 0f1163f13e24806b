package org.lockstep.designation.register;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.marking.MarkedReads.Shown;

/**
 * One authority's listing of one subject, as it is on the days from {@code validFrom} to {@code
 * validTo} and as known from {@code recordedAt} until {@code supersededAt}. Follows from the
 * recorded versions; its listing record is that of one of them.
 */
@Entity
@Immutable
public class DesignationState {
  /** The end of states that nothing has superseded. */
  static final Instant NOT_SUPERSEDED = Instant.parse("9999-01-01T00:00:00Z");

  @Id private UUID id;
  private UUID designationId;
  private int version;
  private int contentVersion;
  private LocalDate validFrom;
  private LocalDate validTo;
  private Instant recordedAt;
  private Instant supersededAt;

  /** When it entered the register first. */
  private Instant registeredAt;

  private String authority;
  private @Nullable String authorityId;
  private UUID packageId;
  private String packageReference;
  private String entryId;

  @Enumerated(EnumType.STRING)
  private SubjectType subjectType;

  private String caption;

  @Enumerated(EnumType.STRING)
  private DesignationStatus status;

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

  /** The number of what its designation is marked as now. */
  private int marking;

  /** The number of what it was marked as when this was recorded. */
  private int markingThen;

  /**
   * @param first the version that brought it into the register
   * @param last the newest one
   * @param marking its number
   */
  static DesignationState of(
      DesignationVersion first, DesignationVersion last, ValidTime.Segment segment, int marking) {
    EntryContent content = segment.content();
    ListingRecord subject = content.listingRecord();
    DesignationState state = new DesignationState();
    state.id = UUID.randomUUID();
    state.designationId = first.designationId();
    state.version = last.version();
    state.contentVersion = segment.contentVersion();
    state.validFrom = segment.from();
    state.validTo = segment.to();
    state.recordedAt = last.recordedAt();
    state.supersededAt = NOT_SUPERSEDED;
    state.registeredAt = first.recordedAt();
    state.authority = first.authority();
    state.authorityId = content.authorityId();
    state.packageId = first.packageId();
    state.packageReference = first.packageReference();
    state.entryId = first.entryId();
    state.subjectType = subject.subjectType();
    state.caption = subject.caption();
    state.status = segment.status();
    state.programmes = List.copyOf(content.programmes());
    state.measureKinds =
        content.measures().stream().map(measure -> measure.kind().name()).distinct().toList();
    state.countries = List.copyOf(subject.allCountries());
    state.listingDate = content.listingDate();
    state.measures = List.copyOf(content.measures());
    state.marking = marking;
    state.markingThen = marking;
    return state;
  }

  public UUID designationId() {
    return designationId;
  }

  /** The newest version as known then. */
  public int version() {
    return version;
  }

  public LocalDate validFrom() {
    return validFrom;
  }

  public LocalDate validTo() {
    return validTo;
  }

  public Instant recordedAt() {
    return recordedAt;
  }

  public Instant registeredAt() {
    return registeredAt;
  }

  public String authority() {
    return authority;
  }

  public @Nullable String authorityId() {
    return authorityId;
  }

  public UUID packageId() {
    return packageId;
  }

  public String packageReference() {
    return packageReference;
  }

  public String entryId() {
    return entryId;
  }

  public SubjectType subjectType() {
    return subjectType;
  }

  public String caption() {
    return caption;
  }

  public DesignationStatus status() {
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

  /** The number of what its designation is marked as now. */
  public int marking() {
    return marking;
  }

  /** What an answer with it shows. */
  public Shown shown() {
    return new Shown(designationId, marking);
  }
}
