package org.lockstep.designation.export;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.asof.Days;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.StoredJson;
import org.lockstep.designation.http.LongestWaits;
import org.lockstep.designation.marking.MarkedReads.Shown;
import org.lockstep.designation.marking.Markings;
import org.lockstep.designation.marking.Visible;
import org.lockstep.designation.portion.Portion;
import org.lockstep.designation.register.DesignationStatus;
import org.lockstep.http.marking.Marking;

/**
 * Reads designations one after the other, however many there are: through a cursor, and what they
 * say a portion at a time, in a read-only transaction on one snapshot. The transaction is the
 * connection's own and not one of JTA, whose time limit is made for requests that end soon.
 */
@ApplicationScoped
class RegisterRows {
  private static final LocalDate ALWAYS = LocalDate.of(1, 1, 1);
  private static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);

  /** Rows that are in memory at once, without what they say. */
  private static final int FETCH = 100;

  /** For the rows of one fetch; the first fetch waits for all of the sorting. */
  private static final String LIMITS =
      "set transaction isolation level repeatable read, read only; set local statement_timeout = '60s'";

  /**
   * Parameters: recorded time twice, three times a day twice and the authorities whose day it is or
   * (the first) is not, and whether only what is listed on that day.
   */
  private static final String OF_EDITION =
      """
      d.recorded_at <= ? and d.superseded_at > ?
        and (d.valid_from <= ? and d.valid_to >= ? and d.authority <> all (?)
          or d.valid_from <= ? and d.valid_to >= ? and d.authority = any (?)
          or d.valid_from <= ? and d.valid_to >= ? and d.authority = any (?))
        and (d.status in ('IN_FORCE', 'SUSPENDED') or d.status = 'NOT_YET_IN_FORCE' and not ?)
        and\s""";

  private static final int PARAMETERS = 12;

  /** Of a row {@code d}. All states of one recorded time make up one timeline. */
  private static final String COLUMNS =
      """
       d.designation_id, d.version, d.registered_at, d.recorded_at, d.authority, d.package_id,
       d.package_reference, d.entry_id, d.status, d.valid_from, d.valid_to, d.content_version,
      (select v.size from designation_version v
        where v.designation_id = d.designation_id and v.version = d.content_version),
      (select min(x.valid_from) from designation_state x
        where x.designation_id = d.designation_id and x.recorded_at = d.recorded_at
          and x.status in ('IN_FORCE', 'SUSPENDED')
          and x.valid_from > coalesce((select max(y.valid_to) from designation_state y
            where y.designation_id = d.designation_id and y.recorded_at = d.recorded_at
              and y.status = 'DELISTED' and y.valid_to < d.valid_from), '-infinity')),
      (select min(x.valid_from) - 1 from designation_state x
        where x.designation_id = d.designation_id and x.recorded_at = d.recorded_at
          and x.status = 'DELISTED' and x.valid_from > d.valid_to),
       d.marking
      """;

  private static final int COLUMN_COUNT = 16;

  private static final String CONTENTS =
      """
      select designation_id, version, v.content::text
      from unnest(?, ?) as said(designation_id, version)
      join designation_version v using (designation_id, version)""";

  private static final String CHANGED_FROM =
      """
       from old full join new using (designation_id)
      left join designation_state b on b.id = old.id
      left join designation_state a on a.id = new.id
      where old.id is distinct from new.id""";

  private final AgroalDataSource dataSource;
  private final Markings markings;

  RegisterRows(AgroalDataSource dataSource, Markings markings) {
    this.dataSource = dataSource;
    this.markings = markings;
  }

  private static String all(Visible visible) {
    return "select "
        + COLUMNS
        + " from designation_state d where "
        + OF_EDITION
        + visible.allows("d.marking")
        + " order by d.designation_id";
  }

  /**
   * Of the earlier edition there is what the reader was shown then: who has it must hear that it
   * has gone. Of that, nothing but its id is told.
   */
  private static String oldAndNew(Visible visible) {
    return "with old as (select d.id, d.designation_id from designation_state d where "
        + OF_EDITION
        + visible.allows("d.marking_then")
        + "), new as (select d.id, d.designation_id from designation_state d where "
        + OF_EDITION
        + visible.allows("d.marking")
        + ") ";
  }

  private static String changed(Visible visible) {
    return oldAndNew(visible)
        + "select "
        + COLUMNS.replace(" d.", " b.")
        + ", "
        + COLUMNS.replace(" d.", " a.")
        + CHANGED_FROM
        + " order by coalesce(b.designation_id, a.designation_id)";
  }

  /** What an edition shows of markings. */
  List<Shown> shown(Edition edition, Set<Integer> ofMarkings) {
    return ofMarkings.isEmpty()
        ? List.of()
        : shown(
            "select d.designation_id, d.marking from designation_state d where "
                + OF_EDITION
                + edition.visible().allows("d.marking")
                + " and d.marking = any (?)",
            ofMarkings,
            statement -> bind(statement, 1, edition),
            1 + PARAMETERS);
  }

  /** What the changes from one edition to another show of markings. */
  List<Shown> shown(Edition from, Edition to, Set<Integer> ofMarkings) {
    return ofMarkings.isEmpty()
        ? List.of()
        : shown(
            oldAndNew(to.visible())
                + "select a.designation_id, a.marking"
                + CHANGED_FROM
                + " and a.marking = any (?)",
            ofMarkings,
            statement -> {
              bind(statement, 1, from);
              bind(statement, 1 + PARAMETERS, to);
            },
            1 + 2 * PARAMETERS);
  }

  private List<Shown> shown(String sql, Set<Integer> ofMarkings, Binding binding, int last) {
    List<Shown> shown = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout((int) LongestWaits.QUERY.toSeconds());
      binding.bind(statement);
      statement.setArray(last, connection.createArrayOf("integer", ofMarkings.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          shown.add(new Shown(rows.getObject(1, UUID.class), rows.getInt(2)));
        }
      }
      return shown;
    } catch (SQLException e) {
      throw new IllegalStateException("what an export shows cannot be read", e);
    }
  }

  /** Takes one designation, or what became of one; whatever it throws ends the reading. */
  interface Reader {
    /**
     * @param before absent where only one edition is read, or where it was not in the earlier one
     * @param after absent where it is not in the later one
     */
    void read(@Nullable ExportedDesignation before, @Nullable ExportedDesignation after)
        throws IOException;
  }

  /**
   * A designation without what it says.
   *
   * @param size of what it says, in bytes
   * @param saying what makes it whole
   */
  private record Found(
      UUID id, int contentVersion, long size, Function<EntryContent, ExportedDesignation> saying) {
    Said said() {
      return new Said(id, contentVersion);
    }
  }

  /** The version that says what a designation says. */
  private record Said(UUID designation, int version) {}

  private record Pair(@Nullable Found before, @Nullable Found after) {
    Stream<Found> both() {
      return Stream.of(before, after).filter(Objects::nonNull);
    }

    long size() {
      return both().mapToLong(Found::size).sum();
    }
  }

  /** All designations of an edition, by id. */
  void all(Edition edition, Reader reader) throws IOException {
    read(
        all(edition.visible()),
        statement -> bind(statement, 1, edition),
        rows -> new Pair(null, found(rows, 1, markings)),
        reader);
  }

  /** The designations that are not the same in both, by id. */
  void changed(Edition from, Edition to, Reader reader) throws IOException {
    read(
        changed(to.visible()),
        statement -> {
          bind(statement, 1, from);
          bind(statement, 1 + PARAMETERS, to);
        },
        rows -> new Pair(found(rows, 1, markings), found(rows, 1 + COLUMN_COUNT, markings)),
        reader);
  }

  private void read(String sql, Binding binding, Row row, Reader reader) throws IOException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement limits = connection.createStatement();
          PreparedStatement statement = connection.prepareStatement(sql)) {
        limits.execute(LIMITS);
        binding.bind(statement);
        statement.setFetchSize(FETCH);
        Portion<Pair> portion = new Portion<>();
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            Pair pair = row.read(rows);
            if (portion.add(pair, pair.size())) {
              handOn(connection, portion.take(), reader);
            }
          }
        }
        handOn(connection, portion.take(), reader);
        connection.commit();
      } catch (SQLException | IOException | RuntimeException e) {
        rollback(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the register cannot be exported", e);
    }
  }

  private static void handOn(Connection connection, List<Pair> pairs, Reader reader)
      throws SQLException, IOException {
    Map<Said, String> contents =
        contents(connection, pairs.stream().flatMap(Pair::both).map(Found::said).toList());
    for (Pair pair : pairs) {
      reader.read(whole(pair.before, contents), whole(pair.after, contents));
    }
  }

  /** What versions say, as JSON. */
  private static Map<Said, String> contents(Connection connection, List<Said> of)
      throws SQLException {
    Map<Said, String> contents = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(CONTENTS)) {
      statement.setArray(
          1, connection.createArrayOf("uuid", of.stream().map(Said::designation).toArray()));
      statement.setArray(
          2, connection.createArrayOf("integer", of.stream().map(Said::version).toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          contents.put(new Said(rows.getObject(1, UUID.class), rows.getInt(2)), rows.getString(3));
        }
      }
    }
    return contents;
  }

  private static @Nullable ExportedDesignation whole(
      @Nullable Found found, Map<Said, String> contents) {
    if (found == null) {
      return null;
    }
    String content = Objects.requireNonNull(contents.get(found.said()));
    return found.saying.apply(StoredJson.read(content, EntryContent.class));
  }

  private static void rollback(Connection connection, Exception failure) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private static void bind(PreparedStatement statement, int first, Edition edition)
      throws SQLException {
    OffsetDateTime known = edition.state().recordedAt().atOffset(ZoneOffset.UTC);
    statement.setObject(first, known);
    statement.setObject(first + 1, known);
    Days days = edition.days();
    Set<String> elsewhere = new HashSet<>(days.ahead());
    elsewhere.addAll(days.behind());
    bind(statement, first + 2, days.day(), elsewhere);
    bind(statement, first + 5, days.day().plusDays(1), days.ahead());
    bind(statement, first + 8, days.day().minusDays(1), days.behind());
    statement.setBoolean(first + 11, edition.validAt() != null);
  }

  private static void bind(
      PreparedStatement statement, int first, LocalDate day, Set<String> authorities)
      throws SQLException {
    statement.setObject(first, day);
    statement.setObject(first + 1, day);
    statement.setArray(
        first + 2, statement.getConnection().createArrayOf("text", authorities.toArray()));
  }

  private static @Nullable Found found(ResultSet rows, int first, Markings markings)
      throws SQLException {
    UUID id = rows.getObject(first, UUID.class);
    if (id == null) {
      return null;
    }
    int version = rows.getInt(first + 1);
    Instant registeredAt = instant(rows, first + 2);
    Instant recordedAt = instant(rows, first + 3);
    String authority = rows.getString(first + 4);
    UUID packageId = rows.getObject(first + 5, UUID.class);
    String packageReference = rows.getString(first + 6);
    String entryId = rows.getString(first + 7);
    DesignationStatus status = DesignationStatus.valueOf(rows.getString(first + 8));
    LocalDate startDate = date(rows, first + 9);
    LocalDate endDate = date(rows, first + 10);
    LocalDate listedFrom = date(rows, first + 13);
    LocalDate listedUntil = date(rows, first + 14);
    Marking marking = markings.of(rows.getInt(first + 15));
    return new Found(
        id,
        rows.getInt(first + 11),
        rows.getLong(first + 12),
        content ->
            new ExportedDesignation(
                id,
                version,
                registeredAt,
                recordedAt,
                authority,
                content.authorityId(),
                packageId,
                packageReference,
                entryId,
                status,
                startDate,
                endDate,
                listedFrom,
                listedUntil,
                content.programmes(),
                content.listingDate(),
                content.measures(),
                content.listingRecord(),
                marking));
  }

  private static Instant instant(ResultSet rows, int column) throws SQLException {
    return rows.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable LocalDate date(ResultSet rows, int column) throws SQLException {
    LocalDate date = rows.getObject(column, LocalDate.class);
    return ALWAYS.equals(date) || FOREVER.equals(date) ? null : date;
  }

  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private interface Row {
    Pair read(ResultSet rows) throws SQLException;
  }
}
