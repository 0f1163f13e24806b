package org.lockstep.entity.matching;

import org.jspecify.annotations.Nullable;

/** Roman numerals as ships and funds bear them: below forty. */
final class Roman {
  private static final String[] TENS = {"", "x", "xx", "xxx"};
  private static final String[] UNITS = {
    "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"
  };

  private Roman() {}

  static @Nullable Integer value(String small) {
    if (small.length() > 7 || !small.chars().allMatch(c -> c == 'i' || c == 'v' || c == 'x')) {
      return null;
    }
    for (int value = 1; value < 40; value++) {
      if (small.equals(TENS[value / 10] + UNITS[value % 10])) {
        return value;
      }
    }
    return null;
  }
}
