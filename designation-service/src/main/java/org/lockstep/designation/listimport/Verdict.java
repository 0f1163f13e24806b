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
import org.lockstep.designation.listimport.identity.Identity;
import org.lockstep.designation.lists.completion.Completion;
import org.lockstep.designation.lists.reading.Detail;

/**
 * What becomes of an entry whose hash is not the one that the list had last.
 *
 * @param content that the register is to have
 * @param said what the list said of it before; absent of what is new
 * @param registered what the register says of it; absent of what is new
 * @param changes of an amendment
 * @param kept details that the format cannot say, and that are in the content all the same
 */
record Verdict(
    Kind kind,
    EntryContent content,
    @Nullable EntryContent said,
    @Nullable EntryContent registered,
    List<Change> changes,
    Set<Detail> kept) {
  enum Kind {
    SAME,
    AMENDED,
    NEW,
    /** Listed again: its designation was ended, and goes on. */
    RESUMED,
    /** Another subject than the one that a package has delisted under this key. */
    ANEW
  }

  /** Of a row that says nothing new. */
  static Verdict same(StagedEntries.Difference row) {
    return new Verdict(
        Kind.SAME,
        StoredJson.read(row.content(), EntryContent.class),
        null,
        null,
        List.of(),
        Set.of());
  }

  /**
   * Judges a row.
   *
   * @param known what is known of it; needed of one that has changed
   * @param delisted whether a package has delisted it: an amendment alone would hit nobody
   * @param cannotSay by the format that it was read from
   */
  static Verdict of(
      StagedEntries.Difference row,
      StagedEntries.@Nullable Known known,
      boolean delisted,
      Set<Detail> cannotSay) {
    EntryContent read = StoredJson.read(row.content(), EntryContent.class);
    boolean resumed = row.action() == StagedEntries.Action.RESUMED;
    if (!resumed && row.action() != StagedEntries.Action.CHANGED) {
      return new Verdict(delisted ? Kind.ANEW : Kind.NEW, read, null, null, List.of(), Set.of());
    }
    EntryContent said = StoredJson.read(Objects.requireNonNull(known).said(), EntryContent.class);
    Completion completion = Completion.of(read, said, cannotSay);
    EntryContent registered = StoredJson.read(known.registered(), EntryContent.class);
    // What an officer changed stays as long as the list says the same.
    List<Change> changes =
        Differences.between(said, completion.content()).isEmpty()
            ? List.of()
            : Differences.between(registered, completion.content());
    if (!resumed && changes.isEmpty()) {
      return new Verdict(
          Kind.SAME, completion.content(), said, registered, List.of(), completion.kept());
    }
    if (delisted && !Identity.of(registered).agreesWith(Identity.of(read))) {
      return anew(read, said, cannotSay);
    }
    return new Verdict(
        resumed || delisted ? Kind.RESUMED : Kind.AMENDED,
        completion.content(),
        said,
        registered,
        changes,
        completion.kept());
  }

  /** When the subject was listed before it was delisted says nothing of when it is listed anew. */
  private static Verdict anew(EntryContent read, EntryContent said, Set<Detail> cannotSay) {
    Set<Detail> others = EnumSet.noneOf(Detail.class);
    others.addAll(cannotSay);
    others.remove(Detail.LISTING);
    Completion completion = Completion.of(read, said, others);
    return new Verdict(Kind.ANEW, completion.content(), null, null, List.of(), completion.kept());
  }
}
