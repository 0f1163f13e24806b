import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A partner system in its smallest form (Java 17 or later, nothing else).
 *
 * <pre>
 * java Partner.java receive PORT FILE    receives alerts, verifies them, appends each once to FILE
 *                                        LOCKSTEP_SECRET is the secret of the endpoint, whsec_...
 * java Partner.java follow FOLDER        brings a copy of the register to the present state
 *                                        LOCKSTEP_API is http://localhost:8080/api/v1 unless set,
 *                                        LOCKSTEP_REALM http://localhost:8081/realms/lockstep,
 *                                        LOCKSTEP_CLIENT is its client, LOCKSTEP_KEY the file of its key (PEM, PKCS #8),
 *                                        LOCKSTEP_KID the key's kid at Lockstep (the client's name and -1, if not set)
 * </pre>
 */
final class Partner {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int LARGEST_ALERT = 1 << 20;
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  /** Tokens are bound to this key: it is made anew with each start, and known to nobody else. */
  private static final KeyPair OWN = newKey();

  public static void main(String[] args) throws Exception {
    if (args.length == 3 && args[0].equals("receive")) {
      new Receiver(Integer.parseInt(args[1]), Path.of(args[2])).start();
    } else if (args.length == 2 && args[0].equals("follow")) {
      follow(Path.of(args[1]));
    } else {
      System.err.println("java Partner.java receive PORT FILE | follow FOLDER");
      System.exit(2);
    }
  }

  /** Keeps each alert once, and answers 2xx only when it is kept. */
  private static final class Receiver {
    private final byte[] secret = Base64.getDecoder().decode(System.getenv("LOCKSTEP_SECRET").substring("whsec_".length()));
    private final Set<String> known = new HashSet<>();
    private final int port;
    private final Path file;

