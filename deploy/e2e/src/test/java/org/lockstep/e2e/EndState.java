package org.lockstep.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * What a told story leaves behind, without what differs from run to run (ids, instants): two runs
 * that were told the same must leave the same.
 */
final class EndState {
  private EndState() {}

  /** One line a fact, sorted. */
  static List<String> now() throws Exception {
    Api reader = Api.as("auditor");
    TreeSet<String> facts = new TreeSet<>();
    for (JsonNode item : reader.all("/packages?limit=3")) {
      facts.add(
          "package "
              + item.path("reference").asText()
              + " "
              + item.path("status").asText()
              + " targets "
              + item.path("entries").size());
    }
    Map<String, String> records = new HashMap<>();
    Map<String, TreeSet<String>> entities = new TreeMap<>();
    for (JsonNode item : reader.all("/designations?limit=7")) {
      String record = item.path("packageReference").asText() + "/" + item.path("entryId").asText();
      records.put(item.path("id").asText(), record);
      entities.computeIfAbsent(item.path("entityId").asText(), id -> new TreeSet<>()).add(record);
      facts.add(
          "designation "
              + record
              + " version "
              + item.path("version").asInt()
              + " "
              + item.path("status").asText());
    }
    entities.values().forEach(same -> facts.add("one entity " + same));
    for (String entity : entities.keySet()) {
      JsonNode profile = reader.get("/entities/" + entity).json();
      TreeSet<String> listings = new TreeSet<>();
      profile
          .path("listings")
          .forEach(listing -> listings.add(records.get(listing.path("designationId").asText())));
      facts.add("profile " + profile.path("caption").asText() + " listed by " + listings);
    }
    for (JsonNode item : reader.all("/statements")) {
      facts.add("statement " + item.path("reference").asText() + " " + item.path("kind").asText());
    }
    for (JsonNode alert : received()) {
      JsonNode event = alert.path("event");
      JsonNode data = event.path("data");
      facts.add(
          "alert "
              + event.path("type").asText()
              + " "
              + (data.has("reference")
                  ? data.path("reference").asText()
                  : records.get(data.path("designationId").asText()))
              + " verified "
              + alert.path("verified"));
    }
    facts.add("alerts " + received().size());
    return new ArrayList<>(facts);
  }

  /** What the partner's receiver holds. */
  static List<JsonNode> received() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + (OneMachine.PORT + 5) + "/alerts"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    return StreamSupport.stream(Api.JSON.readTree(answer.body()).spliterator(), false).toList();
  }
}
