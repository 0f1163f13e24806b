@NullMarked
package org.lockstep.images.base;

import org.jspecify.annotations.NullMarked;
