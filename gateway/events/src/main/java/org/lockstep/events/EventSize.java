package org.lockstep.events;

/**
 * How large an event may be: what Kafka takes unless it is told otherwise (1 MiB for a record as it
 * is sent). Producers, consumers and topics follow this one rule.
 */
public final class EventSize {
  /**
   * The data of an event, in bytes of JSON. The rest of a record is left for its key and headers.
   */
  public static final int MOST_DATA = 1_000_000;

  /** A record as a producer counts it: {@code max.request.size}. */
  public static final int MOST_RECORD = 1 << 20;

  /** {@code max.message.bytes} of the topics: Kafka's own default, a record and its batch. */
  public static final int MOST_BATCH = MOST_RECORD + 12;

  /** The same for topics of dead letters, whose headers say more. */
  public static final int MOST_DEAD_LETTER = MOST_BATCH + (64 << 10);

  private EventSize() {}
}
