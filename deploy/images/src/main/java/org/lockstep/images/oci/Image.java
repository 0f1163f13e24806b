package org.lockstep.images.oci;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An image, before it is written.
 *
 * @param name with its tag, {@code lockstep/gateway:1.0}
 * @param created when, as the image says; never the time of the machine
 * @param settings how a container of it starts
 * @param layers the lowest first
 */
public record Image(String name, Instant created, Settings settings, List<Layer> layers) {

  /**
   * How a container starts, unless it is told otherwise.
   *
   * @param user by number, with the group
   * @param environment in the order of the names
   * @param entryPoint the program and its first arguments
   * @param workingDirectory where it starts
   * @param ports it listens on, TCP
   * @param labels in the order of their names
   */
  public record Settings(
      String user,
      Map<String, String> environment,
      List<String> entryPoint,
      String workingDirectory,
      List<Integer> ports,
      Map<String, String> labels) {}
}
