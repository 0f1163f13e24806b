/** The command with which a container asks itself. */
@NullMarked
package org.lockstep.images.probe;

import org.jspecify.annotations.NullMarked;
