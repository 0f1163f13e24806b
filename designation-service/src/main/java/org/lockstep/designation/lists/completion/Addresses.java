package org.lockstep.designation.lists.completion;

import java.util.List;
import org.lockstep.designation.content.Address;

/** Addresses in their parts. */
final class Addresses {
  private Addresses() {}

  static List<Address> withParts(List<Address> read, List<Address> said) {
    return Items.completed(
        read,
        said,
        (address, known) ->
            new Address(
                known.full(),
                address.country() == null ? known.country() : address.country(),
                address.source(),
                known.parts(),
                address.note(),
                address.publishedId()),
        Address::full,
        Likeness::of);
  }
}
