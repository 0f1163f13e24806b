package org.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.testkit.RawClient.Answer;

/**
 * Thousands of hostile requests to the running service: each is answered, none with a failure of
 * ours, every refusal is a problem document, and none tells anything of the inside. {@code
 * -Dhostile.seed} sends others.
 */
public final class Hostility {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CLIENTS = 8;
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?i)\\b(java|javax|jakarta|sun|jdk)[./]|\\b(org|com|io)\\.[a-z]|exception|stack ?trace"
              + "|hibernate|jackson|quarkus|vert\\.?x|netty|postgres|jdbc|sqlstate|\\bsql\\b|bson"
              + "|mongo|\\bselect\\b|\\binsert into\\b|\\brelation\\b|sanctions_package"
              + "|package_entry|\\.java\\b|\\.class\\b|\\bat [a-z]+\\.|/home/|/root/|/tmp/|/usr/"
              + "|/var/|127\\.0\\.0\\.1|localhost");

  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final TreeSet<String> types = new TreeSet<>();
  private final List<String> wrong = new ArrayList<>();

  private Hostility() {}

  /** Sends so many requests and fails if one answer is not as it must be. */
  public static Hostility against(HostileRequests.Target target, int requests)
      throws InterruptedException, ExecutionException {
    long seed = Long.getLong("hostile.seed", 20240524);
    Hostility all = new Hostility();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<Hostility>> ended = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        HostileRequests own = new HostileRequests(seed + i, target);
        ended.add(clients.submit(() -> new Hostility().run(own, requests / CLIENTS)));
      }
      for (Future<Hostility> end : ended) {
        Hostility one = end.get();
        all.wrong.addAll(one.wrong);
        one.statuses.forEach((status, times) -> all.statuses.merge(status, times, Integer::sum));
        all.types.addAll(one.types);
      }
    } finally {
      clients.shutdownNow();
    }
    assertThat(all.wrong.stream().limit(20)).as("wrong of seed %d", seed).isEmpty();
    return all;
  }

  /** How often each status was answered. */
  public Map<Integer, Integer> statuses() {
    return statuses;
  }

  /** The types of the problems that were answered. */
  public TreeSet<String> types() {
    return types;
  }

  private Hostility run(HostileRequests requests, int times) throws IOException {
    String before = "";
    try (RawClient client = new RawClient()) {
      for (int i = 0; i < times; i++) {
        HostileRequests.Hostile request = requests.next();
        Answer answer = client.send(request.bytes(), request.toHead());
        statuses.merge(answer.status(), 1, Integer::sum);
        String complaint = complaint(request, answer);
        String exchange = request + "\n--- answered\n" + answer;
        if (complaint != null) {
          wrong.add(complaint + "\n--- of\n" + exchange + "\n--- after\n" + before);
        }
        before = exchange;
        if (!request.wellFormed() || byTheServer(answer)) {
          client.close();
        }
      }
    }
    return this;
  }

  private @Nullable String complaint(HostileRequests.Hostile request, Answer answer)
      throws IOException {
    if (answer.status() == 0 && request.wellFormed()) {
      return "no answer";
    }
    // 505 is for who asks in another version of HTTP.
    if (answer.status() >= 500 && answer.status() != 505) {
      return "a failure";
    }
    if (answer.status() < 400) {
      return null;
    }
    Matcher inside = INSIDE.matcher(answer.headers() + "\n" + answer.body());
    if (inside.find()) {
      return "tells of the inside: " + inside.group();
    }
    if (!answer.isProblem()) {
      return request.wellFormed() && !byTheServer(answer) ? "no problem document" : null;
    }
    if (request.toHead()) {
      return null;
    }
    JsonNode problem = JSON.readTree(answer.body());
    types.add(problem.path("type").asText());
    return problem.path("type").asText().startsWith("urn:lockstep:problem:")
            && problem.path("instance").asText().matches("urn:(uuid|lockstep:request):.+")
            && problem.path("status").asInt() == answer.status()
            && !problem.path("title").asText().isEmpty()
            && !problem.path("detail").asText().isEmpty()
        ? null
        : "an incomplete problem document";
  }

  /**
   * The HTTP server refuses some requests itself, with nothing but the status and before it reads a
   * body that was announced: an address that is no URI, headers that contradict each other.
   */
  private static boolean byTheServer(Answer answer) {
    return (answer.status() == 400 || answer.status() == 404) && answer.body().isEmpty();
  }
}
