@NullMarked
package org.lockstep.entity.screening.engine;

import org.jspecify.annotations.NullMarked;
