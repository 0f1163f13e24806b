package org.lockstep.designation.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a package, complete: all that its release will put into the register.
 *
 * @param designationId what it changes; absent for a new designation, unless another entry of its
 *     package refers to it
 * @param basedOn version of that designation that the drafter has seen; the release refuses any
 *     other
 * @param corrects version that was recorded wrongly and that this one stands in for
 * @param startDate first day it holds; for a new designation the listing date says so
 * @param endDate last day it holds; absent for good
 * @param content where the kind has one, all of it
 * @param changes against what it is based on
 */
public record Entry(
    EntryKind kind,
    @Nullable UUID designationId,
    @Nullable Integer basedOn,
    @Nullable Integer corrects,
    @Nullable LocalDate startDate,
    @Nullable LocalDate endDate,
    @Nullable String reason,
    @Nullable EntryContent content,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Change> changes) {
  public Entry {
    changes = Lists.orEmpty(changes);
  }

  /** Whether the day is one that it is about, as far as it says itself. */
  public boolean holdsOn(LocalDate day) {
    LocalDate listed = content == null ? null : content.listingDate();
    LocalDate first = startDate == null ? listed : startDate;
    return (first == null || !first.isAfter(day)) && (endDate == null || !endDate.isBefore(day));
  }

  /** Lists a subject that is not listed yet. */
  public static Entry designation(EntryContent content) {
    return designation(content, null);
  }

  /**
   * Lists a subject that is not listed yet.
   *
   * @param startDate first day it holds, where the content has no listing date that says so
   */
  public static Entry designation(EntryContent content, @Nullable LocalDate startDate) {
    return new Entry(
        EntryKind.DESIGNATION, null, null, null, startDate, null, null, content, List.of());
  }

  /**
   * Lists a subject that is not listed yet, and of which other entries of the package say more.
   *
   * @param designation its id
   * @param startDate first day it holds; absent where the listing date of the content says so
   */
  public static Entry designation(
      UUID designation, EntryContent content, @Nullable LocalDate startDate) {
    return new Entry(
        EntryKind.DESIGNATION, designation, null, null, startDate, null, null, content, List.of());
  }

  /** Changes what a listing says, for good, whatever its newest version is. */
  public static Entry amendment(
      UUID designation, LocalDate startDate, EntryContent content, List<Change> changes) {
    return new Entry(
        EntryKind.AMENDMENT, designation, null, null, startDate, null, null, content, changes);
  }

  /** Ends a listing, whatever its newest version is. */
  public static Entry delisting(UUID designation, LocalDate startDate, String reason) {
    return delisting(designation, startDate, null, reason);
  }

  /** Ends a listing for some days, or for good. */
  public static Entry delisting(
      UUID designation, LocalDate startDate, @Nullable LocalDate endDate, String reason) {
    return new Entry(
        EntryKind.DELISTING, designation, null, null, startDate, endDate, reason, null, List.of());
  }

  /** Brings back a listing that was ended, whatever its newest version is. */
  public static Entry resumption(UUID designation, LocalDate startDate, String reason) {
    return resumption(designation, startDate, null, reason);
  }

  /** Brings back a listing that was ended, for some days or for good. */
  public static Entry resumption(
      UUID designation, LocalDate startDate, @Nullable LocalDate endDate, String reason) {
    return new Entry(
        EntryKind.RESUMPTION, designation, null, null, startDate, endDate, reason, null, List.of());
  }

  /** Whether it is about some days alone, and says nothing of those after them. */
  public boolean isOfSomeDays() {
    return endDate != null;
  }

  /** The same entry with another content. */
  public Entry with(EntryContent other, List<Change> itsChanges) {
    return new Entry(
        kind, designationId, basedOn, corrects, startDate, endDate, reason, other, itsChanges);
  }
}
