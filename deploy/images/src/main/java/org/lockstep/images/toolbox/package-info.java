/** The tools of partners and operators, in one image. */
@NullMarked
package org.lockstep.images.toolbox;

import org.jspecify.annotations.NullMarked;
