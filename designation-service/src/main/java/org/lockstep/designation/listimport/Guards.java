package org.lockstep.designation.listimport;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stops an edition. Each finding says exactly what was seen, with its figures: an approval is
 * for that and for nothing else.
 */
final class Guards {
  /** Of many entries, keys or fields. */
  static final int MOST_NAMED = 20;

  private static final double SHRUNKEN = 0.1;

  /** From so many on somebody looks at who goes, also where as many come. */
  private static final int MANY_GONE = 10;

  private static final int GROWN = 2;
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  private Guards() {}

  /**
   * The edition of the list that the register has.
   *
   * @param day of the newest; absent where there is none yet
   * @param entries in force by the one that came in last
   */
  record LastEdition(@Nullable LocalDate day, int entries) {}

  /**
   * What nobody can let pass.
   *
   * @param asked the day that the operator says it is of
   * @param today where the authority is
   */
  static List<Finding> refusals(ReadEdition read, @Nullable LocalDate asked, LocalDate today) {
    List<Finding> findings = new ArrayList<>();
    LocalDate stated = read.stated();
    if (stated == null && asked == null) {
      findings.add(
          Finding.refusal(
              Finding.Code.EDITION,
              "The file does not say of which day it is. Say it: deploy/import --edition"
                  + " YYYY-MM-DD, or edition=YYYY-MM-DD in the address."));
    }
    if (stated != null && asked != null && !stated.equals(asked)) {
      findings.add(
          Finding.refusal(
              Finding.Code.EDITION,
              "The file says that it is of %s, not of %s. Without --edition its own day counts."
                  .formatted(stated, asked)));
    }
    LocalDate day = read.day(asked);
    LocalDate latest = today.plusDays(1);
    if (day != null && (day.isBefore(EARLIEST) || day.isAfter(latest))) {
      findings.add(
          Finding.refusal(
              Finding.Code.EDITION,
              "It is of %s; an edition is of a day from %s to %s."
                  .formatted(day, EARLIEST, latest)));
    }
    if (read.entries() == 0) {
      findings.add(
          Finding.refusal(
              Finding.Code.EMPTY, "It has no entries. Look whether the file is the list itself."));
    }
    Integer declared = read.declared();
    if (declared != null && declared != read.entries()) {
      findings.add(
          Finding.refusal(
              Finding.Code.DECLARED_COUNT,
              "It says that it has %d entries, and has %d. Fetch the file again: it is not whole."
                  .formatted(declared, read.entries())));
    }
    if (!read.invalid().isEmpty()) {
      findings.add(
          Finding.refusal(
              Finding.Code.INVALID_ENTRY,
              "Entries that the register cannot take: %s. The file or its reader has to be mended."
                  .formatted(String.join("; ", read.invalid()))));
    }
    if (!read.repeated().isEmpty()) {
      findings.add(
          Finding.refusal(
              Finding.Code.DUPLICATE_ENTRY,
              "Two entries or more have the key %s. The file or its reader has to be mended."
                  .formatted(first(read.repeated(), ", "))));
    }
    return findings;
  }

  /**
   * What another operator may let pass.
   *
   * @param authority in whose name the list is published
   * @param day that the edition is of
   * @param last the edition that it was compared with
   */
  static List<Finding> doubts(
      String authority,
      LocalDate day,
      LastEdition last,
      ReadEdition read,
      ImportItem.Changes changes,
      List<String> designatedAnew) {
    List<Finding> findings = new ArrayList<>();
    if (last.day() != null && day.isBefore(last.day())) {
      findings.add(
          Finding.doubt(
              Finding.Code.OLDER_EDITION,
              "It is of %s; the register has the edition of %s already. Approved, it makes %s."
                  .formatted(day, last.day(), figures(changes))));
    }
    if (last.day() == null) {
      findings.add(
          Finding.doubt(
              Finding.Code.FIRST_EDITION,
              "It is the first edition of this list. Approved, it makes %s in the name of %s."
                  .formatted(figures(changes), authority)));
    } else if (read.inForce() > last.entries() * GROWN) {
      findings.add(
          Finding.doubt(
              Finding.Code.GROWN,
              "It has %d entries in force; the register has %d of this list. %d would be new."
                  .formatted(read.inForce(), last.entries(), changes.designations())));
    }
    boolean exchanged =
        changes.delistings() >= MANY_GONE && changes.delistings() > last.entries() * SHRUNKEN;
    if (exchanged || last.entries() - read.inForce() > last.entries() * SHRUNKEN) {
      findings.add(
          Finding.doubt(
              Finding.Code.SHRUNKEN,
              "It has %d entries in force; the register has %d of this list. %d would be delisted."
                  .formatted(read.inForce(), last.entries(), changes.delistings())));
    }
    if (!read.unknownFields().isEmpty()) {
      findings.add(
          Finding.doubt(
              Finding.Code.SCHEMA_CHANGED,
              "It has fields that are not known: %s%s. Approved, their values are kept as extras; the reader has to learn them."
                  .formatted(first(read.unknownFields(), ", "), more(read.unknownFields(), ", "))));
    }
    if (!designatedAnew.isEmpty()) {
      findings.add(
          Finding.doubt(
              Finding.Code.DELISTED_BY_PACKAGE,
              "It says something else of entries that packages have delisted: %s%s. Approved, they are listed again."
                  .formatted(first(designatedAnew, "; "), more(designatedAnew, "; "))));
    }
    return findings;
  }

  private static String figures(ImportItem.Changes changes) {
    return "%d new, %d changed and %d gone"
        .formatted(changes.designations(), changes.amendments(), changes.delistings());
  }

  private static String more(List<String> texts, String separator) {
    int more = texts.size() - MOST_NAMED;
    return more > 0 ? separator + "and " + more + " more" : "";
  }

  private static String first(List<String> texts, String separator) {
    return texts.stream().limit(MOST_NAMED).collect(Collectors.joining(separator));
  }
}
