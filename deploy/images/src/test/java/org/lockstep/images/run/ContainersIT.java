package org.lockstep.images.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.lockstep.images.base.Debian;
import org.lockstep.images.build.Images;
import org.lockstep.images.build.Project;
import org.lockstep.images.oci.Layout;
import org.lockstep.local.process.Ports;

/** The images, made and started as containers: what README.md promises of them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContainersIT {
  private static final int PORT = 28_180;
  private static final String JAVA = "/opt/java/bin/java";
  private static final int TERMINATED = 143;
  private static final Set<String> PROGRAMS =
      Set.of("java", "jexec", "jfr", "jspawnhelper", "keytool", "rmiregistry");

  private static @Nullable Layout layout;
  private static @Nullable LocalSuite suite;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    String whyNot = Runc.whyNot().orElse("");
    if (!whyNot.isEmpty()) {
      System.out.println("The images are not tried: " + whyNot);
    }
    // Skipped where nobody may start containers: only root may, on Linux, with runc, which the gate
    // (.ci/run) installs. What makes the images is tried by plain tests in any case.
    assumeTrue(whyNot.isEmpty(), whyNot);
    Project project = Project.ofThisBuild();
    boolean fetched = new Debian(project.target().resolve("foundation/debian")).fetch();
    if (!fetched) {
      System.out.println("The images are not tried: the packages of debian.txt cannot be had");
    }
    // Skipped where Debian does not serve them: a pinned version leaves its mirrors with the next
    // security fix, and then no commit of ours has broken anything.
    assumeTrue(fetched, "the packages of debian.txt cannot be had");
    layout = Images.make(project, System.out::println);
    suite = LocalSuite.start(project, layout, new Ports(PORT), project.target().resolve("tried"));
  }

  @AfterAll
  static void end() throws IOException, InterruptedException {
    if (suite != null) {
      suite.end();
    }
  }

  @Test
  @Order(1)
  void tellTheStoryThroughTheGateway() {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();

    suite().playStory(new PrintStream(screen, true, StandardCharsets.UTF_8));

    assertThat(screen.toString(StandardCharsets.UTF_8))
        .contains("as the partner's receiver verified them: 27 of 27")
        .doesNotContain("NOT one entity");
  }

  @Test
  @Order(2)
  void answerTheirProbes() throws IOException, InterruptedException {
    for (String service : suite().services()) {
      for (String which : List.of("live", "ready")) {
        String url = suite().probe(service, which);
        assertThat(LocalSuite.status(url)).as(url).isEqualTo(200);
        assertThat(probe(service, url).status()).as(url).isZero();
      }
      assertThat(probe(service, suite().probe(service, "nothing")).status()).isEqualTo(1);
      assertThat(probe(service, "http://127.0.0.1:1/").status()).isEqualTo(1);
    }
  }

  @Test
  @Order(2)
  void runAsSomebodyWithoutRights() throws IOException, InterruptedException {
    for (String service : suite().services()) {
      Path process = Path.of("/proc/" + suite().container(service).pid());
      assertThat(Files.readString(process.resolve("status")))
          .as(service)
          .containsPattern("Uid:\\t10001\\t10001\\t10001\\t10001")
          .containsPattern("Gid:\\t10001\\t10001\\t10001\\t10001")
          .containsPattern("CapPrm:\\t0{16}")
          .containsPattern("CapEff:\\t0{16}")
          .containsPattern("CapBnd:\\t0{16}")
          .containsPattern("NoNewPrivs:\\t1");
      assertThat(Files.readAllLines(process.resolve("mountinfo")))
          .as("the root of " + service)
          .anyMatch(line -> line.contains(" / ro,"));
    }
  }

  @Test
  @Order(2)
  void writeNowhereButInTmp() throws IOException, InterruptedException {
    for (String service : suite().services()) {
      for (String folder : List.of("/", "/opt/lockstep", "/etc", "/dev", "/var/lib")) {
        Runc.Outcome outcome = write(service, folder);
        assertThat(outcome.status()).as(service + folder + outcome.said()).isNotZero();
      }
      Runc.Outcome outcome = write(service, "/tmp");
      assertThat(outcome.status()).as(outcome.said()).isZero();
    }
  }

  /** Java logs to a file: there is no other program that could write one. */
  private static Runc.Outcome write(String service, String folder)
      throws IOException, InterruptedException {
    return suite()
        .container(service)
        .exec(List.of(JAVA, "-Xmx16m", "-Xlog:gc:file=" + folder + "/written.log", "-version"));
  }

  @Test
  @Order(2)
  void haveNoShell() throws IOException, InterruptedException {
    for (String service : suite().services()) {
      Set<String> programs = new TreeSet<>();
      for (Path layer : layout().layers(manifest(service))) {
        programs.addAll(PackedLayer.programs(layer));
      }
      assertThat(programs)
          .as(service)
          .filteredOn(path -> !path.contains(".so"))
          .map(path -> path.replaceFirst(".*/", ""))
          .isSubsetOf(PROGRAMS)
          .contains("java");
      for (String shell : List.of("/bin/sh", "/bin/bash", "/usr/bin/env")) {
        assertThat(suite().container(service).exec(List.of(shell, "-c", "true")).status())
            .as(shell)
            .isNotZero();
      }
    }
  }

  @Test
  @Order(2)
  void keepToTheirLimits() throws IOException, InterruptedException {
    // Skipped on a machine whose kernel lets nobody limit memory, processor and processes (no
    // cgroup
    // to write to): a limit that was not set cannot be kept to.
    assumeTrue(Runc.canLimit(), "This machine cannot limit what containers use");

    for (String service : suite().services()) {
      boolean register = service.equals("designation-service");
      assertThat(
              suite()
                  .container(service)
                  .exec(List.of(JAVA, "-Xmx16m", "-XshowSettings:system", "-version"))
                  .said())
          .as(service)
          .contains("Memory Limit: " + (register ? 768 : 512) + ".00M");
    }
  }

  @Test
  @Order(3)
  void endInOrderWhenTheyAreAskedTo() throws IOException, InterruptedException {
    for (String service : suite().services()) {
      long begun = System.nanoTime();
      OptionalInt status = suite().stop(service);
      System.out.printf(
          "%s ended with %s after %.1f s%n", service, status, (System.nanoTime() - begun) / 1e9);
      assertThat(status).as(service).hasValue(TERMINATED);
    }
  }

  private static Runc.Outcome probe(String service, String url)
      throws IOException, InterruptedException {
    return suite().container(service).exec(List.of(JAVA, "@/opt/lockstep/probe", url));
  }

  private static org.lockstep.images.oci.Digest manifest(String service) throws IOException {
    return layout().images().entrySet().stream()
        .filter(image -> image.getKey().startsWith("lockstep/" + service + ":"))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private static LocalSuite suite() {
    return java.util.Objects.requireNonNull(suite);
  }

  private static Layout layout() {
    return java.util.Objects.requireNonNull(layout);
  }
}
