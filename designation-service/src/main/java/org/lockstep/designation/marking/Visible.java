package org.lockstep.designation.marking;

import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a reader may see: records of these markings.
 *
 * @param numbers of markings, {@link Markings#CLEAR} always among them
 */
public record Visible(SortedSet<Integer> numbers) {
  /** For everybody. */
  public static final Visible PUBLIC = new Visible(new TreeSet<>(Set.of(Markings.CLEAR)));

  /**
   * The condition, of JPQL or SQL, that a record is seen. The numbers stand in it as they are, so
   * that the planner knows how many rows they have: of what is public, nearly all.
   *
   * @param column that names the marking of the record
   */
  public String allows(String column) {
    return numbers.size() == 1
        ? column + " = " + numbers.first()
        : numbers.stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", ", column + " in (", ")"));
  }

  public boolean allows(int marking) {
    return numbers.contains(marking);
  }

  public boolean allowsAll(Collection<Integer> markings) {
    return numbers.containsAll(markings);
  }
}
