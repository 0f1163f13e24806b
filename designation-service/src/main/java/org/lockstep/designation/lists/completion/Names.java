package org.lockstep.designation.lists.completion;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockstep.designation.content.Name;

/** Names in all their scripts, their parts and how well they identify the subject. */
final class Names {
  private Names() {}

  static List<Name> withOriginalScripts(List<Name> read, List<Name> said) {
    return Items.with(read, said, name -> Letters.areOtherThanLatin(name.name()));
  }

  static List<Name> withParts(List<Name> read, List<Name> said) {
    return Items.completed(
        read,
        said,
        (name, known) ->
            new Name(
                known.name(),
                name.kind(),
                name.strength(),
                name.script(),
                name.language(),
                known.parts(),
                name.note(),
                name.publishedId()),
        Likeness::exactly,
        Likeness::of);
  }

  /** The primary name is that of before, as long as the subject has it. */
  static List<Name> withStrengths(List<Name> read, List<Name> said) {
    List<Name> names =
        Items.completed(
            read,
            said,
            (name, known) -> as(name, name.kind(), known.strength()),
            Likeness::exactly,
            Name::name);
    Set<String> primary =
        said.stream()
            .filter(name -> name.kind() == Name.Kind.PRIMARY)
            .map(Name::name)
            .collect(Collectors.toSet());
    boolean stays =
        names.stream()
            .filter(name -> name.kind() != Name.Kind.PREVIOUS)
            .anyMatch(name -> primary.contains(name.name()));
    return stays
        ? names.stream().map(name -> as(name, kind(name, primary), name.strength())).toList()
        : names;
  }

  private static Name.Kind kind(Name name, Set<String> primary) {
    if (name.kind() == Name.Kind.PREVIOUS) {
      return Name.Kind.PREVIOUS;
    }
    return primary.contains(name.name()) ? Name.Kind.PRIMARY : Name.Kind.ALIAS;
  }

  private static Name as(Name name, Name.Kind kind, Name.Strength strength) {
    return new Name(
        name.name(),
        kind,
        strength,
        name.script(),
        name.language(),
        name.parts(),
        name.note(),
        name.publishedId());
  }
}
