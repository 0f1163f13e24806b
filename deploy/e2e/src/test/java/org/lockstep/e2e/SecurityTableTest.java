package org.lockstep.e2e;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/security.md says is tried, is. */
class SecurityTableTest {
  private static final Path PROJECT = Path.of("../..");
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)`");

  @Test
  void everyTestOfTheTableIsThere() throws IOException {
    Map<String, Path> sources = sources();

    assertThat(TEST.matcher(Files.readString(PROJECT.resolve("docs/security.md"))).results())
        .hasSizeGreaterThan(30)
        .allSatisfy(
            named -> {
              assertThat(sources).as(named.group()).containsKey(named.group(1));
              assertThat(sources.get(named.group(1)))
                  .content()
                  .as(named.group())
                  .containsPattern("@(ParameterizedT|T)est[^;]*void " + method(named) + "\\(");
            });
  }

  private static String method(MatchResult named) {
    return named.group(2);
  }

  private static Map<String, Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(PROJECT)) {
      return files
          .filter(
              file -> file.toString().endsWith(".java") && !file.toString().contains("/target/"))
          .collect(
              toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  file -> file,
                  SecurityTableTest::theTest));
    }
  }

  /** Services have tests of one name: any that has methods of its own. */
  private static Path theTest(Path one, Path other) {
    try {
      return Files.size(one) >= Files.size(other) ? one : other;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
