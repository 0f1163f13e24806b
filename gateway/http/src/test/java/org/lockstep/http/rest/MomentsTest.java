package org.lockstep.http.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
  private final ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());

  MomentsTest() {
    new StrictJson().customize(mapper);
  }

  @Test
  void takesTextAsItIsMeant() throws JsonProcessingException {
    assertThat(mapper.readValue("\"2026-11-27T10:00:00+09:00\"", Instant.class))
        .isEqualTo("2026-11-27T01:00:00Z");
    assertThat(mapper.readValue("\"2024-05-24\"", LocalDate.class)).isEqualTo("2024-05-24");
    // Which days a register has is another question.
    assertThat(mapper.readValue("\"+12024-05-24\"", LocalDate.class).getYear()).isEqualTo(12024);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1764200000", "[2026,11,27]", "\"2026-11-27T01:00:00\"", "\"1764200000\""})
  void takesNothingElseForAnInstantOrADay(String json) {
    for (Class<?> type : new Class<?>[] {Instant.class, LocalDate.class}) {
      assertThatExceptionOfType(MismatchedInputException.class)
          .isThrownBy(() -> mapper.readValue(json, type));
    }
  }
}
