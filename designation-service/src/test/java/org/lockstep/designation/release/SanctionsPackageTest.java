package org.lockstep.designation.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Entries;
import org.lockstep.designation.authority.ReleaseRules;
import org.lockstep.designation.content.Entry;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.marking.Markings;
import org.lockstep.designation.problem.ProblemType;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.ProblemKind;
import org.lockstep.http.problem.Refusal;

class SanctionsPackageTest {
  private static final Instant NOW = Instant.parse("2024-05-24T00:45:00Z");
  private static final Entry MAIA_1 = entry(Entries.KR_MAIA_1);
  private static final Entry RIM = entry(Entries.KR_RIM);

  private static final ReleaseRules RULES = ReleaseRules.DEFAULT;

  private final SanctionsPackage p =
      SanctionsPackage.draft(
          head("Two vessels and seven persons"), "KR", Markings.CLEAR, "kr-drafter", NOW);

  @Test
  void leadsFromDraftToReleasedThroughOtherEyes() {
    p.put("maia-1", MAIA_1, "kr-drafter");
    p.put("rim", RIM, "kr-drafter");
    p.submit("kr-drafter");
    p.approve("kr-approver", p.contentHash(), NOW, RULES);

    p.release("kr-releaser", NOW, RULES);

    assertThat(p.status()).isEqualTo(PackageStatus.RELEASED);
    assertThat(p.releasedBy()).isEqualTo("kr-releaser");
    assertThat(p.releasedAt()).isEqualTo(NOW);
  }

  @Test
  void refusesTheApprovalOfOnesOwnDraft() {
    submitted();

    refused(ProblemType.FOUR_EYES, () -> p.approve("kr-drafter", p.contentHash(), NOW, RULES));

    assertThat(p.status()).isEqualTo(PackageStatus.SUBMITTED);
    assertThat(p.approvedBy()).isNull();
  }

  @Test
  void refusesTheApprovalByWhoeverAddedAnEntryOrSubmitted() {
    p.put("maia-1", MAIA_1, "kr-helper");
    p.submit("kr-submitter");

    refused(ProblemType.FOUR_EYES, () -> p.approve("kr-helper", p.contentHash(), NOW, RULES));
    refused(ProblemType.FOUR_EYES, () -> p.approve("kr-submitter", p.contentHash(), NOW, RULES));
  }

  @Test
  void refusesTheApprovalOfContentThatIsNotThere() {
    submitted();
    String seen = p.contentHash();
    p.put("rim", RIM, "kr-drafter");
    p.submit("kr-drafter");

    refused(ProblemType.CONTENT_CHANGED, () -> p.approve("kr-approver", seen, NOW, RULES));
  }

  @Test
  void voidsTheApprovalByAnyEdit() {
    approved();

    p.edit(head("Another title"), Markings.CLEAR, "kr-drafter");

    assertThat(p.status()).isEqualTo(PackageStatus.DRAFT);
    assertThat(p.approvedBy()).isNull();
    refused(ProblemType.WRONG_STATE, () -> p.release("kr-releaser", NOW, RULES));
  }

  @Test
  void keepsTheApprovalWhenAnEditChangesNothing() {
    approved();

    p.put("maia-1", MAIA_1, "kr-helper");

    assertThat(p.status()).isEqualTo(PackageStatus.APPROVED);
    assertThat(p.editors()).containsExactly("kr-drafter");
  }

  @Test
  void neverReleasesWhatWasNotApproved() {
    approved();
    // Past the verbs, as a faulty migration or a direct write to the store would.
    p.entries().get(0).replace(RIM);

    refused(ProblemType.CONTENT_CHANGED, () -> p.release("kr-releaser", NOW, RULES));

    assertThat(p.status()).isEqualTo(PackageStatus.APPROVED);
  }

  @Test
  void releasesOnceOnly() {
    approved();
    p.release("kr-releaser", NOW, RULES);

    refused(ProblemType.WRONG_STATE, () -> p.release("kr-releaser", NOW, RULES));
  }

