package org.lockstep.designation.listimport;

import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.SubjectType;

/**
 * A key that names another subject than it did in the edition before.
 *
 * @param before whom it named, as the register has it
 * @param now whom it names
 */
public record ReusedKey(String key, NamedSubject before, NamedSubject now) {
  /**
   * A subject.
   *
   * @param caption the name to show
   */
  public record NamedSubject(SubjectType type, String caption) {
    static NamedSubject of(ListingRecord subject) {
      return new NamedSubject(subject.subjectType(), subject.caption());
    }
  }

  /** Whether they may be one subject; one does not become of another kind. */
  boolean mayBeSame() {
    return before.type == now.type;
  }
}
