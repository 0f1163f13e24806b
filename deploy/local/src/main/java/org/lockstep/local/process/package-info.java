/**
 * Parts of a Lockstep on one machine as operating-system processes: started, waited for until they
 * really answer, started again when they die, ended with the launcher, and found again when a
 * launcher was killed. A process is only ever ended when it is proven to be ours: its id and its
 * start time must be the ones we wrote down.
 */
@NullMarked
package org.lockstep.local.process;

import org.jspecify.annotations.NullMarked;
