package org.lockstep.designation.joint;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.release.PackageStatus;
import org.lockstep.designation.release.Parts;

/** One authority in a joint action, from its invitation on; part of the aggregate. */
@Entity
class JointActionPart {
  /** What has become of it. */
  enum Outcome {
    RELEASED,
    LEFT_OUT
  }

  @EmbeddedId private Key key;
  private Instant invitedAt;
  private String invitedBy;
  private @Nullable UUID packageId;

  @Enumerated(EnumType.STRING)
  private Visibility visibility;

  /** Hash of the content whose release the authority consents to. */
  private @Nullable String readyHash;

  /** How often that content had been edited: one more edit, and the consent is void for good. */
  private @Nullable Integer readyEdits;

  private @Nullable String readyBy;

  @Enumerated(EnumType.STRING)
  private @Nullable Outcome outcome;

  @Enumerated(EnumType.STRING)
  private @Nullable LeftOutReason leftOutReason;

  @Embeddable
  record Key(UUID jointActionId, String authority) implements Serializable {}

  JointActionPart(UUID jointAction, String authority, String invitedBy, Instant now) {
    this.key = new Key(jointAction, authority);
    this.invitedAt = now;
    this.invitedBy = invitedBy;
    this.visibility = Visibility.NOTHING;
  }

  @SuppressWarnings("NullAway.Init") // for Hibernate
  protected JointActionPart() {}

  /** Voids the consent, which was to the package that was there before. */
  void attach(UUID itsPackage, Visibility shown) {
    packageId = itsPackage;
    visibility = shown;
    notReady();
  }

  void ready(Parts.Part itsPackage, String officer) {
    readyHash = itsPackage.contentHash();
    readyEdits = itsPackage.edits();
    readyBy = officer;
  }

  private void notReady() {
    readyHash = null;
    readyEdits = null;
    readyBy = null;
  }

  void takeOut() {
    packageId = null;
    visibility = Visibility.NOTHING;
    notReady();
  }

  void released() {
    outcome = Outcome.RELEASED;
  }

  void leftOut(LeftOutReason reason) {
    outcome = Outcome.LEFT_OUT;
    leftOutReason = reason;
  }

  /**
   * Why it would be left out if it were released now; null if it is ready.
   *
   * @param itsPackage as it is; null if it has none
   */
  @Nullable LeftOutReason missing(Parts.@Nullable Part itsPackage) {
    if (itsPackage == null) {
      return LeftOutReason.NO_PACKAGE;
    }
    if (itsPackage.status() == PackageStatus.WITHDRAWN) {
      return LeftOutReason.WITHDRAWN;
    }
    if (readyHash == null) {
      return LeftOutReason.NOT_READY;
    }
    if (!readyHash.equals(itsPackage.contentHash())
        || !Integer.valueOf(itsPackage.edits()).equals(readyEdits)) {
      return LeftOutReason.CHANGED_SINCE_READY;
    }
    return itsPackage.status() == PackageStatus.APPROVED ? null : LeftOutReason.NOT_APPROVED;
  }

  String authority() {
    return key.authority();
  }

  Instant invitedAt() {
    return invitedAt;
  }

  @Nullable UUID packageId() {
    return packageId;
  }

  Visibility visibility() {
    return visibility;
  }

  @Nullable String readyBy() {
    return readyBy;
  }

  @Nullable Outcome outcome() {
    return outcome;
  }

  @Nullable LeftOutReason leftOutReason() {
    return leftOutReason;
  }
}
