/**
 * Who is who: which entity a listing record belongs to, what a curator has to look at, and what the
 * curator decided.
 *
 * <p>Invariants: only an identifier that belongs to one subject for good, or a judgement, puts two
 * listing records into one entity; a name never does, and neither does an identifier that a surer
 * one contradicts, because a wrong hit hurts a bystander; subjects of different kinds are never
 * one; a judgement is carried out to its end however often the service dies in between; everything
 * is looked up by {@code _id}.
 */
@NullMarked
package org.lockstep.entity.resolution;

import org.jspecify.annotations.NullMarked;
