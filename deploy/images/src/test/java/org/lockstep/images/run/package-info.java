@NullMarked
package org.lockstep.images.run;

import org.jspecify.annotations.NullMarked;
