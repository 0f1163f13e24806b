package org.lockstep.designation.journal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;

/** A large import holds the journal for long; who waits for it takes nothing from others. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class BusyJournalTest {
  private static final int MANY = 40;

  @Inject AgroalDataSource dataSource;

  private final ExecutorService clients = Executors.newFixedThreadPool(MANY);

  @SuppressWarnings("NullAway.Init") // before each
  private Connection writer;

  @BeforeEach
  void somebodyWrites() throws SQLException {
    writer = dataSource.getConnection();
    writer.setAutoCommit(false);
    try (Statement statement = writer.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(hashtext('journal'))");
    }
  }

  @AfterEach
  void endsAll() throws SQLException {
    release();
    clients.shutdownNow();
  }

  private void release() throws SQLException {
    if (!writer.isClosed()) {
      writer.rollback();
      writer.close();
    }
  }

  @Test
  void readersOfThePresentLeaveOthersTheirConnections() throws Exception {
    List<CompletableFuture<Response>> waiting =
        many(() -> read(Officers.portControl(), "/api/v1/packages?knownAt=" + Instant.now()));

    othersAreAnswered();

    areToldToComeAgain(waiting);
  }

  @Test
  void readersOfThePresentAreAnsweredOnceTheWriterHasEnded() throws Exception {
    CompletableFuture<Response> waiting =
        CompletableFuture.supplyAsync(
            () -> read(Officers.portControl(), "/api/v1/packages?knownAt=" + Instant.now()),
            clients);
    Awaitility.await()
        .during(500, TimeUnit.MILLISECONDS)
        .atMost(5, TimeUnit.SECONDS)
        .until(() -> !waiting.isDone());

    release();

    waiting.get(10, TimeUnit.SECONDS).then().statusCode(200);
  }

  @Test
  void whatWasKnownBeforeTheWriterBeganIsReadAtOnce() {
    read(
            Officers.portControl(),
            "/api/v1/packages?limit=1&knownAt=" + Instant.now().minusSeconds(60))
        .then()
        .statusCode(200);
  }

  @Test
  void writersLeaveOthersTheirConnections() throws Exception {
    release();
    Draft released = Draft.released("KR", Entries.KR_MAIA_1);
    somebodyWrites();
    List<CompletableFuture<Response>> waiting = many(() -> stateAbout(released.id));

    othersAreAnswered();

    areToldToComeAgain(waiting);
  }

  @Test
  void editsOfAPackageThatSomebodyHoldsLeaveOthersTheirConnections() throws Exception {
    Draft draft = Draft.approved("JP", Entries.JP_IBEX);
    // As a release does while it waits for the journal.
    try (Statement statement = writer.createStatement()) {
      statement.execute("select 1 from sanctions_package where id = '" + draft.id + "' for update");
    }
    List<CompletableFuture<Response>> waiting =
        many(
            () ->
                given()
                    .auth()
                    .oauth2(Officers.drafter("JP"))
                    .contentType("application/json")
                    .header("If-Match", "*")
                    .body(Entries.JP_M_LEASING)
                    .put("/api/v1/packages/" + draft.id + "/entries/entry-0"));

    othersAreAnswered();

    areToldToComeAgain(waiting);
  }

  @Test
  void aReleaseThatIsDueHappensOnceTheWriterHasEnded() throws Exception {
    Draft draft = Draft.approved("KR", Entries.KR_MAIA_1);
    draft
        .post(
            Officers.releaser("KR"),
            "release",
            "{\"at\":\"%s\"}".formatted(Instant.now().plusSeconds(1)))
        .statusCode(200);
    Awaitility.await()
        .during(5, TimeUnit.SECONDS)
        .atMost(20, TimeUnit.SECONDS)
        .until(() -> status(draft).equals("SCHEDULED"));

    release();

    Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> status(draft).equals("RELEASED"));
  }

  private static String status(Draft draft) {
    return draft.read(Officers.drafter("KR")).extract().path("status");
  }

  private List<CompletableFuture<Response>> many(Supplier<Response> request) {
    List<CompletableFuture<Response>> sent = new ArrayList<>();
    for (int i = 0; i < MANY - 2; i++) {
      sent.add(CompletableFuture.supplyAsync(request, clients));
    }
    return sent;
  }

  /** Again and again as long as one of them could be waiting. */
  private static void othersAreAnswered() {
    for (int i = 0; i < 60; i++) {
      read(Officers.drafter("GB"), "/api/v1/designations?limit=1").then().statusCode(200);
      Draft.of("GB");
    }
  }

  private static void areToldToComeAgain(List<CompletableFuture<Response>> waiting)
      throws Exception {
    List<Integer> statuses = new ArrayList<>();
    for (CompletableFuture<Response> one : waiting) {
      Response answer = one.get(60, TimeUnit.SECONDS);
      statuses.add(answer.statusCode());
      assertThat(answer.header("Retry-After")).isNotNull();
    }
    assertThat(statuses).containsOnly(503);
  }

  private static Response read(String bearer, String address) {
    return given().auth().oauth2(bearer).get(address);
  }

  private static Response stateAbout(String released) {
    return given()
        .auth()
        .oauth2(Officers.drafter("JP"))
        .header("Idempotency-Key", UUID.randomUUID())
        .contentType("application/json")
        .body(
            """
            {"reference":"%s","kind":"CONDEMNATION","speaker":"Yoshimasa Hayashi","country":"JP",
             "date":"2024-05-24","text":"Condemns the arms trade.","about":{"packages":["%s"]},
             "source":{"kind":"OFFICIAL","title":"Press conference","date":"2024-05-24"}}"""
                .formatted(UUID.randomUUID(), released))
        .post("/api/v1/statements");
  }
}
