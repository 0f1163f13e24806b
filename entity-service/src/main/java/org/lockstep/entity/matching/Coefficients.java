package org.lockstep.entity.matching;

import java.util.HashMap;
import java.util.Map;

/**
 * What the words count for the score: the table {@code scoring.tsv}, which says where it is from.
 */
record Coefficients(
    double partial,
    double contradiction,
    double omissionPerson,
    double omissionOrganisation,
    double omissionVessel,
    double numberContradiction,
    double numberOmission,
    double formContradiction,
    double formOmission,
    double order,
    double clash,
    double lone) {

  static Coefficients of(TableFile table) {
    Map<String, Double> values = new HashMap<>();
    table.lines().forEach(line -> values.put(line[0], Double.valueOf(line[1])));
    return of(values);
  }

  static Coefficients of(Map<String, Double> values) {
    return new Coefficients(
        values.get("partial"),
        values.get("contradiction"),
        values.get("omission.person"),
        values.get("omission.organisation"),
        values.get("omission.vessel"),
        values.get("number.contradiction"),
        values.get("number.omission"),
        values.get("form.contradiction"),
        values.get("form.omission"),
        values.get("order"),
        values.get("clash"),
        values.get("lone"));
  }

  /** What a word weighs that only one of the names has. */
  double omission(Naming naming) {
    return switch (naming) {
      case PERSON -> omissionPerson;
      case ORGANIZATION -> omissionOrganisation;
      case OBJECT -> omissionVessel;
    };
  }
}
