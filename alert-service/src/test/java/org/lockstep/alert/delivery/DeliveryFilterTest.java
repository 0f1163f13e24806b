package org.lockstep.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.alert.Partner;
import org.lockstep.alert.ReceiverPorts;
import org.lockstep.alert.Sql;
import org.lockstep.alert.WithStores;

/** Of all that was sent to an endpoint, what is asked for. */
@QuarkusTest
@WithStores
class DeliveryFilterTest {
  private final Partner partner = new Partner();
  private String endpoint = "";

  @BeforeEach
  void begin() {
    endpoint = partner.subscribedEndpoint("http://127.0.0.1:" + ReceiverPorts.port(0), "v1a");
    partner.packageReleased();
    partner.packageReleased();
    partner.packageReleased();
    partner.asking().post("/api/v1/endpoints/" + endpoint + "/test").then().statusCode(202);
    await().untilAsserted(() -> assertThat(partner.deliveries(endpoint)).hasSize(4));
    partner.enable(endpoint, false);
  }

  @AfterEach
  void end() {
    partner.leave();
  }

  @Test
  void isThatOfAStateOrOfAnEventTypeOrOfBoth() {
    List<Object> all = list("").extract().path("items.id");
    Sql.run("update delivery set state = 'EXHAUSTED' where id = '" + all.get(1) + "'");
    Sql.run("update delivery set state = 'DELIVERED' where id = '" + all.get(3) + "'");

    list("?state=EXHAUSTED").body("items.id", contains(all.get(1)));
    list("?state=DELIVERED").body("items.id", contains(all.get(3)));
    list("?state=PENDING").body("items.id", contains(all.get(0), all.get(2)));
    list("?eventType=test").body("items.eventType", contains("test"));
    list("?eventType=package.released&state=PENDING")
        .body("items.id", containsInAnyOrder(idsOf("package.released", "PENDING").toArray()));
    list("?eventType=edition.alerts").body("items.id", empty());
  }

  @Test
  void goesOnPageByPageAndACursorOfAnotherFilterIsNone() {
    ValidatableResponse first = list("?state=PENDING&limit=2");
    String next = first.extract().path("next");

    ValidatableResponse second = list("?limit=100&state=PENDING&after=" + next);
    List<Object> read = first.extract().path("items.id");
    read.addAll(second.extract().path("items.id"));
    assertThat(read).isEqualTo(list("").extract().path("items.id"));
    for (String other :
        List.of("?", "?state=EXHAUSTED&", "?state=PENDING&eventType=package.released&")) {
      refused(other + "after=" + next)
          .body("violations.field", contains("after"))
          .body("violations.message", hasItem(containsString("same filter")));
    }
    String unfiltered = list("?limit=2").extract().path("next");
    refused("?state=PENDING&after=" + unfiltered).body("violations.field", contains("after"));
  }

  @Test
  void isToldAllThatIsWrongWithItAtOnce() {
    refused("?state=FAILED&eventType=package.release&limit=0&after=!&status=PENDING")
        .body(
            "violations.field",
            containsInAnyOrder("state", "eventType", "limit", "after", "status"))
        .body("violations.message", hasItem(containsString("PENDING, DELIVERED, EXHAUSTED")))
        .body("violations.message", hasItem(containsString("package.released")));
  }

  private List<Object> idsOf(String type, String state) {
    return list("")
        .extract()
        .path(
            "items.findAll { it.eventType == '%s' && it.state == '%s' }.id".formatted(type, state));
  }

  private ValidatableResponse list(String query) {
    return asked(query).statusCode(200);
  }

  private ValidatableResponse refused(String query) {
    return asked(query).statusCode(400);
  }

  private ValidatableResponse asked(String query) {
    return partner
        .asking()
        .urlEncodingEnabled(false)
        .get("/api/v1/endpoints/" + endpoint + "/deliveries" + query)
        .then();
  }
}
