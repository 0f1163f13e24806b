package org.lockstep.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.local.data.Refusal;

class PortsTest {
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
  void namesThePortTheOwnerAndAnotherBlock(String address) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(address))) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> Ports.requireFree(Map.of(port, "entity-service")))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("Port " + port + " (for entity-service) is taken by")
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("--port");
    }
  }

  @Test
  void isContentWithFreePorts() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    assertThatCode(() -> Ports.requireFree(Map.of(port, "gateway"))).doesNotThrowAnyException();
  }

  @Test
  void givesEachPartItsPlaceInTheBlock() {
    Ports ports = new Ports(9000);

    assertThat(
            new int[] {
              ports.gateway(),
              ports.keycloak(),
              ports.designation(),
              ports.entity(),
              ports.alert(),
              ports.receiver(),
              ports.postgres(),
              ports.kafka(),
              ports.kafkaController(),
              ports.mongo(),
              ports.gatewayManagement()
            })
        .containsExactly(9000, 9001, 9002, 9003, 9004, 9005, 9006, 9007, 9008, 9009, 9010);
  }
}
