package org.lockstep.designation.listimport;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.authority.ListedRegimes;
import org.lockstep.designation.content.Entry;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.Source;
import org.lockstep.designation.content.StoredJson;
import org.lockstep.designation.journal.Journal;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Regime;
import org.lockstep.designation.release.Approval;
import org.lockstep.designation.release.ListPackages;

/** Puts what a run has found into the register. */
@ApplicationScoped
class ListPublication {
  /**
   * If the lock cannot be had in this time, the run begins anew. Shorter than the driver's
   * socketTimeout.
   */
  private static final Duration JOURNAL_PATIENCE = Duration.ofSeconds(45);

  private static final int LONGEST_SECONDS = 1800;

  private final StagedEntries staged;
  private final FormerDesignations former;
  private final FormerTimes formerTimes;
  private final Imports imports;
  private final ListPackages packages;
  private final ListedRegimes regimes;
  private final Journal journal;

  ListPublication(
      StagedEntries staged,
      FormerDesignations former,
      FormerTimes formerTimes,
      Imports imports,
      ListPackages packages,
      ListedRegimes regimes,
      Journal journal) {
    this.staged = staged;
    this.former = former;
    this.formerTimes = formerTimes;
    this.imports = imports;
    this.packages = packages;
    this.regimes = regimes;
    this.journal = journal;
  }

  /**
   * Publishes all of it in one transaction, or nothing.
   *
   * @return why nothing was published and it has to be compared again
   */
  @Transactional(TxType.REQUIRES_NEW)
  @TransactionConfiguration(timeout = LONGEST_SECONDS)
  Optional<CompareAgain> publish(
      ListImport of,
      UUID worker,
      OfficialList list,
      ImportRun.Result result,
      Imports.Outcome outcome) {
    if (!staged.areAll(of.id(), result.entries())) {
      return Optional.of(CompareAgain.entriesLost());
    }
    boolean first = imports.newestEdition(list.source()).isEmpty();
    // Before all else is written: another worker waits for this one, and then knows it is too late.
    imports.say(of.id(), worker, outcome);
    // From here on nobody else writes to the register.
    journal.recordedAt(JOURNAL_PATIENCE);
    Optional<String> meanwhile = staged.releasedSince(list.authority(), result.registerSize());
    if (meanwhile.isPresent()) {
      QuarkusTransaction.setRollbackOnly();
      return Optional.of(CompareAgain.released(meanwhile.get()));
    }
    LocalDate edition = Objects.requireNonNull(result.edition());
    result.regimes().forEach(regime -> enter(regime, list, of.receivedBy()));
    regimes.tell();
    ListPackages.Releasing releasing =
        packages.release(
            new ListPackages.Edition(
                of.id(),
                list.source(),
                list.authority(),
                list.source() + "/" + edition,
                list.title() + ", edition of " + edition,
                edition,
                list.url() == null
                    ? null
                    : new Source(
                        Source.Kind.OFFICIAL, list.title(), list.url(), edition.toString()),
                Objects.requireNonNull(of.contentDigest()),
                of.receivedBy(),
                approval(of)),
            batch -> staged.remember(of.id(), list.source(), batch));
    // Before a key of theirs is another entry's.
    staged.ended(of.id(), list.source(), result.ended());
    delist(of, list, edition, releasing);
    int after = 0;
    for (List<StagedEntries.Difference> page = staged.differences(of.id(), after);
        !page.isEmpty();
        page = staged.differences(of.id(), after)) {
      after = page.get(page.size() - 1).number();
      Map<UUID, FormerDesignations.End> ended = ended(page);
      Map<UUID, List<Entry>> restated = formerTimes.entries(page);
      releasing.record(
          page.stream()
              .flatMap(
                  row ->
                      Stream.concat(
                          restated(row, restated), entries(row, list, first, edition, ended)))
              .toList());
    }
    long state = releasing.close();
    staged.rememberEnded(of.id(), list.source());
    staged.rememberKeys(of.id(), list.source());
    staged.rememberHeld(of.id(), list.source());
    imports.published(of.id(), releasing.id(), releasing.reference(), state);
    return Optional.empty();
  }

  private static @Nullable Approval approval(ListImport of) {
    String officer = of.decidedBy();
    return officer == null
        ? null
        : Approval.ofEdition(officer, Objects.requireNonNull(of.decidedAt()));
  }

  private void enter(Regime regime, OfficialList list, String operator) {
    regimes.programme(regime.code(), list.authority(), regime.name(), regime.theme(), operator);
    Regime.Instrument instrument = regime.instrument();
    regimes.instrument(
        instrument.code(),
        list.authority(),
        instrument.title(),
        instrument.kind(),
        instrument.url(),
        operator);
  }

  private void delist(
      ListImport of, OfficialList list, LocalDate edition, ListPackages.Releasing releasing) {
    String reason = "Not on the list any more: " + list.title() + ", edition of " + edition;
    String key = "";
    for (List<StagedEntries.Gone> page = staged.gone(of.id(), list, key);
        !page.isEmpty();
        page = staged.gone(of.id(), list, key)) {
      key = page.get(page.size() - 1).key();
      releasing.record(
          page.stream()
              .map(
                  gone ->
                      new ListPackages.KeyedEntry(
                          gone.key(), Entry.delisting(gone.designationId(), edition, reason)))
              .toList());
    }
  }

