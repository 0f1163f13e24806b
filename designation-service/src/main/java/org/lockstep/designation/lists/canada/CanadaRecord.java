package org.lockstep.designation.lists.canada;

import java.util.Optional;
import java.util.regex.Pattern;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.file.XmlElement;

/**
 * A record of the list in either of its forms. Until August 2026 its elements had English names;
 * since then each has its English and its French name, as in {@code LastName-NomDeFamille}. The
 * English one tells what it is.
 */
record CanadaRecord(String file, XmlElement element) {
  static final String COUNTRY = "Country";
  static final String LAST_NAME = "LastName";
  static final String GIVEN_NAME = "GivenName";
  static final String ENTITY_OR_SHIP = "EntityOrShip";
  static final String TITLE_OR_SHIP = "TitleOrShip";
  static final String ALIASES = "Aliases";
  static final String DATE_OF_BIRTH_OR_SHIP_BUILD_DATE = "DateOfBirthOrShipBuildDate";
  static final String SHIP_IMO_NUMBER = "ShipIMONumber";
  static final String SCHEDULE = "Schedule";
  static final String ITEM = "Item";
  static final String DATE_OF_LISTING = "DateOfListing";

  /** Blanks at which no line may break. */
  private static final Pattern NO_BREAK = Pattern.compile("[\\u00A0\\u2007\\u202F]");

  /** What TitleOrShip is called in the bilingual form. */
  private static final String TITLE_OR_SHIP_TYPE = "TitleOrShipType";

  Optional<String> text(String name) {
    return element.children().stream()
        .filter(child -> name.equals(english(child.name())))
        .flatMap(child -> child.text().stream())
        .map(text -> NO_BREAK.matcher(text).replaceAll(" ").strip())
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private static String english(String name) {
    int hyphen = name.indexOf('-');
    String english = hyphen < 0 ? name : name.substring(0, hyphen);
    return english.equals(TITLE_OR_SHIP_TYPE) ? TITLE_OR_SHIP : english;
  }

  String required(String name) {
    return text(name)
        .orElseThrow(
            () ->
                new RefusedFileException(
                    Reason.MALFORMED,
                    "%s: the record at line %d has no %s".formatted(file, element.line(), name)));
  }

  boolean isOfPerson() {
    return text(LAST_NAME).isPresent() || text(GIVEN_NAME).isPresent();
  }

  /** By which records with one item are told apart. */
  String name() {
    String person =
        String.join(" ", text(GIVEN_NAME).orElse(""), text(LAST_NAME).orElse("")).strip();
    return person.isEmpty() ? required(ENTITY_OR_SHIP) : person;
  }
}