  @Test
  void returnsToDraftWithAReasonAndForgetsTheApproval() {
    approved();

    p.returnToDraft("The IMO number of MARIA is missing");

    assertThat(p.status()).isEqualTo(PackageStatus.DRAFT);
    assertThat(p.returnReason()).isEqualTo("The IMO number of MARIA is missing");
    assertThat(p.approvedAt()).isNull();
  }

  @Test
  void isScheduledForAnInstantToComeAndReleasedThenByWhoScheduledIt() {
    approved();
    Instant noon = NOW.plusSeconds(3600);

    p.schedule("kr-releaser", noon, NOW, RULES);

    assertThat(p.status()).isEqualTo(PackageStatus.SCHEDULED);
    assertThat(p.releaseAt()).isEqualTo(noon);
    p.releaseAsScheduled(noon);
    assertThat(p.status()).isEqualTo(PackageStatus.RELEASED);
    assertThat(p.releasedBy()).isEqualTo("kr-releaser");
    assertThat(p.releaseAt()).isNull();
  }

  @Test
  void isNotScheduledForAnInstantThatHasPassedOrIsYearsAhead() {
    approved();

    refused(CommonProblem.INVALID_REQUEST, () -> p.schedule("kr-releaser", NOW, NOW, RULES));
    refused(
        CommonProblem.INVALID_REQUEST,
        () -> p.schedule("kr-releaser", NOW.plus(Duration.ofDays(400)), NOW, RULES));

    assertThat(p.status()).isEqualTo(PackageStatus.APPROVED);
  }

  @Test
  void losesItsScheduleWithItsApproval() {
    approved();
    p.schedule("kr-releaser", NOW.plusSeconds(3600), NOW, RULES);

    p.put("rim", RIM, "kr-drafter");

    assertThat(p.status()).isEqualTo(PackageStatus.DRAFT);
    assertThat(p.releaseAt()).isNull();
    assertThat(p.releaseProblem())
        .isEqualTo(
            "The release that kr-releaser set for "
                + NOW.plusSeconds(3600)
                + " fell out: kr-drafter has edited the package; it has to be submitted and approved"
                + " again.");
    refused(ProblemType.WRONG_STATE, () -> p.releaseAsScheduled(NOW.plusSeconds(3600)));
  }

  @Test
  void saysWhyItsReleaseFellOutUntilThereIsAnother() {
    approved();
    p.schedule("kr-releaser", NOW.plusSeconds(3600), NOW, RULES);
    p.returnToDraft("The flag is missing");
    assertThat(p.releaseProblem())
        .endsWith("returned the package to its drafters: The flag is missing");

    p.submit("kr-drafter");
    p.approve("kr-approver", p.contentHash(), NOW, RULES);
    assertThat(p.releaseProblem()).isNotNull();

    p.schedule("kr-releaser", NOW.plusSeconds(7200), NOW, RULES);
    assertThat(p.releaseProblem()).isNull();
  }

  @Test
  void saysNothingOfAReleaseThatWasNeverSetOrThatCame() {
    approved();
    p.put("rim", RIM, "kr-drafter");
    assertThat(p.releaseProblem()).isNull();
    p.submit("kr-drafter");
    p.approve("kr-approver", p.contentHash(), NOW, RULES);
    p.schedule("kr-releaser", NOW.plusSeconds(3600), NOW, RULES);
    p.failedToRelease("The designation has changed");

    p.release("kr-releaser", NOW, RULES);

    assertThat(p.releaseProblem()).isNull();
  }

  @Test
  void goesBackToItsOfficersWhenItCannotBeReleasedAsScheduled() {
    approved();
    p.schedule("kr-releaser", NOW.plusSeconds(3600), NOW, RULES);

    p.failedToRelease("The designation has changed");

    assertThat(p.status()).isEqualTo(PackageStatus.APPROVED);
    assertThat(p.releaseProblem()).isEqualTo("The designation has changed");
  }

