package org.lockstep.designation.lists.ofac;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.lists.reading.Dates;
import org.lockstep.designation.lists.reading.Regime;

/**
 * What the lists of OFAC do to their subjects. The SDN list blocks property. The other lists do
 * what their programmes say: mostly a directive of an executive order, which forbids some dealings.
 */
final class Measures {
  private static final String SDN = "us-sdn";
  private static final String REJECTED = "Transactions are rejected";
  private static final Pattern DIRECTIVE =
      Pattern.compile("(1[34][0-9]{3}) .{0,60}?Directive ([0-9]a?)");
  private static final Pattern FIRST_WORD = Pattern.compile("[ -]");
  private static final Pattern ORDER = Pattern.compile("EO(1[34][0-9]{3})");

  /** These mark subjects that are blocked under another programme. */
  private static final Set<String> MARKS = Set.of("IFSR", "IRGC");

  /** These block property; the subject is on the SDN list, too. */
  private static final Set<String> BLOCKING =
      Set.of("IRAN-CON-ARMS-EO", "SDGT", "SYRIA", "VENEZUELA-EO13850");

  /**
   * By order and directive. 13662: 1 to 3 forbid dealings in new debt or equity, 4 goods, services
   * and technology for some oil projects. 14024: 1 and 1a sovereign debt, 2 accounts of
   * correspondents, 3 new debt or equity, 4 transactions with the central bank. 14014: 1 financial
   * services.
   */
  private static final Map<String, MeasureKind> DIRECTIVES =
      Map.of(
          "13662/1", MeasureKind.INVESTMENT_BAN,
          "13662/2", MeasureKind.INVESTMENT_BAN,
          "13662/3", MeasureKind.INVESTMENT_BAN,
          "13662/4", MeasureKind.SERVICES_BAN,
          "14024/1", MeasureKind.INVESTMENT_BAN,
          "14024/1a", MeasureKind.INVESTMENT_BAN,
          "14024/2", MeasureKind.PAYMENT_RESTRICTION,
          "14024/3", MeasureKind.INVESTMENT_BAN,
          "14024/4", MeasureKind.PAYMENT_RESTRICTION,
          "14014/1", MeasureKind.SERVICES_BAN);

  private Measures() {}

  /**
   * @param stated measures that the list states itself
   */
  static List<Measure> of(
      String source, List<Regime> regimes, List<LabelledFact> facts, List<Measure> stated) {
    List<Measure> measures = new ArrayList<>();
    for (Regime regime : regimes) {
      if (source.equals(SDN)) {
        boolean only = regimes.stream().allMatch(each -> MARKS.contains(each.tag()));
        if (only || !MARKS.contains(regime.tag())) {
          measures.add(measure(MeasureKind.ASSET_FREEZE, regime, null, null));
        }
      } else {
        measures.addAll(ofOtherList(regime, facts, stated));
      }
    }
    return measures;
  }

  private static List<Measure> ofOtherList(
      Regime regime, List<LabelledFact> facts, List<Measure> stated) {
    Map<String, LocalDate> effective = new HashMap<>();
    Map<String, String> scopes = new LinkedHashMap<>();
    for (LabelledFact said : facts) {
      String label = said.label().wording();
      String wording = label + " " + said.value();
      String key = key(wording);
      if (label.startsWith("Effective Date")) {
        Dates.day(said.value()).ifPresent(day -> effective.put(key, day));
      } else if (label.startsWith("Listing Date")) {
        scopes.putIfAbsent(key, label);
      } else if (isOfAMenu(label) && !said.value().startsWith("For more information")) {
        scopes.put(key, wording);
      }
    }
    List<Measure> measures = new ArrayList<>();
    scopes.forEach(
        (key, wording) -> {
          if (belongs(wording, regime)) {
            measures.add(measure(kind(wording), regime, wording, effective.get(key)));
          }
        });
    boolean isStated =
        stated.stream()
            .anyMatch(measure -> measure.instrument().equals(regime.instrument().code()));
    return measures.isEmpty() && !isStated ? List.of(byProgramme(regime, effective)) : measures;
  }

