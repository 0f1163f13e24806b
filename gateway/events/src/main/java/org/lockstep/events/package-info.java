/**
 * How every service listens to Kafka: what three of them need, written once. No word of the domain
 * is in here (docs/adr/014).
 */
@NullMarked
package org.lockstep.events;

import org.jspecify.annotations.NullMarked;
