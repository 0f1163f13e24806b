package org.lockstep.gateway.coding;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.gateway.Services;
import org.lockstep.gateway.Wire;
import org.lockstep.testkit.Tokens;

/** Answers as they are on the wire, read by a client that does nothing by itself. */
@QuarkusTest
class ContentCodingTest {
  private static final String PAGE =
      IntStream.range(0, 3_000)
          .mapToObj(i -> "{\"name\":\"MAIA-1\",\"imo\":\"" + (9_358_010 + i * 31) + "\"}")
          .collect(Collectors.joining(",", "{\"items\":[", "]}"));

  private static final String REGISTER = "/api/v1/designations";

  /** A service that knows one page, by the tag "7". */
  @BeforeEach
  void answerWithAPage() {
    Services.reset();
    Services.answer(
        (request, body) -> {
          HttpServerResponse answer = request.response().putHeader("ETag", "\"7\"");
          if (List.of("\"7\"", "W/\"7\"").contains(request.headers().get("If-None-Match") + "")) {
            answer.setStatusCode(304).end();
            return;
          }
          answer.putHeader("Content-Type", "application/json");
          if (request.method().name().equals("HEAD")) {
            answer.putHeader("Content-Length", "" + PAGE.length()).end();
          } else {
            answer.end(PAGE);
          }
        });
  }

  private record Answer(String head, byte[] body) {
    int status() {
      return Integer.parseInt(head.substring(9, 12));
    }

    /** All lines of this name. */
    String header(String name) {
      return head.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .collect(Collectors.joining("|"));
    }

    String text() {
      return new String(body, UTF_8);
    }

    String unpacked() throws IOException {
      return new String(new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes(), UTF_8);
    }
  }

  private static Answer get(String path, String... headers) throws IOException {
    return ask("GET", path, "", headers);
  }

  private static Answer ask(String method, String path, String body, String... headers)
      throws IOException {
    StringBuilder request =
        new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
    request
        .append("Authorization: Bearer ")
        .append(Tokens.of("jp-drafter").authority("JP").roles("drafter").held())
        .append("\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    if (!body.isEmpty()) {
      request.append("Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n");
    }
    try (Wire wire = new Wire()) {
      String all = wire.write(request + "\r\n" + body).readAll();
      assertThat(all).doesNotEndWith("(still open)").doesNotEndWith("(reset)");
      int end = all.indexOf("\r\n\r\n");
      String head = all.substring(0, end + 2);
      byte[] rest = all.substring(end + 4).getBytes(ISO_8859_1);
      boolean inChunks = head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
      return new Answer(head, inChunks && rest.length > 0 ? joined(rest) : rest);
    }
  }

