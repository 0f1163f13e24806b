/**
 * PostgreSQL, Kafka and the embedded MongoDB server as processes of one machine, for {@code
 * deploy/up} and for the tests of the services alike. Everything listens on 127.0.0.1 only, and
 * every acknowledged write survives {@code kill -9} of its process. A store ends when its standard
 * input closes, so none outlives the process that started it.
 */
@NullMarked
package org.lockstep.local.stores;

import org.jspecify.annotations.NullMarked;
