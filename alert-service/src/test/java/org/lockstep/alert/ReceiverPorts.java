package org.lockstep.alert;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** Finds free ports and tells the service, as an operator would, that receivers may be there. */
public class ReceiverPorts implements QuarkusTestResourceLifecycleManager {
  private static final String PROPERTY = "lockstep.alert.allowed-targets";
  private static final int COUNT = 6;

  @Override
  public Map<String, String> start() {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < COUNT; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return Map.of(
          PROPERTY,
          held.stream()
              .map(socket -> "127.0.0.1:" + socket.getLocalPort())
              .collect(Collectors.joining(",")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      held.forEach(ReceiverPorts::close);
    }
  }

  @Override
  public void stop() {}

  public static int port(int index) {
    String target = ConfigProvider.getConfig().getValues(PROPERTY, String.class).get(index);
    return Integer.parseInt(target.substring(target.indexOf(':') + 1));
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
