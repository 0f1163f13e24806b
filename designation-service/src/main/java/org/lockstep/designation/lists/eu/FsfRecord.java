package org.lockstep.designation.lists.eu;

import java.util.List;
import java.util.Optional;

/**
 * A sanctionEntity or a part of one, by the names of its schema, whichever format it is read from.
 */
interface FsfRecord {
  /** The value of an attribute, or of an element that has only a text. */
  Optional<String> value(String name);

  List<String> remarks();

  /** The elements of this name. */
  List<FsfRecord> parts(String name);
}
