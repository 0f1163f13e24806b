package org.lockstep.designation.listimport;

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
    Composition composition) {
  EditionFigures {
    composition = composition == null ? Composition.UNKNOWN : composition;
  }
}
