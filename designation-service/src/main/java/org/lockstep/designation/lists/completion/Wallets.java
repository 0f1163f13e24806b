package org.lockstep.designation.lists.completion;

import java.util.List;
import org.lockstep.designation.content.Identifier;

/** Addresses of digital wallets among the identifiers. */
final class Wallets {
  private Wallets() {}

  static List<Identifier> with(List<Identifier> read, List<Identifier> said) {
    return Items.with(read, said, number -> number.scheme() == Identifier.Scheme.CRYPTO_WALLET);
  }
}
