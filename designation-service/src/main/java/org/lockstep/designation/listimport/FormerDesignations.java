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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.portion.FirstPortion;

/** Designations that are delisted for good, and that a list or its authority had. */
@ApplicationScoped
class FormerDesignations {
  /**
   * That a designation d is delisted for good, that no list has it, and that it is of a list, or of
   * officers alone.
   */
  private static final String FORMER =
      """
      d.valid_to = date '9999-12-31' and d.status = 'DELISTED'
        and not exists (
          select 1 from list_entry h where h.designation_id = d.designation_id and h.listed)""";

  private static final String OF_LIST =
      """
      exists (
        select 1 from list_original o join list_import i on i.id = o.import_id
        where o.designation_id = d.designation_id and i.source = ?)""";

  private static final String OF_NO_LIST =
      "not exists (select 1 from list_original o where o.designation_id = d.designation_id)";

  private final AgroalDataSource dataSource;

  FormerDesignations(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * One of them.
   *
   * @param content that the register has of it, as JSON
   */
  record Former(UUID designationId, String content) {}

  /**
   * Those that the list had under the keys of rows, or the authority under their ids, of the same
   * kind of subject.
   *
   * @return by the keys of the rows, the last one that ended first
   */
  Map<String, List<Former>> ofKeys(UUID importId, OfficialList list, Collection<String> keys) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                select s.key, d.designation_id, v.content
                from list_staged s
                cross join lateral (
                  select e.designation_id from list_entry e
                  where e.source = ? and e.key = s.key and not e.listed
                  union
                  select a.designation_id from current_state a
                  where a.authority = ? and a.authority_id = s.authority_id
                    and a.valid_to = date '9999-12-31') f
                join current_state d on d.designation_id = f.designation_id
                join designation_version v
                  on v.designation_id = d.designation_id and v.version = d.content_version
                where s.import_id = ? and s.key = any (?) and s.subject_type = d.subject_type
                  and %s and (%s or %s)
                order by s.key, d.valid_from desc, d.designation_id"""
                    .formatted(FORMER, OF_LIST, OF_NO_LIST))) {
      statement.setString(1, list.source());
      statement.setString(2, list.authority());
      statement.setObject(3, importId);
      statement.setArray(4, connection.createArrayOf("text", keys.toArray()));
      statement.setString(5, list.source());
      Map<String, List<Former>> former = new LinkedHashMap<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          former
              .computeIfAbsent(result.getString(1), none -> new ArrayList<>())
              .add(new Former(result.getObject(2, UUID.class), result.getString(3)));
        }
      }
      return former;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A page of all that the list had, ordered by id. */
  List<Former> ofList(OfficialList list, UUID after) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                FirstPortion.of(
                    """
                    select d.designation_id, v.content, v.size from current_state d
                    join designation_version v
                      on v.designation_id = d.designation_id and v.version = d.content_version
                    where d.authority = ? and d.designation_id > ? and %s and %s"""
                        .formatted(FORMER, OF_LIST),
                    "designation_id"))) {
      statement.setString(1, list.authority());
      statement.setObject(2, after);
      statement.setString(3, list.source());
      List<Former> former = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          former.add(new Former(result.getObject(1, UUID.class), result.getString(2)));
        }
      }
      return former;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes rows what resumes designations, which are given by their keys. */
  void resume(UUID importId, Map<String, UUID> designations) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                update list_staged s set designation_id = r.id, action = 'RESUMED'
                from unnest(?, ?) as r(key, id)
                where s.import_id = ? and s.key = r.key""")) {
      statement.setArray(1, connection.createArrayOf("text", designations.keySet().toArray()));
      statement.setArray(2, connection.createArrayOf("uuid", designations.values().toArray()));
      statement.setObject(3, importId);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * How a designation has ended that is delisted for good.
   *
   * @param delistedSince the first day from which it is
   * @param suspendedUntil the last day before that on which it was suspended, if it ever was
   */
  record End(LocalDate delistedSince, @Nullable LocalDate suspendedUntil) {}

  /** How those of the designations have ended that are delisted for good. */
  Map<UUID, End> ends(Collection<UUID> designations) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                select designation_id, max(valid_to) + 1,
                  max(valid_to) filter (where status = 'SUSPENDED')
                from current_state
                where designation_id = any (?) and status <> 'DELISTED'
                group by designation_id
                having max(valid_to) < date '9999-12-31'""")) {
      statement.setArray(1, connection.createArrayOf("uuid", designations.toArray()));
      Map<UUID, End> ends = new HashMap<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          ends.put(
              result.getObject(1, UUID.class),
              new End(result.getObject(2, LocalDate.class), result.getObject(3, LocalDate.class)));
        }
      }
      return ends;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
