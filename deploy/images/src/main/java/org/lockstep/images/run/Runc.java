package org.lockstep.images.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The OCI runtime of Debian, which starts containers without a daemon. */
public final class Runc {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Path> CGROUPS =
      List.of(Path.of("/sys/fs/cgroup/memory"), Path.of("/sys/fs/cgroup/cgroup.subtree_control"));

  private final Path program;
  private final Path state;

  private Runc(Path program, Path state) {
    this.program = program;
    this.state = state;
  }

  /** Why no container can be started here; empty if one can. */
  public static Optional<String> whyNot() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return Optional.of("only root can start containers here");
    }
    return program().isPresent()
        ? Optional.empty()
        : Optional.of("there is no runc; Debian's package runc has it");
  }

  private static Optional<Path> program() {
    return Stream.of("/usr/sbin/runc", "/usr/bin/runc", "/usr/local/sbin/runc")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * The runtime of this machine.
   *
   * @param state where it remembers containers
   */
  public static Runc in(Path state) throws IOException {
    return new Runc(
        program().orElseThrow(() -> new IOException(whyNot().orElse("there is no runc"))),
        Files.createDirectories(state));
  }

  /** Whether a container's use of memory and processors can be limited on this machine. */
  public static boolean canLimit() {
    return CGROUPS.stream().anyMatch(Files::isWritable);
  }

  /** Starts a container; the process that is returned ends when it does, with its status. */
  Process run(String id, Path bundle, Path log) throws IOException {
    return new ProcessBuilder(
            program.toString(),
            "--root",
            state.toString(),
            "run",
            "--bundle",
            bundle.toString(),
            id)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /** Runs a command in a running container. */
  Outcome exec(String id, List<String> command) throws IOException, InterruptedException {
    return call(Stream.concat(Stream.of("exec", id), command.stream()).toList());
  }

  /** The id of its first process, as this machine counts. */
  long pid(String id) throws IOException, InterruptedException {
    return JSON.readTree(call(List.of("state", id)).said()).path("pid").asLong();
  }

  void signal(String id, String signal) throws IOException, InterruptedException {
    call(List.of("kill", id, signal));
  }

  /** Ends whatever of it is left, however it ended. */
  void remove(String id) throws IOException, InterruptedException {
    call(List.of("delete", "--force", id));
  }

  /**
   * How a command ended.
   *
   * @param said on both outputs
   */
  public record Outcome(int status, String said) {}

  private Outcome call(List<String> arguments) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(program.toString(), "--root", state.toString());
    builder.command().addAll(arguments);
    Process process = builder.redirectErrorStream(true).start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), said);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
