package org.lockstep.designation.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.joint.JointActionPart.Outcome;
import org.lockstep.designation.marking.Markings;
import org.lockstep.designation.problem.ProblemType;
import org.lockstep.designation.release.PackageStatus;
import org.lockstep.designation.release.Parts;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.ProblemKind;
import org.lockstep.http.problem.Refusal;

class JointActionTest {
  private static final Instant NOW = Instant.parse("2024-05-23T09:00:00Z");
  private static final Instant AT = Instant.parse("2024-05-24T00:00:00Z");
  private static final UUID KR = UUID.fromString("00000000-0000-0000-0000-000000000001");
  private static final UUID JP = UUID.fromString("00000000-0000-0000-0000-000000000002");

  private final JointAction action =
      JointAction.open(
          new NewJointAction("KR-JP-2024-05-24", "Measures of 24 May 2024", null),
          "KR",
          "kr-coordinator",
          NOW);

  @Test
  void beginsWithTheCoordinatorTakingPart() {
    assertThat(action.takesPart("KR")).isTrue();
    assertThat(action.takesPart("JP")).isFalse();
    assertThat(action.status()).isEqualTo(JointActionStatus.OPEN);
  }

  @Test
  void invitesOthersOnceAndNeverTheCoordinator() {
    action.invite("JP", "kr-coordinator", NOW);

    refused(ProblemType.WRONG_STATE, () -> action.invite("JP", "kr-coordinator", NOW));
    refused(CommonProblem.INVALID_REQUEST, () -> action.invite("KR", "kr-coordinator", NOW));

    assertThat(action.parts()).extracting(JointActionPart::authority).containsExactly("JP", "KR");
  }

  @Test
  void attachesPartsOfParticipantsOnly() {
    refused(CommonProblem.NOT_FOUND, () -> action.attach("JP", JP, Visibility.ALL));

    assertThat(action.attach("KR", KR, Visibility.ALL)).isNull();
    assertThat(action.attach("KR", JP, Visibility.ALL)).isEqualTo(KR);
    assertThat(action.takeOut("KR")).isEqualTo(JP);
    refused(CommonProblem.NOT_FOUND, () -> action.takeOut("KR"));
  }

  @Test
  void releasesWithTwoReadyPartsAtLeast() {
    bothReady();

    refused(ProblemType.WRONG_STATE, () -> action.requireReady(Map.of(KR, approved(KR))));
    refused(
        ProblemType.WRONG_STATE,
        () -> action.schedule("kr-coordinator", AT, NOW, Map.of(JP, approved(JP))));
    action.schedule("kr-coordinator", AT, NOW, both());

    assertThat(action.status()).isEqualTo(JointActionStatus.SCHEDULED);
    assertThat(action.releaseAt()).isEqualTo(AT);
  }

  @Test
  void isScheduledForAnInstantToComeWithinAYear() {
    bothReady();

    for (Instant wrong : new Instant[] {NOW, NOW.plus(Duration.ofDays(367))}) {
      refused(
          CommonProblem.INVALID_REQUEST,
          () -> action.schedule("kr-coordinator", wrong, NOW, both()));
    }
    assertThat(action.status()).isEqualTo(JointActionStatus.OPEN);
  }

  @Test
  void forgetsTheConsentWhenThePartIsPutAnew() {
    bothReady();

    action.attach("KR", KR, Visibility.ALL);

    assertThat(action.missing(both())).containsExactly(Map.entry("KR", LeftOutReason.NOT_READY));
  }

