package org.lockstep.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What the partner's receiver holds. */
final class Received {
  private final URI receiver;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  Received(URI receiver) {
    this.receiver = receiver;
  }

  /** The verified alerts; none while the receiver does not answer. */
  List<JsonNode> alerts() {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(receiver).timeout(Duration.ofSeconds(5)).build(),
              HttpResponse.BodyHandlers.ofString());
      return StreamSupport.stream(Gateway.JSON.readTree(answer.body()).spliterator(), false)
          .toList();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  static String verified(JsonNode alert) {
    return StreamSupport.stream(alert.path("verified").spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining(" "));
  }
}
