package org.lockstep.designation.lists.ftm;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Relationship;

/** The schemata that tie things to one another, as of FollowTheMoney 4. */
final class Links {
  /** Things that can be listed. Any other schema describes one, or ties two of them. */
  private static final Set<String> THINGS =
      Set.of(
          "Person",
          "LegalEntity",
          "Organization",
          "Company",
          "PublicBody",
          "Vessel",
          "Airplane",
          "Vehicle",
          "Asset",
          "CryptoWallet",
          "RealEstate",
          "Security",
          "BankAccount",
          "Thing");

  private static final Map<String, Link> LINKS =
      Map.ofEntries(
          Map.entry("Ownership", new Link("owner", "asset")),
          Map.entry("Directorship", new Link("director", "organization")),
          Map.entry("Membership", new Link("member", "organization")),
          Map.entry("Employment", new Link("employee", "employer")),
          Map.entry("Representation", new Link("agent", "client")),
          Map.entry("Family", new Link("person", "relative")),
          Map.entry("Associate", new Link("person", "associate")),
          Map.entry("Succession", new Link("predecessor", "successor")),
          Map.entry("Occupancy", new Link("holder", "post")),
          Map.entry("Debt", new Link("debtor", "creditor")),
          Map.entry("Payment", new Link("payer", "beneficiary")),
          Map.entry("UnknownLink", new Link("subject", "object")));

  private static final Set<String> DETAILS =
      Set.of("Sanction", "Identification", "Passport", "Note");

  private Links() {}

  /** The properties with its two ends. */
  record Link(String one, String other) {}

  static boolean isThing(String schema) {
    return THINGS.contains(schema);
  }

  /** Whether things point at it, and not it at things. */
  static boolean isPart(String schema) {
    return schema.equals("Address");
  }

  static boolean isDetail(String schema) {
    return DETAILS.contains(schema);
  }

  static @Nullable Link of(String schema) {
    return LINKS.get(schema);
  }

  /** Ids of the things that it points at; of a schema that is not known, whatever may be one. */
  static List<String> ends(FtmEntity entity) {
    Link link = of(entity.schema());
    if (link != null) {
      return Stream.of(link.one, link.other)
          .flatMap(end -> entity.inOrder(end).stream())
          .distinct()
          .toList();
    }
    return switch (entity.schema()) {
      case "Sanction", "Note" -> entity.inOrder("entity");
      case "Identification", "Passport" -> entity.inOrder("holder");
      default -> entity.everything();
    };
  }

  /**
   * What the other is to the subject.
   *
   * @param subjectIsOne whether the subject is the first end
   */
  static Relationship.Kind kind(FtmEntity link, boolean subjectIsOne) {
    return switch (link.schema()) {
      case "Ownership" -> subjectIsOne ? Relationship.Kind.OTHER : Relationship.Kind.OWNER;
      case "Directorship" -> subjectIsOne ? Relationship.Kind.OTHER : Relationship.Kind.MANAGER;
      case "Membership" -> subjectIsOne ? Relationship.Kind.MEMBER_OF : Relationship.Kind.OTHER;
      case "Representation" -> subjectIsOne ? Relationship.Kind.PRINCIPAL : Relationship.Kind.OTHER;
      case "Associate" -> Relationship.Kind.ASSOCIATE;
      case "UnknownLink" -> subjectIsOne ? byRole(link) : Relationship.Kind.OTHER;
      default -> Relationship.Kind.OTHER;
    };
  }

  /** Lockstep writes the kind of a relationship as the role of the link. */
  private static Relationship.Kind byRole(FtmEntity link) {
    return Stream.of(Relationship.Kind.values())
        .filter(kind -> link.has("role", kind.name()))
        .findFirst()
        .orElse(Relationship.Kind.OTHER);
  }
}
