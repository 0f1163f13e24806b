package org.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
// A browser is the one thing that neither Maven nor the JDK brings: without it this class is
// skipped.
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.lockstep.local.access.OfficerSignIn;
import org.lockstep.local.data.Secrets;

/**
 * Keycloak's console as its administrator sees it, in a real browser; what was done there is then
 * tried through the gateway. Pictures of each step are in {@code target/pictures}.
 */
@Order(3)
class AdministratorInBrowserIT {
  private static final URI KEYCLOAK = URI.create("http://localhost:" + (OneMachine.PORT + 1));
  private static final String PASSWORD = "24thOfMay2024";
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private Browser browser;

  @BeforeAll
  static void needsABrowser() {
    // The project is to build with a JDK and Maven alone. The gate brings the browser; what needs
    // none of this way is tried in AdministratorIT, everywhere.
    assumeTrue(
        Files.isExecutable(Browser.CHROMIUM),
        "Keycloak's console was not tried: there is no "
            + Browser.CHROMIUM
            + " (Debian: chromium)");
    OneMachine.withTheStory();
  }

  @BeforeEach
  void opensABrowser() {
    browser = Browser.open();
  }

  @AfterEach
  void closesIt() {
    browser.close();
  }

  @Test
  void makesAnOfficerWhoDraftsUntilDisabled() {
    ConsolePages console = signedIn("officer");
    console.makeOfficer("jp-second-drafter", PASSWORD, "authorities", "JP");
    console.giveRole("jp-second-drafter", "register-reader");
    console.giveRole("jp-second-drafter", "drafter");

    Api officer = Api.withToken(new OfficerSignIn(KEYCLOAK, PASSWORD).token("jp-second-drafter"));
    Api.Answer me = officer.get("/me");
    assertThat(me.status()).isEqualTo(200);
    assertThat(me.json().path("authority").asText()).isEqualTo("JP");
    assertThat(me.json().path("clearance").asText()).isEqualTo("TLP:GREEN");
    Api.Answer drafted =
        officer.post("/packages", "{\"reference\":\"JP-SECOND\",\"title\":\"By a new officer\"}");
    assertThat(drafted.status()).isEqualTo(201);
    assertThat(
            officer
                .post("/packages/" + drafted.json().path("id").asText() + "/withdraw", "{}")
                .status())
        .isEqualTo(200);

    console.disableUser("jp-second-drafter");
    await().atMost(TEN_SECONDS).until(() -> officer.get("/me").status() == 401);
  }

  @Test
  void makesAPartnerSystemThatReadsWithItsOwnKey() {
    PartnerKey key = PartnerKey.make();
    ConsolePages console = signedIn("partner");
    console.makePartnerClient("jp-coast-guard", key.jwks());
    console.placeServiceAccount("jp-coast-guard", "register-reader", "authorities", "JP");

    Api.Answer me = key.as("jp-coast-guard").get("/me");
    assertThat(me.status()).as(me.raw().body()).isEqualTo(200);
    assertThat(me.json().path("authority").asText()).isEqualTo("JP");
    assertThat(key.as("jp-coast-guard").at(OneMachine.PORT + 2).get("/authorities").status())
        .isEqualTo(200);
  }

  private ConsolePages signedIn(String walk) {
    return ConsolePages.signIn(
        browser.page(), walk, "console-admin", Secrets.of(OneMachine.DATA).consoleAdminPassword());
  }
}
