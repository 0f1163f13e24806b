/**
 * Publishes the events that an entity owes to {@code lockstep.entities}.
 *
 * <p>Invariants: nothing else in this service sends to Kafka; an event counts as published only
 * after the broker's answer; events of one entity are sent in the order of its versions; the last
 * event on the topic for an entity is never older than what is stored, so that compaction keeps the
 * right one.
 */
@NullMarked
package org.lockstep.entity.publication;

import org.jspecify.annotations.NullMarked;
