package org.lockstep.alert.subscription;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.alert.Partner;
import org.lockstep.alert.ReceiverPorts;
import org.lockstep.alert.WithStores;
import org.lockstep.testkit.Contracts;
import org.lockstep.testkit.Events;

/** A subscription that could never fire is refused when it is made. */
@QuarkusTest
@WithStores
class PossibleFilterTest {
  private static final String REFERENCE_CHANGED = "org.lockstep.reference.changed.v1";

  private final Partner partner = new Partner();
  private String endpoint = "";

  @BeforeEach
  void begin() {
    endpoint =
        partner.newEndpoint("http://127.0.0.1:" + ReceiverPorts.port(0), "v1a").getString("id");
  }

  @AfterEach
  void end() {
    partner.leave();
  }

  @Test
  void doesNotNameAnAuthorityThatTheRegisterDoesNotKnow() {
    asking(Map.of("authorities", List.of("KR", "ZZ")))
        .statusCode(400)
        .body("violations.size()", equalTo(1))
        .body("violations[0].field", equalTo("authorities[1]"))
        .body("violations[0].message", containsString("ZZ is no authority"))
        .body("violations[0].message", containsString("/api/v1/authorities"));
  }

  @Test
  void doesNotNameAProgrammeThatTheRegisterDoesNotKnow() {
    asking(Map.of("programmes", List.of("KR-DPRX")))
        .statusCode(400)
        .body("violations[0].field", equalTo("programmes[0]"))
        .body("violations[0].message", containsString("/api/v1/programmes"));
  }

  @Test
  void namesAnAuthorityAndAProgrammeAsSoonAsTheRegisterTellsOfThem() {
    String json =
        """
        {"version":7,"authorities":[{"code":"KR"},{"code":"NZ"}],
         "programmes":[{"code":"NZ-RUS-%s","authority":"NZ"}]}"""
            .formatted(partner.programme());
    Contracts.assertMeets(
        Contracts.schema(Contracts.event("designation-service", "reference-changed")), json);

    Events.send("lockstep.designations", "reference-data", REFERENCE_CHANGED, json);

    await()
        .untilAsserted(
            () ->
                asking(
                        Map.of(
                            "authorities",
                            List.of("NZ"),
                            "programmes",
                            List.of("NZ-RUS-" + partner.programme())))
                    .statusCode(201));
  }

  @Test
  void doesNotAskOfAnEventWhatItNeverHas() {
    asking(
            Map.of(
                "eventTypes", List.of("entity.merged", "package.released"),
                "authorities", List.of("JP")))
        .statusCode(400)
        .body("violations[0].field", equalTo("eventTypes[0]"))
        .body("violations[0].message", containsString("entity.merged"))
        .body("violations[0].message", containsString("authorities"));
    asking(
            Map.of(
                "eventTypes", List.of("statement.published"),
                "countries", List.of("KP")))
        .statusCode(400);
    asking(Map.of("eventTypes", List.of("entity.merged"), "subjectTypes", List.of("VESSEL")))
        .statusCode(201);
  }

  @Test
  void doesNotAskForProgrammesOfOtherAuthorities() {
    Map<String, Object> contradiction =
        Map.of(
            "eventTypes", List.of("designation.published"),
            "authorities", List.of("JP"),
            "programmes", List.of(partner.programme()));
    asking(contradiction)
        .statusCode(400)
        .body("violations[0].field", equalTo("programmes[0]"))
        .body("violations[0].message", containsString("none of the authorities"));

    // A gap of Japan is about what Korea lists under its programme.
    Map<String, Object> gaps = new HashMap<>(contradiction);
    gaps.put("eventTypes", List.of("alignment.gap_opened"));
    asking(gaps).statusCode(201);
  }

  private ValidatableResponse asking(Map<String, ?> filter) {
    Map<String, Object> body = new HashMap<>(filter);
    body.put("endpointId", endpoint);
    return partner.asking().body(body).post("/api/v1/subscriptions").then();
  }
}
