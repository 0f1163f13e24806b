package org.lockstep.designation.lists.japan;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockstep.designation.content.Identifier.Scheme;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.EntryDraft;

/** Numbers that the list has only among its other information, behind their labels. */
final class RemarkNumbers {
  private static final List<Labelled> LABELLED =
      List.of(
          // The subjects are companies, which have a number of their own, not that of a ship.
          new Labelled(
              Scheme.IMO_COMPANY_NUMBER,
              Pattern.compile("(?:IMO番号 ?:|船舶登録証明 ?: ?IMO) ?([0-9]{7})(?![0-9])")),
          new Labelled(
              Scheme.SWIFT_BIC,
              Pattern.compile(
                  "SWIFT(?:/BIC)? ?: ?([A-Z]{4} ?[A-Z]{2} ?[A-Z0-9]{2}(?:[A-Z0-9]{3})?)(?![A-Z0-9])")),
          new Labelled(
              Scheme.TAX_NUMBER,
              Pattern.compile(
                  "(?i:fiscal code)(?:\\([^()]{1,30}\\))? ?: ?([A-Z0-9]{3}[A-Z0-9 ]{11,16}[A-Z0-9])")));

  private RemarkNumbers() {}

  static void take(String remark, EntryDraft draft) {
    for (Labelled labelled : LABELLED) {
      Matcher number = labelled.pattern.matcher(remark);
      while (number.find()) {
        String wording = Blanks.single(number.group());
        String value = Blanks.none(number.group(1));
        draft.identifier(labelled.scheme, value, null, null, null, null, null, wording, null);
      }
    }
  }

  private record Labelled(Scheme scheme, Pattern pattern) {}
}
