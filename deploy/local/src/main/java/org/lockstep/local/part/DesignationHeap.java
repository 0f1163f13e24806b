package org.lockstep.local.part;

import java.util.Map;
import java.util.regex.Pattern;
import org.lockstep.local.data.Refusal;

/**
 * How much heap designation-service may take. A third of it bounds what it holds of an official
 * list to join it.
 */
public record DesignationHeap(int megabytes) {
  static final String VARIABLE = "LOCKSTEP_DESIGNATION_HEAP";
  private static final int USUAL = 160;
  private static final Pattern MEGABYTES = Pattern.compile("[1-9][0-9]{2,4}");

  /**
   * What the environment asks for.
   *
   * @throws Refusal if it is no number of megabytes that the service starts with
   */
  public static DesignationHeap from(Map<String, String> environment) {
    String given = environment.getOrDefault(VARIABLE, "").strip();
    if (given.isEmpty()) {
      return new DesignationHeap(USUAL);
    }
    if (!MEGABYTES.matcher(given).matches() || Integer.parseInt(given) < USUAL) {
      throw new Refusal(
          VARIABLE
              + " must be a number of megabytes from "
              + USUAL
              + " on, not \""
              + given
              + "\".");
    }
    return new DesignationHeap(Integer.parseInt(given));
  }
}
