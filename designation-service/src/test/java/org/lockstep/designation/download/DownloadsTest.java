package org.lockstep.designation.download;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.LogLines;
import org.lockstep.testkit.Stores;

/** Downloads where no file can be written. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class DownloadsTest {
  @Inject DownloadConfig config;

  @BeforeEach
  void takeTheFolderAway() throws IOException {
    await().atMost(20, SECONDS).until(this::isEmpty);
    Files.move(config.folder(), aside());
  }

  @AfterEach
  void putItBack() throws IOException {
    Files.move(aside(), config.folder());
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> files = Files.list(config.folder())) {
      return files.findAny().isEmpty();
    }
  }

  private Path aside() {
    return config.folder().resolveSibling("downloads-aside");
  }

  @Test
  void areAFaultOfOursThatTheLogTellsOf() {
    String id = UUID.randomUUID().toString();
    try (LogLines lines = new LogLines()) {
      reader()
          .header("X-Request-Id", id)
          .get("/api/v1/exports/register.json")
          .then()
          .statusCode(500)
          .body("type", equalTo("urn:lockstep:problem:internal"));

      assertThat(lines.all())
          .filteredOn(line -> line.contains(id))
          .singleElement()
          .asString()
          .contains("NoSuchFileException");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exports/register.json",
        "exports/journal.jsonl",
        "exports/deltas?from=0",
        "alignment.csv?theme=DPRK"
      })
  void writeNothingForAnAnswerWithoutABody(String file) {
    reader().head("/api/v1/" + file).then().statusCode(200);
  }

  private static RequestSpecification reader() {
    return given().auth().oauth2(Officers.portControl());
  }
}
