package org.lockstep.designation.listimport;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.authority.Codes;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.EntryRules;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.reading.FormerTime;
import org.lockstep.designation.lists.reading.ListedEntry;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;
import org.lockstep.designation.lists.reading.Regime;
import org.lockstep.designation.lists.reading.StagedRecords;
import org.lockstep.designation.outbox.Outbox;
import org.lockstep.designation.portion.Portion;
import org.lockstep.designation.register.ContentSize;

/** Checks what a reader reads, and stages its entries. */
final class EditionReading implements Reading {
  private static final int MOST_FAULTS = 5;
  private static final int MOST_REGIMES = 2000;
  private static final byte[] NO_TIMES = {};

  private final UUID importId;
  private final OfficialList list;
  private final StagedEntries entries;
  private final StagedRecords records;
  private final Validator validator;
  private final Warnings warnings;
  private final EditionTally tally;
  private final RunProgress progress;
  private final Map<String, Regime> regimes = new LinkedHashMap<>();
  private final List<String> invalid = new ArrayList<>();
  private final Set<String> repeated = new LinkedHashSet<>();

  /** The codes of the register, and those of the edition's regimes, which enter it with them. */
  private Codes known;

  private final Portion<StagedEntries.Row> rows = new Portion<>();

  private @Nullable LocalDate stated;
  private @Nullable Integer declared;
  private int read;
  private int inForce;

  EditionReading(
      UUID importId,
      OfficialList list,
      Codes codes,
      StagedEntries entries,
      StagedRecords records,
      Validator validator,
      Warnings warnings,
      EditionTally tally,
      RunProgress progress) {
    this.importId = importId;
    this.list = list;
    this.known = codes;
    this.entries = entries;
    this.records = records;
    this.validator = validator;
    this.warnings = warnings;
    this.tally = tally;
    this.progress = progress;
  }

  /** What was read; to be called once the reader has come to the end. */
  ReadEdition ended() {
    stage();
    return new ReadEdition(
        stated,
        declared,
        read,
        inForce,
        List.copyOf(invalid),
        List.copyOf(repeated),
        List.copyOf(regimes.values()),
        warnings.unknownLabels());
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
    boolean added = regimes.putIfAbsent(regime.code(), regime) == null;
    // Regimes of one programme may have different instruments.
    if (added || !known.instruments().containsKey(regime.instrument().code())) {
      known = known(regime);
    }
    if (regimes.size() > MOST_REGIMES) {
      throw new RefusedFileException(
          RefusedFileException.Reason.LIMIT, "It names more than " + MOST_REGIMES + " programmes.");
    }
  }

  @Override
  public void warn(String file, long line, String message) {
    warnings.add(file, line, null, message);
  }

  @Override
  public void warn(String file, long line, String key, String message) {
    warnings.add(file, line, key, message);
  }

  @Override
  public void unknown(String file, long line, String label) {
    warnings.unknown(file, line, label);
  }

  @Override
  public StagedRecords staged() {
    return records;
  }

  @Override
  public void entry(ListedEntry entry) {
    read++;
    inForce += entry.endedOn() == null ? 1 : 0;
    progress.read(read);
    warnings.ended(entry.key());
    EntryContent content = entry.content();
    tally.add(content);
    if (entry.endedOn() == null) {
      tally.addInForce(content);
    }
    byte[] json = Outbox.serialised(content);
    Optional<String> fault =
        fault(content).or(() -> fault(entry.formerTimes())).or(() -> ContentSize.fault(json));
    if (fault.isPresent()) {
      if (invalid.size() < Guards.MOST_NAMED) {
        invalid.add(place(entry) + ": " + fault.get());
      }
      return;
    }
    byte[] original = Originals.packed(entry.original());
    byte[] times =
        entry.formerTimes().isEmpty() ? NO_TIMES : Outbox.serialised(entry.formerTimes());
    StagedEntries.Row row =
        new StagedEntries.Row(
            entry.key(),
            read,
            content.listingRecord().subjectType().name(),
            content.authorityId(),
            content.listingRecord().caption(),
            new String(json, StandardCharsets.UTF_8),
            EditionFiles.sha256(json, times),
            entry.endedOn(),
            times.length == 0 ? null : new String(times, StandardCharsets.UTF_8),
            original);
    if (rows.add(row, json.length + original.length)) {
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
    Set<ConstraintViolation<EntryContent>> violations = validator.validate(content);
    if (!violations.isEmpty()) {
      return Optional.of(
          violations.stream()
              .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
              .sorted()
              .limit(MOST_FAULTS)
              .collect(Collectors.joining(", ")));
    }
    return EntryRules.violations(content, list.authority(), known).stream()
        .findFirst()
        .map(violation -> violation.field() + " " + violation.message());
  }

  private Optional<String> fault(List<FormerTime> times) {
    return times.stream()
        .flatMap(time -> validator.validate(time).stream())
        .map(violation -> "a former time on the list " + violation.getMessage())
        .findFirst();
  }

  private Codes known(Regime regime) {
    Map<String, String> programmes = new HashMap<>(known.programmes());
    Map<String, String> instruments = new HashMap<>(known.instruments());
    programmes.putIfAbsent(regime.code(), list.authority());
    instruments.putIfAbsent(regime.instrument().code(), list.authority());
    return new Codes(known.organs(), programmes, known.themes(), instruments, known.ended());
  }

  private void stage() {
    if (!rows.isEmpty()) {
      entries.add(importId, rows.take()).stream().limit(Guards.MOST_NAMED).forEach(repeated::add);
    }
  }
}
