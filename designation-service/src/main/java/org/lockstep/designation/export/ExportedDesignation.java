package org.lockstep.designation.export;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.register.DesignationStatus;
import org.lockstep.http.marking.Marking;

/**
 * A designation in an export: what the register says of it on one day, and nothing that another
 * service or later reference data could change.
 *
 * @param version the newest at the register state
 * @param registeredAt when it entered the register first
 * @param recordedAt when the register learned of all this
 * @param startDate first day on which all of this holds; absent if it always did
 * @param endDate last day on which all of this holds; absent for good
 * @param listedFrom first day of the listing; absent where unknown
 * @param listedUntil last day of the listing, by a delisting that is recorded already
 */
record ExportedDesignation(
    UUID id,
    int version,
    Instant registeredAt,
    Instant recordedAt,
    String authority,
    @Nullable String authorityId,
    UUID packageId,
    String packageReference,
    String entryId,
    DesignationStatus status,
    @Nullable LocalDate startDate,
    @Nullable LocalDate endDate,
    @Nullable LocalDate listedFrom,
    @Nullable LocalDate listedUntil,
    List<String> programmes,
    @Nullable LocalDate listingDate,
    List<Measure> measures,
    ListingRecord listingRecord,
    Marking marking) {}
