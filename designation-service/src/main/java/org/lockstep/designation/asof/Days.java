package org.lockstep.designation.asof;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The day that is looked at, for each authority: one that was asked for is the same for all;
 * otherwise each has its own, as its clocks show it.
 *
 * <p>At one instant there are three days on earth at most, so that a query needs no more.
 *
 * @param day of every authority that is not named; of UTC, where none was asked for
 * @param ahead authorities whose day is the next one already
 * @param behind authorities whose day is the one before still
 */
public record Days(LocalDate day, Set<String> ahead, Set<String> behind) {
  private static final Pattern CODE = Pattern.compile("[A-Z]{2}");

  public Days {
    ahead = Set.copyOf(ahead);
    behind = Set.copyOf(behind);
    for (Set<String> authorities : List.of(ahead, behind)) {
      for (String authority : authorities) {
        if (!CODE.matcher(authority).matches()) {
          throw new IllegalArgumentException("No code of an authority: " + authority);
        }
      }
    }
  }

  /** A day that was asked for. */
  public static Days all(LocalDate day) {
    return new Days(day, Set.of(), Set.of());
  }

  public LocalDate of(String authority) {
    if (ahead.contains(authority)) {
      return day.plusDays(1);
    }
    return behind.contains(authority) ? day.minusDays(1) : day;
  }

  /**
   * A condition, of JPQL or SQL, that a row holds on the day of its authority; {@link #values} has
   * its values. Plain comparisons, which the planner can estimate. The codes stand in it as they
   * are: a list of values would have the query planned anew each time it is asked.
   */
  public String within(String from, String to, String authority) {
    String holds = "%s <= :%s and %s >= :%s";
    String today = holds.formatted(from, "day", to, "day");
    if (ahead.isEmpty() && behind.isEmpty()) {
      return "(" + today + ")";
    }
    StringBuilder condition = new StringBuilder("(");
    condition
        .append(today)
        .append(" and ")
        .append(authority)
        .append(" not in ")
        .append(codes(Stream.concat(ahead.stream(), behind.stream())));
    if (!ahead.isEmpty()) {
      condition
          .append(" or ")
          .append(holds.formatted(from, "dayAfter", to, "dayAfter"))
          .append(" and ")
          .append(authority)
          .append(" in ")
          .append(codes(ahead.stream()));
    }
    if (!behind.isEmpty()) {
      condition
          .append(" or ")
          .append(holds.formatted(from, "dayBefore", to, "dayBefore"))
          .append(" and ")
          .append(authority)
          .append(" in ")
          .append(codes(behind.stream()));
    }
    return condition.append(')').toString();
  }

  private static String codes(Stream<String> authorities) {
    return authorities.sorted().collect(Collectors.joining("', '", "('", "')"));
  }

  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("day", day);
    if (!ahead.isEmpty()) {
      values.put("dayAfter", day.plusDays(1));
    }
    if (!behind.isEmpty()) {
      values.put("dayBefore", day.minusDays(1));
    }
    return values;
  }
}
