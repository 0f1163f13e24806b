package org.lockstep.gateway.document;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** {@code GET /api/v1}, where to begin, and the API's document as JSON and as YAML. */
final class Document {
  private static final String START = "/api/v1";

  void install(@Observes Router router) {
    JsonObject links =
        new JsonObject()
            .put("openapi", START + "/openapi.json")
            .put("openapiYaml", START + "/openapi.yaml")
            .put("docs", "/docs")
            .put("health", "/health")
            .put("me", START + "/me");
    String start = new JsonObject().put("title", "Lockstep").put("links", links).encode();
    Map.of(
            START,
            new ShownFile("application/json", start.getBytes(StandardCharsets.UTF_8)),
            START + "/openapi.json",
            new ShownFile("application/json", ApiFile.JSON.bytes()),
            START + "/openapi.yaml",
            new ShownFile("application/yaml", ApiFile.YAML.bytes()))
        .forEach((path, file) -> router.route(path).handler(file::answer));
  }
}
