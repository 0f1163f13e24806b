package org.lockstep.entity.resolution;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Two entities, in order of their ids, so that it does not matter who is named first. */
record Pair(String first, String second) {

  static Pair of(String one, String other) {
    return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
  }

  /** The id of the pair, which its candidate and its judgement have too. */
  String id() {
    return UUID.nameUUIDFromBytes(("pair " + first + " " + second).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  List<String> ids() {
    return List.of(first, second);
  }
}
