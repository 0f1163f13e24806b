package org.lockstep.designation.listimport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Change;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.StoredJson;
import org.lockstep.designation.journal.Journal;
import org.lockstep.designation.listimport.identity.Identity;
import org.lockstep.designation.listimport.identity.Matching;
import org.lockstep.designation.lists.reading.Detail;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.outbox.Outbox;
import org.lockstep.designation.register.ContentSize;

/**
 * Compares the entries that a run has staged with what the list said last, and with the register.
 */
@ApplicationScoped
class Comparison {
  private final StagedEntries staged;
  private final FoundAgain foundAgain;
  private final ListedAgain listedAgain;
  private final FormerTimes formerTimes;
  private final KeyReuse keyReuse;
  private final Journal journal;
  private final Validator validator;

  Comparison(
      StagedEntries staged,
      FoundAgain foundAgain,
      ListedAgain listedAgain,
      FormerTimes formerTimes,
      KeyReuse keyReuse,
      Journal journal,
      Validator validator) {
    this.staged = staged;
    this.foundAgain = foundAgain;
    this.listedAgain = listedAgain;
    this.formerTimes = formerTimes;
    this.keyReuse = keyReuse;
    this.journal = journal;
    this.validator = validator;
  }

  /**
   * What an edition would do.
   *
   * @param seen what it would do without anything that an operator says of its keys: what is
   *     approved does not change by what is said with the approval
   * @param amendments what those do in all, without what an operator says of keys
   * @param reused keys that name another subject than before
   * @param doubtful entries of which nobody can tell which they were
   * @param designatedAnew keys and names of entries that a package has delisted, and of which the
   *     edition says something else
   * @param stillListed entries that a package has delisted, and of which it says the same
   * @param ended keys of entries that a package has delisted, and that are gone or ended
   * @param registerSize the size of the journal that it was compared with, or a smaller one
   */
  record Result(
      ImportItem.Changes changes,
      ImportItem.Changes seen,
      Report report,
      Amendments amendments,
      ReusedKeys reused,
      List<Matching.Doubtful> doubtful,
      List<String> designatedAnew,
      List<StagedEntries.Delisted> stillListed,
      List<String> ended,
      long registerSize) {}

  /**
   * Compares all that was read.
   *
   * @param cannotSay by the format that it was read from
   */
  Result compare(
      ListImport of,
      OfficialList list,
      Set<Detail> cannotSay,
      Warnings warnings,
      RunProgress progress) {
    UUID importId = of.id();
    long registerSize = journal.size();
    staged.compareByKey(importId, list.source());
    Matching.Result found = foundAgain.find(importId, list);
    staged.endedBefore(importId, list.source());
    staged.compareWithRegister(importId, list.authority());
    listedAgain.find(importId, list);
    staged.ended(importId, list);
    Set<UUID> delistedBefore =
        staged.delisted(importId, list).stream()
            .map(StagedEntries.Delisted::designationId)
            .collect(Collectors.toSet());
    ReusedKeys reused = keyReuse.find(importId, found.keysBefore().keySet(), delistedBefore);
    Set<String> same = reused.same(of.approvedFindings(), of.sameSubjects());
    staged.change(importId, same, StagedEntries.Action.CHANGED);
    Report report = new Report();
    Amendments amendments = new Amendments();
    GoneEntries goneEntries = goneEntries(importId, list);
    List<String> anew =
        new Judging(
                importId,
                list,
                cannotSay,
                found.keysBefore().keySet(),
                delistedBefore,
                same,
                goneEntries,
                report,
                amendments,
                warnings,
                progress)
            .judge();
    List<StagedEntries.Delisted> delisted = staged.delisted(importId, list);
    ImportItem.Changes changes = changes(importId, list);
    reportGone(importId, list, report);
    staged
        .adopted(importId)
        .forEach(
            adopted ->
                warnings.add(
                    "%s %s: officers had designated it, no list had it; it is the list's from now on"
                        .formatted(adopted.key(), adopted.caption())));
    return new Result(
        changes,
        changes.withNew(same.size()),
        report,
        amendments,
        reused,
        found.doubtful(),
        anew,
        delisted.stream().filter(one -> one.action() == StagedEntries.Action.SAME).toList(),
        delisted.stream()
            .filter(one -> one.action() == null)
            .map(StagedEntries.Delisted::key)
            .toList(),
        registerSize);
  }

  private ImportItem.Changes changes(UUID importId, OfficialList list) {
    Map<StagedEntries.Action, Integer> counts = staged.counts(importId);
    int replaced = counts.getOrDefault(StagedEntries.Action.REPLACED, 0);
    return new ImportItem.Changes(
        counts.getOrDefault(StagedEntries.Action.NEW, 0)
            + counts.getOrDefault(StagedEntries.Action.RESUMED, 0)
            + replaced,
        counts.getOrDefault(StagedEntries.Action.CHANGED, 0)
            + counts.getOrDefault(StagedEntries.Action.RESTATED, 0),
        staged.goneInAll(importId, list)
            + replaced
            + counts.getOrDefault(StagedEntries.Action.ENDED, 0),
        counts.getOrDefault(StagedEntries.Action.SAME, 0));
  }

