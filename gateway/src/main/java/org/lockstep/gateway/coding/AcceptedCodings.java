package org.lockstep.gateway.coding;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a caller takes (RFC 9110, 12.5.3). What cannot be understood is not taken, and of a coding
 * that is named twice the lower weight counts: an answer in no coding is the safe one.
 *
 * @param gzip whether gzip is taken, and no other way is liked better
 * @param identity whether an answer in no coding is taken
 */
public record AcceptedCodings(boolean gzip, boolean identity) {
  private static final String ANY = "*";
  private static final String IDENTITY = "identity";
  private static final String GZIP = "gzip";

  private static final Pattern WEIGHT = Pattern.compile("[qQ]=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)");

  /**
   * @param lines of Accept-Encoding
   */
  public static AcceptedCodings of(List<String> lines) {
    Map<String, Double> weights = new HashMap<>();
    for (String line : lines) {
      for (String element : line.split(",", -1)) {
        String[] parts = element.split(";", -1);
        String name = parts[0].strip().toLowerCase(Locale.ROOT);
        weights.merge("x-gzip".equals(name) ? GZIP : name, weight(parts), Math::min);
      }
    }
    double others = weights.getOrDefault(ANY, 0.0);
    double gzip = weights.getOrDefault(GZIP, others);
    double identity =
        weights.getOrDefault(IDENTITY, weights.containsKey(ANY) && others == 0 ? 0.0 : 1.0);
    boolean likedLess = weights.containsKey(IDENTITY) && gzip < identity;
    return new AcceptedCodings(gzip > 0 && !likedLess, identity > 0);
  }

  private static double weight(String[] parts) {
    if (parts.length == 1) {
      return 1;
    }
    String weight = parts[1].strip();
    return parts.length == 2 && WEIGHT.matcher(weight).matches()
        ? Double.parseDouble(weight.substring(2))
        : 0;
  }

  /** Whether there is a way to answer that the caller takes. */
  public boolean any() {
    return gzip || identity;
  }
}
