/**
 * A partner's receiver of alerts, as small as one can be and still be right: it checks every
 * signature with libraries that Lockstep itself does not sign with, knows an alert by its {@code
 * webhook-id}, answers only what it has written down.
 */
@NullMarked
package org.lockstep.local.receiver;

import org.jspecify.annotations.NullMarked;
