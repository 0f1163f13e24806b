package org.lockstep.designation.release;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What one officer did with a package, and which content it had afterwards; never changed. */
@Entity
@Immutable
class PackageStep {
  @Id private UUID id;
  private UUID packageId;
  private String step;
  private String officer;
  private String contentHash;
  private @Nullable String detail;
  private Instant at;

  /** In the order they were done; given by the database. */
  @Column(insertable = false, updatable = false)
  private @Nullable Long position;

  static PackageStep of(
      SanctionsPackage p, String step, String officer, @Nullable String detail, Instant now) {
    PackageStep done = new PackageStep();
    done.id = UUID.randomUUID();
    done.packageId = p.id();
    done.step = step;
    done.officer = officer;
    done.contentHash = p.contentHash();
    done.detail = detail;
    done.at = now;
    return done;
  }

  /**
   * A step as the API shows it.
   *
   * @param step such as submit, or put maia-1
   */
  record Item(
      String step, String officer, Instant at, String contentHash, @Nullable String detail) {}

  Item item() {
    return new Item(step, officer, at, contentHash, detail);
  }
}
