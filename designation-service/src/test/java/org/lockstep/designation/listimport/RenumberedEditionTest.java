package org.lockstep.designation.listimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.testkit.Stores;

/** Lists that number their entries anew: an entry keeps its designation, whatever its key is. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class RenumberedEditionTest {
  @Inject EarlierEditions earlier;

  @BeforeEach
  void forgetEarlierEditions() {
    earlier.forget();
  }

  @Test
  void whatMovesUpKeepsItsDesignationAndOneIsGone() {
    List<String> names = names("Moving", 20);
    canada("A", "2024-05-01", names);
    String third = id("A", 3);
    String last = id("A", 20);
    names.remove(1);

    Edition next = canada("A", "2024-06-01", names);

    assertThat(next.findings()).isEmpty();
    assertThat(next.changes()).containsExactly(0, 18, 1);
    assertThat(id("A", 2)).isEqualTo(third);
    assertThat(id("A", 19)).isEqualTo(last);
    Listed.versions(third).body("items.kind", contains("DESIGNATION", "AMENDMENT"));
    assertThat(Listed.on("2024-06-01", "CA", key("A", 20))).isEmpty();
    assertThat(Listed.on("2024-05-31", "CA", key("A", 2))).containsExactly("Moving 2");

    assertThat(canada("A", "2024-07-01", names).changes()).containsExactly(0, 0, 0);
    names.remove(0);
    Edition third2024 = canada("A", "2024-08-01", names);
    assertThat(third2024.changes()).as("the new keys are remembered").containsExactly(0, 18, 1);
    assertThat(id("A", 1)).isEqualTo(third);
  }

  @Test
  void anEntryThatComesInBetweenIsTheOnlyNewOne() {
    List<String> names = names("Between", 10);
    canada("B", "2024-05-01", names);
    String second = id("B", 2);
    names.add(1, "Newcomer");

    Edition next = canada("B", "2024-06-01", names);

    assertThat(next.findings()).isEmpty();
    assertThat(next.changes()).containsExactly(1, 9, 0);
    assertThat(id("B", 3)).isEqualTo(second);
    assertThat(Listed.on("2024-06-01", "CA", key("B", 2))).containsExactly("Newcomer");
  }

  @Test
  void entriesThatChangePlacesKeepTheirDesignations() {
    canada("C", "2024-05-01", List.of("Anna C", "Boris C", "Clara C"));
    List<String> before = List.of(id("C", 1), id("C", 2), id("C", 3));

    Edition next = canada("C", "2024-06-01", List.of("Clara C", "Anna C", "Boris C"));

    assertThat(next.changes()).containsExactly(0, 3, 0);
    assertThat(List.of(id("C", 2), id("C", 3), id("C", 1))).isEqualTo(before);
  }

  @Test
  void anotherSubjectUnderAKeyWhoseEntryIsNowhereElseWaits() {
    canada("D", "2024-05-01", names("Waiting", 12));
    List<String> names = names("Waiting", 12);
    names.set(4, "Somebody Else");

    Edition next = canada("D", "2024-06-01", names);

    assertThat(next.findings()).containsExactly("KEY_REUSED");
    next.read()
        .body("findings[0].keys.key", contains(key("D", 5)))
        .body("findings[0].keys[0].now", equalTo("Somebody Else"));
  }

  @Test
  void namesakesThatNothingTellsApartAreSaidToBeDoubtful() {
    List<String> names = names("Doubtful", 30);
    names.set(0, "Kim Chol E");
    names.set(1, "Kim Chol E");
    canada("E", "2024-05-01", names);
    names.subList(0, 2).clear();
    names.add("Kim Chol E|Minister");

    Edition next = canada("E", "2024-06-01", names);

    assertThat(next.findings()).isEmpty();
    assertThat(next.changes()).containsExactly(1, 28, 2);
    assertThat(next.report())
        .contains(
            key("E", 29)
                + ": has the name of 2 entries that are gone ("
                + key("E", 1)
                + ", "
                + key("E", 2)
                + "), and nobody can tell which of them it is; entered as a new one");
  }

  @Test
  void whatAnOfficerDelistedStaysSoUnderItsNewNumber() {
    List<String> names = names("Ended", 20);
    canada("F", "2024-05-01", names);
    String fifth = id("F", 5);
    Draft.released(
        "CA",
        """
        {"kind":"DELISTING","designationId":"%s","startDate":"2024-05-15","reason":"By judgment"}"""
            .formatted(fifth));
    names.remove(0);

    Edition next = canada("F", "2024-06-01", names);

    assertThat(next.findings()).isEmpty();
    assertThat(next.changes()).containsExactly(0, 18, 1);
    assertThat(next.report()).contains(key("F", 4) + " Ended 5: is on the list, but a package");
    Listed.versions(fifth).body("items.kind", contains("DESIGNATION", "DELISTING"));
    assertThat(canada("F", "2024-07-01", names).report())
        .as("under its new number")
        .contains(key("F", 4) + " Ended 5: is on the list, but a package");
  }

  @Test
  void aNewKeyOfWhatSaysTheSameIsRememberedAndNothingIsPublished() {
    keyed("2024-05-01", "K-1 Anna G", "K-2 Boris G", "K-3 Clara G");
    String anna = Listed.designation("KR", "Anna G").extract().path("items[0].id");

    Edition moved = keyed("2024-06-01", "K-3 Anna G", "K-1 Boris G", "K-9 Clara G");
    assertThat(moved.status()).isEqualTo("UNCHANGED");
    assertThat(moved.changes()).containsExactly(0, 0, 0);

    Edition gone = keyed("2024-07-01", "K-1 Boris G", "K-9 Clara G");
    gone.approved(); // A third of the entries.
    assertThat(gone.changes()).containsExactly(0, 0, 1);
    Listed.versions(anna).body("items.kind", contains("DESIGNATION", "DELISTING"));
    Listed.designation("KR", "Boris G").body("items", hasSize(1));
    Listed.designation("KR", "Clara G").body("items.status", contains("IN_FORCE"));
  }

  @Test
  void oneThatIsEndedAndOneThatTakesItsKeyAreTwo() {
    keyed("2024-05-02", "K-1 Anna H", "K-2 Boris H");
    String anna = Listed.designation("KR", "Anna H").extract().path("items[0].id");
    Draft.released(
        "KR",
        """
        {"kind":"DELISTING","designationId":"%s","startDate":"2024-05-15","reason":"By judgment"}"""
            .formatted(anna));

    Edition next = keyed("2024-06-02", "K-1 Boris H", "K-2 Clara H");

    assertThat(next.changes()).containsExactly(1, 0, 0);
    Listed.versions(anna).body("items.kind", contains("DESIGNATION", "DELISTING"));
    Edition after = keyed("2024-07-02", "K-1 Boris H", "K-2 Clara H", "K-3 Dora H");
    assertThat(after.changes()).containsExactly(1, 0, 0);
    Listed.designation("KR", "Boris H").body("items.status", containsInAnyOrder("IN_FORCE"));
  }

  private static List<String> names(String name, int count) {
    return new ArrayList<>(IntStream.rangeClosed(1, count).mapToObj(i -> name + " " + i).toList());
  }

  /** An edition of Canada's list; each name may have a title after a bar. */
  private static Edition canada(String schedule, String day, List<String> names) {
    StringBuilder records = new StringBuilder("<data-set>\n");
    for (int i = 0; i < names.size(); i++) {
      String[] parts = names.get(i).split("\\|", 2);
      records.append(record(schedule, i + 1, parts[0], parts.length == 1 ? null : parts[1]));
    }
    return Edition.of(
        "ca-sema", day, records.append("</data-set>").toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String record(String schedule, int item, String name, @Nullable String title) {
    return """
        <record><Country>Belarus / Bélarus</Country><LastName>%s</LastName>%s
        <Schedule>%s</Schedule><Item>%d</Item><DateOfListing>2020-09-28</DateOfListing></record>
        """
        .formatted(
            name, title == null ? "" : "<TitleOrShip>" + title + "</TitleOrShip>", schedule, item);
  }

  private static String key(String schedule, int item) {
    return "CA-BLR/" + schedule + "/" + item;
  }

  /** Of the designation that has the key now. */
  private static String id(String schedule, int item) {
    return Listed.designation("CA", key(schedule, item))
        .extract()
        .path("items.find { it.status == 'IN_FORCE' }.id");
  }

  private static Edition keyed(String day, String... lines) {
    return Edition.of("kr-kofiu", day, CarelessReader.KEYED + "\n" + String.join("\n", lines));
  }
}
