/**
 * The launcher behind {@code deploy/up}: all of Lockstep on one machine from one command. It starts
 * the stores, Keycloak and the services as processes of their own, says what it waits for, lets the
 * story be played and stays until it is told to end; then it ends all of them. It builds nothing:
 * the script does that before.
 */
@NullMarked
package org.lockstep.local;

import org.jspecify.annotations.NullMarked;
