/**
 * The designation-service: the shared register of what each authority has designated under its own
 * law. Each feature is a package below; they meet only through what is public in them.
 */
@NullMarked
package org.lockstep.designation;

import org.jspecify.annotations.NullMarked;
