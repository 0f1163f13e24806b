/** The Java that every image brings along. */
@NullMarked
package org.lockstep.images.runtime;

import org.jspecify.annotations.NullMarked;
