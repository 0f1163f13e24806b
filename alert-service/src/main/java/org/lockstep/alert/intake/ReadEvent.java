package org.lockstep.alert.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.grouping.Edition;
import org.lockstep.alert.intake.Intake.Arrived;
import org.lockstep.alert.marking.MarkedRecord;
import org.lockstep.alert.reference.ReferenceChanged;
import org.lockstep.alert.subscription.EventFacts;
import org.lockstep.events.CloudEvent;
import org.lockstep.events.PoisonException;
import org.lockstep.http.marking.Marking;

/**
 * What this service reads of an event: no more than subscriptions are matched on. Producers may add
 * fields at any time; one that is read here and missing makes the event poison.
 */
sealed interface ReadEvent
    permits DesignationEvent,
        PackageReleased,
        PackageMarked,
        JointActionReleased,
        AlignmentGap,
        StatementPublished,
        EntityEvent {

  Pattern CODE = Pattern.compile("[A-Z]{2}");

  ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /**
   * @param type of the event, of those that are read so
   */
  EventFacts facts(EventType type);

  /** Who may see it, as it says itself. */
  Marking marking();

  /**
   * The records that it says the marking of. Without any it is made of public records alone, and is
   * refused where it says otherwise: it has no marking of now.
   */
  default List<MarkedRecord> marked() {
    return List.of();
  }

  /** The records that it tells of. Who may not see one of them is not told. */
  default Set<UUID> records() {
    return marked().stream().map(MarkedRecord::id).collect(Collectors.toSet());
  }

  /** What is told of it above GREEN; null if nothing is, for it is made of public records. */
  default @Nullable ThinData thin() {
    return null;
  }

  /** The edition of a list that it comes of, if it comes of one. */
  default @Nullable Edition edition() {
    return null;
  }

  static Class<? extends ReadEvent> of(EventType type) {
    return switch (type) {
      case DESIGNATION_PUBLISHED, DESIGNATION_AMENDED, DESIGNATION_LIFTED, DESIGNATION_MARKED ->
          DesignationEvent.class;
      case JOINT_ACTION_RELEASED -> JointActionReleased.class;
      case ALIGNMENT_GAP_OPENED, ALIGNMENT_GAP_CLOSED -> AlignmentGap.class;
      case PACKAGE_RELEASED -> PackageReleased.class;
      case PACKAGE_MARKED -> PackageMarked.class;
      case STATEMENT_PUBLISHED -> StatementPublished.class;
      case ENTITY_MERGED, ENTITY_SPLIT -> EntityEvent.class;
    };
  }

  /**
   * The event with all that is read of it.
   *
   * @throws PoisonException if it is not JSON or lacks what is read
   */
  static Arrived arrived(EventType type, CloudEvent event) {
    return read(
        type.label(),
        event.data(),
        of(type),
        read -> {
          requireMarking(read);
          return new Arrived(event, read.facts(type), read);
        });
  }

  private static void requireMarking(ReadEvent read) {
    if (!read.marking().releasableTo().stream().allMatch(CODE.asMatchPredicate())) {
      throw new PoisonException("marking.releasableTo has what is no code of an authority");
    }
    if (read.marked().isEmpty() && !read.marking().isPublic()) {
      throw new PoisonException(
          "marking is not CLEAR for everybody: what is made of public records alone has no other");
    }
  }

  /** The place of a moment among those of a record: in microseconds. */
  static long version(String instant) {
    try {
      Instant at = Instant.parse(instant);
      return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    } catch (DateTimeException e) {
      throw new PoisonException("a time is none", e);
    }
  }

  /**
   * What there is to subscribe to.
   *
   * @throws PoisonException if it is not JSON or lacks what is read
   */
  static ReferenceChanged reference(String data) {
    return read(
        "reference.changed",
        data,
        ReferenceChanged.class,
        told -> {
          PoisonException.requireComplete("reference.changed", told);
          return told;
        });
  }

  private static <E, F> F read(String label, String data, Class<E> as, Function<E, F> facts) {
    E event;
    try {
      event = JSON.readValue(data, as);
    } catch (JsonProcessingException e) {
      throw PoisonException.unreadable(label, e);
    }
    if (event == null) {
      throw new PoisonException("The data is no " + label + ": it is null");
    }
    try {
      // What is missing shows here: sets and lists of facts take no null.
      return facts.apply(event);
    } catch (NullPointerException e) {
      throw PoisonException.incomplete(label, event, e);
    }
  }
}
