package org.lockstep.alert;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cursor is one owner's, of one list, and tells nothing. */
@QuarkusTest
@WithStores
class PagingTest {
  private final Partner partner = new Partner();

  @BeforeEach
  void begin() {
    String endpoint =
        partner.subscribedEndpoint("http://127.0.0.1:" + ReceiverPorts.port(0), "v1a");
    partner.enable(endpoint, false);
    partner.packageReleased();
    partner.packageReleased();
    await()
        .untilAsserted(
            () ->
                partner
                    .asking()
                    .get("/api/v1/alerts")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(2)));
  }

  @AfterEach
  void end() {
    partner.leave();
  }

  @Test
  void tellsNothingByTheCursorOfAFeed() {
    String cursor = next("/api/v1/alerts?limit=1");

    assertThat(new String(Base64.getUrlDecoder().decode(cursor), ISO_8859_1))
        .doesNotContain("00000000-0000");
    assertThat(cursor).isEqualTo(next("/api/v1/alerts?limit=1"));
  }

  @Test
  void goesOnFromTheEndOfAFeedWhenThereIsMore() {
    String end = next("/api/v1/alerts");
    partner.packageReleased();

    await()
        .untilAsserted(
            () ->
                partner
                    .asking()
                    .get("/api/v1/alerts?after=" + end)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1)));
  }

  @Test
  void continuesForNobodyElseAndNowhereElse() {
    String cursor = next("/api/v1/alerts?limit=1");

    refused(new Partner(), "/api/v1/alerts?after=" + cursor);
    refused(partner, "/api/v1/endpoints?after=" + cursor);
    refused(partner, "/api/v1/alerts?after=" + altered(cursor));
  }

  @Test
  void refusesACursorOfBeforeTheyWereSealed() {
    String before =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("1:00000000-0000-0000-0000-000000000000".getBytes(UTF_8));

    refused(partner, "/api/v1/alerts?after=" + before);
  }

  private String next(String list) {
    return partner.asking().get(list).then().statusCode(200).extract().path("next");
  }

  private static String altered(String cursor) {
    return (cursor.charAt(0) == 'A' ? 'B' : 'A') + cursor.substring(1);
  }

  private static void refused(Partner who, String address) {
    who.asking()
        .get(address)
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:lockstep:problem:invalid-request"))
        .body("violations.field", contains("after"));
  }
}
