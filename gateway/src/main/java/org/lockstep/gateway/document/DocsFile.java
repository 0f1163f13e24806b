package org.lockstep.gateway.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** What the page at {@code /docs} consists of. */
public enum DocsFile {
  PAGE("/docs", "text/html; charset=utf-8", "/docs/index.html"),
  SCRIPT("/docs/docs.js", "text/javascript; charset=utf-8", "/docs/docs.js"),
  STYLE("/docs/docs.css", "text/css; charset=utf-8", "/docs/docs.css"),
  SWAGGER_UI_SCRIPT(
      "/docs/swagger-ui-bundle.js",
      "text/javascript; charset=utf-8",
      Library.FOLDER + "swagger-ui-bundle.js"),
  SWAGGER_UI_STYLE(
      "/docs/swagger-ui.css", "text/css; charset=utf-8", Library.FOLDER + "swagger-ui.css");

  private final String path;
  private final String mediaType;
  private final String resource;

  DocsFile(String path, String mediaType, String resource) {
    this.path = path;
    this.mediaType = mediaType;
    this.resource = resource;
  }

  /** Where it is in the API. */
  public String path() {
    return path;
  }

  ShownFile shown() {
    return new ShownFile(mediaType, ShownFile.resource(resource));
  }

  /** Where Swagger UI is; its version is in its paths, and the POM alone says it. */
  private static final class Library {
    static final String FOLDER = "/META-INF/resources/webjars/swagger-ui/" + version() + "/";

    private static String version() {
      Properties properties = new Properties();
      try {
        properties.load(
            new ByteArrayInputStream(
                ShownFile.resource("/META-INF/maven/org.webjars/swagger-ui/pom.properties")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Objects.requireNonNull(properties.getProperty("version"));
    }
  }
}
