package org.lockstep.entity.readers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.Api;
import org.lockstep.entity.Published;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.MarkedListings;

/** Who is shown a designation of AMBER or above says what for, and is kept. */
@QuarkusTest
class MarkedReadsTest {
  private static final String ENTITIES = "/api/v1/entities";

  @Inject MarkedListings marked;

  @Test
  void whatShowsADesignationOfAmberNeedsAPurpose() {
    String imo = Published.shipNumber(740_001);
    Published open = Published.vessel("US", "OPEN DUNLIN").imo(imo).send();
    String id = Entity.idBeginningWith(open.designationId());
    Api.awaitListed(id, open);
    Published hidden = kept(Published.vessel("KR", "HIDDEN DUNLIN").imo(imo).marked("AMBER"));

    for (String path :
        List.of(
            "/" + id,
            "/" + id + "?validAt=2024-05-24",
            "/" + Entity.idBeginningWith(hidden.designationId()),
            "?identifier=imoNumber:" + imo,
            "?name=hidden dunlin",
            "?name=open dunlin&match=exact")) {
      Response without = unsaid("US", "TLP:AMBER").get(ENTITIES + path);
      without.then().statusCode(428).body("type", equalTo("urn:lockstep:problem:purpose-required"));
      assertThat(without.asString()).doesNotContain("DUNLIN").doesNotContain(id);
      assertThat(said("US", "TLP:AMBER").get(ENTITIES + path).statusCode()).as(path).isIn(200, 308);
    }
    unsaid("US", "TLP:AMBER")
        .header("X-Purpose", " ")
        .get(ENTITIES + "/" + id)
        .then()
        .statusCode(400);
    // Nothing was kept of those that were refused.
    readers(hidden).body("items", hasSize(6));
    // Of what the same answers showed, and is for everybody, nothing is kept.
    officer("US", "TLP:AMBER", "approver")
        .get(ENTITIES + "/readers?designation=" + open.designationId())
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
  }

  @Test
  void whereNothingOfAmberIsShownNothingIsAsked() {
    String imo = Published.shipNumber(740_002);
    Published open = Published.vessel("US", "OPEN KNOT").imo(imo).send();
    String id = Entity.idBeginningWith(open.designationId());
    Api.awaitListed(id, open);
    Published green = kept(Published.vessel("KR", "GREEN KNOT").imo(imo).marked("GREEN"));
    Published red = kept(Published.vessel("KR", "RED KNOT").imo(imo).marked("RED", "KR"));

    for (RequestSpecification reader :
        List.of(unsaid("US", "TLP:RED"), unsaid("KR", "TLP:GREEN"), Api.reader())) {
      reader.get(ENTITIES + "/" + id).then().statusCode(200);
    }
    unsaid("US", "TLP:RED").get(ENTITIES + "?name=red knot").then().statusCode(200);
    // Nor where what it said was not known then.
    unsaid("KR", "TLP:RED")
        .get(ENTITIES + "?name=knot&knownAt=2024-05-24T09:00:00Z")
        .then()
        .statusCode(200)
        .body("items", hasSize(0));

    readers(green).body("items", hasSize(0));
    readers(red).body("items", hasSize(0));
  }

