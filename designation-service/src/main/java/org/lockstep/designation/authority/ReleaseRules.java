package org.lockstep.designation.authority;

/**
 * Whose eyes a package of an authority needs. Whatever they say, an approval is of one content.
 *
 * @param approverMayEdit whether somebody who has worked on a package may approve it
 * @param releaserMayEdit whether somebody who has worked on a package may release it
 * @param releaserMayApprove whether somebody who has approved a package may release it
 */
public record ReleaseRules(
    boolean approverMayEdit, boolean releaserMayEdit, boolean releaserMayApprove) {
  /** Four eyes: the approver differs from every editor. */
  public static final ReleaseRules DEFAULT = new ReleaseRules(false, true, true);
}
