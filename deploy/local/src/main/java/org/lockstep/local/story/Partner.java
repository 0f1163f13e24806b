package org.lockstep.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A partner system that wants to know what two authorities release. */
final class Partner {
  static final String NAME = "kr-port-control";
  static final Set<String> WATCHED = Set.of("JP", "KR");

  private final Gateway gateway;
  private final String url;
  private final Path folder;

  /** What is asked for in one run is asked for once, however often it has to be sent. */
  private final String run = UUID.randomUUID().toString();

  /**
   * @param url where its receiver listens
   * @param folder where its receiver looks for the endpoint's secret
   */
  Partner(Gateway gateway, String url, Path folder) {
    this.gateway = gateway;
    this.url = url;
    this.folder = folder;
  }

  /** Makes the endpoint and the subscription unless they are there. */
  void subscribe() {
    JsonNode endpoint = Patience.insist(() -> endpoint(url));
    Patience.insist(() -> subscription(endpoint.path("id").asText()));
  }

  private JsonNode endpoint(String url) {
    for (JsonNode endpoint : gateway.get(NAME, "/endpoints", Map.of()).path("items")) {
      if (endpoint.path("url").asText().equals(url)) {
        if (!Files.exists(folder.resolve("secret"))) {
          keepSecret(
              gateway
                  .create(
                      NAME,
                      "/endpoints/" + endpoint.path("id").asText() + "/secrets/rotate",
                      Map.of(),
                      run + " secret")
                  .body());
        }
        return endpoint;
      }
    }
    JsonNode created =
        gateway
            .create(
                NAME,
                "/endpoints",
                Map.of(
                    "url",
                    url,
                    "description",
                    "Receiver of this machine",
                    "signatures",
                    List.of("v1a", "v1")),
                run + " endpoint")
            .body();
    keepSecret(created);
    return created;
  }

  private void keepSecret(JsonNode answer) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve("secret");
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          file, answer.path("secret").asText(), StandardCharsets.UTF_8, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean subscription(String endpoint) {
    JsonNode present =
        gateway.get(NAME, "/subscriptions", Map.of("endpoint", endpoint)).path("items");
    if (present.isEmpty()) {
      gateway.create(
          NAME,
          "/subscriptions",
          Map.of(
              "endpointId", endpoint,
              "eventTypes", List.of("package.released", "designation.published"),
              "authorities", List.copyOf(WATCHED)),
          run + " subscription");
    }
    return present.isEmpty();
  }
}