  /** Looks closer at all rows whose hash has changed. */
  private final class Judging {
    private final UUID importId;
    private final OfficialList list;
    private final Set<Detail> cannotSay;
    private final Set<String> foundAgain;
    private final Set<UUID> delisted;
    private final Set<String> same;
    private final GoneEntries goneEntries;
    private final Report report;
    private final Amendments amendments;
    private final Warnings warnings;
    private final RunProgress progress;
    private final List<String> anew = new ArrayList<>();
    private int changed;

    /**
     * @param foundAgain keys of entries that had others before
     * @param delisted designations that a package has delisted
     * @param same keys of which an operator says that they name the same subject as before
     */
    Judging(
        UUID importId,
        OfficialList list,
        Set<Detail> cannotSay,
        Set<String> foundAgain,
        Set<UUID> delisted,
        Set<String> same,
        GoneEntries goneEntries,
        Report report,
        Amendments amendments,
        Warnings warnings,
        RunProgress progress) {
      this.importId = importId;
      this.list = list;
      this.cannotSay = cannotSay;
      this.foundAgain = foundAgain;
      this.delisted = delisted;
      this.same = same;
      this.goneEntries = goneEntries;
      this.report = report;
      this.amendments = amendments;
      this.warnings = warnings;
      this.progress = progress;
    }

    /** Returns keys and names of what is designated anew. */
    List<String> judge() {
      int after = 0;
      for (List<StagedEntries.Difference> page = staged.differences(importId, after);
          !page.isEmpty();
          page = staged.differences(importId, after)) {
        judge(page);
        after = page.get(page.size() - 1).number();
      }
      return anew;
    }

    private void judge(List<StagedEntries.Difference> page) {
      Map<UUID, StagedEntries.Known> known = known(page);
      Map<String, EntryContent> replaced = replaced(page);
      Set<UUID> restatable = formerTimes.entries(page).keySet();
      List<String> restated = new ArrayList<>();
      Map<String, List<Change>> changesByKey = new LinkedHashMap<>();
      Map<String, EntryContent> completed = new LinkedHashMap<>();
      Map<String, List<Change>> resumed = new LinkedHashMap<>();
      List<String> keysAnew = new ArrayList<>();
      for (StagedEntries.Difference row : page) {
        if (row.action() == StagedEntries.Action.ENDED) {
          report.gone(row.key(), row.caption() + ": ended on " + row.endedOn());
          compared(row);
          continue;
        }
        Verdict verdict =
            verdict(row, row.designationId() == null ? null : known.get(row.designationId()));
        report.kept(verdict.kept());
        if (verdict.kind() != Verdict.Kind.SAME && !verdict.kept().isEmpty()) {
          completed.put(row.key(), verdict.content());
        }
        switch (verdict.kind()) {
          case SAME -> {
            changesByKey.put(row.key(), List.of());
            if (row.designationId() != null
                && restatable.contains(row.designationId())
                && !delisted.contains(row.designationId())) {
              restated.add(row.key());
              report.restated(row.key(), row.caption());
            }
          }
          case AMENDED -> {
            changesByKey.put(row.key(), verdict.changes());
            List<Change> whole =
                WholeLists.of(
                    verdict.changes(),
                    Objects.requireNonNull(verdict.registered()),
                    verdict.content());
            report.amended(row.key(), row.caption(), verdict.changes());
            report.shown(row.key(), row.caption(), whole);
            if (!same.contains(row.key())) {
              amendments.add(
                  row.key(),
                  row.caption(),
                  whole,
                  Objects.requireNonNull(verdict.said()),
                  verdict.content());
            }
          }
          case NEW -> {
            EntryContent before = replaced.get(row.key());
            if (before != null) {
              report.replaced(row.key(), before.listingRecord(), verdict.content().listingRecord());
              amendments.replaced(row.key(), before, verdict.content());
            }
            goneEntries
                .takenBy(verdict.content())
                .ifPresentOrElse(
                    taken -> warnOfTaken(row, taken),
                    () ->
                        goneEntries
                            .namesakeOf(verdict.content())
                            .ifPresent(namesake -> warnOfNamesake(row, namesake)));
            if (row.endedOn() == null) {
              report.added(row.key(), row.caption());
            } else {
              report.lifted(row.key(), row.caption(), row.endedOn());
            }
          }
          case RESUMED -> {
            if (row.action() == StagedEntries.Action.CHANGED) {
              anew.add(row.key() + " " + row.caption());
            }
            resumed.put(row.key(), verdict.changes());
            report.listedAgain(row.key(), row.caption(), verdict.changes());
          }
          case ANEW -> {
            keysAnew.add(row.key());
            anew.add(row.key() + " " + row.caption());
            report.added(row.key(), row.caption());
          }
        }
        if (verdict.kind() == Verdict.Kind.SAME) {
          progress.compared(row.number());
        } else {
          compared(row);
        }
      }
      staged.complete(importId, completed);
      staged.changed(importId, changesByKey);
      staged.change(importId, restated, StagedEntries.Action.RESTATED);
      staged.resumed(importId, resumed);
      staged.anew(importId, keysAnew);
    }

