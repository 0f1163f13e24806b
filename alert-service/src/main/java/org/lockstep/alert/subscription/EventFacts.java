package org.lockstep.alert.subscription;

import java.util.List;
import java.util.Set;
import org.lockstep.alert.catalogue.EventType;

/**
 * What subscriptions are matched on. A field the event does not have is empty.
 *
 * @param authorities whose event it is: none, one, or several of a joint action or of gaps
 * @param targets whom it is about; each is matched as a whole
 */
public record EventFacts(EventType type, Set<String> authorities, List<Target> targets) {
  public EventFacts {
    authorities = Set.copyOf(authorities);
    targets = targets.isEmpty() ? List.of(Target.UNKNOWN) : List.copyOf(targets);
  }

  /** One subject the event is about. */
  public record Target(
      Set<String> subjectTypes,
      Set<String> programmes,
      Set<String> measures,
      Set<String> countries) {
    static final Target UNKNOWN = new Target(Set.of(), Set.of(), Set.of(), Set.of());

    public Target {
      subjectTypes = Set.copyOf(subjectTypes);
      programmes = Set.copyOf(programmes);
      measures = Set.copyOf(measures);
      countries = Set.copyOf(countries);
    }

    /** The subject of an event that says no more of it than the type. */
    public static Target ofType(String subjectType) {
      return new Target(Set.of(subjectType), Set.of(), Set.of(), Set.of());
    }
  }
}
