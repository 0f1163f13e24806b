package org.lockstep.testkit;

import static io.restassured.RestAssured.given;

import io.quarkus.vertx.http.HttpServer;
import io.restassured.response.Response;
import jakarta.enterprise.inject.spi.CDI;

/** What the running service says of its API, wherever it says it. */
final class Described {
  private static final String DOCUMENT = "/q/openapi?format=json";

  private Described() {}

  /** The document as JSON; from the port for operators where there is one. */
  static String document() {
    Response open = given().get(DOCUMENT);
    return open.statusCode() == 200 ? open.asString() : forOperators();
  }

  private static String forOperators() {
    int port = CDI.current().select(HttpServer.class).get().getManagementPort();
    return given()
        .get("http://127.0.0.1:" + port + DOCUMENT)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }
}
