package org.lockstep.alert.owner;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.lockstep.alert.Partner.asking;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.alert.Partner;
import org.lockstep.alert.Receiver;
import org.lockstep.alert.ReceiverPorts;
import org.lockstep.alert.Sql;
import org.lockstep.alert.WithStores;
import org.lockstep.testkit.KeycloakStandIn;
import org.lockstep.testkit.Tokens;

/** A partner that Keycloak no longer stands by receives nothing, and loses nothing. */
@QuarkusTest
@WithStores
class OwnerWatchTest {
  private final Partner partner = new Partner();
  private final Partner witness = new Partner();
  private final Tokens administrator =
      Tokens.of("partner-admin-" + UUID.randomUUID()).roles("partner-admin");

  private Receiver receiver;
  private Receiver other;
  private String endpoint;

  @BeforeEach
  void listen() {
    receiver = Receiver.at(ReceiverPorts.port(0));
    other = Receiver.at(ReceiverPorts.port(1));
    endpoint = partner.subscribedEndpoint(receiver.url(), "v1");
    String elsewhere = witness.newEndpoint(other.url(), "v1a").getString("id");
    witness.subscribe(elsewhere, Map.of("programmes", List.of(partner.programme())));
  }

  @AfterEach
  void leave() {
    // By the administrator: some of these partners cannot come themselves any more.
    Sql.run("update endpoint set deleted_at = now() where id = '" + endpoint + "'");
    witness.leave();
    receiver.close();
    other.close();
  }

  @Test
  void sendsNothingToADisabledPartnerAndAllOfItWhenItIsEnabledAgain() {
    KeycloakStandIn.disable(partner.client());
    awaitSuspended("disabled");

    partner.packageReleased();
    partner.packageReleased();

    await().untilAsserted(() -> assertThat(other.hits()).hasSize(2));
    assertThat(receiver.hits()).isEmpty();

    KeycloakStandIn.enable(partner.client());

    await().untilAsserted(() -> assertThat(receiver.hits()).hasSize(2));
    assertThat(partner.deliveries(endpoint))
        .allSatisfy(delivery -> assertThat(delivery).containsEntry("state", "DELIVERED"));
  }

  @Test
  void sendsNothingToADeletedPartner() {
    KeycloakStandIn.delete("service-account-" + partner.client());
    awaitSuspended("gone");

    partner.packageReleased();

    await().untilAsserted(() -> assertThat(other.hits()).hasSize(1));
    assertThat(receiver.hits()).isEmpty();
  }

  @Test
  void sendsNothingWithoutTheRoleAndGoesOnWhenItIsGivenBack() {
    partner.token().roles("register-reader").bearer();
    awaitSuspended("without-role");
    partner.packageReleased();
    await().untilAsserted(() -> assertThat(other.hits()).hasSize(1));
    assertThat(receiver.hits()).isEmpty();

    partner.token().bearer();

    await().untilAsserted(() -> assertThat(receiver.hits()).hasSize(1));
  }

  @Test
  void sendsNothingToWhoActsForAnotherAuthorityNow() {
    partner.token().authority("JP").bearer();

    awaitSuspended("of-another-authority");
  }

  @Test
  void goesOnSendingWhileKeycloakIsAwayAndSaysSinceWhen() {
    KeycloakStandIn.away(
        () -> {
          await()
              .untilAsserted(
                  () ->
                      given()
                          .get("/q/health/well")
                          .then()
                          .statusCode(503)
                          .body(
                              "checks.find { it.name == 'owners' }.data.'keycloak-silent-since'",
                              notNullValue()));
          given().get("/q/health/ready").then().statusCode(200);
          partner.packageReleased();
          await().untilAsserted(() -> assertThat(receiver.hits()).hasSize(1));
        });
    awaitOwners("UP");
  }

  @Test
  void nobodyIsGoneBecauseTheDirectoryIsNotWhereItWas() {
    KeycloakStandIn.withoutDirectory(
        () -> {
          awaitOwners("DOWN");
          partner.packageReleased();
          await().untilAsserted(() -> assertThat(receiver.hits()).hasSize(1));
        });
    awaitOwners("UP");
  }