  @Test
  void tellsTheOfficersOfItsAuthorityWhoWasShownItAndWhatFor() {
    String imo = Published.shipNumber(740_003);
    Published hidden = kept(Published.vessel("KR", "HIDDEN RUFF").imo(imo).marked("AMBER"));
    Published other = kept(Published.vessel("JP", "OTHER RUFF").imo(imo).marked("RED", "US"));
    said("US", "TLP:RED").get(ENTITIES + "?name=hidden ruff").then().statusCode(200);
    said("JP", "TLP:AMBER").get(ENTITIES + "?name=hidden ruff").then().statusCode(200);
    said("KR", "TLP:AMBER").get(ENTITIES + "?name=hidden ruff").then().statusCode(200);

    Response all = list(hidden, "");
    all.then()
        .statusCode(200)
        .body("items", hasSize(3))
        .body("items[0].reader", equalTo("reader-USTLP-RED"))
        .body("items[0].authority", equalTo("US"))
        .body("items[0].clearance", equalTo("RED"))
        .body("items[0].purpose", equalTo(Api.PURPOSE))
        .body("items[1].authority", equalTo("JP"));
    // What else the answer showed is not for the officers of this one.
    assertThat(all.asString()).doesNotContain(other.designationId());
    // In pages.
    Response first = list(hidden, "&limit=2");
    first.then().body("items", hasSize(2));
    list(hidden, "&limit=2&after=" + first.path("next"))
        .then()
        .body("items.authority", contains("KR"))
        .body("next", nullValue());
    // Before a time.
    list(hidden, "&before=" + all.path("items[1].at"))
        .then()
        .body("items.authority", contains("US"));
    list(hidden, "&before=2024-05-24T09:00:00Z").then().body("items", hasSize(0));
  }

  @Test
  void isForNobodyElse() {
    Published hidden = kept(Published.vessel("KR", "HIDDEN SMEW").marked("AMBER", "JP"));
    String path = ENTITIES + "/readers?designation=";

    officer("KR", "TLP:AMBER", "coordinator")
        .get(path + hidden.designationId())
        .then()
        .statusCode(403);
    officer("JP", "TLP:AMBER", "approver")
        .get(path + hidden.designationId())
        .then()
        .statusCode(403);
    // Who may not know of it is told what is told of one that is not there.
    for (RequestSpecification other :
        List.of(officer("KR", "TLP:GREEN", "approver"), officer("US", "TLP:RED", "approver"))) {
      other.get(path + hidden.designationId()).then().statusCode(404);
    }
    officer("KR", "TLP:AMBER", "approver").get(path + UUID.randomUUID()).then().statusCode(404);
    for (String wrong :
        List.of("", "?designation=1", "?designation=" + UUID.randomUUID() + "&before=1")) {
      officer("KR", "TLP:AMBER", "approver")
          .get(ENTITIES + "/readers" + wrong)
          .then()
          .statusCode(400)
          .body("type", not(nullValue()));
    }
  }

  @Test
  void whatWasKeptStaysWhenItIsForEverybodyAgain() {
    Published hidden = kept(Published.vessel("KR", "HIDDEN TEAL").marked("AMBER"));
    said("US", "TLP:AMBER").get(ENTITIES + "?name=hidden teal").then().statusCode(200);

    Published opened = Published.vessel("KR", "HIDDEN TEAL").marking(hidden).send();
    Api.awaitListed(Entity.idBeginningWith(hidden.designationId()), opened);
    await().atMost(Api.PATIENCE).until(() -> marked.findById(hidden.designationId()) == null);
    unsaid("US", "TLP:AMBER").get(ENTITIES + "?name=hidden teal").then().statusCode(200);

    readers(hidden).body("items", hasSize(1));
  }

  private Published kept(Published hidden) {
    hidden.send();
    await().atMost(Api.PATIENCE).until(() -> marked.findById(hidden.designationId()) != null);
    return hidden;
  }

  private static RequestSpecification said(String authority, String clearance) {
    return Api.reader(authority, clearance).redirects().follow(false);
  }

  private static RequestSpecification unsaid(String authority, String clearance) {
    return Api.reader(authority, clearance, "register-reader").redirects().follow(false);
  }

  private static RequestSpecification officer(String authority, String clearance, String role) {
    return Api.reader(authority, clearance, "register-reader", role);
  }

  private static Response list(Published hidden, String more) {
    return officer("KR", "TLP:RED", "releaser")
        .get(ENTITIES + "/readers?designation=" + hidden.designationId() + more);
  }

  private static ValidatableResponse readers(Published hidden) {
    return list(hidden, "").then().statusCode(200);
  }
}
