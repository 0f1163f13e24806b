package org.lockstep.designation.authority;

/**
 * Whose eyes a package of an authority needs; beside them holds that an approval is of the content.
 *
 * @param approverMayEdit whether who has worked on a package may approve it
 * @param releaserMayEdit whether who has worked on a package may release it
 * @param releaserMayApprove whether who has approved a package may release it
 */
public record ReleaseRules(
    boolean approverMayEdit, boolean releaserMayEdit, boolean releaserMayApprove) {
  /** Four eyes: the approver differs from every editor. */
  public static final ReleaseRules DEFAULT = new ReleaseRules(false, true, true);
}
