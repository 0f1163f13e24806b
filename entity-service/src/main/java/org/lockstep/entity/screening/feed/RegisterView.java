package org.lockstep.entity.screening.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.screening.engine.Changes;
import org.lockstep.entity.screening.engine.ScreeningIndex;

/** The entities as some readers see them, at one moment. It never changes. */
public final class RegisterView {
  private final ScreeningIndex index;
  private final Layered<ScreenedEntity> entities;
  private final ScreenedState state;
  private volatile @Nullable Known known;

  RegisterView(ScreeningIndex index, Layered<ScreenedEntity> entities, ScreenedState state) {
    this.index = index;
    this.entities = entities;
    this.state = state;
  }

  public ScreeningIndex index() {
    return index;
  }

  public ScreenedState state() {
    return state;
  }

  /** What is screened of an entity; null where nothing is. */
  public @Nullable ScreenedEntity entity(String id) {
    return entities.get(id);
  }

  /** The keys of subjects that say what is listed today, by one whom this accepts. */
  public Predicate<String> today(Predicate<ListedBy> wanted) {
    return key -> {
      if (!Subjects.isOfToday(key)) {
        return false;
      }
      ScreenedEntity entity = entities.get(key);
      return entity != null && entity.listed().stream().anyMatch(wanted);
    };
  }

  /**
   * What listings are of, of whatever day.
   *
   * @param authorities by their codes
   */
  public record Known(Set<String> authorities, Set<String> programmes, Set<String> measures) {}

  /** What there is, as far as these readers see it. */
  public Known known() {
    Known found = known;
    if (found == null) {
      Known all = new Known(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
      entities.forEach(
          entity ->
              entity
                  .ever()
                  .forEach(
                      listing -> {
                        all.authorities().add(listing.authority());
                        all.programmes().addAll(listing.programmes());
                        all.measures().addAll(listing.measures());
                      }));
      found = all;
      known = found;
    }
    return found;
  }

  Layered<ScreenedEntity> entities() {
    return entities;
  }

  /** The same in another piece. */
  RegisterView with(ScreeningIndex same) {
    return new RegisterView(same, entities, state);
  }

  /** This one, with these entities in the place of what it has under their ids. */
  RegisterView over(Map<String, Subjects.Indexed> indexed, ScreenedState besides) {
    return new RegisterView(
        index.with(changes(indexed.keySet(), indexed)),
        entities.with(entities(indexed.keySet(), indexed)),
        besides);
  }

  /** What is otherwise in an index where these entities are as they are now, or are no more. */
  static Changes changes(Iterable<String> ids, Map<String, Subjects.Indexed> now) {
    Changes changes = new Changes();
    for (String id : ids) {
      List<String> gone = new ArrayList<>(Subjects.keys(id));
      Subjects.Indexed indexed = now.get(id);
      if (indexed != null) {
        indexed.subjects().forEach(subject -> gone.remove(subject.key()));
        indexed.subjects().forEach(changes::replace);
      }
      gone.forEach(changes::remove);
    }
    return changes;
  }

  static Map<String, Optional<ScreenedEntity>> entities(
      Iterable<String> ids, Map<String, Subjects.Indexed> now) {
    Map<String, Optional<ScreenedEntity>> entities = new HashMap<>();
    for (String id : ids) {
      entities.put(id, Optional.ofNullable(now.get(id)).map(Subjects.Indexed::entity));
    }
    return entities;
  }
}
