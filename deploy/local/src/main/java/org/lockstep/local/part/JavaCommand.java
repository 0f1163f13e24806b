package org.lockstep.local.part;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lockstep.local.process.Part;

/** A part that is a JVM: small, and ended by the end of its standard input. */
final class JavaCommand {
  /** The main class of every packaged Quarkus application. */
  static final String QUARKUS = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

  /** Code is compiled once, quickly: less memory, and a shorter start. */
  private static final String COMPILED_ONCE = "-XX:TieredStopAtLevel=1";

  private final String name;
  private final Path data;
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> environment = new TreeMap<>();

  /**
   * @param name of the part, and
   * @param data its data folder: both are in its command line, so that {@code ps} tells what it is
   */
  JavaCommand(String name, Path data) {
    this.name = name;
    this.data = data;
    options.addAll(
        List.of(
            "-XX:+UseSerialGC",
            COMPILED_ONCE,
            "-XX:+ExitOnOutOfMemoryError",
            "-Xss512k",
            "-Dfile.encoding=UTF-8"));
    if (Runtime.version().feature() >= 24) {
      options.add("--enable-native-access=ALL-UNNAMED");
      options.add("--sun-misc-unsafe-memory-access=allow");
    }
  }

  /** Heap at most; what a part needs when idle is far less. */
  JavaCommand heap(int megabytes) {
    options.add("-Xms16m");
    options.add("-Xmx" + megabytes + "m");
    return this;
  }

  /** What runs often is compiled again, better: for who answers many requests a second. */
  JavaCommand compiledAgain() {
    options.remove(COMPILED_ONCE);
    return this;
  }

  JavaCommand options(List<String> more) {
    options.addAll(more);
    return this;
  }

  JavaCommand environment(String key, String value) {
    environment.put(key, value);
    return this;
  }

  JavaCommand environment(Map<String, String> more) {
    environment.putAll(more);
    return this;
  }

  /** How this command becomes a process. */
  Part.Launch launch(String classPath, String mainClass, List<String> arguments) {
    return log -> start(log, classPath, mainClass, arguments);
  }

  private Process start(Path log, String classPath, String mainClass, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dlockstep.part=" + name);
    command.add("-Dlockstep.data=" + data);
    command.addAll(options);
    command.add("-cp");
    command.add(classPath);
    command.add(mainClass);
    command.addAll(arguments);
    return start(command, environment, log.toFile());
  }

  static Process start(List<String> command, Map<String, String> environment, File log)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    // Credentials of stores reach the parts that need them under the names those parts know.
    builder.environment().keySet().removeAll(StoreAddresses.VARIABLES);
    builder.environment().putAll(environment);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }
}
