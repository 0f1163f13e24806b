package org.lockstep.designation.listimport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lockstep.designation.content.Change;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.journal.Journal;
import org.lockstep.designation.lists.reading.Detail;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.outbox.Outbox;
import org.lockstep.designation.register.ContentSize;

/**
 * Compares the entries that a run has staged with what the list said last, and with the register.
 */
@ApplicationScoped
class Comparison {
  private static final int PAGE = 500;

  private final StagedEntries staged;
  private final Journal journal;
  private final Validator validator;

  Comparison(StagedEntries staged, Journal journal, Validator validator) {
    this.staged = staged;
    this.journal = journal;
    this.validator = validator;
  }

  /**
   * What an edition would do.
   *
   * @param designatedAnew keys and names of entries that a package has delisted, and of which the
   *     edition says something else
   * @param stillListed entries that a package has delisted, and of which it says the same
   * @param ended keys of entries that a package has delisted, and that are gone
   * @param registerSize the size of the journal that it was compared with, or a smaller one
   */
  record Result(
      ImportItem.Changes changes,
      Report report,
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
      UUID importId,
      OfficialList list,
      Set<Detail> cannotSay,
      Warnings warnings,
      RunProgress progress) {
    long registerSize = journal.size();
    staged.compare(importId, list.source(), list.authority());
    Report report = new Report();
    List<String> anew = judge(importId, list, cannotSay, report, warnings, progress);
    List<StagedEntries.Delisted> delisted = staged.delisted(importId, list);
    Map<StagedEntries.Action, Integer> counts = staged.counts(importId);
    int replaced = counts.getOrDefault(StagedEntries.Action.REPLACED, 0);
    reportGone(importId, list, report);
    return new Result(
        new ImportItem.Changes(
            counts.getOrDefault(StagedEntries.Action.NEW, 0) + replaced,
            counts.getOrDefault(StagedEntries.Action.CHANGED, 0),
            staged.goneInAll(importId, list) + replaced,
            counts.getOrDefault(StagedEntries.Action.SAME, 0)),
        report,
        anew,
        delisted.stream().filter(one -> one.action() == StagedEntries.Action.SAME).toList(),
        delisted.stream()
            .filter(one -> one.action() == null)
            .map(StagedEntries.Delisted::key)
            .toList(),
        registerSize);
  }

  /** Looks closer at all rows whose hash has changed; returns what is designated anew. */
  private List<String> judge(
      UUID importId,
      OfficialList list,
      Set<Detail> cannotSay,
      Report report,
      Warnings warnings,
      RunProgress progress) {
    Set<String> delisted =
        staged.delisted(importId, list).stream()
            .map(StagedEntries.Delisted::key)
            .collect(Collectors.toSet());
    List<String> anew = new ArrayList<>();
    int changed = 0;
    int after = 0;
    for (List<StagedEntries.Difference> page = staged.differences(importId, after, PAGE);
        !page.isEmpty();
        page = staged.differences(importId, after, PAGE)) {
      Map<UUID, StagedEntries.Known> known = known(page, list);
      Map<String, List<Change>> changesByKey = new LinkedHashMap<>();
      Map<String, EntryContent> completed = new LinkedHashMap<>();
      List<String> keysAnew = new ArrayList<>();
      for (StagedEntries.Difference row : page) {
        Verdict verdict =
            verdict(row, known, delisted.contains(row.key()), cannotSay, warnings);
        report.kept(verdict.kept());
        if (verdict.kind() != Verdict.Kind.SAME && !verdict.kept().isEmpty()) {
          completed.put(row.key(), verdict.content());
        }
        switch (verdict.kind()) {
          case SAME -> changesByKey.put(row.key(), List.of());
          case AMENDED -> {
            changesByKey.put(row.key(), verdict.changes());
            report.amended(row.key(), row.caption(), verdict.changes());
          }
          case NEW -> report.added(row.key(), row.caption());
          case ANEW -> {
            keysAnew.add(row.key());
            anew.add(row.key() + " " + row.caption());
            report.added(row.key(), row.caption());
          }
        }
        changed += verdict.kind() == Verdict.Kind.SAME ? 0 : 1;
        after = row.number();
        progress.compared(after);
        progress.changed(changed);
      }
      staged.complete(importId, completed);
      staged.changed(importId, changesByKey);
      staged.anew(importId, keysAnew);
    }
    return anew;
  }

  private Map<UUID, StagedEntries.Known> known(
      List<StagedEntries.Difference> page, OfficialList list) {
    List<UUID> designations =
        page.stream()
            .filter(row -> row.action() == StagedEntries.Action.CHANGED)
            .flatMap(row -> Optional.ofNullable(row.designationId()).stream())
            .toList();
    return designations.isEmpty() ? Map.of() : staged.known(designations, list);
  }

  private Verdict verdict(
      StagedEntries.Difference row,
      Map<UUID, StagedEntries.Known> known,
      boolean delisted,
      Set<Detail> cannotSay,
      Warnings warnings) {
    StagedEntries.Known ofRow = row.designationId() == null ? null : known.get(row.designationId());
    Verdict verdict = Verdict.of(row, ofRow, delisted, cannotSay);
    if (verdict.kind() == Verdict.Kind.SAME
        || verdict.kept().isEmpty()
        || fits(verdict.content())) {
      return verdict;
    }
    warnings.add(
        "%s %s: is too large with what this format cannot say, and is taken as the format says it"
            .formatted(row.key(), row.caption()));
    return Verdict.of(row, ofRow, delisted, Set.of());
  }

  private boolean fits(EntryContent content) {
    return validator.validate(content).isEmpty()
        && ContentSize.fault(Outbox.serialised(content)).isEmpty();
  }

  private void reportGone(UUID importId, OfficialList list, Report report) {
    String key = "";
    for (List<StagedEntries.Gone> page = staged.gone(importId, list, key, PAGE);
        !page.isEmpty();
        page = staged.gone(importId, list, key, PAGE)) {
      key = page.get(page.size() - 1).key();
      page.forEach(gone -> report.gone(gone.key(), gone.caption()));
    }
  }
}
