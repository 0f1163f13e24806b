package org.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lockstep.e2e.KnownBadVersions.Shipped;

/** Nothing that is shipped has a fault that everybody can read about. */
class KnownBadVersionsTest {
  private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

  private static final List<String> SERVICES =
      List.of("designation-service", "entity-service", "alert-service", "gateway");

  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");

  private static final Pattern KEYCLOAK =
      Pattern.compile("<keycloak.version>([^<]+)</keycloak.version>");

  @Test
  void shipsNoVersionThatIsKnownToBeBad() throws IOException {
    List<Shipped> shipped = shipped();

    assertThat(shipped)
        .extracting(Shipped::artifact)
        .contains(
            "netty-codec-http",
            "jackson-databind",
            "postgresql",
            "quarkus-core",
            "kafka-clients",
            "mongo-java-server",
            "keycloak-quarkus-dist");
    assertThat(KnownBadVersions.committed().among(shipped, LocalDate.now())).isEmpty();
  }

  @Test
  void findsABadVersionByGroupNameAndOrderOfVersions() {
    KnownBadVersions list =
        KnownBadVersions.of(
            Stream.of(
                "org.example:one | [1.0,1.10) | MADE-UP-1 | for this test",
                "org.example:pre-* | [2.0,2.1.Final) | MADE-UP-2 | for this test",
                "org.example:borne | [1.0,2.0) | MADE-UP-3 | for this test | 2026-12-31 | so"));
    List<Shipped> shipped =
        List.of(
            new Shipped("a", "org.example", "one", "1.9"),
            new Shipped("a", "org.example", "one", "1.10"),
            new Shipped("a", "org.other", "one", "1.9"),
            new Shipped("b", null, "one", "1.0.1"),
            new Shipped("b", null, "pre-fix", "2.0.9.Final"),
            new Shipped("b", null, "pre-fix", "2.1.Final"),
            new Shipped("b", null, "borne", "1.5"));

    assertThat(list.among(shipped, LocalDate.parse("2026-12-31")))
        .containsExactly(
            "a: one 1.9 is bad (MADE-UP-1)",
            "b: one 1.0.1 is bad (MADE-UP-1)",
            "b: pre-fix 2.0.9.Final is bad (MADE-UP-2)");
    assertThat(list.among(shipped, LocalDate.parse("2027-01-01")))
        .contains("b: borne 1.5 is bad (MADE-UP-3)");
  }

  private static List<Shipped> shipped() throws IOException {
    List<Shipped> all = new ArrayList<>();
    for (String service : SERVICES) {
      for (String folder : List.of("main", "boot")) {
        collect(service, PROJECT.resolve(service + "/target/quarkus-app/lib/" + folder), true, all);
      }
    }
    collect("deploy/local", PROJECT.resolve("deploy/local/target/lib"), false, all);
    Matcher keycloak = KEYCLOAK.matcher(Files.readString(PROJECT.resolve("pom.xml")));
    assertThat(keycloak.find()).isTrue();
    all.add(new Shipped("pom.xml", "org.keycloak", "keycloak-quarkus-dist", keycloak.group(1)));
    return all;
  }

  /**
   * @param withGroup whether the names of the files begin with the group, as Quarkus has them
   */
  private static void collect(String where, Path folder, boolean withGroup, List<Shipped> into)
      throws IOException {
    assertThat(folder).as("packaged before (mvn verify)").isDirectory();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        Matcher jar = JAR.matcher(file.getFileName().toString());
        if (jar.matches()) {
          String name = jar.group(1);
          int end = withGroup ? groupEnd(name) : -1;
          @Nullable String group = end < 0 ? null : name.substring(0, end);
          into.add(new Shipped(where, group, name.substring(end + 1), jar.group(2)));
        }
      }
    }
  }

  /** Artifacts with a dot in their names are rare; none of the list has one. */
  private static int groupEnd(String name) {
    return name.lastIndexOf('.');
  }
}
