package org.lockstep.designation.lists.completion;

import java.util.Arrays;
import java.util.List;
import org.lockstep.designation.content.Address;
import org.lockstep.designation.content.Contact;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.StatedDate;

/** By what an item of one format is the same as one of another. */
final class Likeness {
  private Likeness() {}

  static Object exactly(Name name) {
    return List.of(name.kind(), name.name());
  }

  static Object of(Name name) {
    return List.of(name.kind(), Letters.of(name.name()));
  }

  static Object of(Address address) {
    return Letters.of(address.full());
  }

  static Object exactly(Identifier number) {
    return Arrays.asList(number.scheme(), number.value(), number.type(), number.country());
  }

  static Object of(Identifier number) {
    return List.of(number.scheme(), Letters.of(number.value()));
  }

  /** What a date is of is in the note, unless its kind says it. */
  static Object of(StatedDate date) {
    return Arrays.asList(
        date.kind(),
        date.precision(),
        date.from(),
        date.to(),
        date.from() == null ? date.asPublished() : null,
        date.kind() == StatedDate.Kind.OTHER ? date.note() : null);
  }

  static Object of(CountryTie tie) {
    return List.of(tie.kind(), Letters.of(tie.asPublished()));
  }

  static Object of(Contact contact) {
    return List.of(contact.kind(), contact.value());
  }
}
