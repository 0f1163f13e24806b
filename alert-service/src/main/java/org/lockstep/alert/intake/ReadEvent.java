package org.lockstep.alert.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.grouping.Edition;
import org.lockstep.alert.intake.Intake.Arrived;
import org.lockstep.alert.reference.ReferenceChanged;
import org.lockstep.alert.subscription.EventFacts;
import org.lockstep.events.CloudEvent;
import org.lockstep.events.PoisonException;

/**
 * What this service reads of an event: no more than subscriptions are matched on. Producers may add
 * fields at any time; one that is read here and missing makes the event poison.
 */
sealed interface ReadEvent
    permits DesignationEvent,
        PackageReleased,
        JointActionReleased,
        AlignmentGap,
        StatementPublished,
        EntityMerged {

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

  /** The edition of a list that it comes of, if it comes of one. */
  default @Nullable Edition edition() {
    return null;
  }

  static Class<? extends ReadEvent> of(EventType type) {
    return switch (type) {
      case DESIGNATION_PUBLISHED, DESIGNATION_AMENDED, DESIGNATION_LIFTED -> DesignationEvent.class;
      case JOINT_ACTION_RELEASED -> JointActionReleased.class;
      case ALIGNMENT_GAP_OPENED, ALIGNMENT_GAP_CLOSED -> AlignmentGap.class;
      case PACKAGE_RELEASED -> PackageReleased.class;
      case STATEMENT_PUBLISHED -> StatementPublished.class;
      case ENTITY_MERGED -> EntityMerged.class;
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
        read -> new Arrived(event, read.facts(type), read.edition()));
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
