package org.lockstep.designation.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Caller;
import org.lockstep.designation.authority.Codes;
import org.lockstep.designation.authority.ReferenceData;
import org.lockstep.designation.content.EntryRequest;
import org.lockstep.designation.marking.MarkingRules;
import org.lockstep.designation.marking.WrittenMarking;
import org.lockstep.designation.register.Revisions;
import org.lockstep.http.problem.Violation;
import org.lockstep.http.rest.BodyRules;

/** What can be said of packages and entries before they are looked up, in one answer. */
@ApplicationScoped
class PackageBodies implements BodyRules {
  private final ReferenceData referenceData;
  private final Revisions revisions;
  private final Caller caller;
  private final MarkingRules markingRules;

  PackageBodies(
      ReferenceData referenceData, Revisions revisions, Caller caller, MarkingRules markingRules) {
    this.referenceData = referenceData;
    this.revisions = revisions;
    this.caller = caller;
    this.markingRules = markingRules;
  }

  @Override
  public List<Violation> violations(Object body) {
    String authority = caller.officer().authority();
    if (authority == null) {
      return List.of();
    }
    if (body instanceof PackageHead head) {
      List<Violation> violations = new ArrayList<>(head.unknownCodes(referenceData.codes()));
      violations.addAll(violations(head.marking(), referenceData.codes()));
      return violations;
    }
    if (body instanceof MarkingChange change) {
      return violations(change.marking(), referenceData.codes());
    }
    if (body instanceof MarkingChange.MarkingApproval approval) {
      return violations(approval.marking(), referenceData.codes());
    }
    if (body instanceof EntryRequest entry) {
      return revisions.violations(entry, authority, referenceData.codes());
    }
    return body instanceof NewPackage asked ? violations(asked, authority) : List.of();
  }

  private List<Violation> violations(@Nullable WrittenMarking asked, Codes codes) {
    return markingRules.violations(asked, codes.authorities());
  }

  private List<Violation> violations(NewPackage asked, String authority) {
    Codes codes = referenceData.codes();
    List<Violation> violations = new ArrayList<>(asked.head().unknownCodes(codes));
    violations.addAll(violations(asked.marking(), codes));
    asked
        .entries()
        .forEach(
            (id, entry) -> {
              if (entry != null) {
                revisions
                    .violations(entry, authority, asked.head().announcedOn(), codes)
                    .forEach(violation -> violations.add(violation.in("entries." + id)));
              }
            });
    // With the entries of another package, only the package itself can tell.
    if (asked.submits() && asked.entriesOf() == null) {
      if (asked.entries().isEmpty()) {
        violations.add(new Violation("entries", "must be at least one for the package to submit"));
      }
      long targets =
          asked.entries().values().stream()
              .filter(entry -> entry != null && entry.designationId() == null)
              .count();
      Integer declared = asked.declaredTargets();
      if (declared != null && declared < targets) {
        violations.add(
            new Violation(
                "declaredTargets",
                "must be at least " + targets + ", which is how many the entries have"));
      }
    }
    return violations;
  }
}
