package org.lockstep.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.lockstep.local.data.Secrets;

/**
 * Everything that has ever stopped Lockstep, over and over, at rates that two cores can bear: raw
 * sockets, endpoints that hang, hostile records in Kafka, keys nobody knows, a locked journal.
 */
final class Besiegers {
  private static final int PORT = OneMachine.PORT;

  private final Besieged besieged;
  private final ExecutorService threads = Executors.newCachedThreadPool(Besiegers::yielding);
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final KafkaProducer<byte[], byte[]> kafka = kafka();
  private volatile boolean stopped;

  Besiegers(Besieged besieged) {
    this.besieged = besieged;
  }

  /**
   * Whoever attacks has machines of their own. Here they share two cores with what they attack:
   * their own work comes last, so that the figures tell what Lockstep has to do because of them.
   */
  private static Thread yielding(Runnable work) {
    return new Thread(
        () -> {
          try {
            String thread = Path.of("/proc/thread-self").toRealPath().getFileName().toString();
            new ProcessBuilder("renice", "-n", "19", "-p", thread).start().waitFor();
          } catch (IOException e) {
            System.out.println("The attackers' own work counts in the figures: " + e);
          } catch (InterruptedException e) {
            return;
          }
          work.run();
        },
        "attacker");
  }

  private interface Attack {
    void once() throws Exception;
  }

  void begin() {
    hangingPartner();
    every(5, "refused before the body is read", this::refusedRequest);
    every(25, "long queries", this::longQuery);
    every(25, "paths of many segments", this::longPath);
    every(20, "unknown keys", this::unknownKey);
    every(40, "half requests", this::halfRequest);
    every(1_000, "hostile records", this::hostileRecord);
    every(30_000, "reads while the journal is locked", this::lockedJournal);
    every(2_000, "NUL and odd headers", this::oddContent);
    every(10_000, "entries too large to be told", this::tooLarge);
  }

  private void every(long millis, String name, Attack attack) {
    counts.put(name, new LongAdder());
    threads.execute(
        () -> {
          while (!stopped) {
            try {
              attack.once();
              count(name);
            } catch (Exception e) {
              count(name + " broken off (" + e.getClass().getSimpleName() + ")");
            }
            OneMachine.pause(millis);
          }
        });
  }

  private void count(String what) {
    counts.computeIfAbsent(what, w -> new LongAdder()).increment();
  }

  /** How often what was done, and what came of it. */
  Map<String, Long> counts() {
    Map<String, Long> all = new TreeMap<>();
    counts.forEach((what, count) -> all.put(what, count.sum()));
    return all;
  }

  void end() throws InterruptedException {
    stopped = true;
    threads.shutdown();
    threads.awaitTermination(60, TimeUnit.SECONDS);
    halves.forEach(Besiegers::close);
    kafka.close(Duration.ofSeconds(10));
  }

  // ---- raw sockets ----

  private static final List<String> REFUSED =
      List.of(
          "POST /api/v1/packages HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x.y.z\r\n"
              + "Content-Length: 9\r\n\r\n{\"a\":\"b\"}",
          "POST /api/v1/packages HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "3\r\n{}\n\r\n0\r\n\r\n",
          "POST /api/v1/nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{",
          "POST /api/v1/packages HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n",
          "GET /api/v1/packages HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
          "GET /api/v1/packages HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n",
          "GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "NONSENSE\r\n\r\n");

  private void refusedRequest() throws IOException {
    say("refused", answer(2, REFUSED.get((int) (Math.random() * REFUSED.size()))));
  }

  private void longQuery() throws IOException {
    String query = "q=" + "%41a".repeat(250 + (int) (Math.random() * 1_500));
    say("long query", answer(3, get("/api/v1/designations?" + query)));
  }

  private void longPath() throws IOException {
    say("long path", answer(3, get("/api/v1" + "/a".repeat(400 + (int) (Math.random() * 3_500)))));
  }

  private void say(String what, String answer) {
    count(what + " answered " + (answer.length() > 12 ? answer.substring(9, 12) : "nothing"));
  }

  private static String get(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  }

  private static String answer(int source, String request) throws IOException {
    try (Socket socket = socket(source, PORT)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      return new String(in.readNBytes(64), StandardCharsets.ISO_8859_1);
    }
  }

  private static Socket socket(int source, int port) throws IOException {
    Socket socket = new Socket();
    socket.setSoTimeout(15_000);
    socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0." + source), 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
    return socket;
  }

  private final List<Socket> halves = new ArrayList<>();

  private void halfRequest() throws IOException {
    if (halves.size() >= 400) {
      close(halves.remove(0));
    }
    Socket half = socket(4, PORT);
    halves.add(half);
    half.getOutputStream()
        .write("GET /api/v1/packages HTTP/1.1\r\nHost: local".getBytes(StandardCharsets.US_ASCII));
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed.
    }
  }

