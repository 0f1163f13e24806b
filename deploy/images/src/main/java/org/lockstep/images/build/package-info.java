/** The images of this checkout. */
@NullMarked
package org.lockstep.images.build;

import org.jspecify.annotations.NullMarked;
