/**
 * What an authority says about a subject: the entry of a package and, inside it, the listing record
 * with names, identifiers, activities and sources, and the measures. Each field has its bounds
 * here, as Bean Validation constraints; {@link org.lockstep.designation.content.EntryRules} adds
 * what needs the reference data or two fields.
 *
 * <p>Invariant: these values are never altered after they were accepted; text has no control or
 * bidirectional control characters, lists are never null.
 */
@NullMarked
package org.lockstep.designation.content;

import org.jspecify.annotations.NullMarked;
