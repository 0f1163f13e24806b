package org.lockstep.designation.lists.ofac;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.lists.reading.EntryDraft;

/**
 * What the schema of the advanced format has and the register has no field for. OFAC uses none of
 * it so far; should it, the values are extras, and the format is still the one that is known.
 */
final class AdvancedFields {
  /** Elements and attributes of sdn_advanced.xsd, wherever they stand. */
  private static final Set<String> WITHOUT_FIELD =
      Set.of(
          "Comment",
          "CountryID",
          "DatePeriod",
          "Day",
          "Days",
          "DeltaAction",
          "Description",
          "DirectURL",
          "DurationMaximum",
          "DurationMinimum",
          "EntryDeltaFlag",
          "EntryProfileRef",
          "ExRefTypeID",
          "ExRefValue",
          "LeadingChars",
          "LimitationsToListing",
          "Month",
          "Months",
          "ReferenceType",
          "SupInfoTypeID",
          "TargetTypeID",
          "Text",
          "TrailingChars",
          "Value",
          "Year",
          "Years",
          "Approximate");

  private AdvancedFields() {}

  /** The labels of those among what was not read. */
  static Set<String> known(List<LabelledValue> unread) {
    return unread.stream()
        .map(LabelledValue::label)
        .filter(AdvancedFields::isKnown)
        .collect(Collectors.toSet());
  }

  /** What is none of them, but new in the format; they themselves become extras. */
  static List<LabelledValue> unknown(EntryDraft draft, List<LabelledValue> unread) {
    unread.stream()
        .filter(value -> isKnown(value.label()))
        .forEach(value -> draft.extra(value.label(), value.value()));
    return unread.stream().filter(value -> !isKnown(value.label())).toList();
  }

  private static boolean isKnown(String label) {
    return WITHOUT_FIELD.contains(last(label));
  }

  /** Of a path such as {@code Profile/ExternalReference@ExRefTypeID}. */
  private static String last(String label) {
    return label.substring(Math.max(label.lastIndexOf('/'), label.lastIndexOf('@')) + 1);
  }
}
