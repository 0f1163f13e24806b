package org.lockstep.local.part;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.lockstep.local.data.Refusal;
import org.lockstep.local.process.Progress;

/**
 * Keycloak's programs, unpacked and built for PostgreSQL once a checkout. That takes half a minute,
 * so it happens in a folder of its own, which is moved into place when it is whole.
 */
final class KeycloakDistribution {

  private static final List<String> BUILD = List.of("build", "--db=postgres");
  private static final String WHOLE = "lockstep-build.txt";

  private final Path target;

  /**
   * @param target where the build put the archive, and where the programs go
   */
  KeycloakDistribution(Path target) {
    this.target = target;
  }

  /** The folder of the programs, made if it is not there. */
  Path prepared(Path log, Progress progress) throws IOException, InterruptedException {
    Path archive = archive();
    Path ready = target.resolve("keycloak");
    String mark = archive.getFileName() + " " + String.join(" ", BUILD) + "\n";
    if (isWhole(ready, mark)) {
      return ready;
    }
    try (FileChannel channel =
            FileChannel.open(
                target.resolve("keycloak.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !isWhole(ready, mark)) {
        Progress.Step step = progress.begin("keycloak programs");
        make(archive, ready, mark, log);
        step.done("unpacked and built for PostgreSQL, once,");
      }
    }
    return ready;
  }

  private static boolean isWhole(Path folder, String mark) throws IOException {
    Path file = folder.resolve(WHOLE);
    return Files.exists(file) && Files.readString(file, StandardCharsets.UTF_8).equals(mark);
  }

  private Path archive() throws IOException {
    try (DirectoryStream<Path> archives =
        Files.newDirectoryStream(target.resolve("dist"), "keycloak-quarkus-dist-*.zip")) {
      for (Path archive : archives) {
        return archive;
      }
    }
    throw new Refusal(
        "Keycloak's archive is not in "
            + target
            + "/dist: start with deploy/up, which fetches it.");
  }

  private void make(Path archive, Path ready, String mark, Path log)
      throws IOException, InterruptedException {
    Path fresh = target.resolve("keycloak.new");
    deleteAll(fresh);
    unpack(archive, fresh);
    Process build = JavaCommand.start(command(fresh), Map.of(), log.toFile());
    try {
      if (build.waitFor() != 0) {
        throw new Refusal("Keycloak's build failed; see " + log + ".");
      }
    } finally {
      build.destroyForcibly();
    }
    Files.writeString(fresh.resolve(WHOLE), mark, StandardCharsets.UTF_8);
    deleteAll(ready);
    Files.move(fresh, ready, StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<String> command(Path programs) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options(programs));
    command.addAll(
        List.of("-XX:+UseSerialGC", "-Xmx400m", "-cp", classPath(programs), JavaCommand.QUARKUS));
    command.addAll(BUILD);
    return command;
  }

  static String classPath(Path programs) {
    return programs.resolve("lib/quarkus-run.jar").toString();
  }

  /** Plain {@code java} with what {@code kc.sh} would add, without those for memory. */
  static List<String> options(Path home) {
    List<String> options = new ArrayList<>();
    for (String opened :
        List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
      options.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
    }
    options.addAll(
        List.of(
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Duser.language=en",
            "-Duser.country=US",
            "-Dkc.home.dir=" + home,
            "-Djboss.server.config.dir=" + home.resolve("conf"),
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dpicocli.disable.closures=true",
            "-Dquarkus-log-max-startup-records=10000"));
    return options;
  }

  private static void unpack(Path archive, Path into) throws IOException {
    try (InputStream file = Files.newInputStream(archive);
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path name = Path.of(entry.getName());
        if (name.getNameCount() < 2) {
          continue; // The one folder everything is in.
        }
        Path place = into.resolve(name.subpath(1, name.getNameCount())).normalize();
        if (!place.startsWith(into)) {
          throw new IOException("The archive names a place outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(place);
        } else {
          Files.createDirectories(place.getParent());
          Files.copy(zip, place);
        }
      }
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
