package org.lockstep.designation.lists.ofac;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.designation.content.Change;
import org.lockstep.designation.content.Differences;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.lists.Read;
import org.lockstep.designation.lists.completion.Completion;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.ofac.OfacFormatsTest.Form;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.ListedEntry;

/** The formats of OFAC are one list: their order makes no difference, and a switch no change. */
class OrderOfFormatsTest {
  private static final List<Form> FORMS = OfacFormatsTest.forms();

  /** What a list has said after editions in their order. */
  private static final class Said {
    private final Map<String, EntryContent> entries = new TreeMap<>();

    EntryContent content(String key) {
      return Objects.requireNonNull(entries.get(key));
    }

    /** What an edition in this format changes, by entry. */
    Map<String, List<Change>> then(Form form) {
      Map<String, List<Change>> changes = new TreeMap<>();
      for (ListedEntry entry : form.read().entries) {
        EntryContent before = entries.get(entry.key());
        EntryContent after =
            before == null
                ? entry.content()
                : Completion.of(entry.content(), before, form.reader().cannotSay()).content();
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

  static Stream<List<Form>> orders() {
    List<List<Form>> orders = new ArrayList<>();
    add(orders, List.of());
    return orders.stream();
  }

  private static void add(List<List<Form>> orders, List<Form> begun) {
    if (begun.size() == FORMS.size()) {
      orders.add(begun);
    }
    for (Form form : FORMS) {
      if (!begun.contains(form)) {
        add(orders, Stream.concat(begun.stream(), Stream.of(form)).toList());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("orders")
  void anyOrderComesToTheSameAndThenNoFormatChangesAnything(List<Form> order) {
    Said first = new Said();
    FORMS.forEach(first::then);
    Said said = new Said();
    order.forEach(said::then);

    first.entries.forEach(
        (key, content) ->
            assertThat(Differences.between(content, said.content(key))).as(key).isEmpty());
    for (Form form : FORMS) {
      assertThat(said.then(form)).as("in %s", form).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("orders")
  void twoFormatsInTurnChangeNothing(List<Form> order) {
    Said said = new Said();
    said.then(order.get(0));
    said.then(order.get(1));

    assertThat(said.then(order.get(0))).isEmpty();
    assertThat(said.then(order.get(1))).isEmpty();
  }

  @Test
  void whatChangesInAPoorerFormatIsAllThatChanges() {
    OneEdition edition = new OneEdition(91001, 91002, "OREKHOFF, Pavel");
    OneEdition next = new OneEdition(91001, 91002, "OREHOV, Pavel");
    for (String format : List.of("csv", "xml", "advanced")) {
      Said said = new Said();
      said.then(form("advanced", edition));
      said.then(form("xml", edition));
      said.then(form("csv", edition));

      Map<String, List<Change>> changes = said.then(form(format, next));

      assertThat(changes).as(format).containsOnlyKeys("91001");
      assertThat(changes.get("91001"))
          .extracting(Change::field)
          .containsExactly("listingRecord.names", "listingRecord.names");
      assertThat(said.content("91001").listingRecord().names())
          .extracting(name -> name.name())
          .contains("OREHOV, Pavel", "Орехов, Павел Ильич")
          .doesNotContain("OREKHOFF, Pavel");
    }
  }

  private static Form form(String format, OneEdition edition) {
    return switch (format) {
      case "csv" ->
          form(
              new OfacCsvReader(),
              Read.file("sdn.csv", edition.sdnCsv()),
              Read.file("alt.csv", edition.altCsv()),
              Read.file("add.csv", edition.addCsv()));
      case "xml" -> form(new OfacXmlReader(), Read.file("sdn.xml", edition.xml()));
      default -> form(new OfacAdvancedXmlReader(), Read.file("a.xml", edition.advanced()));
    };
  }

  private static Form form(ListReader reader, ListFile... files) {
    return new Form(reader, Read.with(reader, "us-sdn", files));
  }
}
