package org.lockstep.designation.lists.uk;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockstep.designation.content.MeasureKind;

/**
 * What the measure {@code Shipping sanctions: (see 'Other information')} is. The other information
 * says it in one sentence, such as {@code Shipping sanctions: a specified ship is prohibited from
 * entering a port in the UK, may have its registration terminated, and its master may be given a
 * detention direction}. A ship under it may not enter a port in any case.
 */
final class ShippingSanctions {
  private static final Pattern NAME =
      Pattern.compile("shipping sanctions?\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern SENTENCES = Pattern.compile("[.\\n]");
  private static final Pattern ABOUT =
      Pattern.compile("shipping sanctions?:|(?=a specified ship\\b)", Pattern.CASE_INSENSITIVE);
  private static final Pattern CLAUSES = Pattern.compile(", (?:and )?");
  private static final Pattern DIRECTION =
      Pattern.compile("\\b(?:directions?|detained|detention)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern REGISTRATION =
      Pattern.compile("\\b(?:registration|register)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern PORT = Pattern.compile("\\bports?\\b", Pattern.CASE_INSENSITIVE);

  private ShippingSanctions() {}

  static boolean isMeantBy(String wording) {
    return NAME.matcher(wording).lookingAt();
  }

  /**
   * The measures, each with the clause that says it.
   *
   * @param wording of the measure itself
   * @param information all other information of the designation
   */
  static List<Imposed> of(String wording, String information) {
    Map<MeasureKind, String> clauses = new EnumMap<>(MeasureKind.class);
    for (String sentence : SENTENCES.split(information, -1)) {
      Matcher about = ABOUT.matcher(sentence);
      if (about.find()) {
        for (String clause : CLAUSES.split(sentence.substring(about.end()), -1)) {
          kind(clause)
              .ifPresent(
                  kind -> clauses.merge(kind, clause.strip(), (one, other) -> one + ", " + other));
        }
      }
    }
    clauses.putIfAbsent(MeasureKind.PORT_ENTRY_BAN, wording);
    return clauses.entrySet().stream()
        .map(clause -> new Imposed(wording, clause.getKey(), clause.getValue()))
        .toList();
  }

  /** A direction may be about a port, but bans none from it. */
  private static Optional<MeasureKind> kind(String clause) {
    if (DIRECTION.matcher(clause).find()) {
      return Optional.of(MeasureKind.OTHER);
    }
    if (REGISTRATION.matcher(clause).find()) {
      return Optional.of(MeasureKind.FLAG_DEREGISTRATION);
    }
    return PORT.matcher(clause).find() ? Optional.of(MeasureKind.PORT_ENTRY_BAN) : Optional.empty();
  }
}
