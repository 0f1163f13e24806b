@NullMarked
package org.lockstep.images.oci;

import org.jspecify.annotations.NullMarked;
