package org.lockstep.designation.lists.switzerland;

import java.util.List;
import java.util.regex.Pattern;
import org.lockstep.designation.content.MeasureKind;

/**
 * Some of the measures of a programme, such as {@code article 12 -- Financial sanctions}.
 *
 * @param programme the list's own word for it, such as {@code Belarus}
 * @param ordinance that it rests on
 * @param text what the list says of the measures; many texts name nothing but an annex
 */
record SanctionsSet(String programme, String ordinance, String text) {
  private static final List<Rule> RULES =
      List.of(
          new Rule(MeasureKind.ASSET_FREEZE, "freez|frozen|financial sanction|economic resources"),
          new Rule(MeasureKind.TRAVEL_BAN, "travel|entry (?:into|in|and|ban)|ban on entry"),
          new Rule(MeasureKind.PORT_ENTRY_BAN, "\\bports?\\b"),
          new Rule(MeasureKind.FLAG_DEREGISTRATION, "deregist|de-regist"),
          new Rule(MeasureKind.ARMS_EMBARGO, "\\barms\\b|military equipment"),
          new Rule(MeasureKind.EXPORT_BAN, "\\bexport|\\bsupply|dual-use"),
          new Rule(MeasureKind.IMPORT_BAN, "\\bimport|purchase"),
          new Rule(MeasureKind.SERVICES_BAN, "\\bservices?\\b"),
          new Rule(MeasureKind.INVESTMENT_BAN, "\\binvestments?\\b"),
          new Rule(MeasureKind.PAYMENT_RESTRICTION, "\\bpayments?\\b"));

  private record Rule(MeasureKind kind, Pattern words) {
    Rule(MeasureKind kind, String words) {
      this(kind, Pattern.compile(words, Pattern.CASE_INSENSITIVE));
    }
  }

  /** What the text says is done to its targets; OTHER where it names no measure. */
  List<MeasureKind> measures() {
    List<MeasureKind> kinds =
        RULES.stream().filter(rule -> rule.words.matcher(text).find()).map(Rule::kind).toList();
    return kinds.isEmpty() ? List.of(MeasureKind.OTHER) : kinds;
  }

  /** In the words of the list. */
  String scope() {
    return ordinance.isEmpty() ? text : text.isEmpty() ? ordinance : ordinance + ": " + text;
  }
}
