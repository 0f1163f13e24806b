package org.lockstep.designation.listimport;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Entry;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.StoredJson;
import org.lockstep.designation.lists.reading.FormerTime;

/**
 * Puts the times for which a list had an entry before into its designation. What is said of them
 * ends with them, so that it changes nothing of the time since.
 */
@ApplicationScoped
class FormerTimes {
  private static final String DELISTED = "DELISTED";
  private static final String NOT_YET = "NOT_YET_IN_FORCE";

  private final AgroalDataSource dataSource;

  FormerTimes(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Days in a row, the first and the last included. */
  record Days(LocalDate from, LocalDate to) {}

  /** What the register says of some days of a designation. */
  record State(Days days, String status) {}

  /**
   * What has to be said of former times of designations that the register has, so that it says of
   * them what the list says.
   *
   * @return by designations; none of those where the register says the same
   */
  Map<UUID, List<Entry>> entries(Collection<StagedEntries.Difference> rows) {
    Map<UUID, StagedEntries.Difference> told = new HashMap<>();
    for (StagedEntries.Difference row : rows) {
      if (row.designationId() != null && !row.formerTimes().isEmpty()) {
        told.put(row.designationId(), row);
      }
    }
    if (told.isEmpty()) {
      return Map.of();
    }
    Map<UUID, List<Entry>> entries = new HashMap<>();
    states(told.keySet())
        .forEach(
            (designation, states) -> {
              StagedEntries.Difference row = Objects.requireNonNull(told.get(designation));
              List<Entry> missing = ofKnown(designation, row.formerTimes(), listed(row), states);
              if (!missing.isEmpty()) {
                entries.put(designation, missing);
              }
            });
    return entries;
  }

  private static LocalDate listed(StagedEntries.Difference row) {
    return Objects.requireNonNull(StoredJson.read(row.content(), EntryContent.class).listingDate());
  }

  /** What the register says of designations, in the order of the days. */
  private Map<UUID, List<State>> states(Collection<UUID> designations) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                select designation_id, valid_from, valid_to, status from current_state
                where designation_id = any (?) order by designation_id, valid_from""")) {
      statement.setArray(1, connection.createArrayOf("uuid", designations.toArray()));
      Map<UUID, List<State>> states = new HashMap<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          states
              .computeIfAbsent(result.getObject(1, UUID.class), none -> new ArrayList<>())
              .add(
                  new State(
                      new Days(
                          result.getObject(2, LocalDate.class),
                          result.getObject(3, LocalDate.class)),
                      result.getString(4)));
        }
      }
      return states;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * When a new designation is not in force, though it holds from its first time on.
   *
   * @param listed its listing date, on which the last time began
   */
  static Stream<Entry> ofNew(UUID designation, List<FormerTime> times, @Nullable LocalDate listed) {
    return times.isEmpty()
        ? Stream.empty()
        : gaps(times, Objects.requireNonNull(listed)).stream()
            .map(gap -> delisting(designation, gap));
  }

  /**
   * The entries that make the register say what the list says of the former times; none if it does.
   *
   * @param listed the listing date that the list says, on which the last time began
   * @param registered what the register says
   */
  static List<Entry> ofKnown(
      UUID designation, List<FormerTime> times, LocalDate listed, List<State> registered) {
    List<Days> notListed = daysOf(registered, List.of(DELISTED, NOT_YET));
    List<Days> notDelisted = daysOf(registered, List.of("IN_FORCE", "SUSPENDED", NOT_YET));
    List<Days> inForce =
        times.stream().map(time -> new Days(time.from(), time.endedOn().minusDays(1))).toList();
    return Stream.concat(
            common(inForce, notListed).map(days -> resumption(designation, days)),
            common(gaps(times, listed), notDelisted).map(days -> delisting(designation, days)))
        .toList();
  }

  private static Entry delisting(UUID designation, Days gap) {
    return Entry.delisting(
        designation, gap.from, gap.to, "Not on the list until it was listed again");
  }

  private static Entry resumption(UUID designation, Days time) {
    return Entry.resumption(
        designation, time.from, time.to, "On the list before it was listed again");
  }

  /** The days between the times, and from the last one until it was listed again. */
  private static List<Days> gaps(List<FormerTime> times, LocalDate listed) {
    List<Days> gaps = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      LocalDate ended = times.get(i).endedOn();
      LocalDate next = i + 1 < times.size() ? times.get(i + 1).from() : listed;
      if (ended.isBefore(next)) {
        gaps.add(new Days(ended, next.minusDays(1)));
      }
    }
    return gaps;
  }

  /** The days of some statuses, those in a row together. */
  private static List<Days> daysOf(List<State> states, List<String> statuses) {
    List<Days> all = new ArrayList<>();
    for (State state : states) {
      int last = all.size() - 1;
      if (!statuses.contains(state.status)) {
        continue;
      }
      if (last >= 0 && all.get(last).to.plusDays(1).equals(state.days.from)) {
        all.set(last, new Days(all.get(last).from, state.days.to));
      } else {
        all.add(state.days);
      }
    }
    return all;
  }

  private static Stream<Days> common(List<Days> some, List<Days> others) {
    return some.stream()
        .flatMap(
            one ->
                others.stream()
                    .filter(other -> !one.from.isAfter(other.to) && !other.from.isAfter(one.to))
                    .map(
                        other ->
                            new Days(
                                one.from.isAfter(other.from) ? one.from : other.from,
                                one.to.isBefore(other.to) ? one.to : other.to)));
  }
}
