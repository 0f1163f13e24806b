package org.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.suite.api.SelectClasses;

/** The build runs suites only: what is in none would never be tried. */
class SuitesTest {
  private static final Path TESTS = Path.of("src/test/java/org/lockstep/e2e");

  @Test
  void everyTestOfTheRunningSystemIsInOneSuite() throws IOException {
    List<String> inSuites =
        Stream.of(StorySuite.class, ReleaseSuite.class)
            .flatMap(suite -> Stream.of(suite.getAnnotation(SelectClasses.class).value()))
            .map(Class::getSimpleName)
            .toList();

    try (Stream<Path> files = Files.list(TESTS)) {
      List<String> tests =
          files
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .filter(name -> name.endsWith("IT"))
              .toList();
      assertThat(inSuites).containsExactlyInAnyOrderElementsOf(tests);
    }
  }
}
