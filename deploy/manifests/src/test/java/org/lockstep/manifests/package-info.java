/** Judges what deploy/kubernetes and deploy/compose say. */
@NullMarked
package org.lockstep.manifests;

import org.jspecify.annotations.NullMarked;
