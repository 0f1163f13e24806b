package org.lockstep.testkit;

import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Requests as an attacker, a broken client or a bad line would send them, the same for the same
 * seed. Nothing in them reads like the inside of the service, so that what does was leaked.
 */
public final class HostileRequests {
  private static final List<String> VALUES =
      List.of(
          "",
          "0",
          "-1",
          "1e999",
          "99999999999999999999",
          "%",
          "%zz",
          "%00",
          "%ff%fe",
          "%c0%af",
          "%ed%a0%80",
          "%u0041",
          "..%2f..%2f",
          "%2e%2e",
          "';--",
          "'%20or%20'1'='1",
          "1;drop%20it",
          "$%7bx%7d",
          "{{7*7}}",
          "%0d%0aSet-Cookie:%20a=b",
          "<script>",
          "%e2%80%ae",
          "a&b=c",
          "[]",
          "null",
          "true",
          "NaN",
          "2024-02-30",
          "+999999999-12-31",
          "null%00",
          "*",
          "\\",
          "|",
          "^",
          "\u00e9",
          "%F0%9F%98%80",
          "A".repeat(3000),
          "KR",
          "JP,,KR",
          "DPRK",
          "MjAyNA",
          "DRAFT");
  private static final List<String> PARAMETERS =
      List.of(
          "reference",
          "authority",
          "announcedOn",
          "status",
          "limit",
          "after",
          "country",
          "measure",
          "subjectType",
          "programme",
          "entity",
          "package",
          "kind",
          "theme",
          "authorities",
          "validAt",
          "knownAt",
          "identifier",
          "endpoint",
          "",
          "x",
          "%00",
          "__proto__",
          "class.module");
  private static final List<String> JSON =
      List.of(
          "null",
          "true",
          "0",
          "-0.0",
          "1e400",
          "1E-400",
          "9".repeat(2000),
          "\"\"",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "{\"a\":{}}",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\u202e\"",
          "\"\\x\"",
          "\"';--\"",
          "\"$(x)\"",
          "NaN",
          "Infinity",
          "012",
          "0x1",
          "+1",
          ".5",
          "'x'",
          "x",
          "undefined",
          "\"2024-02-30\"",
          "\"+999999999-01-01\"",
          "\"\t\"",
          "[".repeat(70) + "]".repeat(70),
          "[".repeat(3000),
          "{\"a\":".repeat(100) + "1" + "}".repeat(100),
          "\"" + "x".repeat(20_000) + "\"",
          "[1,2,",
          "/**/1",
          "\ufeff1");
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "get", "BREW");
  private static final List<String> HEADERS =
      List.of(
          "If-Match",
          "If-None-Match",
          "Idempotency-Key",
          "X-Request-Id",
          "Content-Type",
          "Accept",
          "Accept-Language",
          "Accept-Encoding",
          "Content-Encoding",
          "Cookie",
          "Range",
          "Origin",
          "X-HTTP-Method-Override",
          "X-Forwarded-For",
          "Forwarded",
          "Expect-Nothing",
          "Host",
          "Authorization",
          "Content-Language",
          "Via",
          "If-Modified-Since",
          "traceparent");
  private static final List<String> HEADER_VALUES =
      List.of(
          "",
          "*",
          "\"",
          "\"x\"",
          "W/\"1\"",
          "\"0\"",
          ";;;",
          "a/b/c",
          "text/html",
          "application/xml",
          "application/json;q=2",
          "application/json; charset=utf-16",
          "application/json;charset=none",
          "multipart/form-data",
          "application/x-www-form-urlencoded",
          "*/*",
          ", ,",
          "bytes=0-",
          "Basic eDp5",
          "Bearer",
          "Bearer a.b.c",
          "Bearer " + "A".repeat(2000),
          "gzip",
          "DELETE",
          "\u00e9",
          "\u0001",
          "%00",
          "x".repeat(6000),
          "a=b; c",
          "00-0-0-0",
          "en;q=x",
          "()<>@,;:\\");

  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

  /**
   * What is attacked.
   *
   * @param operations as OpenAPI has them: {@code POST /api/v1/packages/{id}/submit}
   * @param tokens valid ones, of all roles
   * @param ids of what there is
   * @param bodies that are good; {@code {any}} in them becomes something new each time
   */
  public record Target(
      List<String> operations, List<String> tokens, List<String> ids, List<String> bodies) {

    /** All operations that the running service says it has. */
    public static List<String> describedOperations() {
      JsonPath api = JsonPath.from(Described.document());
      List<String> operations = new ArrayList<>();
      api.<String, Map<String, Object>>getMap("paths")
          .forEach(
              (path, methods) ->
                  methods.keySet().stream()
                      .map(method -> method.toUpperCase(Locale.ROOT))
                      .filter(METHODS::contains)
                      .sorted()
                      .forEach(method -> operations.add(method + " " + path)));
      return operations;
    }
  }

  private final Random random;
  private final Target target;

  HostileRequests(long seed, Target target) {
    this.random = new Random(seed);
    this.target = target;
  }

  /**
   * One request.
   *
   * @param toHead whether the answer has no body whatever its length says
   * @param wellFormed whether it is one request of HTTP/1.1, whatever it asks for
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Hostile(byte[] bytes, boolean toHead, boolean wellFormed) {
    @Override
    public String toString() {
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      return text.substring(0, Math.min(text.length(), 1500))
          .replaceAll("Bearer [^\r]*", "Bearer …");
    }
  }

  Hostile next() {
    String[] operation = operation();
    String method = chance(92) ? operation[0] : any(METHODS);
    String path = path(operation[1]);
    List<String> headers = new ArrayList<>();
    headers.add("Host: register.test");
    if (chance(95)) {
      headers.add("Authorization: Bearer " + any(target.tokens()));
    }
    boolean sends = method.equals("POST") || method.equals("PUT") || chance(5);
    byte[] body = sends ? body() : new byte[0];
    if (sends && chance(95)) {
      headers.add("Content-Type: application/json");
    }
    if (method.equals("POST") && chance(80)) {
      headers.add(
          "Idempotency-Key: "
              + (chance(70) ? UUID.nameUUIDFromBytes(body) : "key-" + random.nextInt(20)));
    }
    if (chance(60)) {
      headers.add("If-Match: " + (chance(50) ? "\"1\"" : "*"));
    }
    while (chance(25)) {
      headers.add(any(HEADERS) + ": " + any(HEADER_VALUES));
    }
    boolean wellFormed = true;
    if (!sends && chance(1)) {
      headers.add("Content-Length: 3000000");
    }
    if (sends) {
      headers.add("Content-Length: " + body.length);
    }
    if (chance(2)) {
      wellFormed = false;
      headers.add(
          any(
              List.of(
                  "no colon",
                  ": no name",
                  "Content-Length: -1",
                  "Content-Length: x",
                  "Transfer-Encoding: identity",
                  sends ? "Transfer-Encoding: chunked" : "Transfer-Encoding: x",
                  "X: " + "y".repeat(20_000),
                  "Content-Length: 99999999999999999999",
                  "X\u0000: 1",
                  "Expect: 200-nothing")));
    }
    String version = "HTTP/1.1";
    if (chance(2)) {
      headers.add(
          any(HEADERS) + ": " + any(List.of("\u00e9", "\u4e2d\ud6c8", "a\u00a0b", "\u00ff\u00fe")));
    }
    if (chance(1)) {
      wellFormed = false;
      version = any(List.of("HTTP/1.0", "HTTP/9.9", "HTTP/2.0", "HTTPS", "x"));
    }
    if (path.length() > 4000 || path.matches("(?s).*[^!-~].*")) {
      wellFormed = false;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        (method + " " + path + " " + version + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(body);
    return new Hostile(bytes.toByteArray(), method.equals("HEAD"), wellFormed);
  }

  /** Method and path of an operation there is, mostly. */
  private String[] operation() {
    String operation =
        chance(97) ? any(target.operations()) : any(METHODS) + " /api/v1/" + any(VALUES);
    String[] parts = PARAMETER.split(operation, -1);
    StringBuilder filled = new StringBuilder(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      filled.append(chance(70) ? any(target.ids()) : any(VALUES)).append(parts[i]);
    }
    return filled.toString().split(" ", 2);
  }

  private String path(String ofOperation) {
    String path = ofOperation;
    path = chance(97) ? path : any(VALUES) + path;
    if (chance(3)) {
      path = any(List.of("//", "/./", "/../", "/%2e/", "/;x=1/", "\\", "")) + path.substring(1);
    }
    if (chance(40)) {
      path += "?" + any(PARAMETERS) + "=" + any(VALUES);
      while (chance(40)) {
        path += any(List.of("&", "&", "&&", ";", "?", "#")) + any(PARAMETERS) + "=" + any(VALUES);
      }
    }
    return path.replace(" ", "%20");
  }

  private byte[] body() {
    String good = any(target.bodies()).replace("{any}", "any-" + random.nextInt(1_000_000));
    if (chance(10)) {
      return good.getBytes(StandardCharsets.UTF_8);
    }
    String broken = good;
    do {
      int at = random.nextInt(broken.length() + 1);
      broken =
          switch (random.nextInt(9)) {
            case 0 -> broken.substring(0, at);
            case 1 -> broken.substring(0, at) + any(JSON) + broken.substring(at);
            case 2, 3, 4 -> replaceAValue(broken);
            case 5 ->
                broken.replaceFirst(
                    "\\{",
                    "{\""
                        + any(PARAMETERS)
                        + "\":"
                        + any(JSON).replace("\\", "\\\\").replace("$", "\\$")
                        + ",");
            case 6 -> broken.replaceFirst("\"", "");
            case 7 -> any(JSON);
            default -> broken;
          };
    } while (chance(20) && !broken.isEmpty());
    byte[] bytes =
        broken.getBytes(
            chance(96)
                ? StandardCharsets.UTF_8
                : chance(50) ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
    while (chance(4) && bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private String replaceAValue(String json) {
    List<Integer> colons = new ArrayList<>();
    for (int i = json.indexOf(':'); i >= 0; i = json.indexOf(':', i + 1)) {
      colons.add(i);
    }
    if (colons.isEmpty()) {
      return any(JSON);
    }
    int from = any(colons) + 1;
    int to = json.indexOf(',', from);
    return json.substring(0, from) + any(JSON) + (to < 0 ? "}" : json.substring(to));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
