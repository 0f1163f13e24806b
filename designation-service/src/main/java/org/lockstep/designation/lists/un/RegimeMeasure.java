package org.lockstep.designation.lists.un;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.reading.Blanks;

/**
 * What the resolutions of a regime do to everybody that the Security Council lists under it. Travel
 * bans are for persons only.
 *
 * @param scope the paragraph, where another resolution than that of the regime imposes the measure
 */
record RegimeMeasure(MeasureKind kind, @Nullable String scope) {
  private static final RegimeMeasure FREEZE = new RegimeMeasure(MeasureKind.ASSET_FREEZE, null);
  private static final RegimeMeasure TRAVEL = new RegimeMeasure(MeasureKind.TRAVEL_BAN, null);
  private static final RegimeMeasure ARMS = new RegimeMeasure(MeasureKind.ARMS_EMBARGO, null);

  private static final Map<String, List<RegimeMeasure>> OF_REGIMES =
      Map.ofEntries(
          Map.entry("Al-Qaida", List.of(FREEZE, TRAVEL, ARMS)),
          Map.entry("Taliban", List.of(FREEZE, TRAVEL, ARMS)),
          Map.entry("DPRK", List.of(FREEZE, TRAVEL)),
          // Resolution 1483 (2003), paragraph 23, freezes and transfers assets, and nothing else.
          Map.entry("Iraq", List.of(FREEZE)),
          Map.entry(
              "Iran",
              List.of(
                  FREEZE,
                  new RegimeMeasure(
                      MeasureKind.TRAVEL_BAN, "Resolution 1929 (2010), paragraph 10"))),
          Map.entry("DRC", List.of(FREEZE, TRAVEL)),
          Map.entry("Libya", List.of(FREEZE, TRAVEL)),
          Map.entry("Somalia", List.of(FREEZE, TRAVEL, ARMS)),
          Map.entry("CAR", List.of(FREEZE, TRAVEL)),
          Map.entry(
              "Yemen",
              List.of(
                  FREEZE,
                  TRAVEL,
                  new RegimeMeasure(
                      MeasureKind.ARMS_EMBARGO, "Resolution 2216 (2015), paragraph 14"))),
          Map.entry("SouthSudan", List.of(FREEZE, TRAVEL)),
          Map.entry("Sudan", List.of(FREEZE, TRAVEL)),
          Map.entry("Mali", List.of(FREEZE, TRAVEL)),
          Map.entry("Haiti", List.of(FREEZE, TRAVEL, ARMS)),
          // Resolution 2048 (2012) has no asset freeze.
          Map.entry("GB", List.of(TRAVEL)));

  /** Such as {@code Listed pursuant to paragraphs 15 and 17 (Travel Ban, Asset Freeze)}. */
  private static final Pattern STATED =
      Pattern.compile("\\(([^()]{0,40}(?:travel|asset)\\s[^()]{0,60})\\)");

  /**
   * @param regime a UN_LIST_TYPE
   * @param comments of the record; they say it where only one of two measures is meant
   * @return none for a regime that is not known
   */
  static List<RegimeMeasure> of(String regime, SubjectType type, String comments) {
    List<RegimeMeasure> all = new ArrayList<>(OF_REGIMES.getOrDefault(regime, List.of()));
    if (type != SubjectType.PERSON) {
      all.removeIf(measures -> measures.kind == MeasureKind.TRAVEL_BAN);
    }
    StringBuilder stated = new StringBuilder();
    STATED
        .matcher(comments.toLowerCase(Locale.ROOT))
        .results()
        .forEach(found -> stated.append(Blanks.single(found.group(1))).append('\n'));
    boolean travel = stated.indexOf("travel ban") >= 0;
    boolean freeze = stated.indexOf("asset freeze") >= 0 || stated.indexOf("assets freeze") >= 0;
    if (travel != freeze) {
      all.removeIf(
          measures ->
              measures.kind == (travel ? MeasureKind.ASSET_FREEZE : MeasureKind.TRAVEL_BAN));
    }
    return all;
  }
}