  @Test
  void anOutageIsToldOfAlthoughOneOwnerHasBeenOddAllAlong() {
    awaitOwners("UP");
    KeycloakStandIn.garble("service-account-" + witness.client());
    awaitOwners("DOWN");
    var errors = new Errors();
    Logger log = Logger.getLogger(OwnerWatch.class.getName());
    log.addHandler(errors);
    try {
      KeycloakStandIn.away(() -> await().untilAsserted(() -> assertThat(errors.told).isNotEmpty()));
    } finally {
      log.removeHandler(errors);
    }
  }

  @Test
  void anOwnerWhomKeycloakCannotTellOfKeepsNobodyFromTheOthers() {
    // They come first: nobody has asked about them yet, and their ids are the least.
    List<Partner> garbled =
        Stream.generate(Partner::new)
            .filter(odd -> odd.owner().compareTo(partner.owner()) < 0)
            .filter(odd -> odd.owner().compareTo(witness.owner()) < 0)
            .limit(4)
            .toList();
    for (Partner odd : garbled) {
      KeycloakStandIn.garble("service-account-" + odd.client());
      odd.newEndpoint(other.url(), "v1a");
    }

    KeycloakStandIn.disable(partner.client());

    awaitSuspended("disabled");
    await()
        .untilAsserted(
            () ->
                given()
                    .get("/q/health/well")
                    .then()
                    .body("checks.find { it.name == 'owners' }.data.about", equalTo(4)));
    garbled.forEach(Partner::leave);
  }

  @Test
  void keepsWhatKeycloakSaidLastWhileItIsAway() {
    KeycloakStandIn.disable(partner.client());
    awaitSuspended("disabled");

    KeycloakStandIn.away(
        () -> {
          partner.packageReleased();
          await().untilAsserted(() -> assertThat(other.hits()).hasSize(1));
          assertThat(receiver.hits()).isEmpty();
        });
  }

  @Test
  void anAdministratorSeesEveryEndpointAndStopsIt() {
    String list = "/api/v1/admin/endpoints?limit=500";
    String it = "items.find { it.id == '" + endpoint + "' }";
    asking(administrator)
        .get(list)
        .then()
        .statusCode(200)
        .body(it + ".url", equalTo(receiver.url()))
        .body(it + ".owner.client", equalTo(partner.client()))
        .body(it + ".owner.subject", notNullValue())
        .body(it + ".stoppedAt", nullValue())
        .body(it + ".secret", nullValue());

    administer("disable", 204);
    // The owner cannot undo it.
    partner.enable(endpoint, true);
    partner.packageReleased();

    await().untilAsserted(() -> assertThat(other.hits()).hasSize(1));
    assertThat(receiver.hits()).isEmpty();
    asking(administrator).get(list).then().body(it + ".stoppedAt", notNullValue());

    administer("enable", 204);

    await().untilAsserted(() -> assertThat(receiver.hits()).hasSize(1));
  }

  @Test
  void anAdministratorDeletesAnyEndpoint() {
    String secrets = "select id from endpoint_secret where endpoint_id = '" + endpoint + "'";
    assertThat(Sql.list(secrets)).hasSize(1);

    administer(null, 204);

    partner.asking().get("/api/v1/endpoints/" + endpoint).then().statusCode(404);
    administer(null, 404).body("detail", equalTo("There is no such endpoint."));
    administer("disable", 404);
    assertThat(Sql.list(secrets)).isEmpty();
  }

  private ValidatableResponse administer(@Nullable String verb, int status) {
    String path = "/api/v1/admin/endpoints/" + endpoint;
    return (verb == null
            ? asking(administrator).delete(path)
            : asking(administrator).post(path + "/" + verb))
        .then()
        .statusCode(status);
  }

  private static void awaitOwners(String status) {
    await()
        .untilAsserted(
            () ->
                given()
                    .get("/q/health/well")
                    .then()
                    .body("checks.find { it.name == 'owners' }.status", equalTo(status)));
  }

  private static final class Errors extends Handler {
    final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord entry) {
      if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
        told.add(entry.getMessage());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private void awaitSuspended(String because) {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        Sql.list(
                            "select suspended_because from owner where client = '"
                                + partner.client()
                                + "'"))
                    .containsExactly(because));
  }
}
