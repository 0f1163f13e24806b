/**
 * Events of an edition of an official list, told together: an edition has thousands. They are
 * collected in the transaction that takes them in, for each endpoint, edition and type apart, and
 * told when no more have come for a while. Invariants: what is taken in is listed in exactly one
 * alert, whatever dies meanwhile and however many replicas tell; an alert lists a bounded number,
 * further ones follow at once; packages of officers are never grouped.
 */
@NullMarked
package org.lockstep.alert.grouping;

import org.jspecify.annotations.NullMarked;
