/** What every image stands on: a few packages of Debian, pinned, and the certificates. */
@NullMarked
package org.lockstep.images.base;

import org.jspecify.annotations.NullMarked;
