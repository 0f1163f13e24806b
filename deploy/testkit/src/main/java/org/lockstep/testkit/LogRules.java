package org.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * What callers send does not get into the log: no query, token, header or body. And whoever is
 * refused cannot fill it.
 */
public abstract class LogRules {
  private static final String SECRET = "sEcReT-0xC0FFEE";
  private static final int MOST_CHARS_PER_REQUEST = 2500;
  private static final int TIMES = 20;
  private static final int PATIENCE_MILLIS = 20_000;

  /** The path of a list. */
  protected abstract String list();

  /** The path of what takes a body. */
  protected abstract String post();

  /** Of somebody who may do what is tried here. */
  protected abstract String token();

  @Test
  void tellsNothingThatWasSentAndNotMuch() throws IOException {
    assertThat(logged(() -> Logger.getLogger("org.lockstep.testkit").warning("heard")))
        .as("the listener hears")
        .hasSizeGreaterThanOrEqualTo(TIMES)
        .anyMatch(line -> line.contains("heard"));
    String token = token();
    String authorization = "Authorization: Bearer " + token + "\r\n";
    String json = authorization + "Content-Type: application/json\r\nIdempotency-Key: 1234567\r\n";
    List<String> requests =
        List.of(
            get(list() + "?access_token=" + SECRET, ""),
            get(list() + "?name=" + SECRET, authorization),
            get(list() + "?name=%00" + SECRET, authorization),
            get(list() + "?name=%zz" + SECRET, authorization),
            get("/nothing/%00%0d%0aforged?name=" + SECRET, authorization),
            get("//nothing/..%2f..%2f?" + SECRET, authorization),
            get("/" + "y".repeat(20_000) + "?" + SECRET, authorization),
            get(list(), "Authorization: Bearer " + SECRET + "\r\n"),
            get(list(), "Authorization: Bearer " + SECRET + "." + SECRET + "." + SECRET + "\r\n"),
            get(list(), "Authorization: Basic " + SECRET + "\r\n"),
            get(list(), authorization + "Accept: " + SECRET + "/" + SECRET + "/x\r\n"),
            get(list(), authorization + "Cookie: a=" + SECRET + "; " + SECRET + "\r\n"),
            get(list(), authorization + "If-None-Match: " + SECRET + "\r\n"),
            get(list(), authorization + "X: " + SECRET.repeat(3000) + "\r\n"),
            get(list(), authorization + "no colon " + SECRET + "\r\n"),
            "GET " + list() + "?a=" + SECRET + " HTTQ/" + SECRET + "\r\n\r\n",
            post("{\"" + SECRET + "\":\"" + SECRET + "\"}", json),
            post("{\"" + SECRET + "\":", json),
            post("\"" + SECRET, json),
            post("[\"" + SECRET + "\u0000\"]", json),
            post("{\"a\":\"" + SECRET + "\\ud800\"}", json),
            post(SECRET, json),
            post("{}", authorization + "Content-Type: " + SECRET + ";;" + SECRET + "\r\n"));
    for (String request : requests) {
      List<String> logged = logged(() -> RawClient.answerTo(request));
      assertThat(String.join("\n", logged))
          .doesNotContainIgnoringCase(SECRET)
          .doesNotContain(token.split("\\."));
      assertThat(logged.stream().mapToInt(String::length).sum())
          .as("%s: %s", request.lines().findFirst().orElse(""), logged)
          .isLessThan(TIMES * MOST_CHARS_PER_REQUEST);
    }
    List<String> half = logged(() -> halfABody(json));
    assertThat(String.join("\n", half))
        .doesNotContain(SECRET, "Exception")
        .doesNotContain(token.split("\\."));
  }

  private static String get(String path, String headers) {
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
  }

  private String post(String body, String headers) {
    return "POST "
        + post()
        + " HTTP/1.1\r\nHost: x\r\n"
        + headers
        + "Content-Length: "
        + body.getBytes(StandardCharsets.UTF_8).length
        + "\r\n\r\n"
        + body;
  }

  /** Announces a body, sends the beginning of it and goes. */
  private void halfABody(String headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket
          .getOutputStream()
          .write(
              ("POST "
                      + post()
                      + " HTTP/1.1\r\nHost: x\r\n"
                      + headers
                      + "Content-Length: 1000\r\n\r\n{\"a\":\""
                      + SECRET)
                  .getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
  }

  private interface Sending {
    void send() throws IOException;
  }

  private static List<String> logged(Sending sending) throws IOException {
    try (LogLines lines = new LogLines()) {
      for (int i = 0; i < TIMES; i++) {
        sending.send();
      }
      return lines.all();
    }
  }
}
