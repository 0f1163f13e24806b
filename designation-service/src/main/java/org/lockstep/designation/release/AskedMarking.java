package org.lockstep.designation.release;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.lockstep.http.marking.Marking;

/** A wider marking of a released package that waits for other eyes. */
@Entity
class AskedMarking {
  @Id private UUID packageId;
  private int marking;
  private String reason;
  private String askedBy;
  private Instant askedAt;

  static AskedMarking of(UUID packageId, int marking, String reason, String officer, Instant now) {
    AskedMarking asked = new AskedMarking();
    asked.packageId = packageId;
    asked.marking = marking;
    asked.reason = reason;
    asked.askedBy = officer;
    asked.askedAt = now;
    return asked;
  }

  int marking() {
    return marking;
  }

  String reason() {
    return reason;
  }

  String askedBy() {
    return askedBy;
  }

  /**
   * As the API shows it to those who work on the package.
   *
   * @param askedBy who cannot approve it
   */
  record WaitingMarking(Marking marking, String reason, String askedBy, Instant askedAt) {}

  WaitingMarking item(Marking asked) {
    return new WaitingMarking(asked, reason, askedBy, askedAt);
  }
}
