package org.lockstep.designation.lists.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

class JsonLinesTest {
  private static final String GOOD = "{\"id\":\"ua-nsdc-1\"}\n";
  private static final String LIMITS =
      "has more than a line may have: 64 levels, 1048576 characters in a string, 1000 in a key,"
          + " 1000 in a number, 200000 brackets, keys and values";

  @Test
  void handsOnEachObjectWithItsLine() {
    List<String> read = new ArrayList<>();

    JsonLines.read(
        file("\uFEFF" + GOOD + "\r\n  \n" + "{\"id\":\"2\"}\r\n{\"id\":\"3\"}"),
        (line, text, object) -> read.add(line + " " + text + " " + object.get("id").asText()));

    assertThat(read)
        .containsExactly(
            "1 {\"id\":\"ua-nsdc-1\"} ua-nsdc-1", "4 {\"id\":\"2\"} 2", "5 {\"id\":\"3\"} 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":",
        "{} {}",
        "{'id':1}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "{\"a\":1,}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\\x\"}",
        "// {}",
        "{}x"
      })
  void refusesALineThatIsNotOneObject(String line) {
    assertThat(refused(GOOD + line).reason()).isEqualTo(Reason.MALFORMED);
    assertThat(refused(GOOD + line))
        .hasMessageMatching("entities.ftm.json: line 2 is not one JSON object, at column \\d+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{}]", "\"id\"", "1", "null", "true"})
  void refusesALineThatIsSomethingElse(String line) {
    assertThat(refused(GOOD + line))
        .hasMessage("entities.ftm.json: line 2 is not a JSON object")
        .returns(Reason.MALFORMED, RefusedFileException::reason);
  }

  @Test
  void refusesHalfACharacterInAKey() {
    assertThat(refused(GOOD + "{\"a\\uDC00\":1}").reason()).isEqualTo(Reason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"1\",\"id\":\"1\"}",
        "{\"id\":\"1\",\"\\u0069d\":\"2\"}",
        "{\"a\":{\"b\":[{\"c\":1,\"d\":2,\"c\":3}]}}"
      })
  void refusesAKeyThatIsThereTwiceHoweverItIsWrittenAndWhereverItIs(String line) {
    assertThat(refused(GOOD + line))
        .hasMessage("entities.ftm.json: line 2 has a key twice")
        .returns(Reason.MALFORMED, RefusedFileException::reason);
  }

  @Test
  void takes64LevelsAndNoMore() {
    assertThat(read("{\"a\":".repeat(64) + "1" + "}".repeat(64))).hasSize(1);
    assertBeyondLimits("{\"a\":".repeat(65) + "1" + "}".repeat(65));
    assertBeyondLimits("{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}");
  }

  @Test
  void takesStringsOf1MibAndKeysAndNumbersOf1000CharactersAndNoMore() {
    assertThat(read("{\"a\":\"" + "제".repeat(1 << 20) + "\"}")).hasSize(1);
    assertBeyondLimits("{\"a\":\"" + "x".repeat((1 << 20) + 1) + "\"}");
    assertThat(read("{\"" + "k".repeat(1_000) + "\":" + "1".repeat(1_000) + "}")).hasSize(1);
    assertBeyondLimits("{\"" + "k".repeat(1_001) + "\":1}");
    assertBeyondLimits("{\"a\":" + "1".repeat(1_001) + "}");
  }

  @Test
  void takes200000BracketsKeysAndValuesOnALineAndNoMore() {
    String most = "{\"a\":[" + "1,".repeat(199_994) + "1]}";

    assertThat(read(most + "\n" + most)).hasSize(2);
    assertBeyondLimits("{\"a\":[" + "1,".repeat(200_000) + "1]}");
    assertBeyondLimits("{\"a\":[" + "[],".repeat(2_000_000) + "[]]}");
  }

  @Test
  void takesLinesOf8MibAndNoMore() {
    int most = 8 << 20;

    assertThat(read("{}" + " ".repeat(most - 2) + "\n{}")).hasSize(2);
    assertThat(refused(GOOD + "{}" + " ".repeat(most - 1)))
        .hasMessage("entities.ftm.json: line 2 is longer than 8388608 characters")
        .returns(Reason.LIMIT, RefusedFileException::reason);
  }

  /** Each goes on for ever. */
  @ParameterizedTest
  @ValueSource(strings = {"|x", "| ", "{\"a\":\"|x", "{|\"a\":1,", "[|[", "{\"a\":|1"})
  void givesUpSoonOnALineThatDoesNotEnd(String text) {
    String[] parts = text.split("\\|", -1);
    Endless large = new Endless(parts[0], piece -> parts[1].repeat(500), 400L << 20, "");

    assertThat(refused(new ListFile("entities.ftm.json", () -> large)).reason())
        .isEqualTo(Reason.LIMIT);
    assertThat(large.written()).isLessThan(16 << 20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"\\u0000\"}|U+0000",
        "{\"name\":{\"a\":[\"x\\ud800y\"]}}|U+D800",
        "{\"a\":\"\\udc00\\ud800\"}|U+DC00"
      })
  void refusesEscapesOfWhatIsInNoText(String lineAndSeen) {
    String[] parts = lineAndSeen.split("\\|", -1);

    assertThat(refused(GOOD + parts[0]))
        .hasMessage("entities.ftm.json: line 2 has " + parts[1] + ", which is in no text")
        .returns(Reason.MALFORMED, RefusedFileException::reason);
  }

  @Test
  void takesEscapesOfCharacters() {
    assertThat(read("{\"a\":\"\\u674e \\ud840\\udc00 \\\\u0000\"}").get(0).get("a").asText())
        .isEqualTo("李 \uD840\uDC00 \\u0000");
  }

  @Test
  void refusesWhatIsNotUtf8() {
    byte[] bytes = (GOOD + "{\"a\":\"é\"}").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(refused(new ListFile("entities.ftm.json", () -> new ByteArrayInputStream(bytes))))
        .hasMessageContaining("at byte " + (GOOD.length() + 6) + " ")
        .returns(Reason.ENCODING, RefusedFileException::reason);
  }

  private static void assertBeyondLimits(String line) {
    assertThat(refused(GOOD + line))
        .hasMessage("entities.ftm.json: line 2 " + LIMITS)
        .returns(Reason.LIMIT, RefusedFileException::reason);
  }

  private static RefusedFileException refused(String text) {
    return refused(file(text));
  }

  private static RefusedFileException refused(ListFile file) {
    return catchThrowableOfType(
        RefusedFileException.class, () -> JsonLines.read(file, (line, text, object) -> {}));
  }

  private static List<ObjectNode> read(String text) {
    List<ObjectNode> objects = new ArrayList<>();
    JsonLines.read(file(text), (line, json, object) -> objects.add(object));
    return objects;
  }

  private static ListFile file(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ListFile("entities.ftm.json", () -> new ByteArrayInputStream(bytes));
  }
}