    Receiver(int port, Path file) throws IOException {
      this.port = port;
      this.file = file;
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file)) {
          known.add(first("\"id\":\"([^\"]+)\"", line));
        }
      }
    }

    void start() throws IOException {
      HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
      server.setExecutor(Executors.newFixedThreadPool(16));
      server.createContext("/", this::take);
      server.start();
    }

    private void take(HttpExchange request) throws IOException {
      try (request) {
        byte[] body = request.getRequestBody().readNBytes(LARGEST_ALERT + 1);
        boolean right = body.length <= LARGEST_ALERT && verified(request, body);
        if (right) {
          keep(request.getRequestHeaders().getFirst("webhook-id"), new String(body, UTF_8));
        }
        request.sendResponseHeaders(right ? 204 : 401, -1);
      }
    }

    /** Whether the sender knows the secret, and sent this within five minutes (Standard Webhooks 1.0). */
    private boolean verified(HttpExchange request, byte[] body) {
      String sent = request.getRequestHeaders().getFirst("webhook-timestamp");
      String signatures = request.getRequestHeaders().getFirst("webhook-signature");
      if (sent == null || signatures == null || !sent.matches("\\d{1,12}")) {
        return false;
      }
      Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(sent)), Instant.now());
      if (age.abs().compareTo(TOLERANCE) > 0) {
        return false;
      }
      String signed = request.getRequestHeaders().getFirst("webhook-id") + "." + sent + ".";
      byte[] expected = ("v1," + Base64.getEncoder().encodeToString(mac(signed, body))).getBytes(UTF_8);
      return Stream.of(signatures.split(" ")).anyMatch(given -> MessageDigest.isEqual(expected, given.getBytes(UTF_8)));
    }

    private byte[] mac(String head, byte[] body) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        mac.update(head.getBytes(UTF_8));
        return mac.doFinal(body);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    /** The same alert may come twice; what is answered 2xx does not come again, so it is on the disk first. */
    private synchronized void keep(String id, String event) throws IOException {
      if (!known.contains(id)) {
        String line = "{\"id\":\"" + id + "\",\"event\":" + event + "}\n";
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        known.add(id);
      }
    }
  }

  /** The copy is register.ftm.jsonl, to the byte what the export of its state is. */
  private static void follow(Path folder) throws Exception {
    Files.createDirectories(folder);
    Path copy = folder.resolve("register.ftm.jsonl");
    Path state = folder.resolve("state");
    boolean begins = Files.notExists(state);
    HttpResponse<String> answer =
        get(begins ? "/exports/register.ftm.jsonl" : "/exports/deltas?from=" + Files.readString(state));
    Map<String, String> entities = new TreeMap<>();
    for (String line : lines(begins ? answer.body() : Files.readString(copy))) {
      entities.put(id(line), line);
    }
    for (String line : begins ? List.<String>of() : lines(answer.body())) {
      if (line.startsWith("{\"op\":\"DEL\"")) {
        entities.remove(id(line));
      } else { // The bytes as they are, between {"op":"ADD","entity": and }
        entities.put(id(line), line.substring("{\"op\":\"ADD\",\"entity\":".length(), line.length() - 1));
      }
    }
    String whole = entities.values().stream().sorted(Partner::byBytes).map(line -> line + "\n").collect(Collectors.joining());
    String reached = answer.headers().firstValue("Lockstep-Register-State").orElseThrow();
    replace(copy, whole);
    replace(state, reached); // Last: a copy that is newer than its state takes the same changes again.
    System.out.printf("state %s: %d entities, SHA-256 %s%n", reached, entities.size(), hex(sha256(whole)));
  }

  private static HttpResponse<String> get(String path) throws Exception {
    URI url = URI.create(Optional.ofNullable(System.getenv("LOCKSTEP_API")).orElse("http://localhost:8080/api/v1") + path);
    String token = accessToken();
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .header("Authorization", "DPoP " + token)
            .header("DPoP", proof("GET", url, ",\"ath\":\"" + base64url(sha256(token)) + "\""))
            .build();
    return ok(HTTP.send(request, HttpResponse.BodyHandlers.ofString()));
  }

  /** Good for five minutes. */
  private static String accessToken() throws Exception {
    String realm = Optional.ofNullable(System.getenv("LOCKSTEP_REALM")).orElse("http://localhost:8081/realms/lockstep");
    String client = System.getenv("LOCKSTEP_CLIENT");
    URI url = URI.create(realm + "/protocol/openid-connect/token");
    long now = Instant.now().getEpochSecond();
    String claims =
        "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"%s\",\"jti\":\"%s\",\"iat\":%d,\"exp\":%d}"
            .formatted(client, client, realm, UUID.randomUUID(), now, now + 60);
    String kid = Optional.ofNullable(System.getenv("LOCKSTEP_KID")).orElse(client + "-1");
    String assertion = jwt("{\"typ\":\"JWT\",\"alg\":\"ES256\",\"kid\":\"" + kid + "\"}", claims, key());
    String form =
        Map.of(
                "grant_type", "client_credentials",
                "client_id", client,
                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", assertion)
            .entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("DPoP", proof("POST", url, ""))
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return first("\"access_token\":\"([^\"]+)\"", ok(HTTP.send(request, HttpResponse.BodyHandlers.ofString())).body());
  }

  /** That this request is made by whoever has the key (DPoP, RFC 9449); each request needs a new one. */
  private static String proof(String method, URI url, String more) throws GeneralSecurityException {
    ECPublicKey key = (ECPublicKey) OWN.getPublic();
    String header =
        "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\"}}"
            .formatted(coordinate(key.getW().getAffineX().toByteArray()), coordinate(key.getW().getAffineY().toByteArray()));
    String claims =
        "{\"jti\":\"%s\",\"htm\":\"%s\",\"htu\":\"%s\",\"iat\":%d%s}"
            .formatted(UUID.randomUUID(), method, url.toString().split("\\?")[0], Instant.now().getEpochSecond(), more);
    return jwt(header, claims, OWN.getPrivate());
  }

  /** Signed with ES256 (RFC 7515). */
  private static String jwt(String header, String claims, PrivateKey key) throws GeneralSecurityException {
    String text = base64url(header.getBytes(UTF_8)) + "." + base64url(claims.getBytes(UTF_8));
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(key);
    signature.update(text.getBytes(UTF_8));
    return text + "." + base64url(signature.sign());
  }

  /** Of the client, as Lockstep knows its public half. */
  private static PrivateKey key() throws Exception {
    String pem = Files.readString(Path.of(System.getenv("LOCKSTEP_KEY"))).replaceAll("-----[A-Z ]+-----|\\s", "");
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
  }

  private static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** 32 bytes, whether the number has fewer or a byte for its sign. */
  private static String coordinate(byte[] number) {
    byte[] bytes = new byte[32];
    int length = Math.min(number.length, 32);
    System.arraycopy(number, number.length - length, bytes, 32 - length, length);
    return base64url(bytes);
  }

  private static HttpResponse<String> ok(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != 200) {
      throw new IOException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer;
  }

  /** Not {@code lines()}, which also splits at characters that a name may contain. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n")));
    lines.removeIf(String::isEmpty);
    return lines;
  }

  /** Of an entity, or of the one that a change is about: its first field. */
  private static String id(String line) {
    return first("\"id\":\"([^\"]+)\"", line);
  }

  private static String first(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("No " + pattern + " in an answer");
    }
    return found.group(1);
  }

  private static int byBytes(String one, String other) {
    return Arrays.compareUnsigned(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }

  private static void replace(Path path, String text) throws IOException {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    Files.writeString(fresh, text);
    Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static byte[] sha256(String text) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
