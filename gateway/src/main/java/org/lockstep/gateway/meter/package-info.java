/** What an operator can watch of the gateway: {@code /q/metrics} on the management port. */
@NullMarked
package org.lockstep.gateway.meter;

import org.jspecify.annotations.NullMarked;
