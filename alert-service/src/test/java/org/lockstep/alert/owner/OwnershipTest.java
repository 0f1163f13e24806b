package org.lockstep.alert.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.lockstep.alert.Partner.asking;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockstep.alert.Partner;
import org.lockstep.alert.Receiver;
import org.lockstep.alert.ReceiverPorts;
import org.lockstep.alert.Sql;
import org.lockstep.alert.WithStores;
import org.lockstep.testkit.KeycloakStandIn;
import org.lockstep.testkit.Tokens;

/** Whose is whose: by authority and by Keycloak's own id, never by a name. */
@QuarkusTest
@WithStores
class OwnershipTest {
  @Inject EarlierOwners earlier;

  @Test
  void anOfficersEndpointsAreNotAnotherOfficersAlthoughTheyShareTheirClient() {
    Tokens kr = officer("KR");
    Tokens jp = officer("JP");
    Tokens colleague = officer("KR");
    String endpoint = newEndpoint(asking(kr));
    String subscription = subscribe(asking(kr), endpoint);

    assertOwnsNothing(jp, endpoint, subscription);
    assertOwnsNothing(colleague, endpoint, subscription);
    assertThat(ids(asking(kr).get("/api/v1/endpoints"))).containsExactly(endpoint);
    asking(kr).delete("/api/v1/endpoints/" + endpoint).then().statusCode(204);
  }

  @Test
  void whoMovesToAnotherAuthorityTakesNothingAlong() {
    String name = "officer-" + UUID.randomUUID();
    Tokens before = Tokens.of(name).authority("AU").roles("alert-owner");
    String endpoint = newEndpoint(asking(before));
    String subscription = subscribe(asking(before), endpoint);

    assertOwnsNothing(Tokens.of(name).authority("CA").roles("alert-owner"), endpoint, subscription);
    asking(before).delete("/api/v1/endpoints/" + endpoint).then().statusCode(204);
  }

  @Test
  void aClientMadeAnewUnderTheSameNameInheritsNothing() {
    try (var receiver = Receiver.at(ReceiverPorts.port(0))) {
      Partner partner = new Partner();
      String endpoint = partner.subscribedEndpoint(receiver.url(), "v1");
      partner.packageReleased();
      await().untilAsserted(() -> assertThat(receiver.hits()).hasSize(1));
      Object delivery = partner.deliveries(endpoint).get(0).get("id");

      Tokens anew = partner.token().subject(UUID.randomUUID());

      assertThat(ids(asking(anew).get("/api/v1/endpoints"))).isEmpty();
      assertThat(ids(asking(anew).get("/api/v1/alerts"))).isEmpty();
      for (Response answer :
          List.of(
              asking(anew).get("/api/v1/endpoints/" + endpoint),
              asking(anew).post("/api/v1/endpoints/" + endpoint + "/secrets/rotate"),
              asking(anew).get("/api/v1/endpoints/" + endpoint + "/deliveries"),
              asking(anew).get("/api/v1/deliveries/" + delivery + "/attempts"),
              asking(anew).post("/api/v1/deliveries/" + delivery + "/replay"))) {
        answer.then().statusCode(404);
      }
      partner.leave();
    }
  }

  @Test
  void aPartnerFromBeforeGetsWhatItHadWhenItComes() {
    Partner partner = new Partner();
    partner.token().bearer();
    UUID endpoint = earlierEndpoint(partner.client(), "now() + interval '1 minute'");
    earlier.look(new StartupEvent());

    assertThat(ids(partner.asking().get("/api/v1/endpoints"))).containsExactly(endpoint.toString());
    assertThat(ids(asking(partner.token().subject(UUID.randomUUID())).get("/api/v1/endpoints")))
        .isEmpty();
    partner.leave();
  }

