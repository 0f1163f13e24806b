package org.lockstep.images.run;

import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.lockstep.images.base.BaseLayer;
import org.lockstep.images.build.Project;
import org.lockstep.images.oci.Layout;
import org.lockstep.local.data.DataFolder;
import org.lockstep.local.data.Secrets;
import org.lockstep.local.part.Addresses;
import org.lockstep.local.part.BrowserFlow;
import org.lockstep.local.part.ServiceEnvironment;
import org.lockstep.local.part.StoreAddresses;
import org.lockstep.local.process.Ports;
import org.lockstep.local.story.Story;

/**
 * The services as containers, with the stores, Keycloak and the receiver of {@code deploy/up} on
 * this machine.
 */
public final class LocalSuite {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final long MEBIBYTE = 1 << 20;
  private static final int PROCESSES = 512;
  private static final String CHECKPOINTS = "/var/lib/lockstep/checkpoints";

  private final Project project;
  private final Ports ports;
  private final Path folder;
  private final Process launcher;
  private final Map<String, Container> containers = new LinkedHashMap<>();

  private LocalSuite(Project project, Ports ports, Path folder, Process launcher) {
    this.project = project;
    this.ports = ports;
    this.folder = folder;
    this.launcher = launcher;
  }

  /**
   * Starts all of it with empty stores, and returns when the gateway sees all services.
   *
   * @param folder for data, bundles and logs
   */
  public static LocalSuite start(Project project, Layout layout, Ports ports, Path folder)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    LocalSuite suite = new LocalSuite(project, ports, folder, launch(project, ports, folder));
    Runtime.getRuntime().addShutdownHook(new Thread(suite::endQuietly));
    try {
      suite.awaitStores();
      suite.startContainers(layout);
      suite.await("http://127.0.0.1:" + ports.gateway() + "/health");
      return suite;
    } catch (IOException | InterruptedException | RuntimeException e) {
      suite.end();
      throw e;
    }
  }

  private static Process launch(Project project, Ports ports, Path folder) throws IOException {
    Path local = project.root().resolve("deploy/local/target");
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-cp",
            local.resolve("classes") + ":" + local.resolve("lib") + "/*",
            "org.lockstep.local.Launcher",
            "--reset",
            "--no-services",
            "--port",
            Integer.toString(ports.base()),
            "--data",
            data(folder).toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("launcher.log").toFile())
        .start();
  }

  private static Path data(Path folder) {
    return folder.resolve("data").toAbsolutePath();
  }

  private void awaitStores() throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (DataFolder.portBaseOfReady(data(folder)).isEmpty() || !upIsSaid()) {
      if (!launcher.isAlive() || System.nanoTime() > end) {
        throw new IOException(
            "The stores did not start:\n" + Files.readString(folder.resolve("launcher.log")));
      }
      Thread.sleep(200);
    }
  }

  /** The mark of an earlier start is there until the new one has taken the folder. */
  private boolean upIsSaid() throws IOException {
    return Files.readString(folder.resolve("launcher.log")).contains("Keycloak are up");
  }

  private void startContainers(Layout layout) throws IOException, InterruptedException {
    Path checkpoints = Files.createDirectories(data(folder).resolve("checkpoints"));
    Files.setAttribute(checkpoints, "unix:uid", BaseLayer.USER);
    ServiceEnvironment environment =
        new ServiceEnvironment(
            new Addresses(ports, StoreAddresses.from(Map.of())),
            Secrets.of(data(folder)),
            BrowserFlow.from(Map.of()),
            Path.of(CHECKPOINTS));
    ContainerSpec.Mount sink = new ContainerSpec.Mount(checkpoints, CHECKPOINTS, false);
    Runc runc = Runc.in(folder.resolve("runc"));
    for (String service : services()) {
      boolean register = service.equals("designation-service");
      ContainerSpec spec =
          new ContainerSpec(
              "lockstep/" + service + ":" + project.version(),
              ContainerSpec.Security.restricted(BaseLayer.USER),
              onThisMachineAlone(environment.of(service)),
              Map.of("/tmp", (register ? 1024 : 64) * MEBIBYTE),
              register ? List.of(sink) : List.of(),
              new ContainerSpec.Limits((register ? 768 : 512) * MEBIBYTE, 2, PROCESSES),
              GRACE);
      String id = service + "-" + ports.base();
      containers.put(service, Container.start(runc, layout, id, spec, folder));
    }
    for (String service : services()) {
      await(probe(service, "ready"));
    }
  }

  /** The containers have the network of the machine: what an image opens to all stays within. */
  private static Map<String, String> onThisMachineAlone(Map<String, String> environment) {
    Map<String, String> own = new TreeMap<>(environment);
    own.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    own.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    return own;
  }

  /** The names of the services, in the order in which they end. */
  public List<String> services() {
    return List.of("gateway", "designation-service", "entity-service", "alert-service");
  }

  public Container container(String service) {
    return Objects.requireNonNull(containers.get(service));
  }

  /** Where a probe asks, {@code live} or {@code ready}. */
  public String probe(String service, String which) {
    int port =
        switch (service) {
          case "gateway" -> ports.gatewayManagement();
          case "designation-service" -> ports.designation();
          case "entity-service" -> ports.entity();
          default -> ports.alert();
        };
    return "http://127.0.0.1:" + port + "/q/health/" + which;
  }

  private void await(String url) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (status(url) != HttpURLConnection.HTTP_OK) {
      for (Container container : containers.values()) {
        if (!container.isRunning()) {
          throw new IOException(container.id() + " ended; its log is " + container.log());
        }
      }
      if (System.nanoTime() > end) {
        throw new IOException(url + " does not answer with 200; logs are in " + folder);
      }
      Thread.sleep(200);
    }
  }

  /** The status of the answer, 0 when there is none. */
  public static int status(String url) {
    try {
      HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      connection.setConnectTimeout(2000);
      connection.setReadTimeout(5000);
      return connection.getResponseCode();
    } catch (IOException e) {
      return 0;
    }
  }

  /** Plays the story of 24 May 2024 through the gateway. */
  public void playStory(PrintStream out) {
    new Story(data(folder), ports.base(), out)
        .play(new Story.Setting(true, " --data " + data(folder)));
  }

  /**
   * Ends one service in order.
   *
   * @return its status; nothing if it took longer than it has
   */
  public OptionalInt stop(String service) throws IOException, InterruptedException {
    Container container = container(service);
    containers.remove(service);
    try {
      return container.stop();
    } finally {
      container.remove();
    }
  }

  /** Ends all of it in order. */
  public void end() throws IOException, InterruptedException {
    List<String> left = new ArrayList<>(containers.keySet());
    for (String service : left) {
      stop(service);
    }
    launcher.destroy();
    launcher.waitFor(60, TimeUnit.SECONDS);
  }

  private void endQuietly() {
    try {
      end();
    } catch (IOException | InterruptedException e) {
      System.err.println("Not all containers were ended: " + e);
    }
  }
}
