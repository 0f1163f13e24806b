package org.lockstep.http.dpop;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The table {@code used_proof}. Its rows are not waited for on the disk: a database that crashes
 * may have forgotten those of its last second, and a proof of that second could be used once more.
 */
@ApplicationScoped
class PostgresProofs implements ProofStore {
  /** In order, so that two replicas with the same ones never wait for each other in a circle. */
  private static final String KEEP =
      """
      with soon as (select set_config('synchronous_commit', 'off', true))
      insert into used_proof (id, ends_at)
      select proof.id, to_timestamp(proof.ends_at)
      from soon, unnest(?::bytea[], ?::bigint[]) as proof (id, ends_at) order by proof.id
      on conflict (id) do nothing returning id""";

  private static final String FORGET =
      """
      delete from used_proof where id in (
        select id from used_proof where ends_at < ? order by ends_at limit ?
        for update skip locked)""";

  private final DataSource database;

  PostgresProofs(DataSource database) {
    this.database = database;
  }

  @Override
  public Set<String> keepNew(Collection<Proof> proofs) {
    List<Proof> all = List.copyOf(proofs);
    try (Connection connection = database.getConnection();
        PreparedStatement keep = connection.prepareStatement(KEEP)) {
      Array ids =
          connection.createArrayOf(
              "bytea", all.stream().map(Proof::idBytes).toArray(byte[][]::new));
      Array ends =
          connection.createArrayOf(
              "bigint",
              all.stream().map(proof -> proof.endsAt().getEpochSecond()).toArray(Long[]::new));
      keep.setArray(1, ids);
      keep.setArray(2, ends);
      Set<String> kept = new HashSet<>();
      try (ResultSet rows = keep.executeQuery()) {
        while (rows.next()) {
          kept.add(HexFormat.of().formatHex(rows.getBytes(1)));
        }
      }
      return kept;
    } catch (SQLException e) {
      throw new IllegalStateException("The used proofs", e);
    }
  }

  @Override
  public int forget(int most) {
    try (Connection connection = database.getConnection();
        PreparedStatement forget = connection.prepareStatement(FORGET)) {
      forget.setTimestamp(1, Timestamp.from(Instant.now()));
      forget.setInt(2, most);
      return forget.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("The used proofs", e);
    }
  }
}
