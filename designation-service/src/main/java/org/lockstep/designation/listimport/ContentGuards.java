package org.lockstep.designation.listimport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What another operator may let pass of an edition that has as many entries as ever: whether they
 * still say what they said. A reader that went wrong, or a file that did, shows here.
 *
 * <p>By numbers of amended entries, an edition waits from all of 10, 51 of 100, 251 of 1,000 and
 * 5,001 of 20,000. OFAC changed 11 % of its entries in two and a half years, the UN 2 % in seven
 * months: who takes every edition meets a quarter where something went wrong. Half of a short list
 * may change for a good reason, and one of nine entries can be read whole.
 */
final class ContentGuards {
  /** One may be listed anew for a good reason, but rarely several in one edition. */
  private static final int FEWEST_NAMESAKES = 3;

  private static final int FEWEST_REWRITTEN = 10;
  private static final int MOST_AT_REST = 100;
  private static final int QUARTER = 4;

  /** Of fewer, chance or an officer's pen may be the cause. */
  private static final int FEWEST = 5;

  private static final int TENTH = 10;

  /** A list that begins to say something of a few says it of some more in its next editions. */
  private static final int FEWEST_NEW = 10;

  /**
   * In seven years the UN corrected the birth dates of 1.2 % and the names of 0.9 % of those that
   * stayed on its list, and OFAC in two and a half years 0.1 and 0.2 %.
   */
  private static final int FIFTIETH = 50;

  private ContentGuards() {}

  /**
   * @param last the edition that it was compared with
   * @param before figures of that edition, where there are any
   * @param now of this one
   */
  static List<Finding> doubts(
      Guards.LastEdition last, Composition before, EditionTally now, Amendments amendments) {
    if (last.day() == null) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    if (isRewritten(amendments.rewritten(), last.entries())) {
      findings.add(
          Finding.doubt(
              Finding.Code.REWRITTEN,
              "It says something else of %d of %d entries than the register has. The report shows what was and is."
                  .formatted(amendments.rewritten(), last.entries())));
    } else {
      rewrittenKinds(before.kinds(), amendments.rewrittenByKind()).ifPresent(findings::add);
    }
    lost(amendments, now).ifPresent(findings::add);
    gained(amendments, now).ifPresent(findings::add);
    changed(amendments, now).ifPresent(findings::add);
    Composition composition = now.composition();
    emptied(Finding.Code.KIND_GONE, "kinds of subjects", before.kinds(), composition.kinds())
        .ifPresent(findings::add);
    emptied(
            Finding.Code.PROGRAMME_GONE,
            "programmes",
            before.programmes(),
            composition.programmes())
        .ifPresent(findings::add);
    fewerMeasures(last, amendments).ifPresent(findings::add);
    amendments
        .numbers()
        .doubt()
        .map(
            doubt ->
                Finding.doubt(
                    Finding.Code.NUMBERS_MOVED,
                    "Numbers belong to other entries than before: %s.".formatted(doubt)))
        .ifPresent(findings::add);
    namesAnew(amendments.namesakes()).ifPresent(findings::add);
    return findings;
  }

