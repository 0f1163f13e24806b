package org.lockstep.designation.release;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who approved a package, or what was doubtful about an edition of a list.
 *
 * @param contentHash of the content that was approved; absent for an edition, of which only what
 *     was doubtful was looked at
 */
@Embeddable
public record Approval(
    @Column(name = "approved_by") String officer,
    @Column(name = "approved_at") Instant at,
    @Column(name = "approved_hash") @Nullable String contentHash) {

  /** Of what was doubtful about an edition. */
  public static Approval ofEdition(String officer, Instant at) {
    return new Approval(officer, at, null);
  }
}
