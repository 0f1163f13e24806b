package org.lockstep.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a record that was put aside: what is wrong and where, and nothing of it. */
class FailureWordsTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  record Vessel(
      String name, @Nullable DayOfWeek day, @Nullable Map<String, Integer> flags, Owner owner) {}

  record Owner(String name, List<String> seats) {
    Owner {
      Objects.requireNonNull(name, "name");
      seats = List.copyOf(seats);
      if (seats.isEmpty()) {
        throw new PoisonException("seats has none");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"name\":MAIA-1}|it is not JSON in which each name is there once (line 1, column 9)",
        "{\"name\":\"a\",\"name\":\"b\"}|it is not JSON in which each name is there once (line 1, column 19)",
        "17|it is not one object with nothing behind it",
        "{} {}|it is not one object with nothing behind it",
        "{\"name\":[\"MAIA-1\"]}|name is missing or has the wrong type",
        "{\"day\":\"DOOMSDAY\"}|day has a value that it cannot have",
        "{\"flags\":{\"no such flag\":\"x\"}}|flags.? has a value that it cannot have",
        "{\"owner\":{}}|owner.name is missing",
        "{\"owner\":{\"name\":\"Azia\"}}|owner lacks something, or has a value that it cannot have",
        "{\"owner\":{\"name\":\"Azia\",\"seats\":[]}}|owner: seats has none",
      })
  void ofDataThatCannotBeRead(String json, String fault) {
    JsonProcessingException e =
        catchThrowableOfType(
            JsonProcessingException.class, () -> JSON.readValue(json, Vessel.class));

    assertThat(FailureWords.reason(PoisonException.unreadable("vessel", e)))
        .isEqualTo("The data is no vessel: " + fault);
  }

  @Test
  void ofDataThatIsTooDeep() {
    JsonProcessingException e =
        catchThrowableOfType(
            JsonProcessingException.class,
            () -> JSON.readValue("{\"x\":".repeat(5_000), Vessel.class));

    assertThat(FailureWords.reason(PoisonException.unreadable("vessel", e)))
        .startsWith("The data is no vessel: it is nested too deep");
  }

  @Test
  void ofDataThatLacksSomething() throws JsonProcessingException {
    var owner = new Owner("Azia", List.of("CY"));

    assertThat(PoisonException.incomplete("vessel", new Vessel("a", null, null, owner), null))
        .hasMessage("The data is no vessel");
    Fleet fleet = JSON.readValue("{\"vessels\":[{\"name\":\"MAIA-1\"}]}", Fleet.class);
    assertThat(PoisonException.incomplete("vessels", fleet, null))
        .hasMessage("The data is no vessels: vessels[0].owner is missing");
  }

  record Fleet(List<Vessel> vessels) {}

  @Test
  void ofWhatTheStoreOrKafkaDoesNotTake() {
    assertThat(
            FailureWords.reason(
                new IllegalStateException(
                    "insert into alert values ('MAIA-1')",
                    new SQLException("Key (id)=(MAIA-1) already exists", "23505"))))
        .isEqualTo("The database does not take it (SQLSTATE 23505)");
    assertThat(
            FailureWords.reason(
                new IllegalStateException(new RecordTooLargeException("MAIA-1 is 7 bytes"))))
        .isEqualTo("What follows from it is larger than Kafka takes");
  }

  @Test
  void ofWhatThisServiceFailsAt() {
    var failure = new IllegalStateException("MAIA-1", new NullPointerException("MAIA-1"));

    assertThat(FailureWords.reason(failure)).startsWith("This service failed at it");
    // The log says types and places, and nothing of the record either.
    assertThat(FailureWords.line(failure))
        .contains("java.lang.NullPointerException at FailureWordsTest.java:")
        .doesNotContain("MAIA-1");
  }
}
