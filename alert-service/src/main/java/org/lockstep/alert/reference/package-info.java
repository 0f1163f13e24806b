/**
 * Which authorities and programmes the register knows, as designation-service told. It tells all of
 * them with every change, and none ever goes away; so this is right however late or often it is
 * heard, and needs nobody when a subscription is made.
 */
@NullMarked
package org.lockstep.alert.reference;

import org.jspecify.annotations.NullMarked;
