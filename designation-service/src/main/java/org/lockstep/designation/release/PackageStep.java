package org.lockstep.designation.release;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What one officer did with a package, and which content it had afterwards; never changed. */
@Entity
@Immutable
class PackageStep {
  enum Kind {
    DRAFT,
    EDIT,
    PUT,
    REMOVE,
    SUBMIT,
    RETURN,
    APPROVE,
    SCHEDULE,
    UNSCHEDULE,
    RELEASE,
    RELEASE_FAILED,
    WITHDRAW,
    JOIN,
    READY,
    LEAVE,
    ASK_MARKING,
    MARK;

    /** Such as {@code release failed}. */
    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * What is done.
   *
   * @param entryId of the entry it is done to, if it is done to one
   * @param detail what else there is to say of it
   */
  record Act(Kind kind, @Nullable String entryId, @Nullable String detail) {
    static Act of(Kind kind) {
      return new Act(kind, null, null);
    }

    static Act of(Kind kind, String detail) {
      return new Act(kind, null, detail);
    }

    static Act onEntry(Kind kind, String entryId) {
      return new Act(kind, entryId, null);
    }
  }

  @Id private UUID id;
  private UUID packageId;

  @Enumerated(EnumType.STRING)
  private Kind step;

  private @Nullable String entryId;
  private String officer;
  private String contentHash;
  private @Nullable String detail;
  private Instant at;

  /** In the order they were done; given by the database. */
  @Column(insertable = false, updatable = false)
  private @Nullable Long position;

  static PackageStep of(SanctionsPackage p, Act act, String officer, Instant now) {
    PackageStep done = new PackageStep();
    done.id = UUID.randomUUID();
    done.packageId = p.id();
    done.step = act.kind();
    done.entryId = act.entryId();
    done.officer = officer;
    done.contentHash = p.contentHash();
    done.detail = act.detail();
    done.at = now;
    return done;
  }

  /**
   * A step as the API shows it.
   *
   * @param step such as submit, or put maia-1
   */
  record Item(
      String step, String officer, Instant at, String contentHash, @Nullable String detail) {
    static Item from(PackageStep done) {
      String label = done.step.label();
      return new Item(
          done.entryId == null ? label : label + " " + done.entryId,
          done.officer,
          done.at,
          done.contentHash,
          done.detail);
    }
  }
}
