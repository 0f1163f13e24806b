package org.lockstep.entity.screening.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.lockstep.entity.evidence.Span;
import org.lockstep.entity.profile.ListingRecord.Identifier;
import org.lockstep.entity.profile.ListingRecord.Name.Kind;
import org.lockstep.entity.profile.ListingRecord.Name.Strength;
import org.lockstep.entity.profile.SubjectType;

/** Subjects and queries for the tests. */
final class Listed {
  private Listed() {}

  static ScreenedSubject person(String key, String... names) {
    return subject(key, SubjectType.PERSON, names);
  }

  static ScreenedSubject organisation(String key, String... names) {
    return subject(key, SubjectType.ORGANIZATION, names);
  }

  static ScreenedSubject vessel(String key, String name, String imo) {
    return new ScreenedSubject(
        key,
        key,
        SubjectType.VESSEL,
        List.of(ScreenedName.of(name)),
        List.of(imo(imo)),
        List.of(),
        Set.of(),
        null);
  }

  static ScreenedSubject subject(String key, SubjectType type, String... names) {
    return new ScreenedSubject(
        key,
        key,
        type,
        Arrays.stream(names).map(ScreenedName::of).toList(),
        List.of(),
        List.of(),
        Set.of(),
        null);
  }

  static ScreenedSubject born(String key, String name, String date) {
    return new ScreenedSubject(
        key,
        key,
        SubjectType.PERSON,
        List.of(ScreenedName.of(name)),
        List.of(),
        List.of(day(date)),
        Set.of("RU"),
        "MALE");
  }

  static ScreenedName weak(String name) {
    return new ScreenedName(name, Kind.ALIAS, Strength.WEAK);
  }

  static ScreenedName former(String name) {
    return new ScreenedName(name, Kind.PREVIOUS, Strength.STRONG);
  }

  static Identifier imo(String number) {
    return new Identifier("imoNumber", number);
  }

  static Span day(String date) {
    return Span.of(date).orElseThrow();
  }

  static Query person(String name) {
    return Query.of(name, SubjectType.PERSON);
  }

  static Query bornOn(String name, String date) {
    return new Query(
        List.of(name), SubjectType.PERSON, List.of(day(date)), Set.of(), List.of(), null);
  }

  static Query ship(String name, String imo) {
    return new Query(
        List.of(name), SubjectType.VESSEL, List.of(), Set.of(), List.of(imo(imo)), null);
  }

  static List<String> keys(List<Hit> hits) {
    return hits.stream().map(hit -> hit.subject().key()).toList();
  }
}
