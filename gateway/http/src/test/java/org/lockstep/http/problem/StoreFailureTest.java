package org.lockstep.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreFailureTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "08001", "08003", "08006", "53300", "53400", "57014", "57P01", "57P03", "58030", "25006",
        "40001", "40P01", "55P03", "28000"
      })
  void knowsAStoreThatIsAwayFullOrBusyHoweverItComesWrapped(String state) {
    SQLException failure = new SQLException("away", state);
    RuntimeException suppressing = new RuntimeException("could not commit");
    suppressing.addSuppressed(new IllegalStateException(failure));
    SQLException batch = new SQLException("batch");
    batch.setNextException(failure);
    for (Throwable wrapped :
        Stream.of(failure, new RuntimeException(new IOException(failure)), suppressing, batch)
            .toList()) {
      assertThat(StoreFailure.isIn(wrapped)).isTrue();
    }
  }

  static Stream<Throwable> away() {
    return Stream.of(
        new SQLException("Sorry, acquisition timeout!"),
        new SQLException("Acquisition timeout while waiting for new connection"),
        new SQLException("This pool is closed and does not handle any more connections!"),
        new RejectedExecutionException());
  }

  @ParameterizedTest
  @MethodSource("away")
  void knowsAPoolThatHasNoConnectionToGive(Throwable failure) {
    assertThat(StoreFailure.isIn(new RuntimeException(failure))).isTrue();
  }

  static Stream<Throwable> ours() {
    return Stream.of(
        new IllegalStateException(),
        new SQLException("duplicate key", "23505"),
        new SQLException("syntax error", "42601"),
        new SQLException("Connection acquired without transaction."),
        new SQLException("empty", ""));
  }

  @ParameterizedTest
  @MethodSource("ours")
  void doesNotTakeAFaultOfOursForOne(Throwable failure) {
    assertThat(StoreFailure.isIn(new RuntimeException(failure))).isFalse();
  }

  @Test
  void comesToAnEndWhereCausesGoInCircles() {
    RuntimeException one = new RuntimeException();
    RuntimeException other = new RuntimeException(one);
    one.initCause(other);
    assertThat(StoreFailure.isIn(one)).isFalse();
    assertThat(FailureLine.of(one)).hasSizeLessThan(2001);
  }

  @Test
  void isLoggedInOneLineWithoutWhatItQuotes() {
    RuntimeException failure =
        new IllegalStateException("secret\nline", new SQLException("KR-2024-05-24", "08006"));
    assertThat(FailureLine.of(failure))
        .contains("IllegalStateException at StoreFailureTest.java:", "SQLException")
        .doesNotContain("secret", "KR-2024-05-24", "\n");
  }
}