    private void warnOfTaken(StagedEntries.Difference row, GoneEntries.Taken taken) {
      amendments.numbers().add(row.key(), taken);
      warnings.add(
          "%s %s: is new, and has a number of one that is gone: %s of %s %s"
              .formatted(row.key(), row.caption(), taken.number(), taken.owner(), taken.caption()));
    }

    private void warnOfNamesake(StagedEntries.Difference row, GoneEntries.Taken namesake) {
      amendments.namesake(row.key(), namesake);
      warnings.add(
          "%s %s: is new, and has the name of one that is gone: %s %s"
              .formatted(row.key(), row.caption(), namesake.owner(), namesake.caption()));
    }

    private void compared(StagedEntries.Difference changedRow) {
      progress.compared(changedRow.number());
      progress.changed(++changed);
    }

    private Map<UUID, StagedEntries.Known> known(List<StagedEntries.Difference> page) {
      List<UUID> designations =
          page.stream()
              .filter(Judging::isOfKnown)
              .flatMap(row -> Optional.ofNullable(row.designationId()).stream())
              .toList();
      return designations.isEmpty() ? Map.of() : staged.known(designations, list);
    }

    /** Whom keys named that name others now, as the register has them. */
    private Map<String, EntryContent> replaced(List<StagedEntries.Difference> page) {
      Map<String, UUID> designations =
          page.stream()
              .filter(row -> row.action() == StagedEntries.Action.REPLACED)
              .collect(
                  Collectors.toMap(
                      StagedEntries.Difference::key,
                      row -> Objects.requireNonNull(row.designationId())));
      if (designations.isEmpty()) {
        return Map.of();
      }
      Map<UUID, String> contents = staged.contents(List.copyOf(designations.values()));
      Map<String, EntryContent> replaced = new HashMap<>();
      designations.forEach(
          (key, designation) ->
              replaced.put(
                  key,
                  StoredJson.read(
                      Objects.requireNonNull(contents.get(designation)), EntryContent.class)));
      return replaced;
    }

    private static boolean isOfKnown(StagedEntries.Difference row) {
      return row.action() == StagedEntries.Action.CHANGED
          || row.action() == StagedEntries.Action.RESUMED;
    }

    private Verdict verdict(StagedEntries.Difference row, StagedEntries.@Nullable Known known) {
      boolean isDelisted = row.designationId() != null && delisted.contains(row.designationId());
      if (isDelisted && foundAgain.contains(row.key()) && isOnlyNumberedAnew(row, known)) {
        return Verdict.same(row);
      }
      Verdict verdict = Verdict.of(row, known, isDelisted, cannotSay);
      if (verdict.kind() == Verdict.Kind.SAME
          || verdict.kept().isEmpty()
          || fits(verdict.content())) {
        return verdict;
      }
      warnings.add(
          "%s %s: is too large with what this format cannot say, and is taken as the format says it"
              .formatted(row.key(), row.caption()));
      return Verdict.of(row, known, isDelisted, Set.of());
    }
  }

  /** Whether all that differs is the key: no news of what a package has delisted. */
  static boolean isOnlyNumberedAnew(
      StagedEntries.Difference row, StagedEntries.@Nullable Known known) {
    return known != null
        && Identity.of(StoredJson.read(known.registered(), EntryContent.class))
            .wording()
            .equals(Identity.of(StoredJson.read(row.content(), EntryContent.class)).wording());
  }

  private boolean fits(EntryContent content) {
    return validator.validate(content).isEmpty()
        && ContentSize.fault(Outbox.serialised(content)).isEmpty();
  }

  private GoneEntries goneEntries(UUID importId, OfficialList list) {
    GoneEntries entries = new GoneEntries();
    String key = "";
    for (List<StagedEntries.Gone> page = staged.gone(importId, list, key);
        !page.isEmpty();
        page = staged.gone(importId, list, key)) {
      key = page.get(page.size() - 1).key();
      Map<UUID, String> contents =
          staged.contents(page.stream().map(StagedEntries.Gone::designationId).toList());
      page.forEach(
          gone ->
              entries.gone(
                  gone.key(),
                  StoredJson.read(
                      Objects.requireNonNull(contents.get(gone.designationId())),
                      EntryContent.class)));
    }
    return entries;
  }

  private void reportGone(UUID importId, OfficialList list, Report report) {
    String key = "";
    for (List<StagedEntries.Gone> page = staged.gone(importId, list, key);
        !page.isEmpty();
        page = staged.gone(importId, list, key)) {
      key = page.get(page.size() - 1).key();
      page.forEach(gone -> report.gone(gone.key(), gone.caption()));
    }
  }
}
