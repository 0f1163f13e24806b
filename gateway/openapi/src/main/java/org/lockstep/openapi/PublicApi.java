package org.lockstep.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The document of the whole API, and the routes that lead to it. */
public final class PublicApi {
  /** The folders of those who promise something, by their part of the texts. */
  private static final Map<String, String> FOLDERS =
      Map.of(
          "designation",
          "designation-service",
          "entity",
          "entity-service",
          "alert",
          "alert-service",
          Routes.GATEWAY,
          "gateway");

  /** Whose parts of the document come first. */
  private static final List<String> ORDER =
      List.of("designation", "entity", "alert", Routes.GATEWAY);

  private static final String PATHS = "paths";
  private static final String SCHEMAS = "schemas";
  private static final String OPERATION_ID = "operationId";

  private final Faults faults = new Faults();
  private final ObjectNode document;
  private final Routes routes = new Routes(faults);
  private final JsonNode parameters;
  private final Set<String> ids = new HashSet<>();

  /**
   * @param frame an OpenAPI document with what is the API's as a whole, and the gateway's own paths
   * @param parameters words for parameters, by their names
   */
  PublicApi(ObjectNode frame, JsonNode parameters) {
    this.document = frame.deepCopy();
    this.parameters = parameters;
    document
        .path(PATHS)
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation -> {
                          String key = Operation.key(operation.getKey(), path.getKey());
                          ids.add(operation.getValue().path(OPERATION_ID).asText());
                          routes.own(key, operation.getValue().path("security").isEmpty());
                        }));
  }

  /**
   * Reads and writes: {@code PublicApi PROJECT TEXTS TARGET}, all of them folders; the first has
   * the services.
   */
  public static void main(String[] folders) throws IOException {
    Path project = Path.of(folders[0]);
    Path texts = Path.of(folders[1]);
    Path target = Path.of(folders[2]);
    PublicApi api =
        new PublicApi(
            Documents.readYaml(texts.resolve("api.yaml")),
            Documents.readYaml(texts.resolve("parameters.yaml")));
    for (String service : ORDER) {
      api.add(
          service,
          Documents.readJson(
              project
                  .resolve(Objects.requireNonNull(FOLDERS.get(service)))
                  .resolve("src/main/contracts/openapi/v1.json")),
          Documents.readYaml(texts.resolve(service + ".yaml")));
    }
    ObjectNode document = api.document();
    Files.createDirectories(target);
    Files.writeString(target.resolve("v1.json"), Documents.json(document));
    Files.writeString(target.resolve("v1.yaml"), Documents.yaml(document));
    Files.writeString(target.resolve("routes.json"), Documents.json(api.routes.json()));
  }

  /** Adds what a service promises. */
  void add(String service, ObjectNode promised, JsonNode texts) {
    ServiceContract contract = ServiceContract.of(service, promised, texts.path("names"), faults);
    contract
        .schemas()
        .properties()
        .forEach(schema -> add(service, schema.getKey(), schema.getValue()));
    Set<String> found = new HashSet<>();
    contract.eachOperation(
        (key, operation) -> {
          found.add(key);
          add(service, key, operation, texts.path("operations").path(key));
        });
    texts
        .path("operations")
        .properties()
        .forEach(
            text -> {
              if (!found.contains(text.getKey())) {
                faults.add(text.getKey() + " has a text, and " + service + " does not have it");
              }
            });
  }

  private void add(String service, String name, JsonNode schema) {
    ObjectNode schemas = document.withObject("/components/" + SCHEMAS);
    if (schemas.has(name) && !schemas.get(name).equals(schema)) {
      faults.add(service + ": another schema is called " + name + ", too");
    }
    schemas.set(name, schema);
  }

  private void add(String service, String key, ObjectNode promised, JsonNode text) {
    if (text.isMissingNode()) {
      faults.add(key + " of " + service + " has no text");
      return;
    }
    Operation operation = new Operation(key, promised, text, faults);
    routes.to(service, key, operation, text);
    ObjectNode told = operation.told(parameters);
    if (!ids.add(told.path(OPERATION_ID).asText())) {
      faults.add(key + ": another operation has its " + OPERATION_ID + ", too");
    }
    ObjectNode paths = document.withObject("/" + PATHS);
    ObjectNode path =
        paths.has(Operation.path(key))
            ? (ObjectNode) paths.get(Operation.path(key))
            : paths.putObject(Operation.path(key));
    path.set(Operation.method(key).toLowerCase(Locale.ROOT), told);
  }

  /** The whole document; fails if anything of it is wrong. */
  ObjectNode document() {
    dropWhatNobodyRefersTo();
    Set<String> tags = new HashSet<>();
    document.path("tags").forEach(tag -> tags.add(tag.path("name").asText()));
    for (String reference : References.all(document)) {
      if (document.at(reference.substring(1)).isMissingNode()) {
        faults.add("nothing is at " + reference);
      }
    }
    for (JsonNode path : document.path(PATHS)) {
      for (JsonNode operation : path) {
        if (!tags.contains(operation.path("tags").path(0).asText())) {
          faults.add(
              operation.path(OPERATION_ID).asText()
                  + ": there is no tag "
                  + operation.path("tags").path(0).asText());
        }
      }
    }
    faults.check();
    return document;
  }

  ObjectNode routes() {
    return routes.json();
  }

  private void dropWhatNobodyRefersTo() {
    ObjectNode schemas = document.withObject("/components/" + SCHEMAS);
    boolean dropped = true;
    while (dropped) {
      Set<String> used = References.all(document);
      dropped =
          schemas
              .properties()
              .removeIf(schema -> !used.contains("#/components/schemas/" + schema.getKey()));
    }
  }
}
