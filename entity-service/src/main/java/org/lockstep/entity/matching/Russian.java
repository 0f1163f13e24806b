package org.lockstep.entity.matching;

import org.jspecify.annotations.Nullable;

/** Adjectives that Russian makes of the names of places: the works at Murom are Muromskiy. */
final class Russian {
  private static final int SHORTEST_PLACE = 4;

  private static final String[] ENDINGS = {
    "skogo", "skaya", "skaia", "skoye", "skoe", "skiye", "skie", "skiy", "skii", "skij", "skoi",
    "skoy", "ski", "sky"
  };

  private Russian() {}

  /** What the adjective is made of, without the vowel that may have been at its end; or null. */
  static @Nullable String place(String latin) {
    for (String ending : ENDINGS) {
      if (latin.endsWith(ending) && latin.length() >= ending.length() + SHORTEST_PLACE) {
        return latin.substring(0, latin.length() - ending.length());
      }
    }
    return null;
  }
}
