package org.lockstep.designation.listimport;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.problem.Violation;

/**
 * What an operator says with an approval.
 *
 * @param keys of the finding {@code KEY_REUSED}, each with whose key it is; a key that is not named
 *     is that of a new subject
 */
public record ImportApproval(
    @Size(max = ReusedKeys.MOST_KEPT) List<@NotNull @Valid KeyDecision> keys) {
  public ImportApproval {
    keys = keys == null ? List.of() : keys;
  }

  /**
   * Whose key one is.
   *
   * @param subject SAME: it is the subject that it named before, which is amended; NEW: that one is
   *     delisted, and another is designated
   */
  public record KeyDecision(@NotBlank @Size(max = 1000) String key, @NotNull KeySubject subject) {}

  /** Whether a key names whom it named before. */
  public enum KeySubject {
    NEW,
    SAME
  }

  /**
   * The keys that are said to name the same subject.
   *
   * @throws Refusal 400 if it says something of keys that it cannot be said of
   */
  List<String> same(List<Finding> findings) {
    Set<String> reused =
        findings.stream()
            .flatMap(finding -> finding.keys().stream())
            .map(ReusedKey::key)
            .collect(Collectors.toSet());
    List<Violation> violations = new ArrayList<>();
    Set<String> said = new HashSet<>();
    for (int i = 0; i < keys.size(); i++) {
      String field = "keys[" + i + "].key";
      if (!reused.contains(keys.get(i).key())) {
        violations.add(new Violation(field, "is no key that names another subject than before"));
      } else if (!said.add(keys.get(i).key())) {
        violations.add(new Violation(field, "is said more than once"));
      }
    }
    if (!violations.isEmpty()) {
      throw Refusal.invalid(violations);
    }
    return keys.stream()
        .filter(decision -> decision.subject() == KeySubject.SAME)
        .map(KeyDecision::key)
        .toList();
  }
}