  @Test
  void aPartnerFromBeforeIsFoundInKeycloakWithoutComing() {
    Partner partner = new Partner();
    partner.token().bearer();
    UUID endpoint = earlierEndpoint(partner.client(), "now() + interval '1 minute'");

    await()
        .untilAsserted(
            () ->
                assertThat(Sql.list("select owner from endpoint where id = '" + endpoint + "'"))
                    .doesNotContain(partner.client()));
    assertThat(ids(partner.asking().get("/api/v1/endpoints"))).containsExactly(endpoint.toString());
    partner.leave();
  }

  @Test
  void aYoungerClientOfThatNameDoesNotGetWhatWasThereBefore() {
    Partner partner = new Partner();
    partner.token().bearer();
    UUID endpoint = earlierEndpoint(partner.client(), "now() - interval '1 year'");

    await()
        .untilAsserted(
            () ->
                assertThat(
                        Sql.list(
                            "select suspended_because from owner where id = '"
                                + partner.client()
                                + "'"))
                    .containsExactly("unknown"));
    earlier.look(new StartupEvent());
    assertThat(ids(partner.asking().get("/api/v1/endpoints"))).isEmpty();
    Sql.run("update endpoint set deleted_at = now() where id = '" + endpoint + "'");
  }

  @Test
  void aYoungerClientThatComesBeforeTheWatchDoesNotGetWhatWasThereBefore() {
    Partner partner = new Partner();
    partner.token().bearer();
    UUID endpoint = earlierEndpoint(partner.client(), "now() - interval '1 year'");
    earlier.look(new StartupEvent());

    assertThat(ids(partner.asking().get("/api/v1/endpoints"))).isEmpty();
    Sql.run("update endpoint set deleted_at = now() where id = '" + endpoint + "'");
  }

  @Test
  void aYoungerClientDoesNotGetTheAlertsOfWhoDeletedAllItsEndpoints() {
    Partner partner = new Partner();
    earlierAlert(partner.client(), "now() - interval '1 year'");
    earlier.look(new StartupEvent());

    assertThat(ids(partner.asking().get("/api/v1/alerts"))).isEmpty();
  }

  @Test
  void aPartnerFromBeforeGetsItsAlertsAlthoughItDeletedAllItsEndpoints() {
    Partner partner = new Partner();
    earlierAlert(partner.client(), "now() + interval '1 minute'");
    earlier.look(new StartupEvent());

    assertThat(ids(partner.asking().get("/api/v1/alerts"))).hasSize(1);
  }

  @Test
  void aPartnerFromBeforeGetsNothingUntilKeycloakCanSayWhoItIs() {
    Partner partner = new Partner();
    earlierAlert(partner.client(), "now() + interval '1 minute'");
    earlier.look(new StartupEvent());

    KeycloakStandIn.withoutDirectory(
        () -> assertThat(ids(partner.asking().get("/api/v1/alerts"))).isEmpty());

    assertThat(ids(partner.asking().get("/api/v1/alerts"))).hasSize(1);
  }

  @Test
  void whatCannotBeGivenToWhoHasSomethingAlreadyGoesToNobody() {
    Partner partner = new Partner();
    String own = newEndpoint(partner.asking());
    UUID endpoint = earlierEndpoint(partner.client(), "now() + interval '1 minute'");

    await()
        .untilAsserted(
            () ->
                assertThat(
                        Sql.list(
                            "select suspended_because from owner where id = '"
                                + partner.client()
                                + "'"))
                    .containsExactly("unknown"));
    assertThat(ids(partner.asking().get("/api/v1/endpoints"))).containsExactly(own);
    Sql.run("update endpoint set deleted_at = now() where id = '" + endpoint + "'");
    partner.leave();
  }

