package org.lockstep.designation.authority;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;
import org.lockstep.testkit.Tokens;

/** Reads hold the reference data in memory, and nobody can tell. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class HeldReferenceDataTest {
  private static final String ADMINISTRATOR =
      Tokens.of("register-admin").roles("register-reader", "register-admin").bearer();
  private static final int READS = 30;

  @Inject SessionFactory sessions;

  @Test
  void readsDesignationsWithoutReadingReferenceDataAndWithoutNewPlans() {
    String id = Draft.released("KR", Entries.KR_MAIA_1).designationId(0);
    read("designations/" + id);
    Statistics statistics = sessions.getStatistics();
    statistics.setStatisticsEnabled(true);
    try {
      statistics.clear();
      for (int i = 0; i < READS; i++) {
        read("designations/" + id);
      }
      assertThat(executionsOf(statistics, "from DesignationState")).isEqualTo(READS);
      assertThat(executionsOf(statistics, "reference_version")).isLessThan(READS / 2);
      assertThat(statistics.getQueryPlanCacheMissCount()).isLessThan(READS / 2);
    } finally {
      statistics.setStatisticsEnabled(false);
    }
  }

  private static long executionsOf(Statistics statistics, String part) {
    return Stream.of(statistics.getQueries())
        .filter(query -> query.contains(part))
        .mapToLong(query -> statistics.getQueryStatistics(query).getExecutionCount())
        .sum();
  }

  @Test
  void showsAtOnceWhatWasChangedHere() {
    String code = code();
    read("instruments/JP-FEFTA");
    given()
        .auth()
        .oauth2(ADMINISTRATOR)
        .contentType("application/json")
        .body(instrument(code, "Notice 2024-1"))
        .put("/api/v1/instruments/" + code)
        .then()
        .statusCode(201);

    String id =
        Draft.released("KR", Entries.KR_MAIA_1.replace("KR-PORT-ACT", code)).designationId(0);

    assertThat(read("instruments").extract().asString()).contains(code);
    read("designations/" + id).body("measures[0].instrumentTitle", equalTo("Notice 2024-1"));
  }

  @Test
  void seesSoonWhatAnotherInstanceChangedAndKeepsWhatWasKnownBefore() throws SQLException {
    String code = code();
    read("instruments");
    Instant recordedAt = Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
    asAnotherInstance(code, 1, "Notice 2024-1", recordedAt);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> read("instruments").extract().asString().contains(code));

    asAnotherInstance(code, 2, "Notice 2024-2", recordedAt.plusSeconds(3600));

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> read("instruments").extract().asString().contains("Notice 2024-2"));
    assertThat(titleKnownAt(code, recordedAt.plusSeconds(3599))).isEqualTo("Notice 2024-1");
    assertThat(titleKnownAt(code, recordedAt.plusSeconds(3600))).isEqualTo("Notice 2024-2");
    assertThat(titleKnownAt(code, recordedAt.minusMillis(1))).isNull();
  }

  @Test
  void isCompleteForTimesThatHaveJustPassedWhateverAnotherInstanceRecorded() throws SQLException {
    for (int i = 0; i < 5; i++) {
      String code = code();
      read("instruments");
      Instant recordedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      asAnotherInstance(code, 1, "Notice 2024-1", recordedAt);

      assertThat(titleKnownAt(code, recordedAt)).isEqualTo("Notice 2024-1");
    }
  }

  private static String titleKnownAt(String code, Instant knownAt) {
    return read("instruments?knownAt=" + knownAt)
        .extract()
        .path("items.find { it.code == '%s' }?.title".formatted(code));
  }

  private static void asAnotherInstance(String code, int version, String title, Instant at)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(Stores.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into reference_version
            (kind, code, version, content, changed_by, recorded_at, journal_index)
          values ('INSTRUMENT', '%s', %d, '%s', 'register-admin', '%s', 0)"""
              .formatted(code, version, instrument(code, title), at));
    }
  }

  private static String code() {
    return "KR-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
  }

  private static String instrument(String code, String title) {
    return """
        {"code":"%s","authority":"KR","title":"%s","kind":"NOTICE"}"""
        .formatted(code, title);
  }

  private static ValidatableResponse read(String what) {
    return given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/" + what)
        .then()
        .statusCode(200);
  }
}
