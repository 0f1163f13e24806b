/**
 * Who did what, for the log of the service: ids alone, never content, and only what was committed.
 * The register's own record of it is elsewhere (steps of packages, the journal).
 */
@NullMarked
package org.lockstep.designation.deed;

import org.jspecify.annotations.NullMarked;
