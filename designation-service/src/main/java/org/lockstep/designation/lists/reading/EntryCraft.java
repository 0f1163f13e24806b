package org.lockstep.designation.lists.reading;

import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.CraftDetails;

/** What is said of the ship or aircraft that one entry is of; blank values say nothing. */
final class EntryCraft {
  /** A tonnage or length, with its unit. */
  private static final int LONGEST_MEASURE = 100;

  private final Wordings wordings;
  private @Nullable String type;
  private @Nullable String model;
  private @Nullable String deadweightTonnage;
  private @Nullable String grossRegisteredTonnage;
  private @Nullable String length;

  EntryCraft(Wordings wordings) {
    this.wordings = wordings;
  }

  void type(String published) {
    type = fitting(published, Wordings.LONGEST_PHRASE);
  }

  void model(String published) {
    model = fitting(published, Wordings.LONGEST_PHRASE);
  }

  void deadweightTonnage(String published) {
    deadweightTonnage = fitting(published, LONGEST_MEASURE);
  }

  void grossRegisteredTonnage(String published) {
    grossRegisteredTonnage = fitting(published, LONGEST_MEASURE);
  }

  void length(String published) {
    length = fitting(published, LONGEST_MEASURE);
  }

  private @Nullable String fitting(String published, int longest) {
    String value = wordings.line(published);
    return value.isEmpty() || wordings.isTooLong("craft", value, longest) ? null : value;
  }

  /** Null where nothing is said. */
  @Nullable CraftDetails all() {
    CraftDetails craft =
        new CraftDetails(type, model, deadweightTonnage, grossRegisteredTonnage, length);
    return craft.equals(new CraftDetails(null, null, null, null, null)) ? null : craft;
  }
}
