package org.lockstep.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who listens on a port, as far as Linux tells this user (proc(5)). */
final class PortOwner {
  private static final String LISTENING = "0A";
  private static final int SHORT = 80;

  private PortOwner() {}

  /** Words for the screen, such as {@code process 4711 (python3 -m http.server 8083)}. */
  static String of(int port) {
    Set<String> sockets =
        Stream.of("/proc/net/tcp", "/proc/net/tcp6")
            .flatMap(table -> lines(Path.of(table)).stream())
            .map(line -> line.strip().split("\\s+"))
            .filter(columns -> columns.length > 9 && columns[3].equals(LISTENING))
            .filter(
                columns -> columns[1].endsWith(":%04X".formatted(port).toUpperCase(Locale.ROOT)))
            .map(columns -> "socket:[" + columns[9] + "]")
            .collect(Collectors.toSet());
    return holder(sockets).map(PortOwner::describe).orElse("a process of another user");
  }

  private static Optional<ProcessHandle> holder(Set<String> sockets) {
    return ProcessHandle.allProcesses().filter(process -> holds(process, sockets)).findFirst();
  }

  private static boolean holds(ProcessHandle process, Set<String> sockets) {
    try (DirectoryStream<Path> open =
        Files.newDirectoryStream(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
      for (Path descriptor : open) {
        if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
          return true;
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      return false; // Another user's, or just gone.
    }
    return false;
  }

  private static String describe(ProcessHandle process) {
    String command =
        String.join(" ", lines(Path.of("/proc", Long.toString(process.pid()), "cmdline")))
            .replace('\0', ' ')
            .strip();
    return "process "
        + process.pid()
        + " ("
        + (command.length() > SHORT ? command.substring(0, SHORT) + "…" : command)
        + ")";
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return List.of();
    }
  }
}
