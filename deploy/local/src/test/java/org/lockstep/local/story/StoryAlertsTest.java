package org.lockstep.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The partner of the story gets alerts of other packages too. */
class StoryAlertsTest {
  private static final StoryAlerts STORY =
      new StoryAlerts(Set.of("JP-2024-05-24", "KR-2024-05-24"), 3);

  @Test
  void areToldFromThoseOfImportsAndOfLaterPackages() {
    List<JsonNode> alerts = new ArrayList<>(others(30));
    alerts.addAll(ofStory());

    assertThat(STORY.among(alerts)).hasSize(3);
  }

  @Test
  void areCountedOnRecordHoweverManyOthersAre() throws IOException {
    List<JsonNode> alerts = new ArrayList<>(others(700));
    alerts.addAll(ofStory());
    alerts.addAll(others(400));
    HttpServer api = feed(alerts);
    try {
      URI address = URI.create("http://127.0.0.1:" + api.getAddress().getPort());

      assertThat(STORY.onRecord(new Gateway(address, (actor, method, uri) -> Map.of())))
          .isEqualTo(3);
    } finally {
      api.stop(0);
    }
  }

  @Test
  void areNotThereBeforeAnythingIsOnRecord() throws IOException {
    HttpServer api = feed(List.of());
    try {
      URI address = URI.create("http://127.0.0.1:" + api.getAddress().getPort());

      assertThat(STORY.onRecord(new Gateway(address, (actor, method, uri) -> Map.of()))).isZero();
    } finally {
      api.stop(0);
    }
  }

  private static List<JsonNode> ofStory() {
    return List.of(
        alert("reference", "JP-2024-05-24"),
        alert("packageReference", "JP-2024-05-24"),
        alert("packageReference", "KR-2024-05-24"));
  }

  private static List<JsonNode> others(int count) {
    List<JsonNode> others = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      others.add(alert("packageReference", "us-sdn/2024-05-24"));
    }
    return others;
  }

  private static JsonNode alert(String field, String reference) {
    ObjectNode alert = Gateway.JSON.createObjectNode();
    alert.putObject("event").putObject("data").put(field, reference);
    return alert;
  }

  /** In pages, as the feed of alerts is read. */
  private static HttpServer feed(List<JsonNode> alerts) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/alerts",
        exchange -> {
          String query = exchange.getRequestURI().getQuery();
          int from = number(query, "after", 0);
          int to = Math.min(alerts.size(), from + number(query, "limit", 100));
          ObjectNode page = Gateway.JSON.createObjectNode();
          ArrayNode items = page.putArray("items");
          items.addAll(alerts.subList(from, to));
          if (to > from) {
            page.put("next", Integer.toString(to));
          }
          byte[] body = page.toString().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static int number(String query, String name, int otherwise) {
    Matcher matcher = Pattern.compile("(?:^|&)" + name + "=([0-9]+)").matcher(query);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : otherwise;
  }
}
