package org.lockstep.designation.lists.completion;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;

/** Items that were read of an entry, and those that were said of it before. */
final class Items {
  private Items() {}

  /** What was read, and behind it what was said before and stays. */
  static <T> List<T> with(List<T> read, List<T> said, Predicate<T> stays) {
    Set<T> seen = new HashSet<>(read);
    List<T> all = new ArrayList<>(read);
    said.stream().filter(stays).filter(seen::add).forEach(all::add);
    return all;
  }

  /**
   * What was read, each item completed with the one said before that is like it. Equal ones belong
   * together, then those that are alike by the first of the keys, and so on; each belongs to one
   * other at most, in their order.
   */
  @SafeVarargs
  static <T> List<T> completed(
      List<T> read, List<T> said, BinaryOperator<T> completion, Function<T, ?>... keys) {
    List<T> all = new ArrayList<>(read);
    BitSet openRead = new BitSet();
    openRead.set(0, read.size());
    BitSet openSaid = new BitSet();
    openSaid.set(0, said.size());
    List<Function<T, ?>> likeness = new ArrayList<>(List.of(Function.<T>identity()));
    likeness.addAll(List.of(keys));
    for (Function<T, ?> key : likeness) {
      Map<Object, Queue<Integer>> places = new HashMap<>();
      for (int place : openSaid.stream().toArray()) {
        places.computeIfAbsent(key.apply(said.get(place)), each -> new ArrayDeque<>()).add(place);
      }
      for (int i : openRead.stream().toArray()) {
        Queue<Integer> found = places.getOrDefault(key.apply(read.get(i)), new ArrayDeque<>());
        if (!found.isEmpty()) {
          int place = found.remove();
          all.set(i, completion.apply(read.get(i), said.get(place)));
          openRead.clear(i);
          openSaid.clear(place);
        }
      }
    }
    return all;
  }
}
