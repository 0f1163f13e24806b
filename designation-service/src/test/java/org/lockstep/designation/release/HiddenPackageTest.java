package org.lockstep.designation.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Joint;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;
import org.lockstep.testkit.Tokens;

/** What outsiders could tell of a hidden package by anything but what they are answered. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class HiddenPackageTest {
  private static final String OUTSIDER =
      Tokens.of("us-officer")
          .authority("US")
          .roles("register-reader", "drafter", "approver", "releaser", "coordinator")
          .bearer();
  private static final String HASH = "{\"contentHash\":\"sha256:" + "0".repeat(64) + "\"}";
  private static final int PATIENCE_MILLIS = 4_000;

  private static final String MARKING = "{\"marking\":{\"tlp\":\"CLEAR\"},\"reason\":\"No\"}";

  @Inject AgroalDataSource dataSource;

  /** Who has to wait for them has asked for them. */
  @Test
  void nothingOfItIsReadForWhoMayNotKnowOfIt() throws SQLException {
    Draft hidden = Draft.approved("JP", Entries.JP_M_LEASING, Entries.JP_IBEX);
    Joint own = Joint.of("US");
    String tag = own.tag("US");
    List<Integer> statuses = new ArrayList<>();

    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table package_entry in access exclusive mode");
      for (String id : List.of(hidden.id, UUID.randomUUID().toString())) {
        String path = "/api/v1/packages/" + id;
        statuses.add(status("GET", path, "", ""));
        statuses.add(status("GET", path + "/steps", "", ""));
        statuses.add(status("GET", path + "/changes", "", ""));
        statuses.add(status("POST", path + "/unschedule", "", ""));
        statuses.add(status("PUT", path, Draft.head("US-2024-05-24"), "\"1\""));
        statuses.add(status("PUT", path + "/entries/entry-0", Entries.US_M_LEASING, "\"1\""));
        statuses.add(status("DELETE", path + "/entries/entry-0", "", "\"1\""));
        statuses.add(status("POST", path + "/submit", "", ""));
        statuses.add(status("POST", path + "/approve", HASH, ""));
        statuses.add(status("POST", path + "/return", "{\"reason\":\"No\"}", ""));
        statuses.add(status("POST", path + "/withdraw", "", ""));
        statuses.add(status("POST", path + "/marking", MARKING, ""));
        statuses.add(status("POST", path + "/release", "", ""));
        statuses.add(status("POST", path + "/release", "{\"at\":\"2027-01-01T00:00:00Z\"}", ""));
        statuses.add(status("GET", "/api/v1/designations?package=" + id, "", ""));
        statuses.add(status("GET", "/api/v1/statements?package=" + id, "", ""));
        statuses.add(status("GET", "/api/v1/timeline?package=" + id, "", ""));
        statuses.add(status("GET", "/api/v1/alignment?package=" + id, "", ""));
        statuses.add(
            status(
                "PUT",
                "/api/v1/joint-actions/" + own.id + "/parts/US",
                Joint.body(id, "ALL", true),
                tag));
      }
      connection.rollback();
    }

    List<Integer> ofHidden = statuses.subList(0, statuses.size() / 2);
    assertThat(ofHidden).isEqualTo(statuses.subList(statuses.size() / 2, statuses.size()));
    assertThat(ofHidden.subList(0, 14)).containsOnly(404);
    assertThat(ofHidden.subList(14, 19)).containsExactly(200, 200, 200, 200, 400);
  }

  /** What one may see is not said to be missing; of what one may not see that is all one hears. */
  @Test
  void whatIsForOthersOfAReleasedPackageIsRefusedAndNotDenied() {
    Draft released = Draft.released("JP", Entries.JP_M_LEASING);
    Draft hidden = Draft.approved("JP", Entries.JP_M_LEASING);
    Joint joint = Joint.of("KR", "JP");
    joint.attach(Draft.approved("KR", Entries.KR_RIM), "ALL", true).statusCode(200);
    joint.attach(Draft.approved("JP", Entries.JP_IBEX), "ALL", true).statusCode(200);
    joint.release().statusCode(200);
    String itsReader = Tokens.of("jp-port").authority("JP").roles("register-reader").bearer();

    for (String part : List.of("/steps", "/changes")) {
      for (String reader : List.of(OUTSIDER, itsReader, Officers.portControl())) {
        Response refused = get(reader, "/api/v1/packages/" + released.id + part);
        refused
            .then()
            .statusCode(403)
            .body("type", equalTo("urn:lockstep:problem:forbidden"))
            .body("detail", containsString("drafters, approvers and releasers"));
        assertThat(get(reader, "/api/v1/packages/" + hidden.id + part).asString())
            .isEqualTo(get(reader, "/api/v1/packages/" + UUID.randomUUID() + part).asString())
            .contains("\"status\":404");
      }
    }
    Map<String, Map<String, Object>> paths =
        given().get("/q/openapi?format=json").then().statusCode(200).extract().path("paths");
    paths.forEach(
        (path, methods) -> {
          String id = path.startsWith("/api/v1/packages/{id}/") ? released.id : joint.id;
          if (path.matches("/api/v1/(packages|joint-actions)/\\{id}/.*")) {
            methods.keySet().stream()
                .filter(List.of("get", "put", "post", "delete")::contains)
                .forEach(
                    method ->
                        assertThat(
                                status(
                                    method.toUpperCase(Locale.ROOT),
                                    path.replace("{id}", id)
                                        .replace("{entryId}", "entry-0")
                                        .replace("{authority}", "US"),
                                    method.equals("delete") ? "" : body(path),
                                    method.equals("get") ? "" : "\"1\""))
                            .as(method + " " + path)
                            .isEqualTo(403));
          }
        });
  }

  private static String body(String path) {
    if (path.endsWith("/marking/approve")) {
      return "{\"marking\":{\"tlp\":\"CLEAR\"}}";
    }
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "approve" -> HASH;
      case "return" -> "{\"reason\":\"No\"}";
      case "{entryId}" -> Entries.US_M_LEASING;
      case "{authority}" -> Joint.body(UUID.randomUUID().toString(), "ALL", true);
      case "marking" -> MARKING;
      case "invitations" -> "{\"authority\":\"GB\"}";
      default -> "";
    };
  }

  private static Response get(String bearer, String path) {
    return given().auth().oauth2(bearer).header("X-Request-Id", "hidden-or-not").get(path);
  }

  @Test
  void packagesAreListedInTheOrderOfTheirReleaseWhateverBeganFirst() {
    Draft first = Draft.approved("JP", Entries.JP_IBEX);
    Draft second = Draft.approved("JP", Entries.JP_IBEX);
    second.release().statusCode(200);
    first.release().statusCode(200);

    assertThat(all("/api/v1/packages?authority=JP")).containsSubsequence(second.id, first.id);
  }

  @Test
  void jointActionsAreListedInTheOrderOfTheirReleaseWhateverBeganFirst() {
    Joint first = Joint.of("KR", "JP");
    Joint second = Joint.of("KR", "JP");
    for (Joint joint : List.of(second, first)) {
      joint.attach(Draft.approved("KR", Entries.KR_RIM), "ALL", true).statusCode(200);
      joint.attach(Draft.approved("JP", Entries.JP_IBEX), "ALL", true).statusCode(200);
      joint.release().statusCode(200);
    }

    assertThat(all("/api/v1/joint-actions?status=RELEASED"))
        .containsSubsequence(second.id, first.id);
  }

  /** As an outsider reads them, page by page. */
  private static List<String> all(String list) {
    List<String> ids = new ArrayList<>();
    @Nullable String next = list + "&limit=100";
    while (next != null) {
      Response page =
          given().urlEncodingEnabled(false).auth().oauth2(Officers.portControl()).get(next);
      ids.addAll(page.then().statusCode(200).extract().path("items.id"));
      @Nullable String after = page.path("next");
      next = after == null ? null : list + "&limit=100&after=" + after;
    }
    return ids;
  }

  private static int status(String method, String path, String body, String tag) {
    RequestSpecification request =
        given()
            .config(
                RestAssuredConfig.config()
                    .httpClient(
                        HttpClientConfig.httpClientConfig()
                            .setParam("http.socket.timeout", PATIENCE_MILLIS)))
            .auth()
            .oauth2(OUTSIDER);
    if (!body.isEmpty()) {
      request.contentType("application/json").body(body);
    }
    if (!tag.isEmpty()) {
      request.header("If-Match", tag);
    }
    Response answer = request.request(method, path);
    return answer.statusCode();
  }
}
