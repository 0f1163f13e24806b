package org.lockstep.images.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockstep.images.oci.Layer;

/**
 * The Java of the images: the modules of {@code modules.txt}, linked from the JDK that runs this,
 * with the options of {@code jvm.options} as its defaults.
 */
public final class JavaRuntime {
  /** Where it is in an image. */
  public static final String HOME = "opt/java";

  private static final String TRUST_STORE = "lib/security/cacerts";

  private final Path folder;

  private JavaRuntime(Path folder) {
    this.folder = folder;
  }

  /**
   * Links it, unless the folder has it already, from the same JDK.
   *
   * @param folder where it goes
   */
  public static JavaRuntime in(Path folder) throws IOException, InterruptedException {
    return in(folder, modules());
  }

  static JavaRuntime in(Path folder, List<String> modules)
      throws IOException, InterruptedException {
    Path jdk = Path.of(System.getProperty("java.home"));
    String key = Runtime.version() + " " + jdk + "\n" + modules + "\n" + options() + "\n";
    Path mark = folder.resolveSibling(folder.getFileName() + ".txt");
    if (!Files.exists(mark) || !Files.readString(mark).equals(key)) {
      Files.deleteIfExists(mark);
      deleteAll(folder);
      Files.createDirectories(folder.toAbsolutePath().getParent());
      link(jdk, folder, modules);
      Files.writeString(mark, key);
    }
    return new JavaRuntime(folder);
  }

  private static void link(Path jdk, Path folder, List<String> modules)
      throws IOException, InterruptedException {
    Path jlink = jdk.resolve("bin/jlink");
    if (!Files.isExecutable(jlink)) {
      throw new IOException("There is no jlink at " + jlink + ": a JDK is needed, not only a JRE");
    }
    Process process =
        new ProcessBuilder(
                jlink.toString(),
                "--add-modules",
                String.join(",", modules),
                "--no-header-files",
                "--no-man-pages",
                "--add-options=" + String.join(" ", options()),
                "--output",
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("jlink failed: " + said.strip());
    }
  }

  /** The modules that are named; those which they need come with them. */
  public static List<String> modules() {
    return lines("modules.txt");
  }

  /** The options that every Java of an image starts with. */
  public static List<String> options() {
    String since24 = Runtime.version().feature() >= 24 ? "jvm-24.options" : "";
    return Stream.of("jvm.options", since24)
        .filter(name -> !name.isEmpty())
        .flatMap(name -> lines(name).stream())
        .toList();
  }

  private static List<String> lines(String resource) {
    try (InputStream in = Objects.requireNonNull(JavaRuntime.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  public Path java() {
    return folder.resolve("bin/java");
  }

  /** The version, as {@code 17.0.15}. */
  public String version() throws IOException {
    return release("JAVA_VERSION");
  }

  /** All modules that are in it. */
  public List<String> linked() throws IOException {
    return List.of(release("MODULES").split(" "));
  }

  private String release(String key) throws IOException {
    Properties release = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve("release"))) {
      release.load(reader);
    }
    return release.getProperty(key, "").replace("\"", "");
  }

  /**
   * The layer of an image.
   *
   * @param trustStore whom it trusts
   */
  public Layer layer(byte[] trustStore) throws IOException {
    return new Layer("Java " + version())
        .copyAll(HOME, folder)
        .file(HOME + "/" + TRUST_STORE, trustStore);
  }

  private static void deleteAll(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) {
          Files.delete(path);
        }
      }
    }
  }
}
