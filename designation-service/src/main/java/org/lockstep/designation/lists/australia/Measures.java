package org.lockstep.designation.lists.australia;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.lists.file.TableRow;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.Regime;

/** Reads the committees or regimes of an entry, and the four columns of what they impose. */
final class Measures {
  private static final String COMMITTEES = "committees";
  private static final String NO_REGIME = "Consolidated List";

  /**
   * What each of the columns imposes. A vessel under a maritime restriction may be told to leave
   * Australia, or not to enter a port (Autonomous Sanctions Regulations 2011, regulation 8).
   */
  private static final Map<String, MeasureKind> KINDS =
      Map.of(
          "targeted_financial_sanction", MeasureKind.ASSET_FREEZE,
          "travel_ban", MeasureKind.TRAVEL_BAN,
          "arms_embargo", MeasureKind.ARMS_EMBARGO,
          "maritime_restriction", MeasureKind.PORT_ENTRY_BAN);

  /** Vessels are listed apart, whatever they are listed for; the instrument says it. */
  private static final String VESSELS = "Autonomous (Vessels)";

  private static final Pattern VESSELS_OF =
      Pattern.compile("Sanctioned Vessels ?[–—-] ?([^()]{2,80})\\)");

  private static final Set<String> YES = Set.of("true", "1", "yes", "y", "x");
  private static final Set<String> NO = Set.of("false", "0", "no", "n", "n/a", "na", "-");

  private final EntryDraft draft;
  private final List<TableRow> rows;

  Measures(EntryDraft draft, List<TableRow> rows) {
    this.draft = draft;
    this.rows = rows;
  }

  void read() {
    Set<String> tags = new LinkedHashSet<>();
    rows.stream().map(Measures::committee).filter(tag -> !tag.isEmpty()).forEach(tags::add);
    if (tags.isEmpty()) {
      draft.warn("the list names no committee or regime");
      tags.add(NO_REGIME);
    }
    boolean any = false;
    for (String tag : tags) {
      Regime regime = draft.regime(tag);
      for (TableRow row : rows) {
        String own = committee(row);
        if (own.isEmpty() || own.equals(tag)) {
          any |= read(row, regime);
        }
      }
    }
    if (!any) {
      // Editions before there were columns for them.
      tags.forEach(
          tag ->
              draft.measure(
                  MeasureKind.OTHER, draft.regime(tag), "the list does not say which measures"));
    }
  }

  /** Dashes differ between rows, and make no other regime. */
  private static String committee(TableRow row) {
    String committee =
        row.cell(COMMITTEES)
            .map(cell -> Blanks.single(cell).replace('–', '-').replace('—', '-').strip())
            .orElse("");
    if (!committee.equals(VESSELS)) {
      return committee;
    }
    Matcher of = VESSELS_OF.matcher(row.cell("instrument_of_designation").orElse(""));
    return of.find() ? "Autonomous (Vessels - " + of.group(1) + ")" : committee;
  }

  private boolean read(TableRow row, Regime regime) {
    boolean any = false;
    for (String column : KINDS.keySet().stream().sorted().toList()) {
      String published = row.cell(column).orElse("");
      String plain = published.toLowerCase(Locale.ROOT);
      if (published.isEmpty() || NO.contains(plain)) {
        continue;
      }
      MeasureKind kind = KINDS.getOrDefault(column, MeasureKind.OTHER);
      String scope = kind == MeasureKind.PORT_ENTRY_BAN ? column.replace('_', ' ') : null;
      if (!YES.contains(plain)) {
        draft.warn(column + " is '" + published + "', taken as a yes");
        scope = scope == null ? published : scope + ": " + published;
      }
      draft.measure(kind, regime, scope);
      any = true;
    }
    return any;
  }
}
