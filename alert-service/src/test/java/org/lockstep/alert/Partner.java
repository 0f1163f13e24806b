package org.lockstep.alert;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.lockstep.testkit.Events;
import org.lockstep.testkit.Tokens;

/**
 * A partner system of its own for each test, and a programme whose events concern no other test.
 */
public final class Partner {
  public static final String PACKAGE_RELEASED = "org.lockstep.package.released.v1";
  private static final String TOPIC = "lockstep.designations";

  static {
    // A machine that also builds other modules may be slow; no test is about time.
    Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
  }

  private static final String CLEAR = "{\"tlp\":\"CLEAR\",\"releasableTo\":[]}";

  private final String client = "partner-" + UUID.randomUUID();
  private String clearance = "TLP:GREEN";
  private @Nullable String authority;
  private final String programme =
      "T-"
          + Long.toString(ThreadLocalRandom.current().nextLong(1L << 60), 36)
              .toUpperCase(Locale.ROOT);

  public Partner() {
    // As if the register had told of it; that it is heard is a test of its own.
    Sql.run(
        """
        insert into known_authority values
          ('AU'), ('CA'), ('EU'), ('GB'), ('JP'), ('KR'), ('UN'), ('US') on conflict do nothing;
        insert into known_programme values ('%s', 'KR') on conflict do nothing"""
            .formatted(programme));
  }

  /** Of this authority; said before it has anything. */
  public Partner of(String code) {
    this.authority = code;
    return this;
  }

  /** May read up to this label from now on; Keycloak says so from its next token on. */
  public Partner reads(String tlp) {
    this.clearance = tlp;
    return this;
  }

  /** What everything of the partner is kept under. */
  public String owner() {
    return (authority == null ? "" : authority + ":")
        + UUID.nameUUIDFromBytes(("service-account-" + client).getBytes(StandardCharsets.UTF_8));
  }

  public String client() {
    return client;
  }

  public String programme() {
    return programme;
  }

  /** What Keycloak gives the partner now; a test may ask it for another. */
  public Tokens token() {
    var token =
        Tokens.of("service-account-" + client)
            .client(client)
            .roles("alert-owner")
            .clearance(clearance);
    return authority == null ? token : token.authority(authority);
  }

  public RequestSpecification asking() {
    return asking(token());
  }

  /** With an Idempotency-Key of its own, for one request. */
  public static RequestSpecification asking(Tokens token) {
    return asking(token, UUID.randomUUID().toString());
  }

  public static RequestSpecification asking(Tokens token, String idempotencyKey) {
    return token.asking().contentType("application/json").header("Idempotency-Key", idempotencyKey);
  }

  /** Makes an endpoint; what was answered. */
  public JsonPath newEndpoint(String url, String... signatures) {
    return asking()
        .body(Map.of("url", url, "signatures", List.of(signatures)))
        .post("/api/v1/endpoints")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  /** An endpoint there that gets all events of the partner's programme. */
  public String subscribedEndpoint(String url, String... signatures) {
    String endpoint = newEndpoint(url, signatures).getString("id");
    subscribe(endpoint, Map.of("programmes", List.of(programme)));
    return endpoint;
  }

  public String subscribe(String endpoint, Map<String, ?> filter) {
    var body = new HashMap<String, Object>(filter);
    body.put("endpointId", endpoint);
    return asking()
        .body(body)
        .post("/api/v1/subscriptions")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** KR releases a package of one vessel under the partner's programme; the event's id. */
  public String packageReleased() {
    return packageReleased(UUID.randomUUID().toString());
  }

  public String packageReleased(String packageId) {
    return Events.send(TOPIC, packageId, PACKAGE_RELEASED, packageJson(packageId));
  }

  /** As what comes of this trace, as the header {@code traceparent} says it. */
  public void packageReleasedOf(String trace) {
    String packageId = UUID.randomUUID().toString();
    Events.sendOf(trace, TOPIC, packageId, PACKAGE_RELEASED, packageJson(packageId));
  }

  public void packageReleased(String packageId, String eventId) {
    Events.send(TOPIC, packageId, PACKAGE_RELEASED, eventId, packageJson(packageId));
  }

  public String packageJson(String packageId) {
    return packageJson(packageId, CLEAR);
  }

  public String packageJson(String packageId, String marking) {
    return """
    {"packageId":"%s","reference":"KR-2024-05-24","authority":"KR",
     "title":"Two vessels and seven persons in the arms trade between North Korea and Russia",
     "announcedOn":"2024-05-24","declaredTargets":9,
     "targets":[{"designationId":"5b0d8a52-6f0e-4c1e-9a53-0f7f1d6c1a01","subjectType":"VESSEL",
       "caption":"MAIA-1","programmes":["%s"],"measures":["PORT_ENTRY_BAN"],"countries":["RU"]}],
     "marking":%s,"releasedAt":"2026-11-23T09:00:00Z"}"""
        .formatted(packageId, programme, marking);
  }

  public List<Map<String, Object>> deliveries(String endpoint) {
    return asking()
        .get("/api/v1/endpoints/" + endpoint + "/deliveries")
        .then()
        .statusCode(200)
        .extract()
        .path("items");
  }

  public List<Map<String, Object>> attempts(@Nullable Object delivery) {
    return asking()
        .get("/api/v1/deliveries/" + delivery + "/attempts")
        .then()
        .statusCode(200)
        .extract()
        .path("items");
  }

  public void enable(String endpoint, boolean enabled) {
    asking()
        .body(Map.of("enabled", enabled))
        .patch("/api/v1/endpoints/" + endpoint)
        .then()
        .statusCode(200);
  }

  /** Nothing of this test's is sent during another. */
  public void leave() {
    List<String> endpoints = asking().get("/api/v1/endpoints?limit=500").path("items.id");
    endpoints.forEach(id -> asking().delete("/api/v1/endpoints/" + id).then().statusCode(204));
  }
}
