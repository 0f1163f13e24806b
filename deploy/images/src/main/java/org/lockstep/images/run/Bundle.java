package org.lockstep.images.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lockstep.images.oci.Digest;
import org.lockstep.images.oci.Layout;

/**
 * A folder that an OCI runtime starts a container from: the unpacked image and {@code config.json}.
 * The container has the network of this machine, and all else by itself.
 */
final class Bundle {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PERIOD_MICROS = 100_000;
  private static final List<String> NAMESPACES = List.of("pid", "ipc", "uts", "mount");
  private static final List<String> CAPABILITY_SETS =
      List.of("bounding", "effective", "permitted", "ambient");
  private static final List<String> HIDDEN =
      List.of("/proc/kcore", "/proc/keys", "/proc/timer_list", "/proc/acpi", "/sys/firmware");
  private static final List<String> NOT_TO_WRITE =
      List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");

  private Bundle() {}

  /**
   * Makes the bundle in an empty folder.
   *
   * @param limited whether the machine can limit what a container uses
   */
  static void make(Path folder, Layout layout, ContainerSpec spec, boolean limited)
      throws IOException {
    Digest manifest = layout.images().get(spec.image());
    if (manifest == null) {
      throw new IOException("There is no image " + spec.image() + " in the layout");
    }
    Path root = Files.createDirectories(folder.resolve("rootfs"));
    for (Path layer : layout.layers(manifest)) {
      UnpackedLayer.into(root, layer);
    }
    for (ContainerSpec.Mount mount : spec.mounts()) {
      Files.createDirectories(root.resolve(mount.path().substring(1)));
    }
    String name = folder.getFileName().toString();
    // The environment has secrets.
    Path config = folder.resolve("config.json");
    Files.deleteIfExists(config);
    Files.createFile(
        config, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    JSON.writeValue(config.toFile(), config(spec, layout.settings(manifest), limited ? name : ""));
  }

  private static ObjectNode config(ContainerSpec spec, JsonNode image, String cgroup) {
    ContainerSpec.Security security = spec.security();
    ObjectNode config = JSON.createObjectNode().put("ociVersion", "1.0.2");
    config.putObject("root").put("path", "rootfs").put("readonly", security.readOnlyRoot());
    ObjectNode process = config.putObject("process").put("terminal", false);
    process.putObject("user").put("uid", security.user()).put("gid", security.group());
    process.set("args", image.path("Entrypoint"));
    process.put("cwd", image.path("WorkingDir").asText("/"));
    process.put("noNewPrivileges", security.noNewPrivileges());
    ArrayNode environment = process.putArray("env");
    environment(spec, image).forEach((name, value) -> environment.add(name + "=" + value));
    ObjectNode capabilities = process.putObject("capabilities");
    for (String set : CAPABILITY_SETS) {
      ArrayNode kept = capabilities.putArray(set);
      security.capabilities().stream().sorted().forEach(kept::add);
    }
    mounts(config.putArray("mounts"), spec);
    ObjectNode linux = config.putObject("linux");
    ArrayNode namespaces = linux.putArray("namespaces");
    NAMESPACES.forEach(type -> namespaces.addObject().put("type", type));
    HIDDEN.forEach(linux.putArray("maskedPaths")::add);
    NOT_TO_WRITE.forEach(linux.putArray("readonlyPaths")::add);
    if (!cgroup.isEmpty()) {
      linux.put("cgroupsPath", "/lockstep/" + cgroup);
      ObjectNode resources = linux.putObject("resources");
      resources.putObject("memory").put("limit", spec.limits().memory());
      resources
          .putObject("cpu")
          .put("period", PERIOD_MICROS)
          .put("quota", Math.round(spec.limits().processors() * PERIOD_MICROS));
      resources.putObject("pids").put("limit", spec.limits().processes());
    }
    return config;
  }

  private static Map<String, String> environment(ContainerSpec spec, JsonNode image) {
    Map<String, String> environment = new TreeMap<>();
    for (JsonNode entry : image.path("Env")) {
      String[] pair = entry.asText().split("=", 2);
      environment.put(pair[0], pair[1]);
    }
    environment.putAll(spec.environment());
    return environment;
  }

  private static void mounts(ArrayNode mounts, ContainerSpec spec) {
    mount(mounts, "proc", "proc", "/proc", List.of());
    mount(mounts, "tmpfs", "tmpfs", "/dev", List.of("nosuid", "mode=755", "size=64k"));
    mount(mounts, "sysfs", "sysfs", "/sys", List.of("nosuid", "noexec", "nodev", "ro"));
    mount(mounts, "cgroup", "cgroup", "/sys/fs/cgroup", List.of("nosuid", "noexec", "nodev", "ro"));
    for (Map.Entry<String, Long> folder : spec.temporary().entrySet()) {
      mount(
          mounts,
          "tmpfs",
          "tmpfs",
          folder.getKey(),
          List.of("nosuid", "nodev", "mode=1777", "size=" + folder.getValue()));
    }
    // Names of this machine, as a cluster gives every container its own.
    for (String file : List.of("/etc/hosts", "/etc/resolv.conf")) {
      mount(mounts, "bind", file, file, List.of("bind", "ro"));
    }
    for (ContainerSpec.Mount mount : spec.mounts()) {
      mount(
          mounts,
          "bind",
          mount.folder().toAbsolutePath().toString(),
          mount.path(),
          List.of("rbind", mount.readOnly() ? "ro" : "rw"));
    }
  }

  private static void mount(
      ArrayNode mounts, String type, String source, String destination, List<String> options) {
    ObjectNode mount =
        mounts.addObject().put("destination", destination).put("type", type).put("source", source);
    options.forEach(mount.putArray("options")::add);
  }
}
