package org.lockstep.designation.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;
import org.lockstep.testkit.Tokens;

/** A list is read to its end by the one who began it, and stays the same list on the way. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class PagingTest {
  private static final String DRAFTS = "/api/v1/packages?authority=CA&status=DRAFT";
  private final String reader = Officers.drafter("CA");

  @Test
  void linksToTheNextPageUntilThereIsNone() {
    Draft released = Draft.released("KR", Entries.KR_MAIA_1, Entries.KR_RIM, Entries.KR_RIM);
    String query = "package=" + released.id.replace("-", "%2D") + "&limit=2";

    Response first = get(reader, "/api/v1/designations?" + query);
    String link = first.header("Link");
    assertThat(link)
        .isEqualTo(
            "</api/v1/designations?" + query + "&after=" + first.path("next") + ">; rel=\"next\"");

    Response last = get(reader, link.substring(1, link.indexOf('>')));
    last.then().statusCode(200).body("items", hasSize(1)).body("next", nullValue());
    assertThat(last.header("Link")).isNull();
  }

  @Test
  void linksWithinWhatAnAddressMayHold() {
    Draft.of("CA");
    Draft.of("CA");

    String link =
        get(reader, "/api/v1/packages?status=DRAFT&limit=1&authority=%43A").header("Link");

    assertThat(link)
        .matches(
            "</api/v1/packages\\?status=DRAFT&limit=1&authority=%43A&after=[-_A-Za-z0-9]{75}>; rel=\"next\"");
  }

  @Test
  void tellsNothingByTheCursor() {
    String id = Draft.of("CA").id;
    Draft.of("CA");

    String cursor = firstCursor();
    String bytes = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1);

    assertThat(bytes).doesNotContain(id).doesNotContain("20");
    assertThat(cursor).as("the same question has the same answer").isEqualTo(firstCursor());
  }

  @Test
  void continuesOnlyTheListThatTheCursorIsOf() {
    Draft.of("CA");
    Draft.of("CA");
    String cursor = firstCursor();

    get(reader, DRAFTS + "&limit=1&after=" + cursor).then().statusCode(200);
    get(reader, DRAFTS + "&limit=2&after=" + cursor).then().statusCode(200);
    get(reader, "/api/v1/packages?status=DRAFT&authority=CA&after=" + cursor)
        .then()
        .statusCode(200);
    refused(reader, "/api/v1/packages?authority=CA&after=" + cursor);
    refused(reader, "/api/v1/packages?authority=US&status=DRAFT&after=" + cursor);
    refused(reader, DRAFTS + "&announcedOn=2024-05-24&after=" + cursor);
    refused(reader, "/api/v1/packages?after=" + cursor);
    refused(reader, "/api/v1/designations?authority=CA&after=" + cursor);
  }

  @Test
  void continuesOnlyForTheOneWhoBegan() {
    Draft.of("CA");
    Draft.of("CA");
    String cursor = firstCursor();

    refused(Officers.approver("CA"), DRAFTS + "&after=" + cursor);
    refused(Officers.portControl(), DRAFTS + "&after=" + cursor);
    refused(
        Tokens.of("ca-drafter")
            .client("script")
            .authority("CA")
            .roles("drafter", "register-reader")
            .bearer(),
        DRAFTS + "&after=" + cursor);
    get(Officers.drafter("CA"), DRAFTS + "&after=" + cursor).then().statusCode(200);
  }

  @Test
  void refusesAnAlteredCursor() {
    Draft.of("CA");
    Draft.of("CA");
    String cursor = firstCursor();

    for (int i = 0; i < cursor.length(); i++) {
      char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      refused(
          reader, DRAFTS + "&after=" + cursor.substring(0, i) + other + cursor.substring(i + 1));
    }
    for (String wrong :
        List.of(cursor + "=", cursor + "A", cursor.substring(4), "MjAyNC0wNS0yNA", "%C3%A9")) {
      refused(reader, DRAFTS + "&after=" + wrong);
    }
  }

  @Test
  void neitherSkipsNorRepeatsWhatIsThereWhileMoreComes() {
    List<String> before = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      before.add(Draft.of("CA").id);
    }
    List<String> seen = new ArrayList<>();
    @Nullable String next = DRAFTS + "&limit=2";
    for (int added = 0; next != null; ) {
      Response page = get(reader, next);
      page.then().statusCode(200);
      seen.addAll(page.path("items.id"));
      // Faster than the reader for a while, then the end comes in sight.
      for (int i = 0; i < 3 && added < 12; i++, added++) {
        before.add(Draft.of("CA").id);
      }
      String link = page.header("Link");
      next = link == null ? null : link.substring(1, link.indexOf('>'));
    }

    assertThat(seen).doesNotHaveDuplicates().containsSubsequence(before);
  }

  private String firstCursor() {
    return get(reader, DRAFTS + "&limit=1").then().statusCode(200).extract().path("next");
  }

  private static void refused(String bearer, String address) {
    get(bearer, address)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:lockstep:problem:invalid-request"))
        .body("violations.field", contains("after"));
  }

  private static Response get(String bearer, String address) {
    return given().urlEncodingEnabled(false).auth().oauth2(bearer).get(address);
  }
}