  /** What the list says of former times, and the register does not, of a designation it has. */
  private static Stream<ListPackages.KeyedEntry> restated(
      StagedEntries.Difference row, Map<UUID, List<Entry>> restated) {
    return row.action() == StagedEntries.Action.REPLACED || row.designationId() == null
        ? Stream.empty()
        : restated.getOrDefault(row.designationId(), List.of()).stream()
            .map(entry -> new ListPackages.KeyedEntry(row.key(), entry));
  }

  /** How designations have ended that are to be resumed. */
  private Map<UUID, FormerDesignations.End> ended(List<StagedEntries.Difference> page) {
    List<UUID> resumed =
        page.stream()
            .filter(row -> row.action() == StagedEntries.Action.RESUMED)
            .map(row -> Objects.requireNonNull(row.designationId()))
            .toList();
    return resumed.isEmpty() ? Map.of() : former.ends(resumed);
  }

  private static Stream<ListPackages.KeyedEntry> entries(
      StagedEntries.Difference row,
      OfficialList list,
      boolean first,
      LocalDate edition,
      Map<UUID, FormerDesignations.End> ended) {
    EntryContent content = StoredJson.read(row.content(), EntryContent.class);
    Stream<Entry> entries =
        switch (row.action()) {
          case NEW -> designated(row, content, list, first, edition);
          case RESUMED ->
              resumed(
                  row,
                  content,
                  list,
                  edition,
                  ended.get(Objects.requireNonNull(row.designationId())));
          case ENDED ->
              Stream.of(end(row, Objects.requireNonNull(row.designationId()), list, edition));
          case CHANGED ->
              Stream.of(
                  Entry.amendment(
                      Objects.requireNonNull(row.designationId()),
                      edition,
                      content,
                      row.changes()));
          case REPLACED ->
              Stream.concat(
                  Stream.of(
                      Entry.delisting(
                          Objects.requireNonNull(row.designationId()),
                          edition,
                          "The list has it as another kind of subject since its edition of "
                              + edition)),
                  designated(row, content, list, false, edition));
          case RESTATED, SAME -> Stream.empty();
        };
    return entries.map(entry -> new ListPackages.KeyedEntry(row.key(), entry));
  }

  /** A new one, and when it was not listed; if the list has ended it already, its end as well. */
  private static Stream<Entry> designated(
      StagedEntries.Difference row,
      EntryContent content,
      OfficialList list,
      boolean first,
      LocalDate edition) {
    UUID designation = UUID.randomUUID();
    Stream<Entry> begun =
        Stream.concat(
            Stream.of(
                Entry.designation(designation, content, begins(row, content, first, edition))),
            FormerTimes.ofNew(designation, row.formerTimes(), content.listingDate()));
    return row.endedOn() == null
        ? begun
        : Stream.concat(begun, Stream.of(end(row, designation, list, edition)));
  }

  /** When a new one begins; absent where its listing date says so, or nobody knows. */
  private static @Nullable LocalDate begins(
      StagedEntries.Difference row, EntryContent content, boolean first, LocalDate edition) {
    if (!row.formerTimes().isEmpty()) {
      return row.formerTimes().get(0).from();
    }
    // How long it was listed before the first edition that was imported, nobody knows.
    boolean isUnknown = first || row.endedOn() != null;
    return isUnknown || content.listingDate() != null ? null : edition;
  }

  /**
   * Listed again: what it says from then on, if that has changed, and that it is in force.
   *
   * @param end of the former time; absent where it is not delisted for good
   */
  private static Stream<Entry> resumed(
      StagedEntries.Difference row,
      EntryContent content,
      OfficialList list,
      LocalDate edition,
      FormerDesignations.@Nullable End end) {
    UUID designation = Objects.requireNonNull(row.designationId());
    LocalDate since = end == null ? edition : listedAgainOn(content.listingDate(), edition, end);
    Entry resumption =
        Entry.resumption(
            designation, since, "On the list again: " + list.title() + ", edition of " + edition);
    return row.changes().isEmpty()
        ? Stream.of(resumption)
        : Stream.of(Entry.amendment(designation, since, content, row.changes()), resumption);
  }

  /**
   * The list shows it again from the day of the edition on, which may be older than the one that
   * ended it. The listing date of what is listed again is mostly that of the former time; only one
   * from the end of that on says when the new time began. A suspension, of which a list says
   * nothing, stays.
   */
  static LocalDate listedAgainOn(
      @Nullable LocalDate listingDate, LocalDate edition, FormerDesignations.End end) {
    if (listingDate != null && !listingDate.isBefore(end.delistedSince())) {
      return listingDate;
    }
    LocalDate suspendedUntil = end.suspendedUntil();
    return suspendedUntil == null || edition.isAfter(suspendedUntil)
        ? edition
        : suspendedUntil.plusDays(1);
  }

  private static Entry end(
      StagedEntries.Difference row, UUID designation, OfficialList list, LocalDate edition) {
    return Entry.delisting(
        designation,
        Objects.requireNonNull(row.endedOn()),
        "The list has ended it: " + list.title() + ", edition of " + edition);
  }
}
