package org.lockstep.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.lockstep.local.data.Refusal;

/**
 * The block of eleven ports of a Lockstep on one machine, all on the loopback address.
 *
 * @param base the first: the gateway's
 */
public record Ports(int base) {
  public static final int DEFAULT_BASE = 8080;
  private static final int BLOCK = 11;
  private static final int LAST = 65_535;
  private static final int STEP_TO_ANOTHER = 100;
  private static final int LOWEST_OF_ANY = 20_000;
  private static final int HIGHEST_OF_ANY = 32_000;

  public Ports {
    if (base < 1 || base > LAST - BLOCK + 1) {
      throw new Refusal(
          "A block of eleven ports cannot begin at "
              + base
              + "; it can from 1 to "
              + (LAST - BLOCK + 1)
              + ".");
    }
  }

  public int gateway() {
    return base;
  }

  public int keycloak() {
    return base + 1;
  }

  public int designation() {
    return base + 2;
  }

  public int entity() {
    return base + 3;
  }

  public int alert() {
    return base + 4;
  }

  public int receiver() {
    return base + 5;
  }

  public int postgres() {
    return base + 6;
  }

  public int kafka() {
    return base + 7;
  }

  public int kafkaController() {
    return base + 8;
  }

  public int mongo() {
    return base + 9;
  }

  /** Metrics and probes of the gateway, which partners do not see. */
  public int gatewayManagement() {
    return base + 10;
  }

  /** Refuses, with the owner and a way out, when one of these ports is taken. */
  public static void requireFree(Map<Integer, String> partByPort) {
    List<String> taken =
        new TreeMap<>(partByPort)
            .entrySet().stream()
                .filter(entry -> !isFree(entry.getKey()))
                .map(
                    entry ->
                        "Port "
                            + entry.getKey()
                            + " (for "
                            + entry.getValue()
                            + ") is taken by "
                            + PortOwner.of(entry.getKey())
                            + ".")
                .toList();
    if (!taken.isEmpty()) {
      throw new Refusal(
          taken.stream().collect(Collectors.joining("\n")) + "\n" + wayOut(partByPort));
    }
  }

  private static String wayOut(Map<Integer, String> partByPort) {
    int first = new TreeMap<>(partByPort).firstKey();
    for (int base = first + STEP_TO_ANOTHER; base <= LAST - BLOCK; base += STEP_TO_ANOTHER) {
      int candidate = base;
      if (java.util.stream.IntStream.range(candidate, candidate + BLOCK).allMatch(Ports::isFree)) {
        return "End what holds it, or use another block of eleven ports: --port " + candidate + ".";
      }
    }
    return "End what holds it, or use another block of eleven ports with --port N.";
  }

  /**
   * Some free port, below those that a system gives to outgoing connections: one of these could be
   * taken before it is used.
   */
  public static int anyFree() {
    return ThreadLocalRandom.current()
        .ints(LOWEST_OF_ANY, HIGHEST_OF_ANY)
        .filter(Ports::isFree)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    return canBind("127.0.0.1", port) && canBind("::1", port);
  }

  // A listener on all addresses stands in the way of one address, too.
  private static boolean canBind(String address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), port), 1);
      return true;
    } catch (IOException e) {
      return !isTaken(e);
    }
  }

  // Without IPv6 nothing can be bound there, and nothing can listen there either.
  private static boolean isTaken(IOException e) {
    String message = String.valueOf(e.getMessage());
    return !message.contains("assign requested address") && !message.contains("not supported");
  }
}
