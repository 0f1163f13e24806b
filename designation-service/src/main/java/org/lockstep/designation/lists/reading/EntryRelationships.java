package org.lockstep.designation.lists.reading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.Relationship;

/** To whom else the subject of one entry is tied. */
final class EntryRelationships {
  private static final int LONGEST_NAME = 1000;
  private static final int MOST = 500;

  private final Wordings wordings;
  private final Set<Relationship> relationships = new LinkedHashSet<>();

  EntryRelationships(Wordings wordings) {
    this.wordings = wordings;
  }

  void add(
      Relationship.Kind kind,
      String name,
      @Nullable String asPublished,
      @Nullable String otherId,
      boolean former) {
    add(
        new Relationship(
            kind, name, List.of(), null, null, null, asPublished, otherId, former ? true : null));
  }

  void add(Relationship published) {
    String name = wordings.line(published.name());
    if (name.isEmpty() || wordings.isTooLong("relationship", name, LONGEST_NAME)) {
      return;
    }
    relationships.add(
        new Relationship(
            published.kind(),
            name,
            published.identifiers().stream()
                .map(this::clean)
                .filter(number -> !number.value().isEmpty())
                .toList(),
            published.startDate(),
            published.endDate(),
            published.source(),
            wordings.note(published.asPublished()),
            wordings.id(published.authorityId()),
            published.former()));
  }

  private Identifier clean(Identifier number) {
    return new Identifier(
        number.scheme(),
        wordings.line(number.value()),
        wordings.lineOrNull(number.type()),
        number.country(),
        number.issuer(),
        number.issueDate(),
        number.expiryDate(),
        number.note(),
        number.asPublished(),
        number.publishedId());
  }

  List<Relationship> all() {
    return wordings.atMost(MOST, "relationships", relationships, Relationship::name);
  }
}
