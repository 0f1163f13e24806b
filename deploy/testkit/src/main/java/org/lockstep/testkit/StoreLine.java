package org.lockstep.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The line between a service and its store, which a test can cut: connections break and no new one
 * is taken, until it is mended.
 */
public final class StoreLine {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final int storePort;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private ServerSocket server;

  StoreLine(int storePort) throws IOException {
    this.storePort = storePort;
    this.server = listen(0);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Until {@link #mend()} the store is not there. */
  public synchronized void cut() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public synchronized void mend() {
    if (server.isClosed()) {
      try {
        server = listen(server.getLocalPort());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private ServerSocket listen(int port) throws IOException {
    ServerSocket listening = new ServerSocket();
    listening.setReuseAddress(true);
    listening.bind(new InetSocketAddress(HERE, port));
    start(() -> accept(listening));
    return listening;
  }

  private void accept(ServerSocket listening) throws IOException {
    while (!listening.isClosed()) {
      Socket service = listening.accept();
      start(() -> connect(listening, service));
    }
  }

  private void connect(ServerSocket listening, Socket service) throws IOException {
    try (service;
        Socket store = new Socket(HERE, storePort)) {
      service.setTcpNoDelay(true);
      store.setTcpNoDelay(true);
      open.add(service);
      open.add(store);
      // Who cuts closes first what listens, then what is open: one of the two meets this.
      if (!listening.isClosed()) {
        start(() -> pass(store, service));
        pass(service, store);
      }
    }
  }

  private void pass(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[1 << 16];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        out.write(bytes, 0, read);
      }
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // The end of a connection, however it came.
              }
            },
            "store line");
    thread.setDaemon(true);
    thread.start();
  }
}
