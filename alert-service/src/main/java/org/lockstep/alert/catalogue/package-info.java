/**
 * Which events partners can be told of. The schema and the example of each are the files of the
 * service that publishes it ({@code src/main/contracts}), packaged into this one at build time.
 * Invariant: every type here has both.
 */
@NullMarked
package org.lockstep.alert.catalogue;

import org.jspecify.annotations.NullMarked;
