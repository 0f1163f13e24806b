package org.lockstep.alert.delivery;

import java.time.Instant;
import org.lockstep.alert.catalogue.EventType;

/**
 * The event that alerts are about.
 *
 * @param id the event's own, unique among all events
 * @param body the structured CloudEvent, as every attempt will send it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record AlertedEvent(String id, EventType type, String subject, Instant time, byte[] body) {}
