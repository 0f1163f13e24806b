package org.lockstep.designation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lockstep.testkit.Stores;
import org.lockstep.testkit.Tokens;

/**
 * What is not released does not change a byte of what outsiders are answered. Every read that the
 * service offers, found in its OpenAPI document, is in the series, so that a new one is held to it
 * too.
 */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class NonInterferenceTest {
  private static final String REQUEST = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

  /** A sealed cursor is another one each time: what it opens to is seen by following it. */
  private static final Pattern CURSOR = Pattern.compile("(\"next\":\"|after=)([A-Za-z0-9_-]{40,})");

  private static final int MOST_PAGES = 40;

  private static final String KOREAN_READER =
      Tokens.of("kr-port").authority("KR").roles("register-reader").bearer();
  private static final String AMERICAN_OFFICER =
      Tokens.of("us-officer")
          .authority("US")
          .roles("register-reader", "drafter", "approver", "releaser", "coordinator")
          .bearer();
  private static final List<String> OUTSIDERS =
      List.of(KOREAN_READER, AMERICAN_OFFICER, Officers.portControl());

  @Inject AgroalDataSource dataSource;

  /** What a request names: the hidden things, or others in their place. */
  private record Names(List<String> packages, List<String> jointActions, List<String> references) {
    static Names unknown(Names like) {
      return new Names(
          like.packages().stream().map(hidden -> UUID.randomUUID().toString()).toList(),
          like.jointActions().stream().map(hidden -> UUID.randomUUID().toString()).toList(),
          like.references().stream()
              .map(hidden -> hidden.replaceAll(".{36}$", UUID.randomUUID().toString()))
              .toList());
    }

    List<String> all() {
      List<String> all = new ArrayList<>(packages);
      all.addAll(jointActions);
      all.addAll(references);
      return all;
    }

    /** An answer as it would be had the request named the others. */
    String in(String answer, Names others) {
      String same = answer;
      for (int i = 0; i < all().size(); i++) {
        same = same.replace(all().get(i), others.all().get(i));
      }
      return same;
    }
  }

  /** All answers of a series, by what was asked. */
  private static final class Series {
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final Names names;

    Series(Names names) {
      this.names = names;
    }

    Response ask(String bearer, String method, String path, String body, String... headers) {
      RequestSpecification request =
          given().auth().oauth2(bearer).urlEncodingEnabled(false).header("X-Request-Id", REQUEST);
      for (int i = 0; i < headers.length; i += 2) {
        request.header(headers[i], headers[i + 1]);
      }
      if (!body.isEmpty()) {
        request.contentType("application/json").body(body);
      }
      Response answer = request.request(method, path);
      String told =
          answer.statusCode()
              + "\n"
              + answer.headers().asList().stream()
                  .filter(header -> !header.getName().equalsIgnoreCase("Date"))
                  .map(Header::toString)
                  .collect(Collectors.joining("\n"))
              + "\n\n"
              + answer.asString();
      String asked =
          String.join(
              " ",
              String.valueOf(OUTSIDERS.indexOf(bearer)),
              method,
              path,
              body,
              List.of(headers).toString());
      answers.put(withoutCursor(asked) + " #" + answers.size(), withoutCursor(told));
      return answer;
    }

    private static String withoutCursor(String text) {
      Matcher cursors = CURSOR.matcher(text);
      return cursors.replaceAll(m -> m.group(1) + "<cursor of " + m.group(2).length() + ">");
    }

    /** Reads a list to its end. */
    void follow(String bearer, String path) {
      String next = path;
      for (int i = 0; i < MOST_PAGES && next != null; i++) {
        String after = ask(bearer, "GET", next, "").path("next");
        next = after == null ? null : path + "&after=" + after;
      }
    }
  }

  @Test
  void whatIsHiddenChangesNoByteOfWhatOutsidersAreAnswered() throws SQLException {
    Draft.released("KR", Entries.KR_MAIA_1);
    Draft.released("JP", Entries.JP_M_LEASING);
    Draft.released("US", Entries.US_M_LEASING);
    Joint own = Joint.of("US");
    String released = releasedJointAction();
    String before = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    Names shape =
        new Names(
            placeholders("", 6),
            placeholders("", 4),
            Stream.concat(
                    placeholders("KR-2024-05-24-", 6).stream(),
                    placeholders("KR-JOINT-", 4).stream())
                .toList());
    Names unknown = Names.unknown(shape);
    Recorder recorder = new Recorder();
    Logger root = Logger.getLogger("");
    root.addHandler(recorder);
    Names hidden;
    Map<String, String> without;
    Map<String, String> with;
    Map<String, String> named;
    try {
      without = series(unknown, own, released, before);
      hidden = hide();
      with = series(unknown, own, released, before);
      named = series(hidden, own, released, before);
      Logger.getLogger("org.lockstep.designation").info("the log is heard");
    } finally {
      root.removeHandler(recorder);
    }

    List<String> log = List.copyOf(recorder.lines);
    List<String> events = events();
    assertThat(without).hasSizeGreaterThan(500);
    assertThat(without.values()).noneMatch(told -> told.startsWith("500"));
    same(with, without);
    Map<String, String> substituted = new LinkedHashMap<>();
    named.forEach(
        (asked, told) -> substituted.put(hidden.in(asked, unknown), hidden.in(told, unknown)));
    same(substituted, with);
    assertThat(log).anyMatch(line -> line.contains("the log is heard"));
    for (String name : hidden.all()) {
      assertThat(log).noneMatch(line -> line.contains(name));
      assertThat(events).noneMatch(event -> event.contains(name));
    }
    assertThat(log).noneMatch(line -> line.contains("Kalchanov"));
  }

  private static void same(Map<String, String> actual, Map<String, String> expected) {
    assertThat(actual.keySet()).containsExactlyElementsOf(expected.keySet());
    actual.forEach((asked, told) -> assertThat(told).as(asked).isEqualTo(expected.get(asked)));
  }

  private static List<String> placeholders(String prefix, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(prefix + UUID.randomUUID());
    }
    return names;
  }

  /** One that outsiders may read, from which a part was left out. */
  private static String releasedJointAction() {
    Joint joint = Joint.of("KR", "JP", "GB");
    joint.attach(Draft.approved("KR", Entries.KR_RIM), "ALL", true).statusCode(200);
    joint.attach(Draft.approved("JP", Entries.JP_IBEX), "ALL", true).statusCode(200);
    joint.release().statusCode(200);
    return joint.id;
  }

  /** Unreleased data in all states, of authorities that the outsiders do not work for. */
  private static Names hide() {
    String subject = Entries.KR_MAIA_1.replace("MAIA-1", "Kalchanov").replace("9358010", "9198783");
    Draft draft = Draft.of("KR");
    draft.put("entry-0", subject).statusCode(200);
    Draft submitted = Draft.of("JP");
    submitted.put("entry-0", Entries.JP_IBEX).statusCode(200);
    submitted.submit().statusCode(200);
    Draft approved = Draft.approved("KR", Entries.KR_RIM, subject);
    Draft scheduled = Draft.approved("JP", Entries.JP_M_LEASING);
    scheduled
        .post(
            Officers.releaser("JP"),
            "release",
            "{\"at\":\"%s\"}".formatted(Instant.now().plus(1, ChronoUnit.DAYS)))
        .statusCode(200);
    Draft withdrawn = Draft.of("KR");
    withdrawn.post(Officers.drafter("KR"), "withdraw", "").statusCode(200);
    Draft part = Draft.approved("JP", Entries.JP_M_LEASING, Entries.JP_IBEX);

    Joint ready = Joint.of("KR", "JP", "GB");
    ready.attach(approved, "ALL", true).statusCode(200);
    ready.attach(part, "TARGETS", true).statusCode(200);
    ready.releaseAt(Instant.now().plus(1, ChronoUnit.DAYS).toString()).statusCode(200);
    Joint open = Joint.of("JP", "KR");
    open.attach(draft, "NOTHING", false).statusCode(200);
    Joint cancelled = Joint.of("KR", "JP");
    cancelled.cancel().statusCode(200);
    Joint alone = Joint.of("KR");
    List<Draft> drafts = List.of(draft, submitted, approved, scheduled, withdrawn, part);
    List<Joint> joints = List.of(ready, open, cancelled, alone);
    List<String> references = new ArrayList<>(drafts.stream().map(d -> d.reference).toList());
    joints.forEach(joint -> references.add(joint.reference));
    return new Names(
        drafts.stream().map(d -> d.id).toList(),
        joints.stream().map(joint -> joint.id).toList(),
        references);
  }

  private Map<String, String> series(Names names, Joint own, String released, String before) {
    Series series = new Series(names);
    for (String outsider : OUTSIDERS) {
      everyRead(series, outsider);
      lists(series, outsider, before);
      details(series, outsider, released, before);
    }
    acts(series, AMERICAN_OFFICER, own);
    return series.answers;
  }

  /** With the hidden names wherever something can be named. */
  private static void everyRead(Series series, String bearer) {
    Map<String, Map<String, Map<String, Object>>> paths =
        given().get("/q/openapi?format=json").then().statusCode(200).extract().path("paths");
    List<String> values = new ArrayList<>(List.of("KR", "true", "2024-05-24"));
    values.add(series.names.packages().get(2));
    values.add(series.names.references().get(0));
    paths.forEach(
        (path, methods) -> {
          Map<String, Object> read = methods.get("get");
          if (read == null) {
            return;
          }
          List<String> ids = new ArrayList<>();
          ids.add(series.names.packages().get(0));
          if (path.contains("{")) {
            ids.add(series.names.packages().get(3));
            ids.addAll(series.names.jointActions());
          }
          for (String id : ids) {
            String named = path.replaceAll("\\{[^}]*\\}", id);
            series.ask(bearer, "GET", named, "");
            series.ask(bearer, "GET", named, "", "If-None-Match", "*");
          }
          String named = path.replaceAll("\\{[^}]*\\}", ids.get(0));
          parameters(read)
              .forEach(
                  name ->
                      values.forEach(
                          value ->
                              series.ask(bearer, "GET", named + "?" + name + "=" + value, "")));
        });
  }

  @SuppressWarnings("unchecked")
  private static List<String> parameters(Map<String, Object> operation) {
    Object parameters = operation.get("parameters");
    return parameters == null
        ? List.of()
        : ((List<Map<String, Object>>) parameters)
            .stream()
                .filter(parameter -> "query".equals(parameter.get("in")))
                .map(parameter -> (String) parameter.get("name"))
                .toList();
  }

  private static void lists(Series series, String bearer, String before) {
    series.follow(bearer, "/api/v1/packages?limit=5");
    series.follow(bearer, "/api/v1/packages?authority=KR&limit=7");
    series.follow(bearer, "/api/v1/joint-actions?limit=1");
    series.follow(bearer, "/api/v1/designations?authority=JP&limit=7");
    for (String list : List.of("packages", "joint-actions", "designations")) {
      series.ask(bearer, "GET", "/api/v1/" + list + "?knownAt=" + before, "");
      series.ask(bearer, "GET", "/api/v1/" + list + "?validAt=2024-05-24", "");
      series.ask(bearer, "GET", "/api/v1/" + list + "?after=bm8", "");
    }
    for (String status : List.of("DRAFT", "SUBMITTED", "APPROVED", "SCHEDULED", "WITHDRAWN")) {
      series.ask(bearer, "GET", "/api/v1/packages?status=" + status, "");
    }
    for (String status : List.of("OPEN", "SCHEDULED", "RELEASED", "CANCELLED")) {
      series.ask(bearer, "GET", "/api/v1/joint-actions?status=" + status, "");
    }
    series.ask(bearer, "GET", "/api/v1/packages?coordinated=true&announcedOn=2024-05-24", "");
    series.ask(bearer, "GET", "/api/v1/designations?country=RU&measure=PORT_ENTRY_BAN", "");
    series.ask(bearer, "GET", "/api/v1/alignment?programme=KR-DPRK", "");
    for (String reference : series.names.references()) {
      series.ask(bearer, "GET", "/api/v1/packages?reference=" + reference, "");
      series.ask(bearer, "GET", "/api/v1/joint-actions?reference=" + reference, "");
    }
  }

  private static void details(Series series, String bearer, String released, String before) {
    for (String id : series.names.packages()) {
      series.ask(bearer, "GET", "/api/v1/packages/" + id, "", "If-None-Match", "\"0\", \"1\"");
      series.ask(bearer, "GET", "/api/v1/packages/" + id + "?knownAt=" + before, "");
      series.ask(bearer, "GET", "/api/v1/packages/" + id + "/steps", "");
      series.ask(bearer, "GET", "/api/v1/designations?package=" + id, "");
      series.ask(bearer, "GET", "/api/v1/statements?package=" + id, "");
      series.ask(bearer, "GET", "/api/v1/alignment?package=" + id, "");
    }
    for (String id : series.names.jointActions()) {
      series.ask(bearer, "GET", "/api/v1/joint-actions/" + id, "");
      series.ask(bearer, "GET", "/api/v1/joint-actions/" + id + "?knownAt=" + before, "");
    }
    series.ask(bearer, "GET", "/api/v1/joint-actions/" + released, "");
  }

  /** What is refused, with and without rights, on things that are there and that are not. */
  private static void acts(Series series, String bearer, Joint own) {
    String hash = "{\"contentHash\":\"sha256:" + "0".repeat(64) + "\"}";
    String said =
        """
        {"reference":"US-2024-05-24","kind":"CONDEMNATION","speaker":"Department of State",
         "country":"US","date":"2024-05-24","text":"Condemns the arms trade.",
         "about":{"packages":["%s"]},
         "source":{"kind":"OFFICIAL","title":"Press release","date":"2024-05"}}""";
    String[] key = {"Idempotency-Key", "non-interference"};
    String[] match = {"If-Match", "\"0\""};
    for (String id : series.names.packages()) {
      String path = "/api/v1/packages/" + id;
      series.ask(bearer, "PUT", path, Draft.head("US-2024-05-24"), match);
      series.ask(bearer, "PUT", path + "/entries/entry-0", Entries.US_M_LEASING, match);
      series.ask(bearer, "DELETE", path + "/entries/entry-0", "", match);
      series.ask(bearer, "POST", path + "/submit", "");
      series.ask(bearer, "POST", path + "/approve", hash);
      series.ask(bearer, "POST", path + "/return", "{\"reason\":\"No\"}");
      series.ask(bearer, "POST", path + "/withdraw", "");
      series.ask(bearer, "POST", path + "/release", "");
      series.ask(bearer, "POST", path + "/release", "{\"at\":\"2027-01-01T00:00:00Z\"}");
      series.ask(bearer, "POST", "/api/v1/statements", said.formatted(id), key);
      String body = Joint.body(id, "ALL", true);
      series.ask(
          bearer,
          "PUT",
          "/api/v1/joint-actions/" + own.id + "/parts/US",
          body,
          "If-Match",
          own.tag("US"));
    }
    for (String id : series.names.jointActions()) {
      String path = "/api/v1/joint-actions/" + id;
      String body = Joint.body(series.names.packages().get(2), "ALL", true);
      for (String authority : List.of("US", "KR", "XX")) {
        series.ask(bearer, "PUT", path + "/parts/" + authority, body, match);
        series.ask(bearer, "PUT", path + "/parts/" + authority, body);
        series.ask(bearer, "DELETE", path + "/parts/" + authority, "", match);
        series.ask(bearer, "POST", path + "/invitations", "{\"authority\":\"" + authority + "\"}");
      }
      series.ask(bearer, "POST", path + "/release", "");
      series.ask(bearer, "POST", path + "/release", "{\"at\":\"2027-01-01T00:00:00Z\"}");
      series.ask(bearer, "POST", path + "/cancel", "");
    }
  }

  private List<String> events() throws SQLException {
    List<String> events = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select agg_key, payload from outbox")) {
      while (rows.next()) {
        events.add(rows.getString(1) + new String(rows.getBytes(2), StandardCharsets.UTF_8));
      }
    }
    return events;
  }

  /** All that is logged at INFO and above. */
  private static final class Recorder extends Handler {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Formatter formatter =
        new Formatter() {
          @Override
          public String format(LogRecord entry) {
            return formatMessage(entry);
          }
        };

    Recorder() {
      setLevel(Level.INFO);
    }

    @Override
    public void publish(LogRecord entry) {
      if (!isLoggable(entry)) {
        return;
      }
      StringWriter line = new StringWriter();
      line.write(formatter.format(entry));
      line.write(Arrays.toString(entry.getParameters()));
      if (entry.getThrown() != null) {
        entry.getThrown().printStackTrace(new PrintWriter(line, true));
      }
      lines.add(line.toString());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
