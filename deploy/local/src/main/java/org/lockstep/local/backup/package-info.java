/**
 * Backup of a Lockstep on one machine while it runs, and the way back. docs/adr/040 says why the
 * three stores are copied as of one instant.
 */
@NullMarked
package org.lockstep.local.backup;

import org.jspecify.annotations.NullMarked;
