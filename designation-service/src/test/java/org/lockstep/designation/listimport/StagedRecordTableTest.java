package org.lockstep.designation.listimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.reading.StagedRecords;
import org.lockstep.designation.lists.reading.StagedRecords.Key;
import org.lockstep.testkit.Stores;

@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class StagedRecordTableTest {
  private static final Key PASSPORT = new Key("document", "9001");

  @Inject AgroalDataSource dataSource;

  private final UUID atWork = UUID.randomUUID();

  @BeforeEach
  void anotherIsAtWork() throws SQLException {
    update(
        """
        insert into list_import (id, source, authority, status, file_name, received_at, received_by,
          leased_until)
        values (?, 'staged', 'EU', 'READING', 'file', now(), 'list-operator',
          now() + interval '1 hour')""",
        atWork);
  }

  @AfterEach
  void nobodyIsAtWork() throws SQLException {
    update("delete from list_staged_record where import_id = ?", atWork);
    update("delete from list_import where id = ?", atWork);
  }

  @Test
  void hasTheRecordsOfEachKeyInTheirOrder() {
    try (StagedRecordTable table = begin()) {
      for (int i = 0; i < 2_500; i++) {
        table.add(new Key("place", "P" + i), "Town " + i);
        table.add(PASSPORT, "Ж\n\"{}\\ " + i);
      }

      assertThat(table.of(Set.of(PASSPORT)).get(PASSPORT))
          .hasSize(2_500)
          .startsWith("Ж\n\"{}\\ 0", "Ж\n\"{}\\ 1")
          .endsWith("Ж\n\"{}\\ 2499");
      assertThat(table.of(Set.of(new Key("place", "P7"), new Key("place", "none"))))
          .containsExactly(entry(new Key("place", "P7"), List.of("Town 7")));
      assertThat(table.of(Set.of(new Key("document", "P7")))).isEmpty();
      assertThat(table.of(Set.of())).isEmpty();
      assertThat(table.size(Set.of(new Key("place", "P7"), new Key("place", "P2499"))))
          .isEqualTo("Town 7Town 2499".length() + 2L * StagedRecords.EACH_RECORD);
      assertThat(table.size(Set.of(new Key("place", "none")))).isZero();
      assertThat(table.areAll()).isTrue();
    }
  }

  @Test
  void findsByIdsThatAreLongerThanAnIndexTakes() {
    Key longKey = new Key("entity", "x".repeat(100_000));
    try (StagedRecordTable table = begin()) {
      table.add(longKey, "x".repeat(2_000_000));
      table.add(new Key("entity", "x".repeat(99_999)), "other");

      assertThat(table.of(Set.of(longKey)).get(longKey)).hasSize(1);
      assertThat(table.size(Set.of(longKey))).isGreaterThan(2_000_000);
    }
  }

  @Test
  void tellsTheFirstThatWasAddedTwice() {
    try (StagedRecordTable table = begin()) {
      table.add(PASSPORT, "1");
      table.add(PASSPORT, "2");
      table.add(new Key("entity", "b"), "3");
      table.add(new Key("entity", "a"), "4");
      assertThat(table.repeated("entity")).isEmpty();

      table.add(new Key("entity", "a"), "5");
      table.add(new Key("entity", "b"), "6");

      assertThat(table.repeated("entity")).containsExactly("3", "6");
    }
  }

  @Test
  void refusesMoreThanItsBound() {
    try (StagedRecordTable table = StagedRecordTable.begin(dataSource, UUID.randomUUID(), 10_000)) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 200; i++) {
                  table.add(PASSPORT, "");
                }
                table.add(PASSPORT, "");
              })
          .isInstanceOf(RefusedFileException.class)
          .hasMessageStartingWith("What has to be joined takes more than");
    }
  }

  @Test
  void leavesNothingBehindAndNothingOfOthersOut() throws SQLException {
    UUID one = UUID.randomUUID();
    try (StagedRecordTable table = StagedRecordTable.begin(dataSource, one);
        StagedRecordTable other = StagedRecordTable.begin(dataSource, atWork)) {
      for (int i = 0; i < 1_000; i++) {
        table.add(new Key("place", "P" + i), "one");
      }
      other.add(new Key("place", "P1"), "other");
      assertThat(table.of(Set.of(new Key("place", "P1"))).values()).containsExactly(List.of("one"));
      assertThat(other.areAll()).isTrue();

      table.close();

      assertThat(rows(one)).isZero();
      assertThat(rows(atWork)).isEqualTo(1);
    }
    assertThat(rows(atWork)).isZero();
  }

  @Test
  void removesWhatKilledRunsHaveLeftAndNothingOfThoseAtWork() throws SQLException {
    UUID killed = UUID.randomUUID();
    UUID givenUp = UUID.randomUUID();
    for (UUID id : List.of(killed, givenUp, atWork)) {
      update(
          """
          insert into list_staged_record (import_id, kind, key, number, size, record)
          select ?, 'place', sha256(i::text::bytea), i, 4, 'Town' from generate_series(1, 500) as i""",
          id);
    }

    try (StagedRecordTable table = StagedRecordTable.begin(dataSource, killed)) {
      assertThat(rows(killed)).isZero();
      assertThat(rows(givenUp)).isZero();
      assertThat(rows(atWork)).isEqualTo(500);
      table.add(PASSPORT, "750001");
      assertThat(table.areAll()).isTrue();
    }
  }

  @Test
  void noticesThatRecordsAreGone() throws SQLException {
    try (StagedRecordTable table = StagedRecordTable.begin(dataSource, atWork)) {
      table.add(PASSPORT, "750001");
      assertThat(table.areAll()).isTrue();

      update("delete from list_staged_record where import_id = ?", atWork);

      assertThat(table.areAll()).isFalse();
    }
  }

  private StagedRecordTable begin() {
    return StagedRecordTable.begin(dataSource, UUID.randomUUID());
  }

  private long rows(UUID of) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select count(*) from list_staged_record where import_id = ?")) {
      statement.setObject(1, of);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    }
  }

  private void update(String sql, UUID of) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, of);
      statement.executeUpdate();
    }
  }
}
