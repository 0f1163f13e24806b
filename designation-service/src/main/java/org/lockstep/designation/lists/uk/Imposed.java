package org.lockstep.designation.lists.uk;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.MeasureKind;

/**
 * A measure of the list, such as {@code Trust Services Sanctions}.
 *
 * @param wording of the list
 * @param scope the wording, where the kind alone does not say it
 */
record Imposed(String wording, MeasureKind kind, @Nullable String scope) {
  private static final Set<String> KNOWN_WITHOUT_KIND = Set.of("closure of representative offices");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z]+");
  private static final Pattern WITHIN_ELEMENT = Pattern.compile("(?<=[a-z])(?=[A-Z])");
  private static final Pattern SINCE =
      Pattern.compile(
          "(director disqualification|trust services) sanctions? (?:was|were) imposed on"
              + " ([0-9]{2}/[0-9]{2}/[0-9]{4})");

  static Imposed of(String wording) {
    if (ShippingSanctions.isMeantBy(wording)) {
      return new Imposed(wording, MeasureKind.PORT_ENTRY_BAN, wording);
    }
    String plain = BETWEEN_WORDS.matcher(wording.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    return switch (plain) {
      case "asset freeze" -> new Imposed(wording, MeasureKind.ASSET_FREEZE, null);
      case "travel ban" -> new Imposed(wording, MeasureKind.TRAVEL_BAN, null);
      case "arms embargo" -> new Imposed(wording, MeasureKind.ARMS_EMBARGO, null);
      case "targeted arms embargo" -> new Imposed(wording, MeasureKind.ARMS_EMBARGO, wording);
      case "prohibition of port entry", "prohibition on port entry" ->
          new Imposed(wording, MeasureKind.PORT_ENTRY_BAN, null);
      case "deflag", "de flag" -> new Imposed(wording, MeasureKind.FLAG_DEREGISTRATION, wording);
      case "director disqualification sanction", "director disqualification" ->
          new Imposed(wording, MeasureKind.DIRECTOR_DISQUALIFICATION, null);
      case "trust services sanctions",
          "trust services sanction",
          "internet services sanctions",
          "internet services sanction",
          "crew servicing of ships and aircraft",
          "chartering of ships",
          "prevention of chartering of ships",
          "prevention of chartering of ships and aircraft",
          "technical assistance related to aircraft" ->
          new Imposed(wording, MeasureKind.SERVICES_BAN, wording);
      case "prevention of business arrangements" ->
          new Imposed(wording, MeasureKind.INVESTMENT_BAN, wording);
      default -> new Imposed(wording, MeasureKind.OTHER, wording);
    };
  }

  /** Whether its kind says it, or the list's own wording is one that is known. */
  boolean isKnown() {
    return kind != MeasureKind.OTHER
        || KNOWN_WITHOUT_KIND.contains(wording.toLowerCase(Locale.ROOT))
        || wording.isEmpty();
  }

  /** The measures that it is by the list's other information. */
  List<Imposed> by(String information) {
    return ShippingSanctions.isMeantBy(wording)
        ? ShippingSanctions.of(wording, information)
        : List.of(this);
  }

  /** The wording of an element such as {@code ProhibitionOfPortEntry}. */
  static Imposed ofIndicator(String element) {
    String words = WITHIN_ELEMENT.matcher(element).replaceAll(" ").toLowerCase(Locale.ROOT);
    return of(
        words.isEmpty()
            ? element
            : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
  }

  /** When it was added to an older designation, by the list's other information. */
  Optional<String> since(String information) {
    String words = wording.toLowerCase(Locale.ROOT);
    Matcher since = SINCE.matcher(information.toLowerCase(Locale.ROOT));
    while (since.find()) {
      if (words.startsWith(since.group(1))) {
        return Optional.of(since.group(2));
      }
    }
    return Optional.empty();
  }
}