  private static Optional<Finding> namesAnew(List<String> namesakes) {
    if (namesakes.size() < FEWEST_NAMESAKES) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.doubt(
            Finding.Code.NAMES_ANEW,
            ("%d entries that are gone come again under the same name as new ones, another kind of"
                    + " subject or with other facts: %s.")
                .formatted(namesakes.size(), MovedNumbers.first(namesakes))));
  }

  /** Whether so many of the entries say something else that it is no news, but another list. */
  static boolean isRewritten(int rewritten, int entries) {
    return rewritten >= FEWEST_REWRITTEN
        && rewritten * QUARTER > entries
        && (rewritten > MOST_AT_REST || rewritten * 2 > entries);
  }

  /**
   * A list of companies may have few ships: that all of them were rewritten is not seen by the
   * whole.
   */
  private static Optional<Finding> rewrittenKinds(
      Map<String, Integer> before, Map<String, Integer> rewritten) {
    List<String> kinds =
        rewritten.entrySet().stream()
            .filter(kind -> kind.getValue() >= FEWEST_REWRITTEN)
            .filter(kind -> kind.getValue() * 2 > before.getOrDefault(kind.getKey(), 0))
            .filter(kind -> before.containsKey(kind.getKey()))
            .map(
                kind ->
                    "%d of %d of the kind %s"
                        .formatted(kind.getValue(), before.get(kind.getKey()), kind.getKey()))
            .toList();
    return kinds.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.doubt(
                Finding.Code.REWRITTEN,
                "It says something else of %s. The report shows what was and is."
                    .formatted(String.join(", ", kinds))));
  }

  private static Optional<Finding> fewerMeasures(Guards.LastEdition last, Amendments amendments) {
    int entries = amendments.withFewerMeasures();
    if (entries < FEWEST || entries * TENTH <= last.entries()) {
      return Optional.empty();
    }
    String kinds =
        amendments.measuresGone().entrySet().stream()
            .map(kind -> kind.getKey() + " of " + Amendments.entries(kind.getValue()))
            .collect(Collectors.joining(", "));
    return Optional.of(
        Finding.doubt(
            Finding.Code.MEASURES_GONE,
            "%d of %d entries are under fewer measures than before: gone are %s."
                .formatted(entries, last.entries(), kinds)));
  }

  private static Optional<Finding> lost(Amendments amendments, EditionTally now) {
    return ofValues(
        Finding.Code.VALUES_LOST,
        "Values are gone: %s. The report shows what was and is.",
        amendments.lost().inAll().entrySet().stream()
            .filter(lost -> isLost(lost.getValue(), now.having().of(lost.getKey())))
            .map(
                lost ->
                    "%s of %s, %d have them still"
                        .formatted(
                            lost.getKey(),
                            Amendments.entries(lost.getValue()),
                            now.having().of(lost.getKey()))));
  }

  /** More than a tenth of those that had them. */
  private static boolean isLost(int losing, int having) {
    return losing >= FEWEST && losing * TENTH > losing + having;
  }

  /** Values in a place that they do not fit are new there: no other entry of the kind has them. */
  private static Optional<Finding> gained(Amendments amendments, EditionTally now) {
    return ofValues(
        Finding.Code.VALUES_NEW,
        "Many entries have values of a kind that few or none had: %s. Look whether they are what they stand for.",
        amendments.gained().bySubject().entrySet().stream()
            .filter(gained -> gained.getValue() >= FEWEST_NEW)
            .filter(gained -> gained.getValue() * 2 > now.having().of(gained.getKey()))
            .map(
                gained ->
                    "%s are new in %d of %d"
                        .formatted(
                            gained.getKey(), gained.getValue(), now.having().of(gained.getKey()))));
  }

  private static Optional<Finding> changed(Amendments amendments, EditionTally now) {
    return ofValues(
        Finding.Code.VALUES_CHANGED,
        "What lasts is another than before: %s. The report shows what was and is.",
        amendments.changed().inAll().entrySet().stream()
            .filter(changed -> changed.getValue() >= FEWEST)
            .filter(changed -> changed.getValue() * FIFTIETH > having(now, changed.getKey()))
            .map(
                changed ->
                    "%s of %d of %d entries"
                        .formatted(
                            changed.getKey(), changed.getValue(), having(now, changed.getKey()))));
  }

  private static int having(EditionTally now, String kind) {
    return LastingValues.OF_EVERY_ENTRY.contains(kind) ? now.entries() : now.having().of(kind);
  }

  private static Optional<Finding> ofValues(
      Finding.Code code, String message, Stream<String> values) {
    String named = values.collect(Collectors.joining("; "));
    return named.isEmpty()
        ? Optional.empty()
        : Optional.of(Finding.doubt(code, message.formatted(named)));
  }

  /** Of which at most a tenth is left. */
  private static Optional<Finding> emptied(
      Finding.Code code, String what, Map<String, Integer> before, Map<String, Integer> now) {
    List<String> emptied =
        emptied(before, now).stream()
            .map(
                group ->
                    "%s had %d entries in force, and has %d"
                        .formatted(group, before.get(group), now.getOrDefault(group, 0)))
            .toList();
    if (emptied.isEmpty()) {
      return Optional.empty();
    }
    int more = emptied.size() - Guards.MOST_NAMED;
    return Optional.of(
        Finding.doubt(
            code,
            "It empties %s: %s%s."
                .formatted(
                    what,
                    emptied.stream().limit(Guards.MOST_NAMED).collect(Collectors.joining("; ")),
                    more > 0 ? "; and " + more + " more" : "")));
  }

  /** The names of such groups, in their order. */
  static List<String> emptied(Map<String, Integer> before, Map<String, Integer> now) {
    return new TreeMap<>(before)
        .entrySet().stream()
            .filter(group -> group.getValue() >= FEWEST)
            .filter(group -> now.getOrDefault(group.getKey(), 0) * TENTH <= group.getValue())
            .map(Map.Entry::getKey)
            .toList();
  }

  /** Says with unknown fields what entries lose: where a field has another name now, both show. */
  static Finding withLosses(Finding finding, Amendments amendments) {
    return finding.code() == Finding.Code.SCHEMA_CHANGED && !amendments.losses().isEmpty()
        ? Finding.doubt(
            finding.code(),
            finding.message() + " Entries lose all they had of: " + amendments.losses() + ".")
        : finding;
  }
}
