package org.lockstep.gateway.partner;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.lockstep.testkit.KeycloakStandIn;
import org.lockstep.testkit.KeycloakStandIn.Answer;

/**
 * The clients, accounts and groups of the realm, as far as Keycloak's API for administrators shows
 * and changes them. A test can let it fail at the n-th change, as if the gateway or Keycloak had
 * ended there, or be silent.
 */
final class PlayedRealm {
  private static final List<String> AUTHORITIES = List.of("JP", "KR");

  private final Map<String, JsonObject> clients = new TreeMap<>();
  private final Map<String, Set<String>> roles = new TreeMap<>();
  private final Map<String, Set<String>> groups = new TreeMap<>();
  private final List<String> done = new ArrayList<>();
  private int changesLeft = Integer.MAX_VALUE;
  private boolean silent;

  PlayedRealm() {
    KeycloakStandIn.administeredBy(this::answer);
  }

  /** A client that no partner system is. */
  synchronized void addService(String id) {
    clients.put(
        id,
        new JsonObject()
            .put("id", id + "-key")
            .put("clientId", id)
            .put("enabled", true)
            .put("serviceAccountsEnabled", true)
            .put("defaultClientScopes", new JsonArray()));
  }

  /** After so many changes it answers none, until it is told again. */
  synchronized void failAfter(int changes) {
    changesLeft = changes;
  }

  synchronized void silence(boolean now) {
    silent = now;
  }

  /** What the console does. */
  synchronized void change(String id, JsonObject fields) {
    client(id).mergeIn(fields, true);
  }

  synchronized JsonObject client(String id) {
    return Objects.requireNonNull(clients.get(id), id);
  }

  synchronized boolean has(String id) {
    return clients.containsKey(id);
  }

  synchronized Set<String> roles(String id) {
    return new TreeSet<>(roles.getOrDefault(id + "-account", Set.of()));
  }

  synchronized Set<String> groups(String id) {
    return new TreeSet<>(groups.getOrDefault(id + "-account", Set.of()));
  }

  /** Each change, in its order: method and path. */
  synchronized List<String> done() {
    return List.copyOf(done);
  }

  private synchronized Answer answer(String method, String path, String body) {
    if (silent) {
      return new Answer(500, "{}");
    }
    if (!method.equals("GET")) {
      if (changesLeft == 0) {
        return new Answer(500, "{}");
      }
      changesLeft--;
      done.add(method + " " + path);
    }
    String[] parts = path.split("\\?", 2)[0].substring(1).split("/");
    return switch (parts[0]) {
      case "clients" -> clients(method, path, parts, body);
      case "users" -> users(method, parts, body);
      case "group-by-path" -> group(parts[2]);
      case "groups" -> new Answer(200, lower(parts[1]).encode());
      default -> new Answer(404, "{}");
    };
  }

  private Answer clients(String method, String path, String[] parts, String body) {
    if (parts.length == 1) {
      return method.equals("POST") ? make(new JsonObject(body)) : found(path);
    }
    JsonObject client =
        clients.values().stream()
            .filter(one -> one.getString("id").equals(parts[1]))
            .findFirst()
            .orElse(null);
    if (client == null) {
      return new Answer(404, "{}");
    }
    String account = client.getString("clientId") + "-account";
    return switch (parts.length == 2 ? "" : parts[2]) {
      case "" -> {
        client.mergeIn(new JsonObject(body), true);
        yield new Answer(204, "");
      }
      case "service-account-user" -> new Answer(200, "{\"id\":\"" + account + "\"}");
      case "evaluate-scopes" -> new Answer(200, token(account).encode());
      default -> mapper(client, new JsonObject(body));
    };
  }

  private Answer make(JsonObject client) {
    String id = client.getString("clientId");
    if (clients.containsKey(id)) {
      return new Answer(409, "{}");
    }
    clients.put(id, client.put("id", UUID.randomUUID().toString()));
    return new Answer(201, "");
  }

  private Answer found(String path) {
    String id =
        path.contains("clientId=")
            ? URLDecoder.decode(path.split("clientId=")[1], StandardCharsets.UTF_8)
            : "";
    JsonArray found = new JsonArray();
    clients.values().stream()
        .filter(client -> id.isEmpty() || client.getString("clientId").equals(id))
        .forEach(found::add);
    return new Answer(200, found.encode());
  }

  private static Answer mapper(JsonObject client, JsonObject mapper) {
    client.put(
        "protocolMappers", new JsonArray().add(mapper.put("id", UUID.randomUUID().toString())));
    return new Answer(201, "");
  }

  private Answer users(String method, String[] parts, String body) {
    String account = parts[1];
    if (parts[2].equals("groups")) {
      Set<String> in = groups.computeIfAbsent(account, id -> new TreeSet<>());
      switch (method) {
        case "PUT" -> in.add(parts[3]);
        case "DELETE" -> in.remove(parts[3]);
        default -> {
          JsonArray all = new JsonArray();
          in.forEach(group -> all.add(new JsonObject().put("id", group)));
          return new Answer(200, all.encode());
        }
      }
      return new Answer(204, "");
    }
    Set<String> has = roles.computeIfAbsent(account, id -> new TreeSet<>());
    if (method.equals("GET")) {
      boolean available = parts.length == 5;
      JsonArray all = new JsonArray();
      PartnerRoles.ALL.stream()
          .filter(role -> has.contains(role) != available)
          .forEach(role -> all.add(new JsonObject().put("id", role).put("name", role)));
      return new Answer(200, all.encode());
    }
    List<String> named =
        new JsonArray(body).stream().map(role -> ((JsonObject) role).getString("name")).toList();
    if (method.equals("POST")) {
      has.addAll(named);
    } else {
      named.forEach(has::remove);
    }
    return new Answer(204, "");
  }

  private JsonObject token(String account) {
    JsonObject token =
        new JsonObject()
            .put(
                "realm_access",
                new JsonObject()
                    .put(
                        "roles",
                        new JsonArray(List.copyOf(roles.getOrDefault(account, Set.of())))));
    groups.getOrDefault(account, Set.of()).stream()
        .findFirst()
        .ifPresent(
            group ->
                token
                    .put("authority", group.substring(0, 2))
                    .put("clearance", group.endsWith("clear") ? "TLP:CLEAR" : "TLP:GREEN"));
    return token;
  }

  private static Answer group(String authority) {
    return AUTHORITIES.contains(authority)
        ? new Answer(200, groupJson(authority, "TLP:GREEN").encode())
        : new Answer(404, "{}");
  }

  private static JsonArray lower(String group) {
    return new JsonArray().add(groupJson(group + "-clear", "TLP:CLEAR"));
  }

  private static JsonObject groupJson(String id, String clearance) {
    return new JsonObject()
        .put("id", id)
        .put("attributes", new JsonObject().put("clearance", new JsonArray().add(clearance)));
  }

  /** The quota as the console shows it; none if it has none. */
  synchronized String quota(String id) {
    return Stream.of(client(id))
        .flatMap(client -> client.getJsonArray("protocolMappers", new JsonArray()).stream())
        .map(mapper -> ((JsonObject) mapper).getJsonObject("config").getString("claim.value"))
        .findFirst()
        .orElse("none");
  }
}
