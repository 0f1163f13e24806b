package org.lockstep.designation.listimport;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
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
import org.lockstep.designation.content.Differences;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.StoredJson;
import org.lockstep.designation.journal.Journal;
import org.lockstep.designation.lists.reading.OfficialList;

/**
 * Compares the entries that a run has staged with what the list said last, and with the register.
 */
@ApplicationScoped
class Comparison {
  private static final int PAGE = 500;

  private final StagedEntries staged;
  private final Journal journal;

  Comparison(StagedEntries staged, Journal journal) {
    this.staged = staged;
    this.journal = journal;
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

  Result compare(UUID importId, OfficialList list, RunProgress progress) {
    long registerSize = journal.size();
    staged.compare(importId, list.source(), list.authority());
    Report report = new Report();
    List<String> anew = judge(importId, list, report, progress);
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
      UUID importId, OfficialList list, Report report, RunProgress progress) {
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
      Map<UUID, String> contents = contents(page);
      Map<String, List<Change>> changesByKey = new LinkedHashMap<>();
      List<String> keysAnew = new ArrayList<>();
      for (StagedEntries.Difference row : page) {
        String registered = row.designationId() == null ? null : contents.get(row.designationId());
        Verdict verdict = verdict(row, registered, delisted.contains(row.key()));
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
      staged.changed(importId, changesByKey);
      staged.anew(importId, keysAnew);
    }
    return anew;
  }

  private Map<UUID, String> contents(List<StagedEntries.Difference> page) {
    List<UUID> designations =
        page.stream()
            .filter(row -> row.action() == StagedEntries.Action.CHANGED)
            .flatMap(row -> Optional.ofNullable(row.designationId()).stream())
            .toList();
    return designations.isEmpty() ? Map.of() : staged.contents(designations);
  }

  /**
   * What becomes of one row.
   *
   * @param changes of an amendment
   */
  record Verdict(Kind kind, List<Change> changes) {
    enum Kind {
      SAME,
      AMENDED,
      NEW,
      /** Designated anew, though a package has delisted it. */
      ANEW
    }
  }

  /**
   * Judges a row whose hash is not the one that the list had last.
   *
   * @param registered what the register says of it, as JSON; needed of one that has changed
   * @param delisted whether a package has delisted it: an amendment of that would hit nobody
   */
  static Verdict verdict(
      StagedEntries.Difference row, @Nullable String registered, boolean delisted) {
    boolean known = row.action() == StagedEntries.Action.CHANGED;
    List<Change> changes =
        known
            ? Differences.between(
                StoredJson.read(Objects.requireNonNull(registered), EntryContent.class),
                StoredJson.read(row.content(), EntryContent.class))
            : List.of();
    if (known && changes.isEmpty()) {
      return new Verdict(Verdict.Kind.SAME, changes);
    }
    if (delisted) {
      return new Verdict(Verdict.Kind.ANEW, List.of());
    }
    return new Verdict(known ? Verdict.Kind.AMENDED : Verdict.Kind.NEW, changes);
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
