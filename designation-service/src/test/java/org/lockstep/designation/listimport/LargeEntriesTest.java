package org.lockstep.designation.listimport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;

/** Entries that are almost as large as an entry may be: they are in memory a few at a time. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class LargeEntriesTest {
  private static final int ENTRIES = 30;
  private static final Duration LONG = Duration.ofMinutes(4);

  /** Less than the entries of an edition take together, and than a small installation can spare. */
  private static final long MOST = 64L << 20;

  @Inject AgroalDataSource store;
  @Inject EarlierEditions earlier;

  /** No other test has to read them. */
  @AfterEach
  void forget() throws SQLException {
    earlier.forget();
    try (Connection connection = store.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("delete from designation_state where package_reference like 'au-dfat/%'");
    }
  }

  @Test
  void areReadComparedPublishedAndReadBackOnASmallHeap() throws Exception {
    earlier.forget();

    try (LiveHeap heap = new LiveHeap()) {
      Edition first = edition("2024-05-24", ENTRIES, "Alpha");
      assertThat(first.changes()).containsExactly(ENTRIES, 0, 0);
      assertThat(heap.most()).as("of the first edition").isLessThan(MOST);
    }

    try (LiveHeap heap = new LiveHeap()) {
      Edition second = edition("2024-06-24", ENTRIES * 4 / 5, "Beta");
      assertThat(second.changes()).containsExactly(0, ENTRIES / 5, ENTRIES / 5);
      assertThat(heap.most()).as("of the second edition").isLessThan(MOST);
    }

    for (String export : List.of("register.json", "register.ftm.jsonl", "journal.jsonl")) {
      try (LiveHeap heap = new LiveHeap()) {
        assertThat(size(export)).isGreaterThan(ENTRIES * 4L / 5 * LargeEntriesReader.BYTES / 2);
        assertThat(heap.most()).as(export).isLessThan(MOST);
      }
    }
  }

  private static Edition edition(String day, int entries, String word) {
    Edition edition =
        Edition.begun("au-dfat", day, LargeEntriesReader.file(entries, word).getBytes(UTF_8));
    edition.rests(LONG);
    edition.decide("approve", Officers.listApprover()).then().statusCode(200);
    edition.rests(LONG);
    assertThat(edition.status()).isEqualTo("PUBLISHED");
    return edition;
  }

  /** Of what is read and not kept. */
  private static long size(String export) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + "/api/v1/exports/" + export))
            .header("Authorization", "Bearer " + Officers.portControl())
            .build();
    try (InputStream body =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream()).body()) {
      return body.transferTo(OutputStream.nullOutputStream());
    }
  }
}
