package org.lockstep.designation.listimport;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The edition of a list that the register has, as the API shows it.
 *
 * @param ageDays from the day of the edition to today, where its authority is
 * @param importedAt when it came into the register, or was found to be there already
 * @param format that it was read from; absent, with all figures, of what was imported before there
 *     were any
 * @param entries that it has
 * @param warnings that were given when it was read; the report of its import has them
 * @param entriesWithWarnings how many entries they are of
 */
public record EditionItem(
    LocalDate date,
    long ageDays,
    @Nullable Instant importedAt,
    @Nullable String format,
    @Nullable Integer entries,
    @Nullable Integer warnings,
    @Nullable Integer entriesWithWarnings,
    @Nullable Shares shares) {

  /**
   * Shares from 0 to 1.
   *
   * @param listingDate of entries that say since when they are listed
   * @param birthDateOrIdentifier of entries that have one, which tells namesakes apart
   * @param otherScripts of names that are in another script than Latin
   * @param typedValues of values that have a field of their own; the others are extras
   */
  public record Shares(
      double listingDate, double birthDateOrIdentifier, double otherScripts, double typedValues) {
    private static final long TEN_THOUSAND = 10_000;

    static Shares of(EditionFigures figures) {
      return new Shares(
          share(figures.entriesWithListingDate(), figures.entries()),
          share(figures.entriesWithBirthDateOrIdentifier(), figures.entries()),
          share(figures.namesInOtherScripts(), figures.names()),
          share(figures.typedValues(), (long) figures.typedValues() + figures.extras()));
    }

    /** Cut after four places, so that only what is whole is 1. */
    private static double share(long part, long whole) {
      return whole == 0 ? 0 : part * TEN_THOUSAND / whole / (double) TEN_THOUSAND;
    }
  }

  static EditionItem of(ListImport last, LocalDate edition, LocalDate today) {
    EditionFigures figures = last.figures();
    return new EditionItem(
        edition,
        ChronoUnit.DAYS.between(edition, today),
        last.finishedAt(),
        figures == null ? null : figures.format(),
        figures == null ? null : figures.entries(),
        figures == null ? null : figures.warnings(),
        figures == null ? null : figures.entriesWithWarnings(),
        figures == null ? null : Shares.of(figures));
  }
}
