/** The public door of Lockstep; each package below is a feature of it. */
@NullMarked
package org.lockstep.gateway;

import org.jspecify.annotations.NullMarked;
