package org.lockstep.designation.listimport.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;

/** Subjects of entries that a test makes up. */
final class Subjects {
  private final SubjectType type;
  private final List<Name> names = new ArrayList<>();
  private final List<StatedDate> dates = new ArrayList<>();
  private final List<Identifier> identifiers = new ArrayList<>();
  private final List<LabelledValue> references = new ArrayList<>();
  private @Nullable LocalDate listed;
  private @Nullable String remarks;
  private String programme = "CA-BELARUS";

  private Subjects(SubjectType type, String name) {
    this.type = type;
    names.add(new Name(name, Name.Kind.PRIMARY, Name.Strength.STRONG, null, null));
  }

  static Subjects person(String name) {
    return new Subjects(SubjectType.PERSON, name);
  }

  static Subjects company(String name) {
    return new Subjects(SubjectType.ORGANIZATION, name);
  }

  static Subjects vessel(String name) {
    return new Subjects(SubjectType.VESSEL, name);
  }

  Subjects alias(String... aliases) {
    Arrays.stream(aliases)
        .map(alias -> new Name(alias, Name.Kind.ALIAS, Name.Strength.WEAK, null, null))
        .forEach(names::add);
    return this;
  }

  Subjects born(String... births) {
    return born(StatedDate.Precision.EXACT, births);
  }

  Subjects born(StatedDate.Precision precision, String... births) {
    Arrays.stream(births)
        .map(
            birth ->
                new StatedDate(StatedDate.Kind.BIRTH, precision, birth, null, null, null, null))
        .forEach(dates::add);
    return this;
  }

  Subjects number(Identifier.Scheme scheme, String number) {
    identifiers.add(new Identifier(scheme, number));
    return this;
  }

  Subjects reference(String label, String value) {
    references.add(new LabelledValue(label, value));
    return this;
  }

  Subjects listed(String day) {
    listed = LocalDate.parse(day);
    return this;
  }

  Subjects programme(String code) {
    programme = code;
    return this;
  }

  Subjects remarks(String text) {
    remarks = text;
    return this;
  }

  EntryContent content(@Nullable String authorityId) {
    ListingRecord subject =
        new ListingRecord(
            type,
            names,
            identifiers,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null,
            List.of(),
            List.of(),
            remarks,
            List.of(),
            List.of(),
            null,
            dates,
            List.of(),
            List.of(),
            null,
            List.of(),
            references,
            List.of(),
            null,
            List.of());
    return new EntryContent(authorityId, List.of(programme), listed, List.of(), subject);
  }

  Identity identity() {
    return Identity.of(content(null));
  }
}
