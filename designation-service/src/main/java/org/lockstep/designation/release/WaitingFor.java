package org.lockstep.designation.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Officer;
import org.lockstep.designation.authority.ReferenceData;
import org.lockstep.designation.authority.ReleaseRules;

/**
 * Which packages an officer may act on now: submitted ones to approve, approved ones to release,
 * and ones that came back to the drafters with a reason. The rules are those of {@link
 * SanctionsPackage}, which has the last word.
 */
record WaitingFor(Officer officer, @Nullable ReleaseRules rules) {
  private static final String WORKED_ON =
      "(array_contains(editors, :officer) or coalesce(submittedBy, '') = :officer)";

  static WaitingFor of(Officer officer, ReferenceData referenceData) {
    String own = officer.authority();
    return new WaitingFor(
        officer, own == null || !officer.worksFor(own) ? null : referenceData.releaseRules(own));
  }

  /** The condition on a package of any authority, whose values it adds. */
  String condition(Map<String, Object> values) {
    String own = officer.authority();
    if (own == null || rules == null) {
      return "1 = 0";
    }
    List<String> either = new ArrayList<>();
    boolean named = false;
    if (officer.roles().contains("drafter")) {
      either.add("(status = 'DRAFT' and returnReason is not null)");
      either.add("(status = 'APPROVED' and releaseProblem is not null)");
    }
    if (officer.roles().contains("approver")) {
      named = !rules.approverMayEdit();
      either.add("(status = 'SUBMITTED'" + (named ? " and not " + WORKED_ON : "") + ")");
    }
    if (officer.roles().contains("releaser")) {
      String release = "status = 'APPROVED' and jointActionId is null";
      if (!rules.releaserMayEdit()) {
        release += " and not " + WORKED_ON;
        named = true;
      }
      if (!rules.releaserMayApprove()) {
        release += " and approvedBy <> :officer";
        named = true;
      }
      either.add("(" + release + ")");
    }
    if (named) {
      values.put("officer", officer.name());
    }
    values.put("waiting", own);
    return "(authority = :waiting and (" + String.join(" or ", either) + "))";
  }
}
