package org.lockstep.designation.lists.completion;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockstep.designation.content.Relationship;

/**
 * Others that the subject is tied to. One format says what they are to it, and their ids; another
 * mentions that it is linked to them.
 */
final class Ties {
  private Ties() {}

  /** For a format that can only mention others. */
  static List<Relationship> withKinds(List<Relationship> read, List<Relationship> said) {
    List<Relationship> fuller = said.stream().filter(Ties::hasOthersId).toList();
    Set<String> named = names(fuller);
    return Items.with(
        read.stream().filter(tie -> !isMention(tie) || !named.contains(name(tie))).toList(),
        fuller,
        tie -> true);
  }

  /** For a format that mentions nobody. */
  static List<Relationship> withMentions(List<Relationship> read, List<Relationship> said) {
    Set<String> named = names(read);
    return Items.with(read, said, tie -> isMention(tie) && !named.contains(name(tie)));
  }

  private static boolean hasOthersId(Relationship tie) {
    return tie.authorityId() != null;
  }

  private static boolean isMention(Relationship tie) {
    return tie.kind() == Relationship.Kind.ASSOCIATE && !hasOthersId(tie);
  }

  private static Set<String> names(List<Relationship> ties) {
    return ties.stream().map(Ties::name).collect(Collectors.toSet());
  }

  private static String name(Relationship tie) {
    return Letters.of(tie.name());
  }
}
