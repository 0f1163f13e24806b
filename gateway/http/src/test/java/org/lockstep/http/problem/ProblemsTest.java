package org.lockstep.http.problem;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each kind of problem has one meaning, whoever answers with it, and a section in docs/problems.md,
 * which is made from the enums of this library and of the services; {@code -Dproblems.accept=true}
 * writes it.
 */
class ProblemsTest {
  private static final Path ROOT = Path.of("../..");
  private static final Path TOLD = ROOT.resolve("docs/problems.md");

  /** The file of each enum, and whose it is. */
  private static final List<Path> ENUMS =
      List.of(
          Path.of("gateway/http/src/main/java/org/lockstep/http/problem/CommonProblem.java"),
          Path.of("gateway/src/main/java/org/lockstep/gateway/problem/ProblemType.java"),
          Path.of(
              "designation-service/src/main/java/org/lockstep/designation/problem/ProblemType.java"),
          Path.of("entity-service/src/main/java/org/lockstep/entity/problem/ProblemType.java"),
          Path.of("alert-service/src/main/java/org/lockstep/alert/problem/ProblemType.java"));

  private static final Pattern CONSTANT =
      Pattern.compile(
          "(?:/\\*\\*((?:[^*]|\\*(?!/))*+)\\*/\\s*)?([A-Z][A-Z_]+)\\(\\s*([0-9]{3}),\\s*\"([^\"]*)\"\\)");

  private record Kind(String name, int status, String title, String advice, String by) {
    static Kind of(MatchResult found, String by) {
      String advice = found.group(1) == null ? "" : found.group(1);
      return new Kind(
          found.group(2).toLowerCase(Locale.ROOT).replace('_', '-'),
          Integer.parseInt(found.group(3)),
          found.group(4),
          advice
              .replaceAll("\\s*\\n\\s*\\*\\s?", " ")
              .replaceAll("\\{@code ([^}]*)\\}", "`$1`")
              .strip(),
          by);
    }

    String section() {
      return "## %s\n`urn:lockstep:problem:%s`, %d, from %s: %s.\n\n%s\n"
          .formatted(name, name, status, by, title, advice);
    }
  }

  @Test
  void haveOneMeaningEach() throws IOException {
    assertThat(kinds()).extracting(Kind::name).doesNotHaveDuplicates().hasSizeGreaterThan(30);
    assertThat(kinds()).extracting(Kind::title).doesNotHaveDuplicates();
  }

  @Test
  void sayWhatToDo() throws IOException {
    assertThat(kinds())
        .allSatisfy(kind -> assertThat(kind.advice()).as(kind.name()).isNotBlank().endsWith("."));
  }

  /** What this reads from the sources is what callers get. */
  @Test
  void areThoseOfTheEnum() throws IOException {
    assertThat(kinds())
        .filteredOn(kind -> kind.by().equals("every service"))
        .extracting(kind -> "urn:lockstep:problem:" + kind.name())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(CommonProblem.values()).map(ProblemKind::urn).toList());
  }

  @Test
  void areToldToCallers() throws IOException {
    String made =
        """
        # Problems
        Whatever is refused is answered by a problem document (RFC 9457): `type`, `title`, `status`, `detail` (what is wrong with this request and what
        is allowed), `instance` (the id of the request, to quote), and `violations` where there are several things to change. A program goes by `type`,
        whose last part is the section below; wordings may change. This file is made from the code.

        """
            + kinds().stream()
                .sorted(Comparator.comparingInt(Kind::status).thenComparing(Kind::name))
                .map(Kind::section)
                .collect(joining("\n"));
    if (Boolean.getBoolean("problems.accept")) {
      Files.writeString(TOLD, made);
    }
    assertThat(Files.exists(TOLD) ? Files.readString(TOLD) : "")
        .as("mvn verify -pl gateway/http -am -Dtest=ProblemsTest -Dproblems.accept=true writes it")
        .isEqualTo(made);
  }

  private static List<Kind> kinds() throws IOException {
    List<Kind> kinds = new ArrayList<>();
    for (Path file : ENUMS) {
      String first = file.getName(0).toString();
      String by =
          file.endsWith("CommonProblem.java")
              ? "every service"
              : first.equals("gateway") ? "the gateway" : first;
      CONSTANT
          .matcher(Files.readString(ROOT.resolve(file)))
          .results()
          .map(found -> Kind.of(found, by))
          .forEach(kinds::add);
    }
    return kinds;
  }
}
