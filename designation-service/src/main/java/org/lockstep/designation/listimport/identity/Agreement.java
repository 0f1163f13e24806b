package org.lockstep.designation.listimport.identity;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What two entries have to share to be one. An entry has values for it; entries agree that have one
 * in common.
 *
 * @param isProof whether nothing else that they say can speak against it
 */
record Agreement(boolean isProof, Values values) {
  /** Says what an entry has, by its key and who it is. */
  interface Values {
    Set<String> of(String key, Identity identity);
  }

  /** What an entry has beside its name. */
  private interface More {
    List<?> of(String key, Identity identity);
  }

  /** From the fullest to the least. */
  static final List<Agreement> ALL =
      List.of(
          new Agreement(true, (key, one) -> Set.of(one.wording())),
          new Agreement(true, (key, one) -> one.unReferences()),
          new Agreement(true, (key, one) -> one.strongNumbers()),
          ofName(
              (key, one) ->
                  List.of(one.births(), listed(one), one.programmes(), one.sources(), one.names())),
          ofName((key, one) -> List.of(one.births(), listed(one), one.programmes(), one.sources())),
          ofName((key, one) -> List.of(one.births(), listed(one), one.programmes())),
          ofName((key, one) -> List.of(one.births(), listed(one))),
          ofName((key, one) -> List.of(one.births())),
          ofName((key, one) -> List.of(one.programmes(), one.sources())),
          ofName((key, one) -> List.of(one.programmes(), one.names())),
          ofName((key, one) -> List.of(listed(one))),
          ofName((key, one) -> List.of(one.programmes())),
          ofName((key, one) -> List.of(key)),
          ofName((key, one) -> List.of()));

  /** A primary name, and more. */
  private static Agreement ofName(More more) {
    return new Agreement(
        false,
        (key, one) -> {
          String rest = Fingerprint.of(more.of(key, one));
          return one.primaryNames().stream()
              .map(name -> name + "/" + rest)
              .collect(Collectors.toSet());
        });
  }

  private static String listed(Identity identity) {
    return String.valueOf(identity.listed());
  }
}
