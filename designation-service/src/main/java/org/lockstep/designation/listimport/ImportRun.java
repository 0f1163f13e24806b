package org.lockstep.designation.listimport;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.asof.TimeZones;
import org.lockstep.designation.authority.Codes;
import org.lockstep.designation.listimport.identity.Matching;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.reading.Detail;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Regime;
import org.lockstep.designation.lists.reading.StagedRecords;

/**
 * One run of an import: unpacks the file, reads it, compares it, and asks the guards. Changes
 * nothing in the register; {@link ListPublication} does.
 */
@ApplicationScoped
class ImportRun {
  private static final ImportItem.Changes NONE = new ImportItem.Changes(0, 0, 0, 0);

  private final AgroalDataSource dataSource;
  private final Imports imports;
  private final UploadedFiles uploads;
  private final Readers readers;
  private final StagedEntries staged;
  private final Validator validator;
  private final Comparison comparison;
  private final Whereabouts whereabouts;
  private final TimeZones timeZones;

  ImportRun(
      AgroalDataSource dataSource,
      Imports imports,
      UploadedFiles uploads,
      Readers readers,
      StagedEntries staged,
      Validator validator,
      Comparison comparison,
      Whereabouts whereabouts,
      TimeZones timeZones) {
    this.dataSource = dataSource;
    this.imports = imports;
    this.uploads = uploads;
    this.readers = readers;
    this.staged = staged;
    this.validator = validator;
    this.comparison = comparison;
    this.whereabouts = whereabouts;
    this.timeZones = timeZones;
  }

  /** How a run ends. */
  sealed interface Ending permits Result, CompareAgain {}

  /**
   * What a run has come to, and what it would do.
   *
   * @param figures of the edition, once it has been read to its end
   * @param entries that were read and staged
   * @param ended keys of entries that are gone or ended, and that a package has delisted before
   * @param registerSize the size of the journal that the edition was compared with, or a smaller
   *     one
   */
  record Result(
      ImportStatus status,
      @Nullable LocalDate edition,
      int entries,
      ImportItem.Changes changes,
      List<Finding> findings,
      Warnings warnings,
      @Nullable EditionFigures figures,
      Report report,
      List<Regime> regimes,
      List<String> ended,
      long registerSize)
      implements Ending {}

  Ending run(ListImport of, UUID worker, OfficialList list, Codes codes, RunProgress progress) {
    Warnings warnings = new Warnings();
    EditionTally tally = new EditionTally();
    try {
      EditionFiles files = EditionFiles.of(uploads.file(of.id(), of.fileName()));
      imports.unpacked(of.id(), worker, files.items(), files.contentDigest());
      staged.clear(of.id());
      // A day that somebody says is looked at with the files, whether or not they are the same.
      if (of.editionAsked() == null
          && imports.isLastAndDated(list.source(), files.contentDigest())) {
        return unchanged(of, list, warnings);
      }
      ListReader reader = reader(list, files);
      tally.format(reader.format());
      ReadEdition read;
      try (StagedRecordTable records = StagedRecordTable.begin(dataSource, of.id())) {
        read = read(of, list, reader, codes, files, records, warnings, tally, progress);
        if (!records.areAll()) {
          return CompareAgain.recordsLost();
        }
      }
      return compared(of, list, read, reader.cannotSay(), warnings, tally, progress);
    } catch (RefusedFileException e) {
      return refused(of.editionAsked(), List.of(Finding.refusal(e)), warnings);
    }
  }

  /** The files are those of the last edition, its day included. */
  private Result unchanged(ListImport of, OfficialList list, Warnings warnings) {
    staged.delisted(of.id(), list).forEach(entry -> warnOfDelisted(entry, warnings));
    return new Result(
        ImportStatus.UNCHANGED,
        imports.lastEdition(list.source()).map(ListImport::edition).orElse(null),
        0,
        new ImportItem.Changes(0, 0, 0, imports.listed(list.source())),
        List.of(),
        warnings,
        imports.lastEdition(list.source()).map(ListImport::figures).orElse(null),
        new Report(),
        List.of(),
        List.of(),
        0);
  }

  private static Result refused(
      @Nullable LocalDate edition, List<Finding> findings, Warnings warnings) {
    return new Result(
        ImportStatus.REFUSED,
        edition,
        0,
        NONE,
        findings,
        warnings,
        null,
        new Report(),
        List.of(),
        List.of(),
        0);
  }

