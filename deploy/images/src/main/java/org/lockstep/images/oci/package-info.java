/** Images as the OCI Image Format Specification has them, in a layout on disk. */
@NullMarked
package org.lockstep.images.oci;

import org.jspecify.annotations.NullMarked;
