/**
 * The parts of Lockstep on one machine: which command starts each, what it is told by its
 * environment, and how one sees that it is ready. Secrets go to a part by its environment, never on
 * its command line, which every user of the machine can read. Everything listens on the loopback
 * address only. A store that the environment names is used as it is and not started.
 */
@NullMarked
package org.lockstep.local.part;

import org.jspecify.annotations.NullMarked;
