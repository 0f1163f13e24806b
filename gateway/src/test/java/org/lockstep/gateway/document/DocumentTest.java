package org.lockstep.gateway.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.gateway.Services;

@QuarkusTest
class DocumentTest {
  @BeforeEach
  void resetServices() {
    Services.reset();
  }

  @Test
  void saysWhereToBeginAndAllOfItIsThere() {
    Map<String, String> links =
        given().get("/api/v1").then().statusCode(200).extract().path("links");

    assertThat(links).containsOnlyKeys("openapi", "openapiYaml", "docs", "health", "me");
    links.forEach(
        (name, path) ->
            assertThat(given().get(path).statusCode())
                .as(path)
                .isEqualTo(name.equals("me") ? 401 : 200));
    assertThat(Services.arrived()).isEmpty();
  }

  @Test
  void hasOneDocumentForAllServicesWithoutAToken() {
    JsonPath document =
        given().get("/api/v1/openapi.json").then().statusCode(200).extract().jsonPath();

    assertThat(document.getString("openapi")).isEqualTo("3.1.0");
    assertThat(document.getMap("paths"))
        .containsKeys("/api/v1/packages", "/api/v1/entities", "/api/v1/alerts", "/api/v1/me");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1,application/json",
    "/api/v1/openapi.json,application/json",
    "/api/v1/openapi.yaml,application/yaml",
    "/docs,text/html",
    "/docs/docs.js,text/javascript",
    "/docs/docs.css,text/css",
    "/docs/swagger-ui-bundle.js,text/javascript",
    "/docs/swagger-ui.css,text/css",
  })
  void sendsAFileOnceInGzipAndOnlyItsTagWhenItIsKnown(String path, String mediaType)
      throws IOException {
    Response plain = asking("identity").get(path);
    assertThat(plain.statusCode()).isEqualTo(200);
    assertThat(plain.contentType()).startsWith(mediaType);
    assertThat(plain.header("Content-Encoding")).isNull();

    Response gzip = asking("gzip").get(path);
    assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(gzip.header("ETag")).isNotEqualTo(plain.header("ETag"));
    assertThat(unpacked(gzip.asByteArray())).isEqualTo(plain.asByteArray());

    asking("gzip")
        .header("If-None-Match", gzip.header("ETag"))
        .get(path)
        .then()
        .statusCode(304)
        .header("ETag", gzip.header("ETag"));
    given().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
    given().head(path).then().statusCode(200).body(equalTo(""));
    given().get(path + "?x=1").then().statusCode(400);
    given().post(path).then().statusCode(405);
  }

  /** The client would ask for gzip by itself, and unpack it. */
  private static RequestSpecification asking(String coding) {
    return given()
        .config(
            RestAssuredConfig.config()
                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
        .header("Accept-Encoding", coding);
  }

  private static byte[] unpacked(byte[] gzip) throws IOException {
    return new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/docs/docs.js", "/docs/swagger-ui-bundle.js"})
  void tellsTheBrowserToRunNothingElse(String path) {
    given()
        .get(path)
        .then()
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .header("Content-Security-Policy", containsString("script-src 'self';"))
        .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
        .header("Content-Security-Policy", not(containsString("unsafe")))
        .header("Content-Security-Policy", not(containsString("http")))
        .header("X-Content-Type-Options", "nosniff");
  }

  @Test
  void namesNothingOfElsewhereInThePage() {
    String page = given().get("/docs").asString();

    assertThat(page).doesNotContain("http:", "https:", "<style", " style=", " onclick");
    assertThat(page).containsPattern("<script src=\"/docs/[a-z-]+\\.js\" defer></script>");
  }
}
