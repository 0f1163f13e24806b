package org.lockstep.designation.lists.ofac;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.designation.content.Change;
import org.lockstep.designation.content.Differences;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.lists.Read;
import org.lockstep.designation.lists.completion.Completion;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.ListedEntry;

/** The formats of OFAC are one list: their order makes no difference, and a switch no change. */
class OneEditionInAllFormatsTest {
  private static final OneEdition EDITION = new OneEdition(91001, 91002, "OREKHOFF, Pavel");

  private enum Format {
    CSV,
    XML,
    ADVANCED;

    private ListReader reader() {
      return switch (this) {
        case CSV -> new OfacCsvReader();
        case XML -> new OfacXmlReader();
        case ADVANCED -> new OfacAdvancedXmlReader();
      };
    }

    private List<ListedEntry> read(OneEdition edition) {
      return switch (this) {
        case CSV ->
            Read.with(
                    reader(),
                    "us-sdn",
                    Read.file("sdn.csv", edition.sdnCsv()),
                    Read.file("alt.csv", edition.altCsv()),
                    Read.file("add.csv", edition.addCsv()))
                .entries;
        case XML -> Read.with(reader(), "us-sdn", Read.file("sdn.xml", edition.xml())).entries;
        case ADVANCED ->
            Read.with(reader(), "us-sdn", Read.file("sdn_advanced.xml", edition.advanced()))
                .entries;
      };
    }
  }

  /** What an import has of a list after formats in their order. */
  private static final class Register {
    private final Map<String, EntryContent> entries = new HashMap<>();

    EntryContent entry(String key) {
      return Objects.requireNonNull(entries.get(key));
    }

    /** What the edition in this format changes, by entry. */
    Map<String, List<Change>> takes(OneEdition edition, Format format) {
      Map<String, List<Change>> changes = new HashMap<>();
      for (ListedEntry entry : format.read(edition)) {
        EntryContent before = entries.get(entry.key());
        EntryContent after =
            before == null
                ? entry.content()
                : Completion.of(entry.content(), before, format.reader().cannotSay()).content();
        List<Change> made = before == null ? List.of() : Differences.between(before, after);
        if (before == null || !made.isEmpty()) {
          entries.put(entry.key(), after);
        }
        if (!made.isEmpty()) {
          changes.put(entry.key(), made);
        }
      }
      return changes;
    }
  }

  private static Stream<List<Format>> orders() {
    return Stream.of(Format.values())
        .flatMap(
            first ->
                Stream.of(Format.values())
                    .filter(second -> second != first)
                    .map(
                        second -> {
                          List<Format> order = new ArrayList<>(List.of(first, second));
                          Stream.of(Format.values())
                              .filter(format -> !order.contains(format))
                              .forEach(order::add);
                          return order;
                        }));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void onceAllFormatsAreReadNoneOfThemChangesAnything(List<Format> order) {
    Register register = new Register();
    order.forEach(format -> register.takes(EDITION, format));

    for (Format format : Format.values()) {
      assertThat(register.takes(EDITION, format)).as("in %s", format).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("orders")
  void anyOrderComesToTheSame(List<Format> order) {
    Register fullestFirst = new Register();
    Stream.of(Format.ADVANCED, Format.XML, Format.CSV)
        .forEach(format -> fullestFirst.takes(EDITION, format));
    Register register = new Register();
    order.forEach(format -> register.takes(EDITION, format));

    assertThat(register.entries.keySet()).isEqualTo(fullestFirst.entries.keySet());
    register.entries.forEach(
        (key, content) ->
            assertThat(Differences.between(fullestFirst.entry(key), content)).as(key).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("orders")
  void whatChangesInOneFormatIsAllThatChanges(List<Format> order) {
    OneEdition next = new OneEdition(91001, 91002, "OREHOV, Pavel");
    Register register = new Register();
    order.forEach(format -> register.takes(EDITION, format));

    Map<String, List<Change>> changes = register.takes(next, order.get(0));

    assertThat(changes).containsOnlyKeys("91001");
    assertThat(changes.get("91001"))
        .extracting(Change::field)
        .containsExactly("listingRecord.names", "listingRecord.names");
    assertThat(register.entry("91001").listingRecord().names())
        .extracting(name -> Stream.of(name.name().split(", ")).collect(Collectors.joining(" ")))
        .anyMatch("Orehov Pavel"::equalsIgnoreCase)
        .noneMatch("Orekhoff Pavel"::equalsIgnoreCase)
        .contains("Орехов Павел Ильич");
  }

  @Test
  void thePoorestFormatAloneIsNotTheFullest() {
    Register register = new Register();
    register.takes(EDITION, Format.CSV);
    assertThat(register.takes(EDITION, Format.CSV)).isEmpty();

    assertThat(register.takes(EDITION, Format.ADVANCED)).containsKeys("91001", "91002");
    EntryContent person = register.entry("91001");
    assertThat(person.listingDate()).hasToString("2023-12-12");
    assertThat(person.listingRecord().names()).extracting(Name::name).hasSize(4);
    assertThat(person.listingRecord().relationships()).hasSize(1);
  }
}
