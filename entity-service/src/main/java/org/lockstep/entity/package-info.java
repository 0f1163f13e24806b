/**
 * Who is who: the entities behind the listing records of all authorities, and the judgements that
 * made them one or keep them apart. Each feature is a package below.
 */
@NullMarked
package org.lockstep.entity;

import org.jspecify.annotations.NullMarked;
