package org.lockstep.alert.endpoint;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.signing.SignatureScheme;

/** A URL of a partner system that alerts are sent to. */
@Entity
@Table(name = "endpoint")
@DynamicUpdate
public class Endpoint {
  @Id private UUID id;

  private String owner;

  private String url;
  private @Nullable String description;
  private boolean enabled;
  private List<String> signatures;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "deleted_at")
  private @Nullable Instant deletedAt;

  private boolean answering;

  @Column(name = "stopped_at")
  private @Nullable Instant stoppedAt;

  @Column(name = "stopped_by")
  private @Nullable String stoppedBy;

  @Column(name = "disabled_at")
  private @Nullable Instant disabledAt;

  @Column(name = "disabled_because")
  private @Nullable String disabledBecause;

  @Column(name = "failing_since")
  private @Nullable Instant failingSince;

  private boolean backlog;

  @SuppressWarnings("UnusedVariable") // Queries read it.
  @Column(name = "moved_at")
  private @Nullable Instant movedAt;

  Endpoint() {}

  Endpoint(
      String owner,
      String url,
      @Nullable String description,
      Set<SignatureScheme> signatures,
      Instant now) {
    this.id = UUID.randomUUID();
    this.owner = owner;
    this.url = url;
    this.description = described(description);
    this.enabled = true;
    this.backlog = true;
    this.createdAt = now;
    this.signatures = wires(signatures);
  }

  public UUID id() {
    return id;
  }

  String owner() {
    return owner;
  }

  public String url() {
    return url;
  }

  @Nullable String description() {
    return description;
  }

  public boolean enabled() {
    return enabled;
  }

  Set<SignatureScheme> signatures() {
    return SignatureScheme.ofWires(signatures.stream());
  }

  List<String> signatureNames() {
    return List.copyOf(signatures);
  }

  Instant createdAt() {
    return createdAt;
  }

  @Nullable Instant stoppedAt() {
    return stoppedAt;
  }

  @Nullable String stoppedBy() {
    return stoppedBy;
  }

  @Nullable Instant disabledAt() {
    return disabledAt;
  }

  @Nullable String disabledBecause() {
    return disabledBecause;
  }

  @Nullable Instant failingSince() {
    return failingSince;
  }

  /**
   * Whether something may wait for it beyond now: since a failure, a change of URL, or at first.
   */
  public boolean backlog() {
    return backlog;
  }

  void describe(String text) {
    description = described(text);
  }

  private static @Nullable String described(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  /** What is due goes out at once, in its order. */
  void enable() {
    enabled = true;
    disabledAt = null;
    disabledBecause = null;
  }

  /** What is due, and what comes, is kept until it is enabled again. */
  void disable(Instant now) {
    disable("owner", now);
  }

  /** Its receiver answered 410: it wants nothing more. */
  public void gone(Instant now) {
    disable("gone", now);
  }

  private void disable(String because, Instant now) {
    if (enabled) {
      enabled = false;
      disabledAt = now;
      disabledBecause = because;
    }
  }

  /** What is due goes to the new URL too. Nothing is known of its receiver yet. */
  void move(String newUrl, Instant now) {
    url = newUrl;
    movedAt = now;
    answering = false;
    failingSince = null;
    backlog = true;
  }

  void sign(Set<SignatureScheme> schemes) {
    signatures = wires(schemes);
  }

  private static List<String> wires(Set<SignatureScheme> schemes) {
    return schemes.stream().map(SignatureScheme::wire).sorted().toList();
  }

  /** Nothing goes out, whatever the owner says, until an administrator lets it go on. */
  void stop(String administrator, Instant now) {
    if (stoppedAt == null) {
      stoppedAt = now;
      stoppedBy = administrator;
    }
  }

  void goOn() {
    stoppedAt = null;
    stoppedBy = null;
  }

  void delete(Instant now) {
    enabled = false;
    deletedAt = now;
  }

  public void succeeded() {
    answering = true;
    failingSince = null;
  }

  /** Nothing waits for it beyond now that could be brought forward. */
  public void caughtUp() {
    backlog = false;
  }

  /** Until it answers again, it gets one attempt at a time, and none of what others need. */
  public void failed(Instant now) {
    answering = false;
    backlog = true;
    if (failingSince == null) {
      failingSince = now;
    }
  }
}
