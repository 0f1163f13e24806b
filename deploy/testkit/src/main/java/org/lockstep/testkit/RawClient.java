package org.lockstep.testkit;

import io.restassured.RestAssured;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sends bytes as they are, over one connection as long as it lasts. */
public final class RawClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private @Nullable Socket socket;
  private @Nullable InputStream in;

  /** One answer, status 0 if there was none; headers by their names in small letters. */
  public record Answer(int status, Map<String, String> headers, String body) {
    public boolean isProblem() {
      return "application/problem+json".equals(headers.get("content-type"));
    }
  }

  /** The answer to one request, whose bytes are those of the text in UTF-8. */
  public static Answer answerTo(String request) throws IOException {
    try (RawClient client = new RawClient()) {
      return client.send(request.getBytes(StandardCharsets.UTF_8), request.startsWith("HEAD "));
    }
  }

  /**
   * Sends a request.
   *
   * @param toHead whether the answer has no body whatever its length says
   */
  public Answer send(byte[] request, boolean toHead) throws IOException {
    for (int attempt = 0; ; attempt++) {
      try {
        Socket open = socket;
        if (open == null) {
          open = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
          open.setSoTimeout(PATIENCE_MILLIS);
          open.setTcpNoDelay(true);
          socket = open;
          in = new BufferedInputStream(open.getInputStream());
        }
        open.getOutputStream().write(request);
        open.getOutputStream().flush();
        Answer answer = read(toHead);
        if ("close".equals(answer.headers().get("connection"))) {
          close();
        }
        return answer;
      } catch (SocketTimeoutException e) {
        close();
        return new Answer(0, Map.of(), "no answer: " + e);
      } catch (EOFException | SocketException e) {
        close();
        if (attempt == 2) {
          return new Answer(0, Map.of(), "no answer: " + e);
        }
      }
    }
  }

  private Answer read(boolean toHead) throws IOException {
    String start = line();
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int status = Integer.parseInt(start.substring(9, 12));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if ("chunked".equals(headers.get("transfer-encoding"))) {
      for (int size = size(); size > 0; size = size()) {
        body.write(exactly(size));
        line();
      }
      line();
    } else if (!toHead && headers.containsKey("content-length")) {
      body.write(exactly(Integer.parseInt(headers.get("content-length"))));
    }
    return new Answer(status, headers, body.toString(StandardCharsets.UTF_8));
  }

  private int size() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private byte[] exactly(int size) throws IOException {
    byte[] bytes = Objects.requireNonNull(in).readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException();
    }
    return bytes;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = Objects.requireNonNull(in).read();
        c != '\n';
        c = Objects.requireNonNull(in).read()) {
      if (c < 0) {
        throw new EOFException();
      }
      line.write(c);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
