package org.lockstep.designation.lists.ofac;

import org.jspecify.annotations.Nullable;

/**
 * What OFAC says of a subject under one label.
 *
 * @param value without the label; of a document its number alone
 * @param country that issued a document, in the wording of the list
 * @param issued wording of the date
 * @param expires wording of the date
 * @param note what is said beside
 * @param publishedId its id in the list
 * @param alternative whether OFAC has another before it
 */
record LabelledFact(
    Label label,
    String value,
    @Nullable String country,
    @Nullable String issued,
    @Nullable String expires,
    @Nullable String note,
    @Nullable String publishedId,
    boolean alternative) {

  /** One that says no more than a value. */
  static LabelledFact of(
      Label label,
      String value,
      @Nullable String note,
      @Nullable String publishedId,
      boolean alternative) {
    return new LabelledFact(label, value, null, null, null, note, publishedId, alternative);
  }
}
