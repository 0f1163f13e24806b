package org.lockstep.designation.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Joint;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;

/** Who waits for what somebody else is changing is told so, wherever it is waited for. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class ChangedMeanwhileTest {
  @Inject AgroalDataSource dataSource;

  private interface Request {
    ValidatableResponse send();
  }

  @Test
  void anEditOfAPackage() throws SQLException {
    Draft draft = Draft.of("JP");

    refusedWhileLocked(
        "sanctions_package",
        draft.id,
        () ->
            given()
                .auth()
                .oauth2(Officers.drafter("JP"))
                .contentType("application/json")
                .header("If-Match", draft.tag)
                .body(Draft.head(draft.reference).replace("Package", "Measures"))
                .put("/api/v1/packages/" + draft.id)
                .then());
  }

  @Test
  void aStepOfAJointAction() throws SQLException {
    Joint joint = Joint.of("JP", "KR");

    refusedWhileLocked("joint_action", joint.id, joint::cancel);
  }

  private void refusedWhileLocked(String table, String id, Request request) throws SQLException {
    try (Connection other = dataSource.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("select id from %s where id = '%s' for update".formatted(table, id));

      request
          .send()
          .statusCode(503)
          .header("Retry-After", "5")
          .body("type", equalTo("urn:lockstep:problem:unavailable"))
          .body(
              "detail",
              startsWith("Somebody else is changing it; nothing of this request was done"));
      other.rollback();
    }
  }
}
