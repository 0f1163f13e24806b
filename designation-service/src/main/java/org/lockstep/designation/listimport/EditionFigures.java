package org.lockstep.designation.listimport;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much a list says, counted when an edition of it was read; stored with its import.
 *
 * @param format that it was read from
 * @param entriesWithBirthDateOrIdentifier what tells one from another of the same name
 * @param namesInOtherScripts than Latin
 * @param typedValues values that have a field of their own
 * @param extras values that have none
 * @param warnings of its import
 * @param entriesWithWarnings of which a person should look at something
 * @param composition unknown of editions that were read before it was counted
 * @param warningTimes of each kind of warnings; absent of editions that were read before they were
 *     counted
 */
record EditionFigures(
    String format,
    int entries,
    int entriesWithListingDate,
    int entriesWithBirthDateOrIdentifier,
    int names,
    int namesInOtherScripts,
    int typedValues,
    int extras,
    int warnings,
    int entriesWithWarnings,
    Composition composition,
    @Nullable Map<String, Integer> warningTimes) {
  EditionFigures {
    composition = composition == null ? Composition.UNKNOWN : composition;
  }
}
