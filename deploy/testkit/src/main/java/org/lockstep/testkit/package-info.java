/**
 * What the tests of every service need and none of them should write again: the real stores as
 * processes on free ports, access tokens of the shape that Keycloak issues, event contracts held
 * against real JSON, and plain Kafka clients. Test scope only; no service depends on it at run time
 * (docs/adr/004).
 */
@NullMarked
package org.lockstep.testkit;

import org.jspecify.annotations.NullMarked;