  @Test
  void saysWhyAPartIsNotReady() {
    bothReady();
    action.invite("US", "kr-coordinator", NOW);

    assertThat(
            action.missing(
                Map.of(
                    KR,
                        new Parts.Part(
                            KR, "KR-1", PackageStatus.DRAFT, "sha256:other", 2, Markings.CLEAR),
                    JP,
                        new Parts.Part(
                            JP,
                            "JP-1",
                            PackageStatus.WITHDRAWN,
                            "sha256:" + JP,
                            1,
                            Markings.CLEAR))))
        .isEqualTo(
            Map.of(
                "KR", LeftOutReason.CHANGED_SINCE_READY,
                "JP", LeftOutReason.WITHDRAWN,
                "US", LeftOutReason.NO_PACKAGE));
    assertThat(
            action.missing(
                Map.of(
                    KR,
                    new Parts.Part(
                        KR, "KR-1", PackageStatus.SUBMITTED, "sha256:" + KR, 1, Markings.CLEAR),
                    JP,
                    approved(JP))))
        .containsEntry("KR", LeftOutReason.NOT_APPROVED)
        .doesNotContainKey("JP");
  }

  @Test
  void countsAContentThatWasEditedBackAsChanged() {
    bothReady();
    Parts.Part editedBack =
        new Parts.Part(KR, "KR-1", PackageStatus.APPROVED, "sha256:" + KR, 3, Markings.CLEAR);

    assertThat(action.missing(Map.of(KR, editedBack, JP, approved(JP))))
        .isEqualTo(Map.of("KR", LeftOutReason.CHANGED_SINCE_READY));

    action.ready("KR", editedBack, "kr-releaser");
    assertThat(action.missing(Map.of(KR, editedBack, JP, approved(JP)))).isEmpty();
  }

  @Test
  void remembersWhatHasBecomeOfEachPart() {
    bothReady();

    action.release(Map.of("JP", LeftOutReason.OUTDATED), AT);

    assertThat(action.parts())
        .extracting(JointActionPart::outcome, JointActionPart::leftOutReason)
        .containsExactly(
            tuple(Outcome.LEFT_OUT, LeftOutReason.OUTDATED), tuple(Outcome.RELEASED, null));
    assertThat(action.releasedAt()).isEqualTo(AT);
  }

  @Test
  void isFinalOnceReleasedOrCancelled() {
    bothReady();
    action.release(Map.of(), AT);
    nothingIsPossible();
  }

  @Test
  void isFinalOnceCancelled() {
    bothReady();
    action.schedule("kr-coordinator", AT, NOW, both());
    action.cancel();
    assertThat(action.releaseAt()).isNull();
    nothingIsPossible();
  }

  @Test
  void opensAgainWhenNothingCouldBeReleased() {
    bothReady();
    action.schedule("kr-coordinator", AT, NOW, both());

    action.failedToRelease("None of its parts was ready when it was due.");

    assertThat(action.status()).isEqualTo(JointActionStatus.OPEN);
    assertThat(action.releaseAt()).isNull();
    assertThat(action.releaseProblem()).startsWith("None");
  }

  private void nothingIsPossible() {
    refused(ProblemType.WRONG_STATE, () -> action.invite("US", "kr-coordinator", NOW));
    refused(ProblemType.WRONG_STATE, () -> action.attach("KR", KR, Visibility.ALL));
    refused(ProblemType.WRONG_STATE, () -> action.ready("KR", approved(KR), "kr-releaser"));
    refused(ProblemType.WRONG_STATE, () -> action.takeOut("KR"));
    refused(ProblemType.WRONG_STATE, () -> action.requireReady(both()));
    refused(ProblemType.WRONG_STATE, () -> action.release(Map.of(), AT));
    refused(ProblemType.WRONG_STATE, action::cancel);
  }

  private void bothReady() {
    action.invite("JP", "kr-coordinator", NOW);
    action.attach("KR", KR, Visibility.NOTHING);
    action.ready("KR", approved(KR), "kr-releaser");
    action.attach("JP", JP, Visibility.NOTHING);
    action.ready("JP", approved(JP), "jp-releaser");
  }

  private static Map<UUID, Parts.Part> both() {
    return Map.of(KR, approved(KR), JP, approved(JP));
  }

  private static Parts.Part approved(UUID id) {
    return new Parts.Part(
        id, "reference", PackageStatus.APPROVED, "sha256:" + id, 1, Markings.CLEAR);
  }

  private static void refused(ProblemKind type, ThrowingCallable verb) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(verb)
        .satisfies(problem -> assertThat(problem.type()).isEqualTo(type));
  }
}
