package org.lockstep.designation.listimport;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Change;
import org.lockstep.designation.content.Differences;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.StoredJson;
import org.lockstep.designation.lists.completion.Completion;
import org.lockstep.designation.lists.reading.Detail;

/**
 * What becomes of an entry whose hash is not the one that the list had last.
 *
 * @param content that the register is to have
 * @param changes of an amendment
 * @param kept details that the format cannot say, and that are in the content all the same
 */
record Verdict(Kind kind, EntryContent content, List<Change> changes, Set<Detail> kept) {
  enum Kind {
    SAME,
    AMENDED,
    NEW,
    /** Designated anew, though a package has delisted it. */
    ANEW
  }

  /** Of a row that says nothing new. */
  static Verdict same(StagedEntries.Difference row) {
    return new Verdict(
        Kind.SAME, StoredJson.read(row.content(), EntryContent.class), List.of(), Set.of());
  }

  /**
   * Judges a row.
   *
   * @param known what is known of it; needed of one that has changed
   * @param delisted whether a package has delisted it: an amendment of that would hit nobody
   * @param cannotSay by the format that it was read from
   */
  static Verdict of(
      StagedEntries.Difference row,
      StagedEntries.@Nullable Known known,
      boolean delisted,
      Set<Detail> cannotSay) {
    EntryContent read = StoredJson.read(row.content(), EntryContent.class);
    if (row.action() != StagedEntries.Action.CHANGED) {
      return new Verdict(delisted ? Kind.ANEW : Kind.NEW, read, List.of(), Set.of());
    }
    EntryContent said = StoredJson.read(Objects.requireNonNull(known).said(), EntryContent.class);
    Completion completion = Completion.of(read, said, cannotSay);
    // What an officer changed stays as long as the list says the same.
    if (Differences.between(said, completion.content()).isEmpty()) {
      return new Verdict(Kind.SAME, completion.content(), List.of(), completion.kept());
    }
    EntryContent registered = StoredJson.read(known.registered(), EntryContent.class);
    List<Change> changes = Differences.between(registered, completion.content());
    if (changes.isEmpty()) {
      return new Verdict(Kind.SAME, completion.content(), List.of(), completion.kept());
    }
    return delisted
        ? anew(read, said, cannotSay)
        : new Verdict(Kind.AMENDED, completion.content(), changes, completion.kept());
  }

  /** When the subject was listed before it was delisted says nothing of when it is listed anew. */
  private static Verdict anew(EntryContent read, EntryContent said, Set<Detail> cannotSay) {
    Set<Detail> others = EnumSet.noneOf(Detail.class);
    others.addAll(cannotSay);
    others.remove(Detail.LISTING);
    Completion completion = Completion.of(read, said, others);
    return new Verdict(Kind.ANEW, completion.content(), List.of(), completion.kept());
  }
}
