package org.lockstep.alert.alert;

import java.time.Instant;

/**
 * The event that alerts are about.
 *
 * @param id the event's own, unique among all events
 * @param type the CloudEvents type
 * @param body the structured CloudEvent, as every attempt will send it
 * @param bulk one of the many that an edition of a list brings: sent after all others that are due
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record AlertedEvent(
    String id, String type, String subject, Instant time, byte[] body, boolean bulk) {}
