package org.lockstep.gateway.quota;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How much a caller may ask for.
 *
 * @param rate requests a second, as time goes by
 * @param burst requests at once, after a while without any
 */
public record Quota(
    @Min(value = 1, message = RANGE) @Max(value = MOST, message = RANGE) int rate,
    @Min(value = 1, message = RANGE) @Max(value = MOST, message = RANGE) int burst) {
  private static final int MOST = 99_999;
  private static final String RANGE = "must be a whole number from 1 to 99999";
  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,4})/([1-9][0-9]{0,4})");

  /** As Keycloak's console shows it, and a token says it: {@code 50/200}. */
  public String text() {
    return rate + "/" + burst;
  }

  /** Nothing if it is none: in the console anything can be written. */
  public static Optional<Quota> of(@Nullable String text) {
    Matcher quota = TEXT.matcher(text == null ? "" : text);
    return quota.matches()
        ? Optional.of(new Quota(Integer.parseInt(quota.group(1)), Integer.parseInt(quota.group(2))))
        : Optional.empty();
  }

  /** Whether it is more than the other in anything. */
  public boolean widens(Quota other) {
    return rate > other.rate || burst > other.burst;
  }
}
