package org.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class StoreLineTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final int PATIENCE_MILLIS = 20_000;

  @Test
  void takesConnectionsAgainAfterOneThatFoundNoStore() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, HERE)) {
      port = free.getLocalPort();
    }
    StoreLine line = new StoreLine(port);
    try (Socket early = connection(line)) {
      assertThat(early.getInputStream().read()).isEqualTo(-1);
    }

    try (ServerSocket store = new ServerSocket()) {
      store.setReuseAddress(true);
      store.setSoTimeout(PATIENCE_MILLIS);
      store.bind(new InetSocketAddress(HERE, port));
      try (Socket service = connection(line);
          Socket accepted = store.accept()) {
        accepted.getOutputStream().write(7);
        assertThat(service.getInputStream().read()).isEqualTo(7);

        line.cut();

        assertThat(service.getInputStream().read()).isEqualTo(-1);
      }
    }
  }

  private static Socket connection(StoreLine line) throws IOException {
    Socket socket = new Socket(HERE, line.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }
}
