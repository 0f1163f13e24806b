package org.lockstep.designation.listimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.listimport.ImportApproval.KeyDecision;
import org.lockstep.designation.listimport.ImportApproval.KeySubject;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.problem.Violation;

/** Keys that name another subject than before, and what is said of them. */
class ReusedKeysTest {
  private static final ReusedKey RENAMED = key("9003", "Ivan Petrov", "Yan Orlov");
  private static final ReusedKey OTHER = key("9004", "Ibex", "Tur Trading");

  private final ReusedKeys reused = new ReusedKeys();

  @Test
  void aKeyIsReusedWhenNothingUnderItAgrees() {
    assertThat(
            KeyReuse.reused(
                "9003", content("PERSON", "Ivan Petrov"), content("PERSON", "Yan Orlov")))
        .contains(RENAMED);
    assertThat(
            KeyReuse.reused(
                "9003", content("PERSON", "Ivan Petrov"), content("PERSON", "PETROV, Ivan")))
        .isEmpty();
  }

  @Test
  void withoutAnyNothingIsFound() {
    assertThat(reused.finding()).isEmpty();
    assertThat(reused.same(List.of(), List.of("9003"))).isEmpty();
  }

  @Test
  void theFindingSaysWhoseTheKeyWasAndIs() {
    reused.add(RENAMED);

    Finding finding = reused.finding().orElseThrow();

    assertThat(finding.code()).isEqualTo(Finding.Code.KEY_REUSED);
    assertThat(finding.approvable()).isTrue();
    assertThat(finding.message())
        .startsWith(
            "1 key names another subject than before: 9003 Ivan Petrov, now Yan Orlov. Approved, ");
    assertThat(finding.keys()).containsExactly(RENAMED);
  }

  @Test
  void ofVeryManyTheFirstAreKeptAndNoneIsExchangedUnseen() {
    ReusedKeys others = new ReusedKeys();
    for (int i = 0; i < 1500; i++) {
      reused.add(key("A-" + i, "Old " + i, "New " + i));
      others.add(key("A-" + i, "Old " + i, "New " + (i == 1400 ? "another" : i)));
    }

    Finding finding = reused.finding().orElseThrow();

    assertThat(finding.keys()).hasSize(500);
    assertThat(finding.message())
        .startsWith("1500 keys name other subjects than before: A-0 Old 0, now New 0; ")
        .contains("A-19 Old 19, now New 19; and 1480 more (all of them: ")
        .doesNotContain("A-20 ")
        .isNotEqualTo(others.finding().orElseThrow().message());
  }

  @Test
  void whatIsSaidHoldsForExactlyWhatWasApproved() {
    reused.add(RENAMED);
    reused.add(OTHER);
    List<String> approved = List.of(reused.finding().orElseThrow().message());

    assertThat(reused.same(approved, List.of("9003"))).containsExactly("9003");
    assertThat(reused.same(approved, List.of())).isEmpty();
    assertThat(reused.same(approved, List.of("9005"))).as("another key").isEmpty();
    assertThat(reused.same(List.of("something else"), List.of("9003"))).isEmpty();
  }

  @Test
  void anApprovalSaysOfEachKeyWhoseItIs() {
    reused.add(RENAMED);
    reused.add(OTHER);
    List<Finding> findings = List.of(reused.finding().orElseThrow());

    assertThat(
            new ImportApproval(
                    List.of(
                        new KeyDecision("9003", KeySubject.SAME),
                        new KeyDecision("9004", KeySubject.NEW)))
                .same(findings))
        .containsExactly("9003");
    assertThat(new ImportApproval(List.of()).same(findings)).isEmpty();
  }

  @Test
  void anApprovalSaysNothingOfOtherKeysAndNothingTwice() {
    reused.add(RENAMED);
    reused.add(OTHER);
    ImportApproval approval =
        new ImportApproval(
            List.of(
                new KeyDecision("9003", KeySubject.SAME),
                new KeyDecision("9003", KeySubject.NEW),
                new KeyDecision("9004", KeySubject.SAME),
                new KeyDecision("9005", KeySubject.SAME)));

    assertThatThrownBy(() -> approval.same(List.of(reused.finding().orElseThrow())))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.violations())
                    .extracting(Violation::field)
                    .containsExactly("keys[1].key", "keys[3].key"));
  }

  private static ReusedKey key(String key, String before, String now) {
    return new ReusedKey(key, before, now);
  }

  private static String content(String type, String name) {
    return "{\"listingRecord\":{\"subjectType\":\"%s\",\"names\":[{\"name\":\"%s\",\"kind\":\"PRIMARY\"}]}}"
        .formatted(type, name);
  }
}
