package org.lockstep.entity.screening.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was screened against. Two answers with the same digest were made from the same entities in
 * the same versions.
 *
 * @param entities how many there are that somebody lists, or has listed
 * @param positions of {@code lockstep.entities}: of each of its partitions, in order, how many
 *     events had been taken in
 * @param digest SHA-256 over the ids and versions of all entities, in hexadecimal
 * @param markedRecords how many records that are not for everybody the reader sees besides, which
 *     are in the digest; absent if there are none
 */
public record ScreenedState(
    int entities, List<Long> positions, String digest, @Nullable Integer markedRecords) {
  public ScreenedState {
    positions = List.copyOf(positions);
  }
}
