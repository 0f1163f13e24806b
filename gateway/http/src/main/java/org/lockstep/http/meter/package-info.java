/** What operators watch of every service: names of meters after OpenTelemetry's conventions. */
@NullMarked
package org.lockstep.http.meter;

import org.jspecify.annotations.NullMarked;
