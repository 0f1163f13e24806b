/**
 * Behind {@code deploy/import}: brings a file of an official list in through the gateway, as an
 * officer does, and stays until it is known what came of it. Invariants: a file is read once and
 * never held whole; every wait ends by itself; what a list or a service says reaches the terminal
 * without control characters; whoever brings a list in does not approve it.
 */
@NullMarked
package org.lockstep.local.lists;

import org.jspecify.annotations.NullMarked;
