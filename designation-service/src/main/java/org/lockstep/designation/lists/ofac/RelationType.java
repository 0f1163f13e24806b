package org.lockstep.designation.lists.ofac;

import org.lockstep.designation.content.Relationship;

/** What one subject is to another, in OFAC's words. */
final class RelationType {
  private RelationType() {}

  /** What the other is to the subject that the relation comes from. */
  static Relationship.Kind kind(String published) {
    return switch (published) {
      case "Owned or Controlled By" -> Relationship.Kind.OWNER;
      case "Acting for or on behalf of" -> Relationship.Kind.PRINCIPAL;
      case "Leader or official of" -> Relationship.Kind.MEMBER_OF;
      case "Associate Of", "Family member of", "Providing support to" ->
          Relationship.Kind.ASSOCIATE;
      default -> Relationship.Kind.OTHER;
    };
  }
}
