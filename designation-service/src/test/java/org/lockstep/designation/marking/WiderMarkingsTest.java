package org.lockstep.designation.marking;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Marked;
import org.lockstep.testkit.Stores;
import org.lockstep.testkit.Tokens;

/** Wider markings that wait for other eyes come before those eyes. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class WiderMarkingsTest {
  private static final String AMBER_TO_TWO = "{\"tlp\":\"AMBER\",\"releasableTo\":[\"JP\",\"US\"]}";

  @Test
  void waitForTheApproversWhoHaveNotAskedForThem() {
    Marked marked = Marked.released("KR", Marked.RED_TO_JAPAN, Entries.KR_MAIA_1);
    assertThat(waitingFor(Marked.officer("KR", "approver"))).doesNotContain(marked.id);

    marked.mark(AMBER_TO_TWO).then().statusCode(200);

    assertThat(waitingFor(Marked.officer("KR", "approver"))).contains(marked.id);
    assertThat(waitingFor(Marked.officer("KR", "releaser"))).doesNotContain(marked.id);
    assertThat(waitingFor(officer("KR", "TLP:RED", "releaser"))).doesNotContain(marked.id);
    assertThat(waitingFor(Marked.officer("JP", "approver"))).doesNotContain(marked.id);
    marked.approve(Marked.officer("KR", "approver"), AMBER_TO_TWO).then().statusCode(200);
    assertThat(waitingFor(Marked.officer("KR", "approver"))).doesNotContain(marked.id);
  }

  @Test
  void waitForNobodyWhoCouldNotReadWhatTheyWouldMake() {
    Marked marked =
        Marked.released("KR", "{\"tlp\":\"GREEN\",\"releasableTo\":[\"JP\"]}", Entries.KR_MAIA_1);

    marked.mark(AMBER_TO_TWO).then().statusCode(200);

    assertThat(waitingFor(officer("KR", "TLP:GREEN", "approver"))).doesNotContain(marked.id);
    assertThat(waitingFor(officer("KR", "TLP:AMBER", "approver"))).contains(marked.id);
  }

  private static String officer(String authority, String clearance, String role) {
    return Tokens.of("another-officer-" + role)
        .authority(authority)
        .roles("register-reader", role)
        .clearance(clearance)
        .held();
  }

  private static List<String> waitingFor(String bearer) {
    return Marked.asking(bearer)
        .get("/api/v1/packages?waitingFor=me&limit=500")
        .then()
        .statusCode(200)
        .extract()
        .path("items.id");
  }
}
