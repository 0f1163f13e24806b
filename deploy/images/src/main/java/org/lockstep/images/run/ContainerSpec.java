package org.lockstep.images.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How one container is to run: what a manifest says, and nothing that only this machine knows.
 *
 * @param image its name with the tag
 * @param security what it may do
 * @param environment beside the image's own, which it replaces
 * @param temporary folders in memory, by their paths, with their sizes in bytes
 * @param mounts folders of this machine
 * @param limits what it may use
 * @param grace how long it has to end after SIGTERM
 */
public record ContainerSpec(
    String image,
    Security security,
    Map<String, String> environment,
    Map<String, Long> temporary,
    List<Mount> mounts,
    Limits limits,
    Duration grace) {

  /**
   * As {@code securityContext} of Kubernetes has it.
   *
   * @param user by number, and
   * @param group by number
   * @param capabilities that it keeps, such as {@code CAP_NET_BIND_SERVICE}
   */
  public record Security(
      int user,
      int group,
      boolean readOnlyRoot,
      boolean noNewPrivileges,
      Set<String> capabilities) {

    /** Nothing but the user that images promise to run as. */
    public static Security restricted(int user) {
      return new Security(user, user, true, true, Set.of());
    }
  }

  /**
   * A folder of this machine.
   *
   * @param path where the container sees it
   */
  public record Mount(Path folder, String path, boolean readOnly) {}

  /**
   * At most.
   *
   * @param memory in bytes
   * @param processors such as 0.5
   * @param processes with threads
   */
  public record Limits(long memory, double processors, int processes) {}
}
