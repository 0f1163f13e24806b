package org.lockstep.designation.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.trace.Traces;
import org.lockstep.testkit.LogLines;
import org.lockstep.testkit.Stores;

/** What becomes of a release that is due and does not happen. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class ReleaseClockTest {
  @Inject @Any Instance<ScheduledReleases> kinds;

  /** One release that is due for ever. */
  private static final class Failing implements ScheduledReleases {
    private final UUID id = UUID.randomUUID();
    private final RuntimeException failure;
    private final List<String> handedBack = new ArrayList<>();

    Failing(RuntimeException failure) {
      this.failure = failure;
    }

    @Override
    public List<UUID> due() {
      return List.of(id);
    }

    @Override
    public void release(UUID due) {
      throw failure;
    }

    @Override
    public void failed(UUID due, String problem) {
      handedBack.add(problem);
    }
  }

  static Stream<RuntimeException> passing() {
    return Stream.of(
        new Refusal(CommonProblem.UNAVAILABLE, "Others are writing to the register."),
        new IllegalStateException(new SQLException("away", "08006")),
        new IllegalStateException(new SQLException("lock timeout", "55P03")));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void isTriedForAsLongAsOthersWriteOrTheStoreIsAwayAndThatIsSaidOnce(RuntimeException reason) {
    Failing due = new Failing(reason);

    List<String> lines = tried(due, 1_000);

    assertThat(due.handedBack).isEmpty();
    assertThat(lines).singleElement().asString().contains("what is due for release waits");
  }

  @Test
  void goesBackToItsOfficersAfterSixtyFaultsOfOurs() {
    Failing due = new Failing(new IllegalStateException());

    tried(due, 59);
    assertThat(due.handedBack).isEmpty();
    tried(due, 60);

    assertThat(due.handedBack).hasSize(1);
  }

  @Test
  void goesBackToItsOfficersAtOnceWhereItIsRefused() {
    Failing due = new Failing(new Refusal(CommonProblem.FORBIDDEN, "No."));

    tried(due, 1);

    assertThat(due.handedBack).containsExactly("No.");
  }

  private List<String> tried(ScheduledReleases due, int times) {
    ReleaseClock clock = new ReleaseClock(kinds, Traces.withoutCollector());
    try (LogLines lines = new LogLines()) {
      for (int i = 0; i < times; i++) {
        clock.releaseDue(due);
      }
      return lines.all().stream()
          .filter(line -> line.startsWith(ReleaseClock.class.getName()))
          .toList();
    }
  }
}
