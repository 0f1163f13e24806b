package org.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.lockstep.local.data.Refusal;

/** What the administrator changes in Keycloak's console holds in Lockstep for the next token. */
@Order(3)
class AdministratorIT {
  private static Console console;

  @BeforeAll
  static void signsIn() {
    OneMachine.withTheStory();
    console = Console.signIn();
  }

  @Test
  void givesAndTakesARole() {
    assertThat(Api.as("kr-drafter").get("/resolution/candidates").status()).isEqualTo(403);

    console.giveRole("kr-drafter", "curator");
    assertThat(Api.as("kr-drafter").get("/resolution/candidates").status()).isEqualTo(200);

    console.takeRole("kr-drafter", "curator");
    assertThat(Api.as("kr-drafter").get("/resolution/candidates").status()).isEqualTo(403);
  }

  @Test
  void movesAnOfficerToAnotherAuthority() {
    assertThat(me("au-drafter").path("authority").asText()).isEqualTo("AU");

    console.move("au-drafter", "AU", "CA");
    try {
      assertThat(me("au-drafter").path("authority").asText()).isEqualTo("CA");
      JsonNode drafted =
          Api.as("au-drafter")
              .post(
                  "/packages", "{\"reference\":\"CA-MOVED\",\"title\":\"Drafted after the move\"}")
              .json();
      assertThat(drafted.path("authority").asText()).isEqualTo("CA");
      assertThat(
              Api.as("ca-drafter")
                  .post("/packages/" + drafted.path("id").asText() + "/withdraw", "{}")
                  .status())
          .isEqualTo(200);
    } finally {
      console.move("au-drafter", "CA", "AU");
    }
  }

  @Test
  void disablesAnOfficer() {
    console.enable("gb-drafter", false);
    try {
      assertThatThrownBy(() -> Api.as("gb-drafter"))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("disabled");
    } finally {
      console.enable("gb-drafter", true);
    }
    assertThat(texts(me("gb-drafter").path("roles"))).contains("drafter");
  }

  @Test
  void mayNotChangeTheRealmItsKeysOrAnyOtherRealm() {
    String key =
        """
        {"name":"another","providerId":"rsa-generated","providerType":"org.keycloak.keys.KeyProvider","config":{}}""";

    assertThat(console.status("PUT", "/lockstep", "{\"displayName\":\"Mine\"}")).isEqualTo(403);
    assertThat(console.status("POST", "/lockstep/components", key)).isEqualTo(403);
    assertThat(console.status("GET", "/master/users", null)).isIn(401, 403);
  }

  private static JsonNode me(String officer) {
    return Api.as(officer).get("/me").json();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