  private ListReader reader(OfficialList list, EditionFiles files) {
    return readers
        .of(list.source(), files.files())
        .orElseThrow(() -> readers.unknownFormat(list.source(), files.files()));
  }

  /**
   * Reads the files to their end.
   *
   * @throws RefusedFileException where they cannot be read
   */
  private ReadEdition read(
      ListImport of,
      OfficialList list,
      ListReader reader,
      Codes codes,
      EditionFiles files,
      StagedRecords records,
      Warnings warnings,
      EditionTally tally,
      RunProgress progress) {
    EditionReading reading =
        new EditionReading(
            of.id(), list, codes, staged, records, validator, warnings, tally, progress);
    reader.read(list, files.files(), reading);
    return reading.ended();
  }

  private Ending compared(
      ListImport of,
      OfficialList list,
      ReadEdition read,
      Set<Detail> cannotSay,
      Warnings warnings,
      EditionTally tally,
      RunProgress progress) {
    LocalDate asked = of.editionAsked();
    List<Finding> refusals = Guards.refusals(read, asked, timeZones.today().of(list.authority()));
    if (!refusals.isEmpty()) {
      return refused(read.day(asked), refusals, warnings);
    }
    LocalDate edition = Objects.requireNonNull(read.day(asked));
    Guards.LastEdition last =
        new Guards.LastEdition(
            imports.newestEdition(list.source()).orElse(null), imports.listed(list.source()));
    Comparison.Result compared = comparison.compare(of, list, cannotSay, warnings, progress);
    // Rows that are here now were here when they were compared and counted.
    if (!staged.areAll(of.id(), read.entries())) {
      return CompareAgain.entriesLost();
    }
    progress.compared(read.entries());
    compared.stillListed().forEach(entry -> warnOfDelisted(entry, warnings));
    compared.doubtful().forEach(entry -> warnings.add(doubtful(entry)));
    List<Finding> doubts =
        new ArrayList<>(
            Guards.doubts(
                list.authority(), edition, last, read, compared.seen(), compared.designatedAnew()));
    doubts.replaceAll(doubt -> ContentGuards.withLosses(doubt, compared.amendments()));
    imports
        .warningTimes(list.source(), tally.format())
        .flatMap(before -> GrownWarnings.doubt(before, warnings, read.entries()))
        .ifPresent(doubts::add);
    Composition before = compositionBefore(list);
    List<Finding> ofContent = ContentGuards.doubts(last, before, tally, compared.amendments());
    if (!ofContent.isEmpty()) {
      List<String> emptied =
          ContentGuards.emptied(before.programmes(), tally.composition().programmes());
      ofContent.forEach(doubt -> doubts.add(whereabouts.told(doubt, of.id(), list, emptied)));
      compared.report().shownFirst(compared.amendments().shown());
    }
    compared.reused().finding().ifPresent(doubts::add);
    return new Result(
        status(of, doubts, compared.changes()),
        edition,
        read.entries(),
        compared.changes(),
        doubts,
        warnings,
        tally.figures(warnings),
        compared.report(),
        read.regimes(),
        compared.ended(),
        compared.registerSize());
  }

  private Composition compositionBefore(OfficialList list) {
    return imports
        .lastEdition(list.source())
        .map(ListImport::figures)
        .map(EditionFigures::composition)
        .orElse(Composition.UNKNOWN);
  }

  /** What was approved is what was seen: other figures are another finding. */
  private static ImportStatus status(
      ListImport of, List<Finding> doubts, ImportItem.Changes changes) {
    List<String> messages = doubts.stream().map(Finding::message).toList();
    if (!of.approvedFindings().containsAll(messages)) {
      return ImportStatus.AWAITING_APPROVAL;
    }
    return changes.inAll() == 0 ? ImportStatus.UNCHANGED : ImportStatus.PUBLISHED;
  }

  private static String doubtful(Matching.Doubtful entry) {
    return "%s: has the name of %d entries that are gone (%s%s), and nobody can tell which of them it is; entered as a new one"
        .formatted(
            entry.key(),
            entry.candidatesInAll(),
            String.join(", ", entry.candidates()),
            entry.candidatesInAll() > entry.candidates().size() ? " …" : "");
  }

  private static void warnOfDelisted(StagedEntries.Delisted entry, Warnings warnings) {
    warnings.add(
        "%s %s: is on the list, but a package has delisted it; it stays so until the list says something else"
            .formatted(entry.key(), entry.caption()));
  }
}
