package org.lockstep.designation.listimport;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.reading.Regime;

/**
 * An edition that was read to its end. Its entries are in {@link StagedEntries}.
 *
 * @param stated the day that the file itself says it is of
 * @param declared how many entries the file says it has
 * @param entries how many it has
 * @param inForce how many of them are listed still
 * @param invalid entries that the register cannot take, the first of them, each with its fault
 * @param repeated keys that more than one entry has, the first of them
 * @param regimes that its entries are under
 * @param unknownFields labels that its reader does not know
 */
record ReadEdition(
    @Nullable LocalDate stated,
    @Nullable Integer declared,
    int entries,
    int inForce,
    List<String> invalid,
    List<String> repeated,
    List<Regime> regimes,
    List<String> unknownFields) {

  /** The day it is of. The operator's word counts where the file does not say it. */
  @Nullable LocalDate day(@Nullable LocalDate asked) {
    return stated == null ? asked : stated;
  }
}