  @Test
  void whatAllOfficersSharedBelongsToNoneOfThem() {
    // Older than any account that another test may have made under that name.
    UUID endpoint = earlierEndpoint("lockstep-officers", "now() - interval '1 day'");
    earlier.look(new StartupEvent());

    Tokens officer = officer("KR");
    asking(officer).get("/api/v1/endpoints/" + endpoint).then().statusCode(404);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        Sql.list(
                            "select suspended_because from owner where id = 'lockstep-officers'"))
                    .containsExactly("unknown"));
    Sql.run("update endpoint set deleted_at = now() where id = '" + endpoint + "'");
  }

  @Test
  void aNameWithASecondMeaningInAPathIsOnlyAName() {
    String odd = "partner/../" + UUID.randomUUID() + "?x=%2f&y#z";
    Tokens token =
        Tokens.of("service-account-odd-" + UUID.randomUUID()).client(odd).roles("alert-owner");

    String endpoint = newEndpoint(asking(token));

    assertThat(ids(asking(token).get("/api/v1/endpoints"))).containsExactly(endpoint);
    KeycloakStandIn.delete(odd);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        Sql.list(
                            "select suspended_because from owner where client like 'partner/../%'"))
                    .containsExactly("gone"));
  }

  /** As the version before this one kept it. */
  private static UUID earlierEndpoint(String client, String created) {
    UUID endpoint = UUID.randomUUID();
    Sql.run(
        """
        insert into owner (id, client) values ('%s', '%s') on conflict do nothing;
        insert into endpoint (id, owner, url, enabled, signatures, created_at)
        values ('%s', '%s', '%s', true, '{v1a}', %s)"""
            .formatted(client, client, endpoint, client, url(), created));
    return endpoint;
  }

  /** Of an endpoint that has been deleted since: the watch has nothing to ask about. */
  private static void earlierAlert(String client, String created) {
    Sql.run(
        """
        insert into owner (id, client, last_feed_no) values ('%1$s', '%1$s', 1);
        insert into endpoint (id, owner, url, enabled, signatures, created_at, deleted_at)
        values ('%2$s', '%1$s', '%3$s', false, '{v1a}', %4$s, now());
        insert into alert (id, owner, feed_no, endpoint_id, event_id, type, subject, event_time,
          body, created_at)
        values ('%2$s', '%1$s', 1, '%2$s', '%2$s', 'org.lockstep.package.released.v1', 'x', now(),
          '{}', %4$s)"""
            .formatted(client, UUID.randomUUID(), url(), created));
  }

  private static String url() {
    return "http://127.0.0.1:" + ReceiverPorts.port(0) + "/alerts";
  }

  private static Tokens officer(String authority) {
    return Tokens.of("officer-" + UUID.randomUUID()).authority(authority).roles("alert-owner");
  }

  private static String newEndpoint(RequestSpecification owner) {
    return owner
        .body(Map.of("url", url(), "signatures", List.of("v1")))
        .post("/api/v1/endpoints")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String subscribe(RequestSpecification owner, String endpoint) {
    return owner
        .body(Map.of("endpointId", endpoint, "programmes", List.of(new Partner().programme())))
        .post("/api/v1/subscriptions")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static List<String> ids(Response list) {
    return list.then().statusCode(200).extract().path("items.id");
  }

  private static void assertOwnsNothing(Tokens other, String endpoint, String subscription) {
    assertThat(ids(asking(other).get("/api/v1/endpoints"))).isEmpty();
    assertThat(ids(asking(other).get("/api/v1/subscriptions"))).isEmpty();
    for (Response answer :
        List.of(
            asking(other).get("/api/v1/endpoints/" + endpoint),
            asking(other).body("{\"enabled\":false}").patch("/api/v1/endpoints/" + endpoint),
            asking(other).post("/api/v1/endpoints/" + endpoint + "/secrets/rotate"),
            asking(other).get("/api/v1/endpoints/" + endpoint + "/deliveries"),
            asking(other).get("/api/v1/subscriptions/" + subscription),
            asking(other).delete("/api/v1/subscriptions/" + subscription),
            asking(other).delete("/api/v1/endpoints/" + endpoint))) {
      answer.then().statusCode(404);
    }
    asking(other)
        .body("{\"endpointId\":\"" + endpoint + "\"}")
        .post("/api/v1/subscriptions")
        .then()
        .statusCode(400);
  }
}
