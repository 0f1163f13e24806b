@NullMarked
package org.lockstep.images.bom;

import org.jspecify.annotations.NullMarked;