  private void unknownKey() throws IOException {
    String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + UUID.randomUUID() + "\"}";
    String claims =
        "{\"iss\":\"http://localhost:%d/realms/lockstep\",\"aud\":\"lockstep-api\",\"exp\":9999999999}"
            .formatted(PORT + 1);
    String token = base64(header) + "." + base64(claims) + "." + base64("signed by nobody");
    int port = PORT + List.of(0, 2, 3, 4).get((int) (Math.random() * 4));
    try (Socket socket = socket(5, port)) {
      socket
          .getOutputStream()
          .write(
              ("GET /api/v1/packages HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                      + token
                      + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      say(
          "unknown key",
          new String(socket.getInputStream().readNBytes(64), StandardCharsets.UTF_8));
    }
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  // ---- a partner ----

  /** 48 endpoints that take a request and never answer, told of everything. */
  private void hangingPartner() {
    for (int i = 0; i < 48; i++) {
      Api partner = besieged.as("jp-financial-intelligence");
      Api.Answer endpoint =
          partner.post(
              "/endpoints",
              "{\"url\":\"http://127.0.0.1:%d/hang/%d\",\"signatures\":[\"v1\"]}"
                  .formatted(PORT + 5, i));
      if (endpoint.status() == 201) {
        count("endpoints that hang");
        partner.post(
            "/subscriptions",
            "{\"endpointId\":\"%s\",\"eventTypes\":[\"package.released\",\"designation.published\"]}"
                .formatted(endpoint.json().path("id").asText()));
      } else {
        count("endpoints that hang refused " + endpoint.status());
      }
    }
  }

  private void oddContent() {
    Api drafter = besieged.as("jp-drafter");
    for (String body :
        List.of(
            "null",
            "[]",
            "{\"reference\":\"JP-\\u0000\",\"title\":\"NUL\"}",
            "{\"reference\":\"JP-\\ud800\",\"title\":\"half a character\"}",
            "{\"reference\":null,\"title\":[null]}")) {
      count("odd content answered " + drafter.post("/packages", body).status());
    }
  }

  private void tooLarge() {
    Api drafter = besieged.as("jp-drafter");
    Api.Answer draft =
        drafter.post(
            "/packages",
            "{\"reference\":\"JP-large-%s\",\"title\":\"Too large to be told\"}"
                .formatted(UUID.randomUUID()));
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 240; i++) {
      names
          .append(i == 0 ? "" : ",")
          .append("{\"name\":\"Azia Shipping ")
          .append(i)
          .append("\",\"kind\":\"")
          .append(i == 0 ? "PRIMARY" : "ALIAS")
          .append("\",\"strength\":\"STRONG\",\"note\":\"")
          .append("a".repeat(3_900))
          .append("\"}");
    }
    String entry =
        """
        {"programmes":["JP-RUSSIA"],"listingDate":"2024-05-24",
         "measures":[{"kind":"ASSET_FREEZE","instrument":"JP-FEFTA"}],
         "listingRecord":{"subjectType":"ORGANIZATION","names":[%s]}}"""
            .formatted(names);
    Api.Answer entered =
        drafter.put(
            "/packages/" + draft.json().path("id").asText() + "/entries/large",
            entry,
            draft.raw().headers().firstValue("ETag").orElse("\"none\""));
    count("large entry answered " + entered.status() + " " + entered.problem());
  }

  // ---- behind the door ----

  private static KafkaProducer<byte[], byte[]> kafka() {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", "127.0.0.1:" + (PORT + 7));
    settings.put("max.request.size", 4_000_000);
    settings.put("max.block.ms", 10_000);
    settings.put("delivery.timeout.ms", 10_000);
    settings.put("request.timeout.ms", 5_000);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private void hostileRecord() {
    int kind = (int) (Math.random() * 8);
    byte[] value =
        switch (kind) {
          case 0 -> null;
          case 1 -> "{".getBytes(StandardCharsets.UTF_8);
          case 2 -> "null".getBytes(StandardCharsets.UTF_8);
          case 3 -> "[".repeat(50_000).getBytes(StandardCharsets.UTF_8);
          case 4 -> new byte[900_000];
          case 5 -> "{\"designationId\":\"\\u0000\"}".getBytes(StandardCharsets.UTF_8);
          case 6 -> new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1};
          default -> new byte[0];
        };
    String topic = Math.random() < 0.5 ? "lockstep.designations" : "lockstep.entities";
    String type =
        topic.endsWith("designations")
            ? "org.lockstep.designation.published.v1"
            : "org.lockstep.entity.changed.v1";
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic, UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8), value);
    if (Math.random() < 0.8) {
      record
          .headers()
          .add("ce_type", Math.random() < 0.2 ? new byte[0] : type.getBytes(StandardCharsets.UTF_8))
          .add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8))
          .add("ce_source", "urn:lockstep:nobody".getBytes(StandardCharsets.UTF_8));
    }
    kafka.send(
        record, (sent, failure) -> count(failure == null ? "records sent" : "records refused"));
  }

  private void lockedJournal() throws SQLException {
    String url =
        "jdbc:postgresql://127.0.0.1:%d/designation?user=designation&password=%s"
            .formatted(PORT + 6, Secrets.of(OneMachine.DATA).databasePassword("designation"));
    besieged.journal.writeLock().lock();
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("select pg_advisory_xact_lock(hashtext('journal'))");
      for (int i = 0; i < 20; i++) {
        threads.execute(
            () ->
                count(
                    "read of a locked journal answered "
                        + besieged
                            .as("auditor")
                            .get("/designations?limit=1&knownAt=" + Instant.now())
                            .status()));
      }
      OneMachine.pause(4_000);
      connection.rollback();
    } finally {
      besieged.journal.writeLock().unlock();
    }
  }
}
