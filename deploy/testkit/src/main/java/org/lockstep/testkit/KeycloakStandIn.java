package org.lockstep.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a service asks of Keycloak, over HTTP and as Keycloak answers it: the keys of the realm,
 * whether a token still holds, and who is who. It knows everybody that {@link Tokens} made a token
 * for, by the last one. A test can rotate the key ({@link Tokens#rotateKey}), disable or delete
 * somebody, hide who is who, and take the whole of it away.
 */
public final class KeycloakStandIn {
  private static final String REALM = "/realms/lockstep";
  private static final String ADMIN = "/admin" + REALM;
  private static final String PROTOCOL = REALM + "/protocol/openid-connect";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<String> DISABLED = ConcurrentHashMap.newKeySet();
  private static final Set<String> DELETED = ConcurrentHashMap.newKeySet();
  private static final Set<String> GARBLED = ConcurrentHashMap.newKeySet();
  private static final Map<String, Set<String>> TAKEN = new ConcurrentHashMap<>();
  private static final Map<String, String> MOVED = new ConcurrentHashMap<>();
  private static final Map<String, Known> USERS = new ConcurrentHashMap<>();
  private static final Pattern USER = Pattern.compile("/users/([^/?]+)");
  private static final Pattern CLIENT = Pattern.compile("/clients\\?clientId=(.+)");
  private static final Pattern ACCOUNT = Pattern.compile("/clients/([^/]+)/service-account-user");
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "/clients/([^/]+)/evaluate-scopes/generate-example-access-token\\?scope=openid&userId=(.+)");
  private static final AtomicInteger FETCHES_OF_KEYS = new AtomicInteger();
  private static final AtomicInteger QUESTIONS = new AtomicInteger();
  private static volatile HttpServer server = start(0);
  private static volatile boolean hidden;
  private static volatile @Nullable Administration administration;

  /** A user, and what the last token said. */
  private record Known(String username, String client, String claims, long since) {}

  /** What is answered; an empty text for none. */
  public record Answer(int status, String json) {}

  /** Keycloak's API for administrators, as a test plays it. */
  public interface Administration {
    /**
     * The answer.
     *
     * @param path below the realm, with its query
     */
    Answer answer(String method, String path, String body);
  }

  private KeycloakStandIn() {}

  /** From now on this answers whoever asks as an administrator. */
  public static void administeredBy(Administration other) {
    administration = other;
  }

  static void know(String subject, String username, String client, String claims) {
    USERS.compute(
        subject,
        (id, known) ->
            new Known(
                username,
                client,
                claims,
                known == null ? System.currentTimeMillis() : known.since()));
  }

  /** Where it is; the same after it was taken away and brought back. */
  static String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + REALM;
  }

  /** From now on Keycloak stands by no token of this user, or of this client. */
  public static void disable(String name) {
    DISABLED.add(name);
  }

  public static void enable(String name) {
    DISABLED.remove(name);
  }

  /** From now on this user has a role less. */
  public static void takeRole(String username, String role) {
    TAKEN.computeIfAbsent(username, name -> ConcurrentHashMap.newKeySet()).add(role);
  }

  /** From now on this user is in the group of another authority. */
  public static void move(String username, String authority) {
    MOVED.put(username, authority);
  }

  /** There is no such user, or client, any more. */
  public static void delete(String name) {
    DELETED.add(name);
  }

  /** Whoever asks for this user gets something that cannot be understood. */
  public static void garble(String username) {
    GARBLED.add(username);
  }

  /** How often the keys of the realm were fetched. */
  public static int fetchesOfKeys() {
    return FETCHES_OF_KEYS.get();
  }

  /** How often it was asked whether a token holds. */
  public static int questions() {
    return QUESTIONS.get();
  }

  /** Takes it away while {@code meanwhile} runs: connections to it are refused. */
  public static synchronized void away(Runnable meanwhile) {
    int port = server.getAddress().getPort();
    server.stop(0);
    try {
      meanwhile.run();
    } finally {
      server = start(port);
    }
  }

  /** There is nothing where its directory was, as behind a proxy that shows tokens only. */
  public static void withoutDirectory(Runnable meanwhile) {
    hidden = true;
    try {
      meanwhile.run();
    } finally {
      hidden = false;
    }
  }

  private static HttpServer start(int port) {
    try {
      HttpServer started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      started.createContext("/", KeycloakStandIn::answer);
      started.setExecutor(
          Executors.newCachedThreadPool(
              work -> {
                Thread thread = new Thread(work, "keycloak-stand-in");
                thread.setDaemon(true);
                return thread;
              }));
      started.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Answer answer = answer(exchange.getRequestMethod(), exchange.getRequestURI().toString(), body);
    byte[] bytes = answer.json().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Answer answer(String method, String uri, String body) throws IOException {
    Administration played = administration;
    if (played != null && uri.startsWith(ADMIN)) {
      return played.answer(method, uri.substring(ADMIN.length()), body);
    }
    return json(uri, form(body))
        .map(json -> new Answer(200, json))
        .orElse(new Answer(404, "{\"error\":\"not found\"}"));
  }

  private static Optional<String> json(String uri, Map<String, String> form) throws IOException {
    switch (uri) {
      case REALM + "/.well-known/openid-configuration" -> {
        String protocol = url().replace(REALM, PROTOCOL);
        return Optional.of(
            """
            {"issuer":"%s","jwks_uri":"%s/certs","introspection_endpoint":"%s/token/introspect",\
            "token_endpoint":"%s/token"}"""
                .formatted(Tokens.ISSUER, protocol, protocol, protocol));
      }
      case PROTOCOL + "/certs" -> {
        FETCHES_OF_KEYS.incrementAndGet();
        return Optional.of(Tokens.jwks());
      }
      case PROTOCOL + "/token/introspect" -> {
        QUESTIONS.incrementAndGet();
        return Optional.of(introspected(form.getOrDefault("token", "")));
      }
      case PROTOCOL + "/token" -> {
        return Optional.of(
            "{\"access_token\":\"of-a-service\",\"token_type\":\"Bearer\",\"expires_in\":300}");
      }
      default -> {
        return uri.startsWith(ADMIN) && !hidden
            ? directory(uri.substring(ADMIN.length()))
            : Optional.empty();
      }
    }
  }

  private static Optional<String> directory(String path) {
    Matcher user = USER.matcher(path);
    if (user.matches()) {
      return Optional.ofNullable(USERS.get(user.group(1)))
          .filter(known -> !DELETED.contains(known.username()))
          .map(known -> userJson(user.group(1), known));
    }
    Matcher client = CLIENT.matcher(path);
    if (client.matches()) {
      return Optional.of(clientsJson(URLDecoder.decode(client.group(1), StandardCharsets.UTF_8)));
    }
    Matcher account = ACCOUNT.matcher(path);
    if (account.matches()) {
      return USERS.entrySet().stream()
          .filter(known -> clientId(known.getValue().client()).equals(account.group(1)))
          .filter(
              known ->
                  known
                      .getValue()
                      .username()
                      .equals("service-account-" + known.getValue().client()))
          .map(known -> userJson(known.getKey(), known.getValue()))
          .findFirst();
    }
    Matcher example = EXAMPLE.matcher(path);
    return example.matches()
        ? Optional.ofNullable(USERS.get(example.group(2))).map(Known::claims)
        : Optional.empty();
  }

  private static String userJson(String id, Known user) {
    if (GARBLED.contains(user.username())) {
      return "<html>";
    }
    return "{\"id\":\"%s\",\"username\":\"%s\",\"enabled\":%s,\"createdTimestamp\":%d}"
        .formatted(id, user.username(), !DISABLED.contains(user.username()), user.since());
  }

  private static String clientsJson(String name) {
    boolean serviceAccount =
        USERS.values().stream().anyMatch(user -> user.username().equals("service-account-" + name));
    return DELETED.contains(name)
        ? "[]"
        : "[{\"id\":\"%s\",\"clientId\":\"%s\",\"enabled\":%s,\"serviceAccountsEnabled\":%s}]"
            .formatted(clientId(name), name, !DISABLED.contains(name), serviceAccount);
  }

  /** Keycloak's own, which is not the name. */
  private static String clientId(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** What a token would say now, of one that holds. */
  private static String introspected(String token) throws IOException {
    ObjectNode claims =
        (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    if (!holds(claims)) {
      return "{\"active\":false}";
    }
    String username = claims.path("preferred_username").asText();
    Set<String> taken = TAKEN.getOrDefault(username, Set.of());
    ArrayNode roles = JSON.createArrayNode();
    claims
        .at("/realm_access/roles")
        .forEach(
            role -> {
              if (!taken.contains(role.asText())) {
                roles.add(role);
              }
            });
    claims.putObject("realm_access").set("roles", roles);
    Optional.ofNullable(MOVED.get(username)).ifPresent(code -> claims.put("authority", code));
    return claims.put("active", true).toString();
  }

  private static boolean holds(JsonNode claims) {
    return Stream.of("preferred_username", "azp")
        .map(claim -> claims.path(claim).asText())
        .noneMatch(name -> DISABLED.contains(name) || DELETED.contains(name));
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .map(field -> field.split("=", 2))
        .filter(field -> field.length == 2)
        .collect(
            Collectors.toMap(
                field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
  }
}
