package org.lockstep.alert.alert;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * The event that alerts are about.
 *
 * @param id the event's own, unique among all events
 * @param type the CloudEvents type
 * @param body the structured CloudEvent, as every attempt will send it
 * @param records what it tells of: who may not see one of these is not told
 * @param thin whether the body says no more than which record changed
 * @param bulk one of the many that an edition of a list brings: sent after all others that are due
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record AlertedEvent(
    String id,
    String type,
    String subject,
    Instant time,
    byte[] body,
    Set<UUID> records,
    boolean thin,
    boolean bulk) {}
