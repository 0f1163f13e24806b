package org.lockstep.entity.evidence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.matching.PreparedName;
import org.lockstep.entity.profile.IdentityScheme;
import org.lockstep.entity.profile.ListingRecord;
import org.lockstep.entity.profile.ListingRecord.Name.Strength;
import org.lockstep.entity.profile.LookUpKeys;
import org.lockstep.entity.profile.SubjectType;

/** Who one listing record is about, read once for many comparisons. */
public final class Subject {
  /** More names, or numbers, of one subject say nothing more. */
  private static final int MOST = 60;

  private final String designationId;
  private final String authority;
  private final ListingRecord said;
  private final Set<String> references;
  private final Map<IdentityScheme, Set<String>> sure = new TreeMap<>();
  private final List<Document> documents = new ArrayList<>();
  private final List<PreparedName> names = new ArrayList<>();
  private final List<PreparedName> weakNames = new ArrayList<>();
  private final List<Span> births;
  private final List<Span> builds;
  private final Set<String> countries;
  private final Set<String> keys;

  /** A number of a document or in a register, with the country that gave it. */
  record Document(String scheme, String value, @Nullable String country) {}

  private Subject(
      String designationId, String authority, @Nullable String authorityId, ListingRecord said) {
    this.designationId = designationId;
    this.authority = authority;
    this.said = said;
    this.references = Reference.of(authority, authorityId, said);
    for (ListingRecord.Identifier one : said.identifiers()) {
      IdentityScheme scheme =
          IdentityScheme.identifies(one.scheme(), one.value())
              ? IdentityScheme.of(one.scheme()).orElseThrow()
              : null;
      if (scheme != null) {
        sure.computeIfAbsent(scheme, unknown -> new TreeSet<>()).add(one.value());
      } else if (documents.size() < MOST) {
        documents.add(new Document(one.scheme(), LookUpKeys.value(one.value()), one.country()));
      }
    }
    Set<String> seen = new LinkedHashSet<>();
    for (ListingRecord.Name name : said.names()) {
      if (names.size() + weakNames.size() < MOST && seen.add(LookUpKeys.name(name.name()))) {
        PreparedName prepared = PreparedName.of(name.name(), said.subjectType());
        if (!prepared.isEmpty()) {
          (name.strength() == Strength.STRONG ? names : weakNames).add(prepared);
        }
      }
    }
    this.births = said.subjectType() == SubjectType.PERSON ? Span.births(said) : List.of();
    this.builds = Span.of(said, "BUILD");
    this.countries = new TreeSet<>(said.nationalities());
    countries.addAll(said.countries());
    if (said.subjectType() != SubjectType.PERSON) {
      said.addresses().stream()
          .map(ListingRecord.Address::country)
          .flatMap(Stream::ofNullable)
          .forEach(countries::add);
    }
    this.keys = MeetingKeys.of(this);
  }

  /**
   * Reads a record.
   *
   * @param authorityId the authority's own id of it, as printed
   */
  public static Subject of(
      String designationId, String authority, @Nullable String authorityId, ListingRecord said) {
    return new Subject(designationId, authority, authorityId, said);
  }

  public String designationId() {
    return designationId;
  }

  /**
   * What it is found by, by those that may be the same: two that have none of these in common are
   * not compared.
   */
  public Set<String> keys() {
    return keys;
  }

  public boolean isOfOneKindWith(Subject other) {
    return type() == other.type();
  }

  SubjectType type() {
    return said.subjectType();
  }

  String authority() {
    return authority;
  }

  ListingRecord said() {
    return said;
  }

  Set<String> references() {
    return references;
  }

  Set<String> sure(IdentityScheme scheme) {
    return sure.getOrDefault(scheme, Set.of());
  }

  List<Document> documents() {
    return documents;
  }

  List<PreparedName> names() {
    return names;
  }

  List<PreparedName> weakNames() {
    return weakNames;
  }

  List<Span> births() {
    return births;
  }

  List<Span> builds() {
    return builds;
  }

  Set<String> countries() {
    return countries;
  }
}
