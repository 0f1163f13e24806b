package org.lockstep.entity.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MatchingTablesTest {
  @Test
  void everyTableSaysWhereItIsFrom() throws IOException, URISyntaxException {
    for (Path table : tables()) {
      List<String> head =
          Files.readAllLines(table).stream().takeWhile(line -> line.startsWith("#")).toList();
      assertThat(String.join(" ", head))
          .as(table.toString())
          .containsPattern("Source:|Learned from:|Written for this table|docs/adr|Measured on");
    }
  }

  @Test
  void everyLineHasAKeyAndWhatBelongsToIt() throws IOException, URISyntaxException {
    List<String> ofOneField = List.of("names.tsv", "korean-families.tsv");
    for (Path table : tables()) {
      int fields = ofOneField.contains(table.getFileName().toString()) ? 1 : 2;
      assertThat(Files.readAllLines(table).stream().filter(line -> !line.startsWith("#")))
          .as(table.toString())
          .allMatch(line -> line.split("\t", -1).length == fields && !line.endsWith("\t"));
    }
  }

  @Test
  void theVersionIsInEveryComparison() {
    assertThat(MatchedNames.persons("Ivan", "Ivan").version())
        .isEqualTo(NameMatcher.version())
        .matches("\\d+-[0-9a-f]{12}");
  }

  private static List<Path> tables() throws IOException, URISyntaxException {
    Path folder = Path.of(Tables.class.getResource("/matching").toURI());
    try (Stream<Path> tables = Files.list(folder)) {
      List<Path> all = tables.toList();
      assertThat(all).hasSizeGreaterThan(10);
      return all;
    }
  }
}
