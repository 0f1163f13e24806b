package org.lockstep.gateway.document;

import java.nio.charset.StandardCharsets;

/** What is made at build. */
public enum ApiFile {
  /** The document of the API as JSON. */
  JSON("v1.json"),

  /** The document of the API as YAML. */
  YAML("v1.yaml"),

  /** What passes on each of its paths. */
  ROUTES("routes.json");

  private final String name;

  ApiFile(String name) {
    this.name = name;
  }

  byte[] bytes() {
    return ShownFile.resource("/openapi/" + name);
  }

  /** All of it. */
  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }
}
