package org.lockstep.entity.screening.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.MarkedListings;
import org.lockstep.entity.profile.VisibleEntities;
import org.lockstep.http.marking.Reader;

/**
 * The entities as each reader sees them: those that are for everybody, and over them the few that
 * are otherwise by marked records that this reader may see. Who may see none has the very same as
 * everybody.
 */
@ApplicationScoped
public class Views {
  /** Kinds of readers, by clearance and authority, whose views are kept. */
  private static final int MOST = 32;

  private final Feed feed;
  private final Subjects subjects;
  private final MarkedListings marked;
  private final VisibleEntities entities;
  private final Clock clock;
  private final Map<Reader, Overlay> overlays = new LinkedHashMap<>();

  Views(
      Feed feed, Subjects subjects, MarkedListings marked, VisibleEntities entities, Clock clock) {
    this.feed = feed;
    this.subjects = subjects;
    this.marked = marked;
    this.entities = entities;
    this.clock = clock;
  }

  private record Overlay(RegisterView open, SortedMap<String, Integer> marked, RegisterView view) {}

  /** What this reader screens against now; nothing until all of it has been read. */
  public Optional<RegisterView> of(Reader reader) {
    return feed.view().map(open -> of(reader, open));
  }

  private RegisterView of(Reader reader, RegisterView open) {
    SortedMap<String, Integer> seen = marked.versionsSeenBy(reader);
    if (seen.isEmpty()) {
      return open;
    }
    Overlay held = held(reader);
    if (held != null && held.open() == open && held.marked().equals(seen)) {
      return held.view();
    }
    RegisterView view =
        open.over(
            subjects.of(touched(reader).values(), clock.instant()),
            new ScreenedState(
                open.state().entities(),
                open.state().positions(),
                StateDigest.with(open.state().digest(), seen),
                seen.size()));
    hold(reader, new Overlay(open, seen, view));
    return view;
  }

  /** The entities that marked records are on, as the reader sees them, by their ids. */
  private Map<String, Entity> touched(Reader reader) {
    List<String> ids =
        marked.seenBy(reader).stream()
            .flatMap(
                one ->
                    Stream.concat(
                        Stream.of(one.ownEntityId()), Stream.ofNullable(one.assignedTo())))
            .distinct()
            .toList();
    Map<String, Entity> touched = new HashMap<>();
    entities.living(ids, reader).values().forEach(entity -> touched.put(entity.id(), entity));
    return touched;
  }

  private synchronized @Nullable Overlay held(Reader reader) {
    return overlays.get(reader);
  }

  private synchronized void hold(Reader reader, Overlay overlay) {
    overlays.remove(reader);
    if (overlays.size() == MOST) {
      overlays.remove(overlays.keySet().iterator().next());
    }
    overlays.put(reader, overlay);
  }
}
