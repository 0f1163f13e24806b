package org.lockstep.events;

import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What a service does with the events of a topic.
 *
 * @param <E> an event as it is read
 */
public interface EventIntake<E> {
  /**
   * Reads a record, without any store.
   *
   * @return nothing where it is none of the service's business
   * @throws RuntimeException where it cannot be understood
   */
  @Nullable E read(Headers headers, byte @Nullable [] value);

  /**
   * Takes events in, in their order: all when it returns. Where it fails, any part may be done;
   * doing it again changes nothing. They are of one trace, which is the current one.
   *
   * @param events one at least; those of one key were sent in this order
   */
  void take(List<E> events);

  /** Fails where the store does not answer at all, which is no fault of any event. */
  void requireStore();

  /**
   * Whether the same event will fail in the same way again, for reasons that only the service
   * knows.
   */
  default boolean isFinal(Throwable failure) {
    return false;
  }
}
