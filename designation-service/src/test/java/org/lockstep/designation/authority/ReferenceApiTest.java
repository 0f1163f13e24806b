package org.lockstep.designation.authority;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;

@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class ReferenceApiTest {
  @Inject ReferenceLoader loader;

  @Test
  void showsAuthoritiesWithTheirOrgans() {
    get("authorities")
        .body("items.code", contains("AU", "CA", "EU", "GB", "JP", "KR", "UN", "US"))
        .body(
            "items.find { it.code == 'KR' }.organs.find { it.code == 'MOF' }.name",
            equalTo("Ministry of Oceans and Fisheries"));
  }

  @Test
  void mapsProgrammesToSharedThemes() {
    get("programmes")
        .body("items.find { it.code == 'KR-DPRK' }.theme", equalTo("DPRK"))
        .body("items.find { it.code == 'JP-RUSSIA' }.theme", equalTo("RUSSIA"))
        .body("items.find { it.code == 'UN-1718' }.authority", equalTo("UN"));
  }

  @Test
  void tellsWhenAndWhyTheMandateOfThePanelOfExpertsEnded() {
    get("instruments")
        .body("items.code", hasItem("UNSCR-2397"))
        .body("items.find { it.code == 'UN-POE-1874' }.kind", equalTo("MANDATE"))
        .body("items.find { it.code == 'UN-POE-1874' }.endedOn", equalTo("2024-04-30"))
        .body(
            "items.find { it.code == 'UN-POE-1874' }.endReason",
            equalTo("Renewal vetoed by Russia on 2024-03-28"))
        .body("items.find { it.code == 'JP-FEFTA' }.inForceFrom", nullValue());
  }

  @Test
  void loadsEachVersionOfAFileOnceAndNeverAnOlderOne() throws SQLException {
    String before = get("instruments").extract().asString();
    execute("update authority set name = 'Nippon' where code = 'JP'");

    loader.load(new StartupEvent());
    assertThat(name("JP")).isEqualTo("Nippon");

    execute("update reference_file set version = 0");
    loader.load(new StartupEvent());
    assertThat(name("JP")).isEqualTo("Japan");
    assertThat(get("instruments").extract().asString()).isEqualTo(before);
  }

  private static String name(String authority) {
    return get("authorities").extract().path("items.find { it.code == '" + authority + "' }.name");
  }

  private static ValidatableResponse get(String what) {
    return given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/" + what)
        .then()
        .statusCode(200);
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(Stores.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
