package org.lockstep.designation.lists.reading;

import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Craft;

/** What is said of the ship or aircraft that one entry is of; blank values say nothing. */
final class EntryCraft {
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
    type = wordings.textOrNull(published);
  }

  void model(String published) {
    model = wordings.textOrNull(published);
  }

  void deadweightTonnage(String published) {
    deadweightTonnage = wordings.textOrNull(published);
  }

  void grossRegisteredTonnage(String published) {
    grossRegisteredTonnage = wordings.textOrNull(published);
  }

  void length(String published) {
    length = wordings.textOrNull(published);
  }

  /** Null where nothing is said. */
  @Nullable Craft all() {
    Craft craft = new Craft(type, model, deadweightTonnage, grossRegisteredTonnage, length);
    return craft.equals(new Craft(null, null, null, null, null)) ? null : craft;
  }
}
