package org.lockstep.designation.listfetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers whatever a test wants, HTTP or not. */
final class ListServer implements AutoCloseable {
  private final ServerSocket socket;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile Answer answer;

  /** Writes an answer; after it the connection is closed. */
  interface Answer {
    void write(String request, OutputStream out) throws IOException, InterruptedException;
  }

  ListServer(Answer answer) throws IOException {
    this.answer = answer;
    this.socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Thread accepting = new Thread(this::accept, "list-server");
    accepting.setDaemon(true);
    accepting.start();
  }

  /** Answers this text and nothing else. */
  static ListServer saying(String text) throws IOException {
    return new ListServer((request, out) -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  void answer(Answer next) {
    answer = next;
  }

  String url(String path) {
    return "http://" + target() + path;
  }

  String target() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Their heads, in small letters. */
  List<String> requests() {
    return requests;
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        Thread serving = new Thread(() -> serve(connection), "list-server-connection");
        serving.setDaemon(true);
        serving.start();
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = connection.getInputStream();
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
        int octet = in.read();
        if (octet < 0) {
          return;
        }
        head.write(octet);
      }
      String request = head.toString(StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
      requests.add(request);
      answer.write(request, connection.getOutputStream());
      connection.getOutputStream().flush();
    } catch (IOException e) {
      // The client has had enough.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
