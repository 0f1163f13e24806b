package org.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Packages of KR. */
final class KoreanReleases {
  /** In the names of what a run of the tests writes, so that none is as one of another run. */
  static final String RUN = UUID.randomUUID().toString().substring(0, 8);

  private KoreanReleases() {}

  /** Releases a package of two subjects; its id. */
  static String release(String name) {
    String id = approved(name, 2);
    Api.Answer released =
        Api.as("kr-releaser").send("POST", "/packages/" + id + "/release", null, Map.of());
    assertThat(released.status()).as(released.raw().body()).isEqualTo(200);
    return id;
  }

  /** Drafts a package of so many subjects and has it approved; its id. */
  static String approved(String name, int subjects) {
    Api drafter = Api.as("kr-drafter");
    Api.Answer now =
        drafter.post(
            "/packages",
            "{\"reference\":\"KR-%s-%s\",\"title\":\"%d subjects\"}"
                .formatted(RUN, name, subjects));
    assertThat(now.status()).as(now.raw().body()).isEqualTo(201);
    String id = now.json().path("id").asText();
    for (int i = 0; i < subjects; i++) {
      now =
          drafter.put(
              "/packages/" + id + "/entries/subject-" + i,
              """
              {"programmes":["KR-DPRK"],"listingDate":"2026-11-23",
               "measures":[{"kind":"ASSET_FREEZE","instrument":"KR-FETA"}],
               "listingRecord":{"subjectType":"ORGANIZATION",
                 "names":[{"name":"Subject %d of %s %s","kind":"PRIMARY","strength":"STRONG"}]}}"""
                  .formatted(i, name, RUN),
              now.etag());
      assertThat(now.status()).as(now.raw().body()).isEqualTo(200);
    }
    drafter.post("/packages/" + id + "/submit", "{}");
    Api.Answer approved =
        Api.as("kr-approver")
            .post(
                "/packages/" + id + "/approve",
                "{\"contentHash\":\"" + now.json().path("contentHash").asText() + "\"}");
    assertThat(approved.status()).as(approved.raw().body()).isEqualTo(200);
    return id;
  }

  /** Of a package. */
  static List<JsonNode> designations(String packageId) {
    return Api.as("auditor").all("/designations?limit=500&package=" + packageId);
  }

  /** The entities of packages, by designation; empty where there is none yet. */
  static Map<String, String> entities(List<String> packages) {
    Map<String, String> entities = new TreeMap<>();
    for (String id : packages) {
      designations(id)
          .forEach(
              designation ->
                  entities.put(
                      designation.path("id").asText(), designation.path("entityId").asText()));
    }
    return entities;
  }
}
