package org.lockstep.local.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The alerts that came, one JSON line each in {@code alerts.jsonl}. An alert is written to the disk
 * before it is acknowledged; one that comes again by its {@code webhook-id} is only counted.
 */
final class Inbox {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Map<String, ObjectNode> byId = new LinkedHashMap<>();

  Inbox(Path folder) throws IOException {
    Files.createDirectories(folder);
    this.file = folder.resolve("alerts.jsonl");
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        try {
          ObjectNode alert = (ObjectNode) JSON.readTree(line);
          byId.put(alert.path("webhookId").asText(), alert);
        } catch (IOException | ClassCastException e) {
          // A line cut off by a hard kill was never acknowledged: it comes again.
        }
      }
    }
  }

  /** Whether the alert is new. */
  synchronized boolean keep(Signatures.Message message, Set<String> verified) throws IOException {
    ObjectNode earlier = byId.get(message.id());
    if (earlier != null) {
      earlier.put("repeats", earlier.path("repeats").asInt() + 1);
      return false;
    }
    JsonNode event = JSON.readTree(message.body());
    ObjectNode alert = JSON.createObjectNode();
    alert.put("webhookId", message.id());
    alert.put("receivedAt", Instant.now().toString());
    alert.put("repeats", 0);
    ArrayNode versions = alert.putArray("verified");
    verified.forEach(versions::add);
    alert.set("event", event);
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      ByteBuffer line = ByteBuffer.wrap(("\n" + alert).getBytes(StandardCharsets.UTF_8));
      while (line.hasRemaining()) {
        channel.write(line);
      }
      channel.force(false);
    }
    byId.put(message.id(), alert);
    return true;
  }

  synchronized byte[] all() throws IOException {
    return JSON.writeValueAsBytes(byId.values());
  }
}