  /** What is in chunks, of which the last one is there. */
  private static byte[] joined(byte[] chunks) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    String text = new String(chunks, ISO_8859_1);
    int at = 0;
    while (true) {
      int line = text.indexOf("\r\n", at);
      int length = Integer.parseInt(text.substring(at, line), 16);
      if (length == 0) {
        assertThat(text.substring(line)).isEqualTo("\r\n\r\n");
        return whole.toByteArray();
      }
      whole.write(chunks, line + 2, length);
      at = line + 2 + length + 2;
    }
  }

  private static void answerWith(String type, String body) {
    Services.answer(
        (request, ignored) -> request.response().putHeader("Content-Type", type).end(body));
  }

  @Test
  void givesTheSameInGzipAsWithoutIt() throws IOException {
    Answer plain = get(REGISTER);
    Answer packed = get(REGISTER, "Accept-Encoding: gzip, deflate, br");

    assertThat(plain.text()).isEqualTo(PAGE);
    assertThat(plain.header("content-encoding")).isEmpty();
    assertThat(plain.header("content-length")).isEqualTo("" + PAGE.length());
    assertThat(packed.status()).isEqualTo(200);
    assertThat(packed.header("content-encoding")).isEqualTo("gzip");
    assertThat(packed.header("content-length")).isEmpty();
    assertThat(packed.body().length).isLessThan(PAGE.length() / 4);
    assertThat(packed.unpacked()).isEqualTo(PAGE);
    assertThat(Services.arrived())
        .allSatisfy(arrived -> assertThat(arrived.header("Accept-Encoding")).isEmpty());
  }

  @Test
  void givesEachFormATagOfItsOwnAndSaysWhatItDependsOn() throws IOException {
    Answer plain = get(REGISTER);
    Answer packed = get(REGISTER, "Accept-Encoding: gzip");

    assertThat(plain.header("etag")).isEqualTo("\"7\"");
    assertThat(packed.header("etag")).isEqualTo("\"7-gzip\"");
    assertThat(plain.header("vary")).isEqualTo("Accept-Encoding");
    assertThat(packed.header("vary")).isEqualTo("Accept-Encoding");
  }

  @Test
  void sendsNothingAnewToWhoHasEitherForm() throws IOException {
    String gzip = "Accept-Encoding: gzip";

    for (Answer answer :
        List.of(
            get(REGISTER, gzip, "If-None-Match: \"7-gzip\""),
            get(REGISTER, gzip, "If-None-Match: W/\"7-gzip\""))) {
      assertThat(answer.status()).isEqualTo(304);
      assertThat(answer.header("etag")).isEqualTo("\"7-gzip\"");
      assertThat(answer.header("vary")).isEqualTo("Accept-Encoding");
      assertThat(answer.header("content-encoding")).isEmpty();
      assertThat(answer.header("transfer-encoding")).isEmpty();
      assertThat(answer.body()).isEmpty();
    }
    for (Answer answer :
        List.of(
            get(REGISTER, "If-None-Match: \"7\""), get(REGISTER, gzip, "If-None-Match: \"7\""))) {
      assertThat(answer.status()).isEqualTo(304);
      assertThat(answer.header("etag")).isEqualTo("\"7\"");
      assertThat(answer.body()).isEmpty();
    }
    assertThat(get(REGISTER, "If-None-Match: \"7-gzip\"").text()).isEqualTo(PAGE);
  }

  @Test
  void tellsAHeadWhatAGetWouldSayWithoutABody() throws IOException {
    Answer packed = ask("HEAD", REGISTER, "", "Accept-Encoding: gzip");
    Answer plain = ask("HEAD", REGISTER, "");

    assertThat(packed.status()).isEqualTo(200);
    assertThat(packed.header("content-encoding")).isEqualTo("gzip");
    assertThat(packed.header("etag")).isEqualTo("\"7-gzip\"");
    assertThat(packed.header("content-length")).isEmpty();
    assertThat(packed.body()).isEmpty();
    assertThat(plain.header("content-encoding")).isEmpty();
    assertThat(plain.header("content-length")).isEqualTo("" + PAGE.length());
    assertThat(plain.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"If-Match: \"7-gzip\"", "If-Match: \"7\""})
  void letsAnEditBeBasedOnEitherForm(String header) throws IOException {
    ask("PUT", "/api/v1/packages/42", "{}", header, "Accept-Encoding: gzip");
    ask("PUT", "/api/v1/packages/42", "{}", header);

    assertThat(Services.arrived())
        .hasSize(2)
        .allSatisfy(arrived -> assertThat(arrived.header("If-Match")).isEqualTo("\"7\""));
  }

  @Test
  void leavesSmallAnswersAndTheAnswersToWritesAsTheyAre() throws IOException {
    Answer write = ask("PUT", "/api/v1/packages/42", "{}", "Accept-Encoding: gzip");
    answerWith("application/json", "{\"items\":[]}");
    Answer small = get(REGISTER, "Accept-Encoding: gzip");

    assertThat(write.text()).isEqualTo(PAGE);
    assertThat(write.header("etag")).isEqualTo("\"7\"");
    assertThat(write.header("content-encoding")).isEmpty();
    assertThat(small.header("content-encoding")).isEmpty();
    assertThat(small.header("vary")).isEqualTo("Accept-Encoding");
    assertThat(small.text()).isEqualTo("{\"items\":[]}");
  }

  @Test
  void packsEvenWhatIsSmallForWhoTakesNothingElse() throws IOException {
    answerWith("application/json", "{\"items\":[]}");

    Answer small = get(REGISTER, "Accept-Encoding: gzip, identity;q=0");
    Answer none = get(REGISTER, "Accept-Encoding: identity;q=0");

    assertThat(small.header("content-encoding")).isEqualTo("gzip");
    assertThat(small.unpacked()).isEqualTo("{\"items\":[]}");
    assertThat(none.status()).isEqualTo(406);
    assertThat(none.header("content-type")).startsWith("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/event-stream", "application/zip", "application/gzip", "image/png"})
  void neverPacksEventsNorWhatIsPackedAlready(String type) throws IOException {
    answerWith(type, PAGE);

    Answer answer = get(REGISTER, "Accept-Encoding: gzip");

    assertThat(answer.header("content-encoding")).isEmpty();
    assertThat(answer.text()).isEqualTo(PAGE);
  }

  @Test
  void packsNothingTwice() throws IOException {
    Services.answer(
        (request, body) ->
            request
                .response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Encoding", "gzip")
                .putHeader("ETag", "\"7\"")
                .end(PAGE));

    Answer answer = get(REGISTER, "Accept-Encoding: gzip");

    assertThat(answer.header("content-encoding")).isEqualTo("gzip");
    assertThat(answer.header("etag")).isEqualTo("\"7\"");
    assertThat(answer.text()).isEqualTo(PAGE);
  }

  @Test
  void packsNoAnswerInWhichOthersWriteBesideWhatIsHidden() throws IOException {
    for (String path : List.of("/api/v1/packages", "/api/v1/joint-actions")) {
      Answer answer = get(path, "Accept-Encoding: gzip");

      assertThat(answer.header("content-encoding")).as(path).isEmpty();
      assertThat(answer.header("vary")).as(path).isEmpty();
      assertThat(answer.text()).as(path).isEqualTo(PAGE);
    }
  }

  @Test
  void passesAPartOfAnExportAsItIs() throws IOException {
    Services.answer(ContentCodingTest::answerWithAPart);

    Answer part =
        get(
            "/api/v1/exports/register.json",
            "Accept-Encoding: gzip",
            "Range: bytes=0-1999",
            "If-Range: \"7\"");

    assertThat(Services.arrived())
        .singleElement()
        .satisfies(
            arrived -> {
              assertThat(arrived.header("Range")).isEqualTo("bytes=0-1999");
              assertThat(arrived.header("If-Range")).isEqualTo("\"7\"");
            });
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.header("content-range")).isEqualTo("bytes 0-1999/" + PAGE.length());
    assertThat(part.header("accept-ranges")).isEqualTo("bytes");
    assertThat(part.header("etag")).isEqualTo("\"7\"");
    assertThat(part.header("content-encoding")).isEmpty();
    assertThat(part.header("vary")).isEqualTo("Accept-Encoding");
    assertThat(part.text()).isEqualTo(PAGE.substring(0, 2_000));
  }

  @Test
  void doesNotTakeATagOfGzipForAPartOfWhatIsNot() throws IOException {
    get("/api/v1/exports/register.json", "Range: bytes=5-", "If-Range: \"7-gzip\"");

    assertThat(Services.arrived().get(0).header("If-Range")).isEqualTo("\"7-gzip\"");
  }

  @Test
  void leavesNoWholeAnswerWhenTheServiceBreaksOff() throws IOException {
    Services.answer(
        (request, body) -> {
          request
              .response()
              .putHeader("Content-Type", "application/json")
              .putHeader("Content-Length", "" + PAGE.length())
              .write(PAGE.substring(0, 50_000))
              .onComplete(written -> request.connection().close());
        });
    try (Wire wire = new Wire()) {
      String all =
          wire.write(
                  "GET "
                      + REGISTER
                      + " HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\nAuthorization: Bearer "
                      + Tokens.of("jp-drafter").authority("JP").roles("drafter").held()
                      + "\r\n\r\n")
              .readAll();

      assertThat(all).doesNotEndWith("(still open)").doesNotEndWith("\r\n0\r\n\r\n");
    }
  }

  private static void answerWithAPart(HttpServerRequest request, String body) {
    request
        .response()
        .setStatusCode(206)
        .putHeader("Content-Type", "application/json")
        .putHeader("Content-Range", "bytes 0-1999/" + PAGE.length())
        .putHeader("Accept-Ranges", "bytes")
        .putHeader("ETag", "\"7\"")
        .end(PAGE.substring(0, 2_000));
  }
}
