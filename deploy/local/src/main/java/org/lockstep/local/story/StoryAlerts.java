package org.lockstep.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The alerts that the story makes for its partner, who gets others too: of what officers release
 * later, and of lists that are imported.
 *
 * @param references of the packages that the partner watches
 * @param expected one alert for each of them and for each of its entries
 */
record StoryAlerts(Set<String> references, int expected) {
  private static final int PAGE = 500;

  /** Of a feed that starts with the oldest; behind these it is another story. */
  private static final int MOST_PAGES = 20;

  static StoryAlerts of(Facts facts) {
    List<Facts.Package> watched =
        facts
            .packages()
            .all()
            .filter(draft -> Partner.WATCHED.contains(draft.authority()))
            .toList();
    return new StoryAlerts(
        watched.stream().map(Facts.Package::reference).collect(Collectors.toSet()),
        watched.stream().mapToInt(draft -> 1 + draft.entries().size()).sum());
  }

  /** Those of the story, of what its receiver or the feed holds. */
  List<JsonNode> among(List<JsonNode> alerts) {
    return alerts.stream().filter(this::isOne).toList();
  }

  private boolean isOne(JsonNode alert) {
    JsonNode data = alert.path("event").path("data");
    return references.contains(data.path("packageReference").asText())
        || references.contains(data.path("reference").asText());
  }

  /** How many of them are on record. */
  int onRecord(Gateway gateway) {
    Map<String, String> query = new HashMap<>(Map.of("limit", Integer.toString(PAGE)));
    int found = 0;
    for (int page = 0; page < MOST_PAGES && found < expected; page++) {
      JsonNode answer = gateway.get(Partner.NAME, "/alerts", query);
      found += among(Facts.each(answer.path("items")).toList()).size();
      if (answer.path("items").size() < PAGE) {
        break;
      }
      query.put("after", answer.path("next").asText());
    }
    return found;
  }
}
