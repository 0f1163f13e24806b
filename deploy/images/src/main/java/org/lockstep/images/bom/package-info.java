/** What is in an image, and under which licences. */
@NullMarked
package org.lockstep.images.bom;

import org.jspecify.annotations.NullMarked;