  /** The directive; without one, the wording itself. */
  private static String key(String wording) {
    Matcher directive = DIRECTIVE.matcher(wording);
    return directive.find() ? directive.group(1) + "/" + directive.group(2) : wording;
  }

  private static boolean belongs(String wording, Regime regime) {
    Matcher order = ORDER.matcher(regime.tag());
    return order.find()
        ? wording.contains(order.group(1))
        : isOfAMenu(regime.tag()) && wording.startsWith(FIRST_WORD.split(regime.tag())[0]);
  }

  /** Laws and orders that let the authority choose what to forbid. */
  private static boolean isOfAMenu(String text) {
    return text.startsWith("Executive Order ")
        || text.startsWith("CAATSA")
        || text.startsWith("PEESA");
  }

  /** By the words of the list: a directive, or an entry of the menu of a law. */
  private static MeasureKind kind(String wording) {
    MeasureKind directive = DIRECTIVES.get(key(wording));
    String plain = wording.toLowerCase(Locale.ROOT);
    if (directive != null) {
      return directive;
    } else if (plain.contains("export sanctions")) {
      return MeasureKind.EXPORT_BAN;
    } else if (plain.contains("foreign exchange")) {
      return MeasureKind.PAYMENT_RESTRICTION;
    } else if (plain.contains("investing in") || plain.contains("ban on investment")) {
      return MeasureKind.INVESTMENT_BAN;
    }
    return MeasureKind.OTHER;
  }

  /**
   * What the list itself says that it does, but for what its programmes say anyway.
   *
   * @param type of sanction, in OFAC's words
   * @param regimes that it may be of
   */
  static List<Measure> stated(String type, @Nullable String comment, List<Regime> regimes) {
    if (type.equals("Program") || type.equals("Block")) {
      return List.of();
    }
    boolean rejects = type.equals("Reject");
    MeasureKind kind = rejects ? MeasureKind.PAYMENT_RESTRICTION : kind(type);
    String scope = rejects ? REJECTED : comment == null ? type : type + ": " + comment;
    List<Measure> stated = new ArrayList<>();
    for (Regime regime : belonging(type, regimes)) {
      boolean saidByProgramme =
          (rejects || kind == MeasureKind.OTHER)
              && byProgramme(regime, Map.of()).kind() == MeasureKind.PAYMENT_RESTRICTION;
      if (!saidByProgramme) {
        stated.add(measure(kind, regime, scope, null));
      }
    }
    return stated;
  }

  /** The programmes that a wording is of; all, where it names none of them. */
  private static List<Regime> belonging(String wording, List<Regime> regimes) {
    List<Regime> named = regimes.stream().filter(regime -> belongs(wording, regime)).toList();
    return named.isEmpty() ? regimes : named;
  }

  /** Whether there is one like it, whatever the words for it are. */
  static boolean has(List<Measure> measures, Measure sought) {
    return measures.stream()
        .anyMatch(
            measure ->
                measure.kind() == sought.kind()
                    && measure.instrument().equals(sought.instrument())
                    && key(scope(measure)).equals(key(scope(sought))));
  }

  private static String scope(Measure measure) {
    return measure.scope() == null ? "" : measure.scope();
  }

  private static Measure byProgramme(Regime regime, Map<String, LocalDate> effective) {
    return switch (regime.tag()) {
      case "CMIC-EO13959" ->
          measure(
              MeasureKind.INVESTMENT_BAN,
              regime,
              "Purchase or sale of publicly traded securities",
              effective.isEmpty() ? null : effective.values().iterator().next());
      case "561-Related" ->
          measure(
              MeasureKind.PAYMENT_RESTRICTION,
              regime,
              "Correspondent and payable-through accounts",
              null);
      case "NS-PLC" -> measure(MeasureKind.PAYMENT_RESTRICTION, regime, REJECTED, null);
      default ->
          BLOCKING.contains(regime.tag())
              ? measure(MeasureKind.ASSET_FREEZE, regime, null, null)
              : measure(MeasureKind.OTHER, regime, regime.tag(), null);
    };
  }

  private static Measure measure(
      MeasureKind kind, Regime regime, @Nullable String scope, @Nullable LocalDate from) {
    return new Measure(kind, regime.instrument().code(), null, scope, List.of(), from, null);
  }
}
