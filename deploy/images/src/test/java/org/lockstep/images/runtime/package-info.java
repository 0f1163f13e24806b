@NullMarked
package org.lockstep.images.runtime;

import org.jspecify.annotations.NullMarked;
