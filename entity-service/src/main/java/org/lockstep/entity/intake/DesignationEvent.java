package org.lockstep.entity.intake;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.Listing;
import org.lockstep.entity.profile.ListingRecord;
import org.lockstep.entity.profile.ListingState;
import org.lockstep.entity.profile.Measure;
import org.lockstep.events.PoisonException;
import org.lockstep.http.marking.Marking;

/**
 * What this service reads of {@code org.lockstep.designation.published.v1}, {@code …amended.v1},
 * {@code …lifted.v1} and {@code …marked.v1}; the contracts are in designation-service. Fields it
 * does not know are left alone: a landed version may gain some.
 *
 * @param status absent when it is published: in force
 * @param states absent in events from before they were said
 */
record DesignationEvent(
    String designationId,
    int version,
    String authority,
    @Nullable String authorityId,
    String packageReference,
    @Nullable String status,
    List<String> programmes,
    @Nullable String listingDate,
    List<Measure> measures,
    ListingRecord listingRecord,
    Marking marking,
    String recordedAt,
    @Nullable String startDate,
    @Nullable String endDate,
    @Nullable List<ListingState> states) {

  private static final Set<String> TYPES =
      Set.of(
          "org.lockstep.designation.published.v1",
          "org.lockstep.designation.amended.v1",
          "org.lockstep.designation.lifted.v1",
          "org.lockstep.designation.marked.v1");

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern AUTHORITY = Pattern.compile("[A-Z]{2}");
  private static final int FIRST_ASSIGNMENT = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  DesignationEvent {
    requireNonNull(designationId, "designationId");
    requireNonNull(authority, "authority");
    requireNonNull(packageReference, "packageReference");
    programmes = List.copyOf(requireNonNull(programmes, "programmes"));
    measures = List.copyOf(requireNonNull(measures, "measures"));
    requireNonNull(listingRecord, "listingRecord");
    requireNonNull(marking, "marking");
    // They are ids of others' documents, and in every event about the entity.
    if (!UUID_TEXT.matcher(designationId).matches()) {
      throw new PoisonException("designationId is no UUID");
    }
    if (!AUTHORITY.matcher(authority).matches()) {
      throw new PoisonException("authority is not two letters");
    }
    if (!marking.releasableTo().stream().allMatch(AUTHORITY.asMatchPredicate())) {
      throw new PoisonException("marking.releasableTo has what is not two letters");
    }
    if (version < 1) {
      throw new PoisonException("version counts from 1");
    }
    try {
      OffsetDateTime.parse(requireNonNull(recordedAt, "recordedAt"));
    } catch (DateTimeException e) {
      throw new PoisonException("recordedAt is no time", e);
    }
    states =
        states == null || states.isEmpty()
            ? ListingState.of(version, status, listingDate, startDate, endDate)
            : List.copyOf(states);
  }

  /** Whether events of this type tell of a designation. */
  static boolean isOf(String type) {
    return TYPES.contains(type);
  }

  /**
   * Reads an event.
   *
   * @throws PoisonException where it is not such an event
   */
  static DesignationEvent read(byte[] value) {
    DesignationEvent event;
    try {
      event = JSON.readValue(value, DesignationEvent.class);
    } catch (JsonProcessingException e) {
      throw PoisonException.unreadable("event of a designation", e);
    } catch (IOException e) {
      throw new PoisonException("The data is no event of a designation", e);
    }
    if (event == null) {
      throw new PoisonException("The data is no event of a designation: it is null");
    }
    return event;
  }

  /** Whether it is of a designation that everybody may see. */
  boolean isForEverybody() {
    return marking.isPublic();
  }

  Listing toListing() {
    return new Listing(
        designationId,
        version,
        FIRST_ASSIGNMENT,
        authority,
        authorityId,
        packageReference,
        status,
        listingDate,
        programmes,
        measures,
        listingRecord,
        requireNonNull(states),
        OffsetDateTime.parse(recordedAt).toInstant());
  }
}
