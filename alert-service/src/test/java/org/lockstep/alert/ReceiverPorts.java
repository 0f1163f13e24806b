package org.lockstep.alert;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.lockstep.local.process.Ports;

/** Finds free ports and tells the service, as an operator would, that receivers may be there. */
public class ReceiverPorts implements QuarkusTestResourceLifecycleManager {
  private static final String PROPERTY = "lockstep.alert.allowed-targets";
  private static final int COUNT = 6;

  @Override
  public Map<String, String> start() {
    return Map.of(
        PROPERTY,
        IntStream.generate(Ports::anyFree)
            .distinct()
            .limit(COUNT)
            .mapToObj(port -> "127.0.0.1:" + port)
            .collect(Collectors.joining(",")));
  }

  @Override
  public void stop() {}

  public static int port(int index) {
    String target = ConfigProvider.getConfig().getValues(PROPERTY, String.class).get(index);
    return Integer.parseInt(target.substring(target.indexOf(':') + 1));
  }
}
