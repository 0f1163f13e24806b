package org.lockstep.designation.lists.uk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockstep.designation.content.Identifier.Scheme;

/**
 * The numbers within a business registration number of the list, which is free text: {@code OGRN:
 * 1025403641900; INN/TIN: 5408100018; KPP: 540801001}. Only those are taken that have both the
 * label and the length of their kind.
 */
final class RegistrationNumbers {
  private static final String BETWEEN = "(?:[\\s:.\\-–#№/]|no\\b|number\\b){1,8}";

  private static final Pattern MORE = Pattern.compile("[0-9]{5}");

  private static final List<Kind> KINDS =
      List.of(
          new Kind(Scheme.OGRN_CODE, "OGRN(?:IP)?", "[0-9]{13}(?:[0-9]{2})?"),
          new Kind(Scheme.INN_CODE, "INN(?:/TIN)?", "[0-9]{10}(?:[0-9]{2})?"),
          new Kind(Scheme.KPP_CODE, "KPP", "[0-9]{9}"),
          new Kind(Scheme.OKPO_CODE, "OKPO", "[0-9]{8}(?:[0-9]{2})?"),
          new Kind(
              Scheme.USC_CODE, "USCC|Unified Social Credit (?:Code|Identifier)", "[0-9A-Z]{18}"),
          new Kind(
              Scheme.TAX_NUMBER,
              "(?<!/)TIN|Tax ID|Tax Identification|Taxpayer Identification",
              "[0-9]{8,15}"),
          new Kind(Scheme.LEI_CODE, "LEI|Legal Entity Identifier", "[0-9A-Z]{20}"));

  private RegistrationNumbers() {}

  /** Whether there are other numbers, too, of which nothing is known. */
  static boolean leavesMore(String published, List<Found> found) {
    String rest = published;
    for (Found number : found) {
      rest = rest.replace(number.number, " ");
    }
    return MORE.matcher(rest).find();
  }

  /** A number with its kind. */
  record Found(Scheme scheme, String number) {}

  private record Kind(Scheme scheme, Pattern pattern) {
    Kind(Scheme scheme, String label, String number) {
      this(
          scheme,
          Pattern.compile(
              "(?<![A-Za-z])(?:" + label + ")" + BETWEEN + "(" + number + ")(?![0-9])",
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }
  }

  static List<Found> in(String published) {
    String text = published.replace('\u00A0', ' ');
    List<Found> found = new ArrayList<>();
    for (Kind kind : KINDS) {
      Matcher matcher = kind.pattern.matcher(text);
      while (matcher.find()) {
        found.add(new Found(kind.scheme, matcher.group(1)));
      }
    }
    return found;
  }
}
