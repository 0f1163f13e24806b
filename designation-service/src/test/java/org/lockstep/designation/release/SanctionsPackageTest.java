package org.lockstep.designation.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Entries;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.problem.ProblemException;
import org.lockstep.designation.problem.ProblemType;

class SanctionsPackageTest {
  private static final Instant NOW = Instant.parse("2024-05-24T00:45:00Z");
  private static final EntryContent MAIA_1 = entry(Entries.KR_MAIA_1);
  private static final EntryContent RIM = entry(Entries.KR_RIM);

  private final SanctionsPackage p =
      SanctionsPackage.draft(head("Two vessels and seven persons"), "KR", "kr-drafter", NOW);

  @Test
  void leadsFromDraftToReleasedThroughOtherEyes() {
    p.put("maia-1", MAIA_1, "kr-drafter");
    p.put("rim", RIM, "kr-drafter");
    p.submit("kr-drafter");
    p.approve("kr-approver", p.contentHash(), NOW);

    var released = p.release("kr-releaser", NOW);

    assertThat(p.status()).isEqualTo(PackageStatus.RELEASED);
    assertThat(released).extracting("caption").containsExactly("MAIA-1", "림영혁");
    assertThat(released).extracting("authority").containsOnly("KR");
    assertThat(p.entries())
        .extracting(PackageEntry::designationId)
        .containsExactly(released.get(0).id(), released.get(1).id());
  }

  @Test
  void refusesTheApprovalOfOnesOwnDraft() {
    submitted();

    refused(ProblemType.FOUR_EYES, () -> p.approve("kr-drafter", p.contentHash(), NOW));

    assertThat(p.status()).isEqualTo(PackageStatus.SUBMITTED);
    assertThat(p.approvedBy()).isNull();
  }

  @Test
  void refusesTheApprovalByWhoeverAddedAnEntryOrSubmitted() {
    p.put("maia-1", MAIA_1, "kr-helper");
    p.submit("kr-submitter");

    refused(ProblemType.FOUR_EYES, () -> p.approve("kr-helper", p.contentHash(), NOW));
    refused(ProblemType.FOUR_EYES, () -> p.approve("kr-submitter", p.contentHash(), NOW));
  }

  @Test
  void refusesTheApprovalOfContentThatIsNotThere() {
    submitted();
    String seen = p.contentHash();
    p.put("rim", RIM, "kr-drafter");
    p.submit("kr-drafter");

    refused(ProblemType.CONTENT_CHANGED, () -> p.approve("kr-approver", seen, NOW));
  }

  @Test
  void voidsTheApprovalByAnyEdit() {
    approved();

    p.edit(head("Another title"), "kr-drafter");

    assertThat(p.status()).isEqualTo(PackageStatus.DRAFT);
    assertThat(p.approvedBy()).isNull();
    refused(ProblemType.WRONG_STATE, () -> p.release("kr-releaser", NOW));
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

    refused(ProblemType.CONTENT_CHANGED, () -> p.release("kr-releaser", NOW));

    assertThat(p.status()).isEqualTo(PackageStatus.APPROVED);
  }

  @Test
  void releasesOnceOnly() {
    approved();
    p.release("kr-releaser", NOW);

    refused(ProblemType.WRONG_STATE, () -> p.release("kr-releaser", NOW));
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
  void allowsNothingAfterWithdrawal() {
    submitted();
    p.withdraw();

    refused(ProblemType.WRONG_STATE, () -> p.put("rim", RIM, "kr-drafter"));
    refused(ProblemType.WRONG_STATE, () -> p.remove("maia-1", "kr-drafter"));
    refused(ProblemType.WRONG_STATE, () -> p.edit(head("Another title"), "kr-drafter"));
    refused(ProblemType.WRONG_STATE, () -> p.submit("kr-drafter"));
    refused(ProblemType.WRONG_STATE, () -> p.approve("kr-approver", p.contentHash(), NOW));
    refused(ProblemType.WRONG_STATE, () -> p.returnToDraft("No"));
    refused(ProblemType.WRONG_STATE, p::withdraw);
  }

  @Test
  void doesNotSubmitAnEmptyPackage() {
    refused(ProblemType.WRONG_STATE, () -> p.submit("kr-drafter"));
  }

  @Test
  void keepsItsReference() {
    PackageHead other =
        new PackageHead("KR-other", "Title", LocalDate.of(2024, 5, 24), null, null, List.of());

    refused(ProblemType.INVALID_REQUEST, () -> p.edit(other, "kr-drafter"));
  }

  @Test
  void holdsAtMostFiveHundredEntries() {
    for (int i = 0; i < SanctionsPackage.MOST_ENTRIES; i++) {
      p.entries().add(new PackageEntry(p.id(), "entry-" + i, MAIA_1));
    }

    refused(ProblemType.INVALID_REQUEST, () -> p.put("one-more", MAIA_1, "kr-drafter"));
  }

  private void submitted() {
    p.put("maia-1", MAIA_1, "kr-drafter");
    p.submit("kr-drafter");
  }

  private void approved() {
    submitted();
    p.approve("kr-approver", p.contentHash(), NOW);
  }

  private static void refused(ProblemType type, ThrowingCallable verb) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(verb)
        .extracting(ProblemException::type)
        .isEqualTo(type);
  }

  static PackageHead head(String title) {
    return new PackageHead("KR-2024-05-24", title, LocalDate.of(2024, 5, 24), 9, null, List.of());
  }

  static EntryContent entry(String json) {
    try {
      return new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .readValue(json, EntryContent.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
