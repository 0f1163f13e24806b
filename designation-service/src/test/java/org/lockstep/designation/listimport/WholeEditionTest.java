package org.lockstep.designation.listimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;

/** Publications that fail on the way: all of an edition is in the register, or nothing. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class WholeEditionTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  @Inject EarlierEditions earlier;

  @BeforeEach
  void forgetEarlierEditionsAndCountFailures() throws SQLException {
    earlier.forget();
    sql("create sequence failures");
  }

  @AfterEach
  void failNoMore() throws SQLException {
    sql("drop function if exists fail() cascade");
    sql("drop sequence failures");
  }

  @Test
  void whatFailsAtItsLastEntryLeavesNothingAndTheNextRunPublishesAll() throws SQLException {
    // Numbers of a sequence are taken for good, also by what is rolled back.
    sql(
        """
        create function fail() returns trigger language plpgsql security definer as $$
        begin
          perform nextval('failures');
          perform pg_sleep(1);
          raise exception 'the last entry does not fit';
        end $$""");
    sql(
        """
        create trigger fail before insert on designation_version for each row
        when (new.entry_id = 'ca-whole-450') execute function fail()""");
    Edition edition =
        Edition.begun(
            "ftm-ca",
            "2021-05-24",
            Edition.companies("ca-whole-", 450).getBytes(StandardCharsets.UTF_8));
    edition.rests();
    edition.decide("approve", Officers.listApprover()).then().statusCode(200);

    await().atMost(SOON).until(() -> failures() >= 1);

    nothingOf(edition);
    endFailing();
    nothingOf(edition);
    runAgain(edition);
    edition.rests();
    assertThat(edition.status()).isEqualTo("PUBLISHED");
    edition
        .read()
        .body("changes.designations", equalTo(450))
        .body("packageReference", equalTo("ftm-ca/2021-05-24"));
    assertThat(number("select runs from list_import where id = '" + edition.id + "'")).isEqualTo(2);
    assertThat(number("select count(*) from list_entry where source = 'ftm-ca' and listed"))
        .isEqualTo(450);
    assertThat(
            number(
                "select count(*) from designation_version where package_reference ="
                    + " 'ftm-ca/2021-05-24'"))
        .isEqualTo(450);
    Listed.designation("CA", "ca-whole-450").body("items", hasSize(1));
  }

  @Test
  void whatIsLostOfWhatWasReadIsNotTakenForGone() throws SQLException {
    assertNothingIsGoneThoughRowsAreLost("list_staged", "ca-read-", "after update on list_staged");
  }

  @Test
  void whatIsLostOfWhatWasComparedIsNotTakenForGone() throws SQLException {
    assertNothingIsGoneThoughRowsAreLost(
        "list_staged",
        "ca-compared-",
        "before update on list_import for each row"
            + " when (new.status = 'PUBLISHING' and old.status = 'READING')");
  }

  @Test
  void whatIsLostOfWhatBelongsToEntriesIsNotTakenForGone() throws SQLException {
    assertNothingIsGoneThoughRowsAreLost(
        "list_staged_record", "ca-joined-", "after insert on list_staged");
  }

  private static void assertNothingIsGoneThoughRowsAreLost(
      String table, String prefix, String moment) throws SQLException {
    Edition.of("ftm-ca", "2021-06-01", Edition.companies(prefix, 12));
    sql(
        """
        create function fail() returns trigger language plpgsql security definer as $$
        begin
          perform nextval('failures');
          delete from %s;
          return new;
        end $$"""
            .formatted(table));
    sql("create trigger fail " + moment + " execute function fail()");
    Edition edition =
        Edition.begun(
            "ftm-ca", "2021-06-02", Edition.companies(prefix, 13).getBytes(StandardCharsets.UTF_8));

    await().atMost(SOON).until(() -> failures() >= 1);
    endFailing();
    runAgain(edition);
    edition.rests();

    assertThat(edition.status()).isEqualTo("PUBLISHED");
    assertThat(edition.changes()).containsExactly(1, 0, 0);
    Listed.designation("CA", prefix + "1")
        .body("items", hasSize(1))
        .body("items[0].status", equalTo("IN_FORCE"))
        .body("items[0].version", equalTo(1));
  }

  @Test
  void whatOfficersReleaseMeanwhileIsComparedFirst() throws SQLException {
    Edition.of("ftm-ca", "2021-07-01", Edition.companies("ca-first-", 3));
    sql(
        """
        create function fail() returns trigger language plpgsql security definer as $$
        begin
          perform nextval('failures');
          insert into designation_version
          select gen_random_uuid(), version, kind, corrects, start_date, end_date, reason, authority,
            gen_random_uuid(), 'CA-MEANWHILE', entry_id, content, changes, recorded_at, 1000000000
          from designation_version where authority = 'CA' limit 1;
          return new;
        end $$""");
    sql(
        "create trigger fail before update on list_import for each row"
            + " when (new.status = 'PUBLISHED' and old.status = 'PUBLISHING')"
            + " execute function fail()");
    Edition edition =
        Edition.begun(
            "ftm-ca",
            "2021-07-02",
            Edition.companies("ca-first-", 4).getBytes(StandardCharsets.UTF_8));

    await().atMost(SOON).until(() -> failures() >= 1);
    endFailing();
    runAgain(edition);
    edition.rests();

    assertThat(edition.status()).isEqualTo("PUBLISHED");
    assertThat(number("select runs from list_import where id = '" + edition.id + "'")).isEqualTo(2);
    Listed.designation("CA", "ca-first-4").body("items", hasSize(1));
  }

  /** Ends the trigger, after the run that is failing. */
  private static void endFailing() throws SQLException {
    sql("drop function fail() cascade");
  }

  /** Ends the lease that the failed run has still. */
  private static void runAgain(Edition edition) throws SQLException {
    sql(
        "update list_import set leased_until = clock_timestamp() - interval '1 second' where id = '"
            + edition.id
            + "' and status in ('READING', 'PUBLISHING')");
  }

  private static void nothingOf(Edition edition) throws SQLException {
    assertThat(edition.status()).isEqualTo("PUBLISHING");
    Listed.designation("CA", "ca-whole-1").body("items", hasSize(0));
    assertThat(number("select count(*) from list_entry where source = 'ftm-ca' and listed"))
        .isZero();
    assertThat(
            number(
                "select count(*) from sanctions_package where list_import_id = '"
                    + edition.id
                    + "'"))
        .isZero();
  }

  private static long failures() throws SQLException {
    return number("select case when is_called then last_value else 0 end from failures");
  }

  private static long number(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(Stores.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }

  private static void sql(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(Stores.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
