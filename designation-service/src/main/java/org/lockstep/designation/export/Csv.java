package org.lockstep.designation.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Address;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Name;

/**
 * A designation as a row of comma-separated values (RFC 4180). Several values of one cell are
 * separated by a semicolon and a space.
 */
final class Csv {
  static final List<String> HEADER =
      List.of(
          "id",
          "version",
          "authority",
          "authorityId",
          "status",
          "subjectType",
          "name",
          "aliases",
          "weakAliases",
          "previousNames",
          "programmes",
          "listingDate",
          "listedFrom",
          "listedUntil",
          "measures",
          "countries",
          "nationalities",
          "flag",
          "birthDates",
          "positions",
          "identifiers",
          "addresses",
          "remarks",
          "packageReference",
          "recordedAt");

  private Csv() {}

  static List<String> cells(ExportedDesignation designation) {
    ListingRecord subject = designation.listingRecord();
    List<String> cells = new ArrayList<>();
    cells.add(designation.id().toString());
    cells.add(Integer.toString(designation.version()));
    cells.add(designation.authority());
    cells.add(text(designation.authorityId()));
    cells.add(designation.status().name());
    cells.add(subject.subjectType().name());
    cells.add(joined(subject.names().stream().filter(n -> n.kind() == Name.Kind.PRIMARY)));
    cells.add(joined(others(subject, Name.Kind.ALIAS, Name.Strength.STRONG)));
    cells.add(joined(others(subject, Name.Kind.ALIAS, Name.Strength.WEAK)));
    cells.add(joined(subject.names().stream().filter(n -> n.kind() == Name.Kind.PREVIOUS)));
    cells.add(joined(designation.programmes()));
    cells.add(text(designation.listingDate()));
    cells.add(text(designation.listedFrom()));
    cells.add(text(designation.listedUntil()));
    cells.add(
        joined(
            designation.measures().stream()
                .map(measure -> measure.kind() + " (" + measure.instrument() + ")")
                .toList()));
    cells.add(joined(subject.countries()));
    cells.add(joined(subject.nationalities()));
    cells.add(text(subject.flag()));
    cells.add(joined(subject.birthDates()));
    cells.add(joined(subject.positions()));
    cells.add(
        joined(
            subject.identifiers().stream()
                .map(id -> FollowTheMoney.schemeName(id.scheme()) + " " + id.value())
                .toList()));
    cells.add(joined(subject.addresses().stream().map(Address::full).toList()));
    cells.add(text(subject.remarks()));
    cells.add(designation.packageReference());
    cells.add(designation.recordedAt().toString());
    return cells;
  }

  private static Stream<Name> others(
      ListingRecord subject, Name.Kind kind, Name.Strength strength) {
    return subject.names().stream()
        .filter(name -> name.kind() == kind && name.strength() == strength);
  }

  private static String joined(Stream<Name> names) {
    return joined(names.map(Name::name).toList());
  }

  private static String joined(Collection<String> values) {
    return String.join("; ", values);
  }

  private static String text(@Nullable Object value) {
    return Objects.toString(value, "");
  }
}