  @Test
  void isReleasedWithItsJointActionOnly() {
    approved();
    p.join(UUID.randomUUID());

    refused(ProblemType.WRONG_STATE, () -> p.release("kr-releaser", NOW, RULES));
    refused(
        ProblemType.WRONG_STATE,
        () -> p.schedule("kr-releaser", NOW.plusSeconds(3600), NOW, RULES));

    p.releaseAsPart("kr-releaser", NOW);
    assertThat(p.status()).isEqualTo(PackageStatus.RELEASED);
  }

  @Test
  void followsTheRulesOfAnAuthorityWhoseReleaserMustBeAThirdPerson() {
    ReleaseRules third = new ReleaseRules(false, false, false);
    approved();

    refused(ProblemType.FOUR_EYES, () -> p.release("kr-drafter", NOW, third));
    refused(ProblemType.FOUR_EYES, () -> p.release("kr-approver", NOW, third));

    p.release("kr-releaser", NOW, third);
    assertThat(p.status()).isEqualTo(PackageStatus.RELEASED);
  }

  @Test
  void isNotSubmittedWithMoreTargetsThanItDeclares() {
    for (int i = 0; i < 10; i++) {
      p.put("entry-" + i, MAIA_1, "kr-drafter");
    }

    refused(ProblemType.WRONG_STATE, () -> p.submit("kr-drafter"));
  }

  @Test
  void allowsNothingAfterWithdrawal() {
    submitted();
    p.withdraw("kr-drafter");

    refused(ProblemType.WRONG_STATE, () -> p.put("rim", RIM, "kr-drafter"));
    refused(ProblemType.WRONG_STATE, () -> p.remove("maia-1", "kr-drafter"));
    refused(
        ProblemType.WRONG_STATE, () -> p.edit(head("Another title"), Markings.CLEAR, "kr-drafter"));
    refused(ProblemType.WRONG_STATE, () -> p.submit("kr-drafter"));
    refused(ProblemType.WRONG_STATE, () -> p.approve("kr-approver", p.contentHash(), NOW, RULES));
    refused(ProblemType.WRONG_STATE, () -> p.returnToDraft("No"));
    refused(ProblemType.WRONG_STATE, () -> p.withdraw("kr-drafter"));
  }

  @Test
  void doesNotSubmitAnEmptyPackage() {
    refused(ProblemType.WRONG_STATE, () -> p.submit("kr-drafter"));
  }

  @Test
  void keepsItsReference() {
    PackageHead other =
        new PackageHead(
            "KR-other",
            "Title",
            LocalDate.of(2024, 5, 24),
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            null);

    refused(CommonProblem.INVALID_REQUEST, () -> p.edit(other, Markings.CLEAR, "kr-drafter"));
  }

  @Test
  void holdsAtMostFiveHundredEntries() {
    for (int i = 0; i < SanctionsPackage.MOST_ENTRIES; i++) {
      p.entries().add(new PackageEntry(p.id(), "entry-" + i, MAIA_1));
    }

    refused(CommonProblem.INVALID_REQUEST, () -> p.put("one-more", MAIA_1, "kr-drafter"));
  }

  private void submitted() {
    p.put("maia-1", MAIA_1, "kr-drafter");
    p.submit("kr-drafter");
  }

  private void approved() {
    submitted();
    p.approve("kr-approver", p.contentHash(), NOW, RULES);
  }

  private static void refused(ProblemKind type, ThrowingCallable verb) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(verb)
        .extracting(Refusal::type)
        .isEqualTo(type);
  }

  static PackageHead head(String title) {
    return new PackageHead(
        "KR-2024-05-24",
        title,
        LocalDate.of(2024, 5, 24),
        9,
        null,
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  static Entry entry(String json) {
    try {
      return Entry.designation(
          new ObjectMapper()
              .registerModule(new JavaTimeModule())
              .readValue(json, EntryContent.class));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
