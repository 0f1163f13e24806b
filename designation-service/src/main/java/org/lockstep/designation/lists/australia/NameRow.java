package org.lockstep.designation.lists.australia;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.lockstep.designation.lists.file.TableRow;
import org.lockstep.designation.lists.reading.Blanks;

/** What a row says of the name that it is of. */
final class NameRow {
  static final String NAME = "name_of_individual_or_entity";
  private static final String NAME_TYPE = "name_type";

  private NameRow() {}

  static String name(TableRow row) {
    return row.cell(NAME).map(Blanks::lines).orElse("");
  }

  /** In lower case; empty where the row does not say it. */
  static String type(TableRow row) {
    return row.cell(NAME_TYPE).orElse("").toLowerCase(Locale.ROOT);
  }

  /** Whether the row says, or its number tells, that this is the subject's own name. */
  static boolean isPrimary(TableRow row) {
    String type = type(row);
    // The list has "Primay Name", too.
    return type.isEmpty() ? !isOfOtherName(row) : type.startsWith("prim");
  }

  static boolean isOfOtherName(TableRow row) {
    return Reference.of(row).filter(Reference::isOfOtherName).isPresent();
  }

  /**
   * The row of the subject's own name: one that says so under the number itself, or else says so,
   * or else stands under the number itself.
   */
  static Optional<TableRow> own(List<TableRow> rows) {
    Predicate<TableRow> underTheNumber = row -> !isOfOtherName(row);
    return rows.stream()
        .filter(underTheNumber.and(NameRow::isPrimary))
        .findFirst()
        .or(() -> rows.stream().filter(NameRow::isPrimary).findFirst())
        .or(() -> rows.stream().filter(underTheNumber).findFirst());
  }
}
