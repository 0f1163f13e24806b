package org.lockstep.gateway;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that writes the bytes it is told to, however wrong they are. */
public final class Wire implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 15_000;

  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");

  private final Socket socket;

  /** Connects to the gateway under test. */
  public Wire() throws IOException {
    this("127.0.0.1");
  }

  /** Connects to the gateway under test from another address of this machine, 127.x.x.x. */
  public Wire(String from) throws IOException {
    this(from, OptionalInt.empty());
  }

  private Wire(String from, OptionalInt room) throws IOException {
    socket = new Socket();
    if (room.isPresent()) {
      socket.setReceiveBufferSize(room.getAsInt());
    }
    socket.bind(new InetSocketAddress(from, 0));
    socket.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  /** One whose machine has little room for what it has not read. */
  public static Wire withLittleRoom(String from) throws IOException {
    return new Wire(from, OptionalInt.of(16 * 1024));
  }

  /** Writes text as it is, one byte a character. */
  public Wire write(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /** Writes bytes as they are; waits while nobody takes them. */
  public Wire write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** What comes, until it ends with this text. */
  public String readUntil(String end) throws IOException {
    StringBuilder read = new StringBuilder();
    InputStream in = socket.getInputStream();
    while (!read.toString().endsWith(end)) {
      int next = in.read();
      if (next < 0) {
        return read + "(closed)";
      }
      read.append((char) next);
    }
    return read.toString();
  }

  /** Whether the gateway has closed the connection, without an answer or after it. */
  public boolean isClosed() throws IOException {
    socket.setSoTimeout(1);
    try {
      int next = 0;
      while (next >= 0) {
        next = socket.getInputStream().read();
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    } finally {
      socket.setSoTimeout(PATIENCE_MILLIS);
    }
  }

  /** All that comes until the gateway closes the connection, or nothing more comes. */
  public String readAll() throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    byte[] part = new byte[8192];
    try {
      for (int n = in.read(part); n >= 0; n = in.read(part)) {
        read.write(part, 0, n);
      }
    } catch (SocketTimeoutException e) {
      return read.toString(StandardCharsets.ISO_8859_1) + "(still open)";
    } catch (IOException e) {
      return read.toString(StandardCharsets.ISO_8859_1) + "(reset)";
    }
    return read.toString(StandardCharsets.ISO_8859_1);
  }

  /** One answer: its head, and a body as long as the head says. */
  public String readAnswer() throws IOException {
    StringBuilder read = new StringBuilder();
    InputStream in = socket.getInputStream();
    int end = Integer.MAX_VALUE;
    while (read.length() < end) {
      int next = in.read();
      if (next < 0) {
        return read + "(closed)";
      }
      read.append((char) next);
      if (end == Integer.MAX_VALUE && read.toString().endsWith("\r\n\r\n")) {
        Matcher length = LENGTH.matcher(read);
        end = read.length() + (length.find() ? Integer.parseInt(length.group(1)) : 0);
      }
    }
    return read.toString();
  }

  /** Goes away at once, as who is cut off: with a reset, whatever is on its way. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
