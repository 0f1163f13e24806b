package org.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The API that clients were promised is the one that is served. What was promised is a file of the
 * service, {@code src/main/contracts/openapi/v1.json}; {@code -Dopenapi.accept=true} writes down
 * there what was added, never what breaks a client.
 */
public abstract class OpenApiRules {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path PROMISED = Path.of("src/main/contracts/openapi/v1.json");

  @Test
  void servesAllThatWasPromisedAndPromisesAllThatIsServed() throws IOException {
    JsonNode served = JSON.readTree(Described.document());
    // Where the realm is differs from one installation to the next.
    ((ObjectNode) served.at("/components/securitySchemes/SecurityScheme"))
        .remove("openIdConnectUrl");
    JsonNode promised =
        Files.exists(PROMISED)
            ? JSON.readTree(Files.readString(PROMISED))
            : JSON.createObjectNode();

    assertThat(OpenApiChanges.breaking(promised, served))
        .withFailMessage(
            () ->
                "The API would break clients of version 1:\n  "
                    + String.join("\n  ", OpenApiChanges.breaking(promised, served))
                    + "\nKeep what was promised, or serve the change beside it under a new path. A"
                    + " promise that was never released is taken back by deleting "
                    + PROMISED
                    + " and then\n  "
                    + howToAccept())
        .isEmpty();
    if (Boolean.getBoolean("openapi.accept")) {
      Files.createDirectories(PROMISED.getParent());
      Files.writeString(PROMISED, OpenApiText.of(served, promised));
    } else if (!served.equals(promised)) {
      fail(
          "The API has changed without breaking a client. If that is intended, promise it from now"
              + " on and commit "
              + PROMISED
              + ":\n  "
              + howToAccept());
    }
  }

  private static String howToAccept() {
    // Tests run in the folder of their module.
    return "mvn test -pl "
        + Path.of("").toAbsolutePath().getFileName()
        + " -am -Dtest=OpenApiTest -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.accept=true";
  }
}
