package org.lockstep.designation.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Officer;
import org.lockstep.designation.authority.ReferenceData;
import org.lockstep.designation.authority.ReleaseRules;
import org.lockstep.designation.marking.Visible;

/**
 * Which packages an officer may act on now: submitted ones to approve, approved ones to release or
 * to consent to as a part of a joint action, ones that came back to the drafters with a reason, and
 * released ones whose wider marking waits for other eyes. Packages whose release fell out are also
 * listed for those who release them, who have to know. The rules are those of {@link
 * SanctionsPackage}, which has the last word.
 */
record WaitingFor(Officer officer, @Nullable ReleaseRules rules) {
  private static final String WORKED_ON =
      "(array_contains(editors, :officer) or coalesce(submittedBy, '') = :officer)";

  /** A part of a joint action waits for the consent to its content as it is. */
  private static final String NOT_CONSENTED =
      "(jointActionId is null or (jointActionId, id, contentHash, edits) not in"
          + " (select part.key.jointActionId, part.packageId, part.readyHash, part.readyEdits"
          + " from JointActionPart part where part.readyHash is not null))";

  static WaitingFor of(Officer officer, ReferenceData referenceData) {
    String own = officer.authority();
    return new WaitingFor(
        officer, own == null || !officer.worksFor(own) ? null : referenceData.releaseRules(own));
  }

  /**
   * The condition on a package of any authority, whose values it adds.
   *
   * @param visible nobody approves a marking that they could not read
   */
  String condition(Visible visible, Map<String, Object> values) {
    String own = officer.authority();
    if (own == null || rules == null) {
      return "1 = 0";
    }
    List<String> either = new ArrayList<>();
    boolean named = false;
    if (officer.roles().contains("drafter")) {
      either.add("(status = 'DRAFT' and (returnReason is not null or releaseProblem is not null))");
      either.add("(status = 'APPROVED' and releaseFailed = true)");
    }
    if (officer.roles().contains("approver")) {
      named = true;
      either.add(
          "(status = 'SUBMITTED'" + (rules.approverMayEdit() ? "" : " and not " + WORKED_ON) + ")");
      either.add(
          "id in (select asked.packageId from AskedMarking asked"
              + " where asked.askedBy <> :officer and "
              + visible.allows("asked.marking")
              + ")");
    }
    if (officer.roles().contains("releaser")) {
      either.add("(status in ('DRAFT', 'SUBMITTED') and releaseProblem is not null)");
      String release = "status = 'APPROVED' and " + NOT_CONSENTED;
      if (!rules.releaserMayEdit()) {
        release += " and not " + WORKED_ON;
        named = true;
      }
      if (!rules.releaserMayApprove()) {
        release += " and approval.officer <> :officer";
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
