package org.lockstep.images.build;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Properties;

/**
 * The built checkout that images are made from.
 *
 * @param root the folder of the parent POM
 * @param version as the POM has it
 * @param created the time that everything built bears
 * @param repository Maven's local one
 */
public record Project(Path root, String version, Instant created, Path repository) {

  /** The one this class was built in. */
  public static Project ofThisBuild() throws IOException {
    Properties properties = new Properties();
    try (InputStream in =
        Objects.requireNonNull(Project.class.getResourceAsStream("project.properties"))) {
      properties.load(in);
    }
    return new Project(
        checkout(),
        properties.getProperty("version"),
        Instant.parse(properties.getProperty("created")),
        Path.of(properties.getProperty("repository")));
  }

  private static Path checkout() {
    try {
      Path place =
          Path.of(Project.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      for (Path folder = place; folder != null; folder = folder.getParent()) {
        if (Files.exists(folder.resolve("deploy/images/pom.xml"))) {
          return folder;
        }
      }
      throw new IllegalStateException("The program at " + place + " is in no checkout of Lockstep");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where images and what belongs to them go. */
  public Path target() {
    return root.resolve("deploy/images/target");
  }

  public Path layout() {
    return target().resolve("oci");
  }

  /** What Quarkus packaged of a service. */
  Path packaged(String service) throws IOException {
    Path folder = root.resolve(service).resolve("target/quarkus-app");
    if (!Files.exists(folder.resolve("quarkus-run.jar"))) {
      throw new IOException(service + " is not built: " + folder + " is missing");
    }
    return folder;
  }

  /**
   * The commit, with {@code -changed} where the checkout has changes; empty where git does not say.
   */
  String revision() throws InterruptedException {
    String commit = git("rev-parse", "HEAD").strip();
    boolean changed = !git("status", "--porcelain", "--untracked-files=no").isBlank();
    return commit.isEmpty() || !changed ? commit : commit + "-changed";
  }

  private String git(String... arguments) throws InterruptedException {
    try {
      ProcessBuilder builder = new ProcessBuilder("git").directory(root.toFile());
      builder.command().addAll(java.util.List.of(arguments));
      Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? said : "";
    } catch (IOException e) {
      return ""; // No git on this machine.
    }
  }
}
