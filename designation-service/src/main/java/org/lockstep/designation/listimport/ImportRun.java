package org.lockstep.designation.listimport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.ConstraintViolation;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.authority.Codes;
import org.lockstep.designation.content.Change;
import org.lockstep.designation.content.Differences;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.EntryRules;
import org.lockstep.designation.content.StoredJson;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.Unpacked;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.ListedEntry;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;
import org.lockstep.designation.lists.reading.Regime;
import org.lockstep.designation.outbox.Outbox;
import org.lockstep.designation.register.ContentSize;

/**
 * One run of an import: reads the file, compares it, and says what it comes to. Changes nothing in
 * the register; {@link ListPublication} does.
 */
final class ImportRun implements Reading {
  private static final int BATCH = 500;
  private static final int MOST_INVALID = 20;
  private static final int MOST_FAULTS = 5;
  private static final int MOST_NAMED = 20;
  private static final double SHRUNKEN = 0.1;
  private static final int GROWN = 2;
  private static final int MOST_REGIMES = 2000;
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
  private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};

  private final ImportWorker.Tools tools;
  private final ListImport of;
  private final OfficialList list;
  private final Codes codes;
  private final Map<String, String> instruments;
  private final Warnings warnings = new Warnings();
  private final Report report = new Report();
  private final Map<String, Regime> regimes = new LinkedHashMap<>();
  private final List<String> invalid = new ArrayList<>();
  private final Set<String> repeated = new LinkedHashSet<>();
  private final List<String> anew = new ArrayList<>();
  private final List<String> ended = new ArrayList<>();
  private List<Staged.Row> rows = new ArrayList<>();
  private @Nullable LocalDate stated;
  private @Nullable Integer declared;
  private long registerSize;
  private volatile int read;
  private volatile int compared;
  private volatile int changed;

  ImportRun(ImportWorker.Tools tools, ListImport of, OfficialList list, Codes codes) {
    this.tools = tools;
    this.of = of;
    this.list = list;
    this.codes = codes;
    this.instruments = new HashMap<>(codes.instruments());
  }

  ImportItem.Progress progress() {
    return new ImportItem.Progress(read, compared, changed);
  }

  /**
   * What a run has come to, and what it would do.
   *
   * @param ended keys of entries that are gone, and that a package has delisted before
   * @param registerSize the size of the journal that the edition was compared with, or a smaller
   *     one
   */
  record Result(
      ImportStatus status,
      @Nullable LocalDate edition,
      ImportItem.Changes changes,
      List<Finding> findings,
      Warnings warnings,
      Report report,
      List<Regime> regimes,
      List<String> ended,
      long registerSize) {}

  /** What its files are. */
  record Files(List<ListFile> files, List<ImportItem.File> items, String contentDigest) {}

  /**
   * Unpacks the upload.
   *
   * @throws RefusedFileException where it cannot be
   */
  Files files() {
    List<ListFile> files = Unpacked.files(tools.uploads().file(of.id(), of.fileName()));
    List<ImportItem.File> items = files.stream().map(ImportRun::item).toList();
    String content =
        items.stream().map(ImportItem.File::sha256).sorted().collect(Collectors.joining("\n"));
    return new Files(
        files,
        items,
        HexFormat.of()
            .formatHex(
                sha256().digest(content.getBytes(java.nio.charset.StandardCharsets.US_ASCII))));
  }

  private static ImportItem.File item(ListFile file) {
    MessageDigest digest = sha256();
    long bytes = 0;
    byte[] buffer = new byte[64 * 1024];
    try (InputStream in = new DigestInputStream(file.open(), digest)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes += n;
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return new ImportItem.File(file.name(), bytes, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The files are those of the last edition, its day included. */
  Result unchanged() {
    tools.staged().clear(of.id());
    tools.staged().delisted(of.id(), list).forEach(this::warnOfDelisted);
    return result(
        ImportStatus.UNCHANGED,
        tools.imports().newestEdition(list.source()).orElse(null),
        new ImportItem.Changes(0, 0, 0, tools.imports().listed(list.source())),
        List.of());
  }

  Result refused(RefusedFileException e) {
    return result(
        ImportStatus.REFUSED,
        of.editionAsked(),
        new ImportItem.Changes(0, 0, 0, 0),
        List.of(
            Finding.refusal(
                Finding.Code.valueOf(e.reason().name()), String.valueOf(e.getMessage()))));
  }

  /**
   * Reads and compares.
   *
   * @throws RefusedFileException where the files cannot be read
   */
  Result run(List<ListFile> files) {
    Optional<ListReader> reader = tools.readers().of(list.source(), files);
    if (reader.isEmpty()) {
      throw new RefusedFileException(
          RefusedFileException.Reason.FORMAT,
          "%s: in none of the formats of %s: %s"
              .formatted(
                  files.stream().map(ListFile::name).collect(Collectors.joining(", ")),
                  list.source(),
                  String.join("; ", tools.readers().formats(list.source()))));
    }
    tools.staged().clear(of.id());
    reader.get().read(list, files, this);
    stage();
    Optional<LocalDate> before = tools.imports().newestEdition(list.source());
    List<Finding> findings = new ArrayList<>(wrong());
    LocalDate edition = stated == null ? of.editionAsked() : stated;
    if (!findings.isEmpty()) {
      return result(ImportStatus.REFUSED, edition, new ImportItem.Changes(0, 0, 0, 0), findings);
    }
    ImportItem.Changes changes = compare();
    findings.addAll(doubtful(Objects.requireNonNull(edition), before, changes));
    // What was approved is what was seen: other figures are another finding.
    if (!of.approvedFindings().containsAll(findings.stream().map(Finding::message).toList())) {
      return result(ImportStatus.AWAITING_APPROVAL, edition, changes, findings);
    }
    return result(
        changes.inAll() == 0 ? ImportStatus.UNCHANGED : ImportStatus.PUBLISHED,
        edition,
        changes,
        findings);
  }

  private Result result(
      ImportStatus status,
      @Nullable LocalDate edition,
      ImportItem.Changes changes,
      List<Finding> findings) {
    return new Result(
        status,
        edition,
        changes,
        findings,
        warnings,
        report,
        List.copyOf(regimes.values()),
        List.copyOf(ended),
        registerSize);
  }

  @Override
  public void edition(LocalDate date) {
    stated = date;
  }

  @Override
  public void declared(int entries) {
    declared = declared == null ? entries : declared + entries;
  }

  @Override
  public void regime(Regime regime) {
    regimes.putIfAbsent(regime.code(), regime);
    if (regimes.size() > MOST_REGIMES) {
      throw new RefusedFileException(
          RefusedFileException.Reason.LIMIT, "It names more than " + MOST_REGIMES + " programmes.");
    }
    instruments.putIfAbsent(regime.instrument().code(), list.authority());
  }

  @Override
  public void warn(String file, long line, String message) {
    warnings.add(file, line, message);
  }

  @Override
  public void unknown(String file, long line, String label) {
    warnings.unknown(file, line, label);
  }

  @Override
  public void entry(ListedEntry entry) {
    read++;
    EntryContent content = entry.content();
    byte[] json = Outbox.serialised(content);
    Optional<String> fault = fault(content).or(() -> ContentSize.fault(json));
    if (fault.isPresent()) {
      if (invalid.size() < MOST_INVALID) {
        invalid.add(place(entry) + ": " + fault.get());
      }
      return;
    }
    rows.add(
        new Staged.Row(
            entry.key(),
            read,
            content.listingRecord().subjectType().name(),
            content.authorityId(),
            content.listingRecord().caption(),
            new String(json, java.nio.charset.StandardCharsets.UTF_8),
            sha256().digest(json),
            Originals.packed(entry.original())));
    if (rows.size() >= BATCH) {
      stage();
    }
  }

  private static String place(ListedEntry entry) {
    return entry.original().isEmpty()
        ? entry.key()
        : "%s, line %d, %s"
            .formatted(entry.original().get(0).file(), entry.original().get(0).line(), entry.key());
  }

  private Optional<String> fault(EntryContent content) {
    Set<ConstraintViolation<EntryContent>> violations = tools.validator().validate(content);
    if (!violations.isEmpty()) {
      return Optional.of(
          violations.stream()
              .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
              .sorted()
              .limit(MOST_FAULTS)
              .collect(Collectors.joining(", ")));
    }
    Codes known =
        new Codes(codes.organs(), programmes(), codes.themes(), instruments, codes.ended());
    return EntryRules.violations(content, list.authority(), known).stream()
        .findFirst()
        .map(violation -> violation.field() + " " + violation.message());
  }

  private Map<String, String> programmes() {
    Map<String, String> programmes = new HashMap<>(codes.programmes());
    regimes.keySet().forEach(code -> programmes.putIfAbsent(code, list.authority()));
    return programmes;
  }

  private void stage() {
    if (!rows.isEmpty()) {
      tools.staged().add(of.id(), rows).stream().limit(MOST_INVALID).forEach(repeated::add);
      rows = new ArrayList<>();
    }
  }

  /** What nobody can let pass. */
  private List<Finding> wrong() {
    List<Finding> findings = new ArrayList<>();
    LocalDate asked = of.editionAsked();
    if (stated == null && asked == null) {
      findings.add(
          Finding.refusal(
              Finding.Code.EDITION,
              "The file does not say of which day it is; say it with edition=YYYY-MM-DD."));
    }
    if (stated != null && asked != null && !stated.equals(asked)) {
      findings.add(
          Finding.refusal(
              Finding.Code.EDITION,
              "The file says that it is of " + stated + ", not of " + asked + "."));
    }
    LocalDate edition = stated == null ? asked : stated;
    LocalDate latest = tools.timeZones().today().of(list.authority()).plusDays(1);
    if (edition != null && (edition.isBefore(EARLIEST) || edition.isAfter(latest))) {
      findings.add(
          Finding.refusal(
              Finding.Code.EDITION,
              "It is of %s; an edition is of a day from %s to %s."
                  .formatted(edition, EARLIEST, latest)));
    }
    if (read == 0) {
      findings.add(Finding.refusal(Finding.Code.EMPTY, "It has no entries."));
    }
    if (declared != null && declared != read) {
      findings.add(
          Finding.refusal(
              Finding.Code.DECLARED_COUNT,
              "It says that it has %d entries, and has %d.".formatted(declared, read)));
    }
    if (!invalid.isEmpty()) {
      findings.add(
          Finding.refusal(
              Finding.Code.INVALID_ENTRY,
              "Entries that the register cannot take: " + String.join("; ", invalid)));
    }
    if (!repeated.isEmpty()) {
      findings.add(
          Finding.refusal(
              Finding.Code.DUPLICATE_ENTRY,
              "Two entries or more have the key "
                  + repeated.stream().limit(MOST_INVALID).collect(Collectors.joining(", "))
                  + "."));
    }
    return findings;
  }

  /** What somebody may let pass. */
  private List<Finding> doubtful(
      LocalDate edition, Optional<LocalDate> before, ImportItem.Changes changes) {
    List<Finding> findings = new ArrayList<>();
    if (before.isPresent() && edition.isBefore(before.get())) {
      findings.add(
          Finding.doubt(
              Finding.Code.OLDER_EDITION,
              "It is of %s; the register has the edition of %s already. Approved, it makes %d new, %d changed and %d gone."
                  .formatted(
                      edition,
                      before.get(),
                      changes.designations(),
                      changes.amendments(),
                      changes.delistings())));
    }
    int listed = tools.imports().listed(list.source());
    if (before.isEmpty()) {
      findings.add(
          Finding.doubt(
              Finding.Code.FIRST_EDITION,
              "It is the first edition of this list. Approved, it makes %d new, %d changed and %d gone in the name of %s."
                  .formatted(
                      changes.designations(),
                      changes.amendments(),
                      changes.delistings(),
                      list.authority())));
    } else if (read > listed * GROWN) {
      findings.add(
          Finding.doubt(
              Finding.Code.GROWN,
              "It has %d entries; the register has %d of this list. %d would be new."
                  .formatted(read, listed, changes.designations())));
    }
    int fewer = listed - read;
    if (fewer > listed * SHRUNKEN) {
      findings.add(
          Finding.doubt(
              Finding.Code.SHRUNKEN,
              "It has %d entries; the register has %d of this list. %d would be delisted."
                  .formatted(read, listed, changes.delistings())));
    }
    List<String> labels = warnings.unknownLabels();
    if (!labels.isEmpty()) {
      findings.add(
          Finding.doubt(
              Finding.Code.SCHEMA_CHANGED,
              "It has fields that are not known; their values would be kept as extras: "
                  + labels.stream().limit(MOST_INVALID).collect(Collectors.joining(", "))));
    }
    if (!anew.isEmpty()) {
      findings.add(
          Finding.doubt(
              Finding.Code.DELISTED_BY_PACKAGE,
              "It says something else of entries that packages have delisted: %s%s. Approved, they are designated anew."
                  .formatted(
                      anew.stream().limit(MOST_NAMED).collect(Collectors.joining("; ")),
                      anew.size() > MOST_NAMED
                          ? "; and " + (anew.size() - MOST_NAMED) + " more"
                          : "")));
    }
    return findings;
  }

  private void warnOfDelisted(Staged.Delisted entry) {
    warnings.add(
        "%s %s: is on the list, but a package has delisted it; it stays so until the list says something else"
            .formatted(entry.key(), entry.caption()));
  }

  private ImportItem.Changes compare() {
    registerSize = tools.journal().size();
    tools.staged().compare(of.id(), list.source(), list.authority());
    Set<String> delisted =
        tools.staged().delisted(of.id(), list).stream()
            .map(Staged.Delisted::key)
            .collect(Collectors.toSet());
    int after = 0;
    for (List<Staged.Difference> page = tools.staged().differences(of.id(), after, BATCH);
        !page.isEmpty();
        page = tools.staged().differences(of.id(), after, BATCH)) {
      after = page.get(page.size() - 1).number();
      compare(page, delisted);
    }
    compared = read;
    for (Staged.Delisted entry : tools.staged().delisted(of.id(), list)) {
      if (entry.action() == null) {
        ended.add(entry.key());
      } else if (entry.action() == Staged.Action.SAME) {
        warnOfDelisted(entry);
      }
    }
    Map<Staged.Action, Integer> counts = tools.staged().counts(of.id());
    // After them: rows that are here now were here when they were counted.
    tools.staged().requireAll(of.id(), read);
    int replaced = counts.getOrDefault(Staged.Action.REPLACED, 0);
    String key = "";
    for (List<Staged.Gone> page = tools.staged().gone(of.id(), list, key, BATCH);
        !page.isEmpty();
        page = tools.staged().gone(of.id(), list, key, BATCH)) {
      key = page.get(page.size() - 1).key();
      page.forEach(gone -> report.gone(gone.key(), gone.caption()));
    }
    return new ImportItem.Changes(
        counts.getOrDefault(Staged.Action.NEW, 0) + replaced,
        counts.getOrDefault(Staged.Action.CHANGED, 0),
        tools.staged().goneInAll(of.id(), list) + replaced,
        counts.getOrDefault(Staged.Action.SAME, 0));
  }

  /**
   * @param delisted keys of what packages have delisted: a change of that would hit nobody, and
   *     makes a new designation
   */
  private void compare(List<Staged.Difference> page, Set<String> delisted) {
    List<UUID> designations =
        page.stream()
            .filter(row -> row.action() == Staged.Action.CHANGED)
            .flatMap(row -> Optional.ofNullable(row.designationId()).stream())
            .toList();
    Map<UUID, String> contents =
        designations.isEmpty() ? Map.of() : tools.staged().contents(designations);
    Map<String, @Nullable String> changesByKey = new LinkedHashMap<>();
    List<String> again = new ArrayList<>();
    for (Staged.Difference row : page) {
      compared = row.number();
      if (row.action() == Staged.Action.CHANGED) {
        List<Change> changes =
            Differences.between(
                StoredJson.read(
                    Objects.requireNonNull(contents.get(row.designationId())), EntryContent.class),
                StoredJson.read(row.content(), EntryContent.class));
        if (changes.isEmpty()) {
          changesByKey.put(row.key(), null);
          continue;
        }
        if (!delisted.contains(row.key())) {
          changed++;
          changesByKey.put(row.key(), json(changes));
          report.amended(row.key(), row.caption(), changes);
          continue;
        }
      }
      changed++;
      report.added(row.key(), row.caption());
      if (delisted.contains(row.key())) {
        again.add(row.key());
        anew.add(row.key() + " " + row.caption());
      }
    }
    tools.staged().changed(of.id(), changesByKey);
    tools.staged().anew(of.id(), again);
  }

  private static String json(List<Change> changes) {
    return new String(Outbox.serialised(changes), java.nio.charset.StandardCharsets.UTF_8);
  }

  /** The changes that were found when the row was compared. */
  static List<Change> changes(@Nullable String json, ObjectMapper mapper) {
    try {
      return json == null ? List.of() : mapper.readValue(json, CHANGES);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
