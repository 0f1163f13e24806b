package org.lockstep.designation.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;

@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class DeltaTest {
  private static final int PACKAGES = 14;

  /** Each state once: it stays as it was, and all that other tests have released is in it. */
  private final Map<Long, Export> registers = new HashMap<>();

  /** What the KR officers may do next to a designation of theirs. */
  private static final List<String> CHANGES =
      List.of(
          "{\"kind\":\"AMENDMENT\",\"designationId\":\"%s\",\"startDate\":\"2024-06-0%d\",\"changes\":{\"listingRecord\":{\"remarks\":\"Seen in Rajin, %d\"}}}",
          "{\"kind\":\"AMENDMENT\",\"designationId\":\"%s\",\"startDate\":\"2024-06-0%d\",\"changes\":{\"listingRecord\":{\"relationships\":[{\"kind\":\"OWNER\",\"name\":\"M LEASING LLC %d\"}]}}}",
          "{\"kind\":\"SUSPENSION\",\"designationId\":\"%s\",\"startDate\":\"2024-06-0%d\",\"reason\":\"%d\"}",
          "{\"kind\":\"DELISTING\",\"designationId\":\"%s\",\"startDate\":\"2024-06-0%d\",\"reason\":\"%d\"}",
          "{\"kind\":\"RESUMPTION\",\"designationId\":\"%s\",\"startDate\":\"2024-06-0%d\",\"reason\":\"%d\"}");

  @Test
  void leadsFromAnyStateToAnyLaterOneToTheByte() {
    long seed = new Random().nextLong();
    List<Long> states = randomHistory(new Random(seed));

    int differing = 0;
    for (int i = 0; i < states.size(); i++) {
      for (int j = i; j < states.size(); j += 3) {
        differing += check(states.get(i), states.get(j), seed);
      }
    }
    assertThat(differing).as("seed %d", seed).isPositive();
  }

  @Test
  void addsChangesAndRemoves() {
    Draft korean = Draft.released("KR", Entries.KR_MAIA_1);
    String id = korean.designationId(0);
    long listed = Export.of("register.csv").state();
    Draft.released("KR", CHANGES.get(1).formatted(id, 1, 1));
    long owned = Export.of("register.csv").state();
    Draft.released("KR", CHANGES.get(3).formatted(id, 2, 2));

    assertThat(operations("from=0&to=" + listed, id))
        .containsExactly("ADD " + id + " Vessel", "ADD " + id + "-sanction Sanction");
    assertThat(operations("from=" + listed + "&to=" + owned, id))
        .contains("ADD " + id + "-link-1 Ownership", "ADD " + id + "-party-1 LegalEntity");
    assertThat(operations("from=" + owned, id))
        .containsExactly(
            "DEL " + id + " Vessel",
            "DEL " + id + "-link-1 Ownership",
            "DEL " + id + "-party-1 LegalEntity",
            "DEL " + id + "-sanction Sanction");
    assertThat(Export.of("deltas?format=json&from=" + owned).lines())
        .containsExactly("{\"op\":\"DEL\",\"entity\":{\"id\":\"" + id + "\"}}");
  }

  private static List<String> operations(String query, String id) {
    return Export.of("deltas?" + query).lines().stream()
        .map(Export::parsed)
        .filter(line -> line.at("/entity/id").asText().startsWith(id))
        .map(
            line ->
                line.get("op").asText()
                    + " "
                    + line.at("/entity/id").asText()
                    + " "
                    + line.at("/entity/schema").asText())
        .toList();
  }

  /** Applies the delta as the documentation says, and compares with the export. */
  private int check(long from, long to, long seed) {
    List<String> deltas = Export.of("deltas?from=" + from + "&to=" + to).lines();
    SortedMap<String, String> copy = new TreeMap<>();
    register(from).lines().forEach(line -> copy.put(Export.parsed(line).get("id").asText(), line));
    for (String delta : deltas) {
      JsonNode parsed = Export.parsed(delta);
      String id = parsed.at("/entity/id").asText();
      boolean present = copy.containsKey(id);
      switch (parsed.get("op").asText()) {
        case "ADD", "MOD" -> {
          assertThat(present).as(delta).isEqualTo(delta.startsWith("{\"op\":\"MOD\""));
          String entity =
              delta.substring("{\"op\":\"ADD\",\"entity\":".length(), delta.length() - 1);
          assertThat(entity).isNotEqualTo(copy.put(id, entity));
        }
        case "DEL" -> assertThat(copy.remove(id)).as(delta).isNotNull();
        default -> throw new AssertionError(delta);
      }
    }
    String applied = copy.values().stream().map(line -> line + "\n").collect(Collectors.joining());
    assertThat(applied).as("from %d to %d, seed %d", from, to, seed).isEqualTo(register(to).text());
    return deltas.size();
  }

  private Export register(long state) {
    return registers.computeIfAbsent(
        state, knownAt -> Export.of("register.ftm.jsonl?knownAt=" + knownAt));
  }

  /** Each package lists one more subject and tries to change some that there are. */
  private static List<Long> randomHistory(Random random) {
    List<Long> states = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    states.add(Export.of("register.csv").state());
    for (int i = 0; i < PACKAGES; i++) {
      Draft draft = Draft.of("KR");
      draft.put("new", random.nextBoolean() ? Entries.KR_MAIA_1 : Entries.KR_RIM).statusCode(200);
      for (String id : ids) {
        if (random.nextInt(3) == 0) {
          // What is not possible in the state that it is in is refused and so not in the package.
          draft.put(
              "change-" + id,
              CHANGES.get(random.nextInt(CHANGES.size())).formatted(id, 1 + random.nextInt(9), i));
        }
      }
      draft.submit().statusCode(200);
      draft.approve().statusCode(200);
      draft.release().statusCode(200);
      ids.add(
          draft
              .read(Officers.drafter("KR"))
              .extract()
              .path("entries.find { it.entryId == 'new' }.designationId"));
      states.add(Export.of("register.csv").state());
    }
    return states;
  }
}
