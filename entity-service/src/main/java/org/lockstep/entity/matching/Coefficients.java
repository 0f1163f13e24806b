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
        value(values, "partial"),
        value(values, "contradiction"),
        value(values, "omission.person"),
        value(values, "omission.organisation"),
        value(values, "omission.vessel"),
        value(values, "number.contradiction"),
        value(values, "number.omission"),
        value(values, "form.contradiction"),
        value(values, "form.omission"),
        value(values, "order"),
        value(values, "clash"),
        value(values, "lone"));
  }

  private static double value(Map<String, Double> values, String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("There is no coefficient " + name);
    }
    return value;
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
