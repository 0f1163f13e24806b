/**
 * The register: the designations of all authorities, as released, with the entity each resolved to.
 *
 * <p>Invariants: a designation exists only once its package is released, and is shown to whoever
 * may see its marking, which is that of all its packages; its listing record and measures are never
 * altered; its id is random and tells nothing.
 */
@NullMarked
package org.lockstep.designation.register;

import org.jspecify.annotations.NullMarked;
