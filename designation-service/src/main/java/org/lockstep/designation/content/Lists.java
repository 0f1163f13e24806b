package org.lockstep.designation.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists may be left out in a body and are always there in an answer. */
final class Lists {
  private Lists() {}

  static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
