package org.lockstep.designation.joint;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.problem.ProblemType;
import org.lockstep.designation.release.Parts;
import org.lockstep.http.problem.Refusal;

/** The aggregate: each verb checks the state and the rules, and changes nothing when it refuses. */
@Entity
class JointAction {
  private static final Duration LONGEST_AHEAD = Duration.ofDays(366);
  private static final int FEWEST_READY = 2;
  private static final JointActionStatus[] UNRELEASED = {
    JointActionStatus.OPEN, JointActionStatus.SCHEDULED
  };

  @Id private UUID id;
  @Version private int version;
  private String reference;

  /** The authority that coordinates; it takes part itself. */
  private String coordinator;

  private String title;
  private @Nullable String note;

  @Enumerated(EnumType.STRING)
  private JointActionStatus status;

  /** While it is scheduled. */
  private @Nullable Instant releaseAt;

  /** Why it was not released when it was due. */
  private @Nullable String releaseProblem;

  private Instant createdAt;
  private String createdBy;
  private @Nullable String scheduledBy;
  private @Nullable Instant releasedAt;

  @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.EAGER)
  @JoinColumn(name = "jointActionId", insertable = false, updatable = false)
  @OrderBy("key.authority")
  @BatchSize(size = 100)
  private List<JointActionPart> parts = new ArrayList<>();

  static JointAction open(NewJointAction asked, String coordinator, String officer, Instant now) {
    JointAction action = new JointAction();
    action.id = UUID.randomUUID();
    action.reference = asked.reference();
    action.coordinator = coordinator;
    action.title = asked.title();
    action.note = asked.note();
    action.status = JointActionStatus.OPEN;
    action.createdAt = now;
    action.createdBy = officer;
    action.parts.add(new JointActionPart(action.id, coordinator, officer, now));
    return action;
  }

  void invite(String authority, String officer, Instant now) {
    requireState("an invitation", UNRELEASED);
    if (authority.equals(coordinator)) {
      throw Refusal.invalid(
          "authority",
          "is the coordinator's own, which takes part already; a joint action is one with others");
    }
    if (takesPart(authority)) {
      throw new Refusal(ProblemType.WRONG_STATE, authority + " is invited already.");
    }
    parts.add(new JointActionPart(id, authority, officer, now));
    parts.sort(Comparator.comparing(JointActionPart::authority));
  }

  /**
   * Makes a package the part of its authority, in place of the one before. It is not ready yet.
   *
   * @return the package that was its part before; null if none was
   */
  @Nullable UUID attach(String authority, UUID itsPackage, Visibility shown) {
    requireState("attaching a part", UNRELEASED);
    JointActionPart part = part(authority);
    UUID before = part.packageId();
    part.attach(itsPackage, shown);
    return before;
  }

  /**
   * The authority's consent to the release of its part.
   *
   * @param itsPackage as it is: what the authority consents to
   */
  void ready(String authority, Parts.Part itsPackage, String officer) {
    requireState("marking a part ready", UNRELEASED);
    part(authority).ready(itsPackage, officer);
  }

  /**
   * Takes an authority's package out; it stays invited.
   *
   * @return the package
   */
  UUID takeOut(String authority) {
    requireState("taking a part out", UNRELEASED);
    JointActionPart part = part(authority);
    UUID itsPackage = part.packageId();
    if (itsPackage == null) {
      throw Refusal.notFound("part");
    }
    part.takeOut();
    return itsPackage;
  }

  /**
   * Sets the instant of the release, or another one.
   *
   * @param packages of the parts, as they are
   */
  void schedule(String officer, Instant at, Instant now, Map<UUID, Parts.Part> packages) {
    requireReady(packages);
    if (!at.isAfter(now) || at.isAfter(now.plus(LONGEST_AHEAD))) {
      throw Refusal.invalid(
          "at", "must be an instant to come within a year; leave it out to release now");
    }
    status = JointActionStatus.SCHEDULED;
    releaseAt = at;
    scheduledBy = officer;
    releaseProblem = null;
  }

  /**
   * Refuses a release, now or later, that would not be a joint one as things are.
   *
   * @param packages of the parts, as they are
   */
  void requireReady(Map<UUID, Parts.Part> packages) {
    requireState("a release", UNRELEASED);
    Map<String, LeftOutReason> missing = missing(packages);
    if (parts.size() - missing.size() < FEWEST_READY) {
      throw new Refusal(
          ProblemType.WRONG_STATE,
          "A joint release needs at least two parts that are ready. Not ready: "
              + (missing.isEmpty()
                  ? "none, nobody else is invited"
                  : String.join(", ", missing.keySet()))
              + ".",
          Map.of("notReady", List.copyOf(missing.keySet())));
    }
  }

  /**
   * Why parts would be left out if it were released now.
   *
   * @return by authority; one that is not in it is ready
   */
  TreeMap<String, LeftOutReason> missing(Map<UUID, Parts.Part> packages) {
    TreeMap<String, LeftOutReason> missing = new TreeMap<>();
    for (JointActionPart part : parts) {
      UUID itsPackage = part.packageId();
      LeftOutReason reason = part.missing(itsPackage == null ? null : packages.get(itsPackage));
      if (reason != null) {
        missing.put(part.authority(), reason);
      }
    }
    return missing;
  }

  /**
   * Ends the secrecy.
   *
   * @param leftOut the parts that are not released, by authority
   */
  void release(Map<String, LeftOutReason> leftOut, Instant now) {
    requireState("a release", UNRELEASED);
    status = JointActionStatus.RELEASED;
    releaseAt = null;
    releaseProblem = null;
    releasedAt = now;
    for (JointActionPart part : parts) {
      LeftOutReason reason = leftOut.get(part.authority());
      if (reason == null) {
        part.released();
      } else {
        part.leftOut(reason);
      }
    }
  }

  /** Takes the instant back; the parts stay as ready as they are. */
  void unschedule() {
    requireState("unscheduling", JointActionStatus.SCHEDULED);
    status = JointActionStatus.OPEN;
    releaseAt = null;
    scheduledBy = null;
  }

  /** It was due and could not be released: its participants have to look at it. */
  void failedToRelease(String problem) {
    requireState("failing", JointActionStatus.SCHEDULED);
    status = JointActionStatus.OPEN;
    releaseAt = null;
    scheduledBy = null;
    releaseProblem = problem;
  }

  void cancel() {
    requireState("cancelling", UNRELEASED);
    status = JointActionStatus.CANCELLED;
    releaseAt = null;
  }

  boolean takesPart(String authority) {
    return find(authority).isPresent();
  }

  private JointActionPart part(String authority) {
    return find(authority).orElseThrow(() -> Refusal.notFound("part"));
  }

  private Optional<JointActionPart> find(String authority) {
    return parts.stream().filter(part -> part.authority().equals(authority)).findFirst();
  }

  private void requireState(String what, JointActionStatus... allowed) {
    List<JointActionStatus> states = Arrays.asList(allowed);
    if (!states.contains(status)) {
      throw new Refusal(
          ProblemType.WRONG_STATE,
          "The joint action is %s; %s is allowed in %s."
              .formatted(
                  status, what, states.stream().map(Enum::name).collect(Collectors.joining(", "))),
          Map.of("state", status, "allowedIn", states));
    }
  }

  UUID id() {
    return id;
  }

  String reference() {
    return reference;
  }

  String coordinator() {
    return coordinator;
  }

  String title() {
    return title;
  }

  @Nullable String note() {
    return note;
  }

  JointActionStatus status() {
    return status;
  }

  @Nullable Instant releaseAt() {
    return releaseAt;
  }

  @Nullable String releaseProblem() {
    return releaseProblem;
  }

  /** The instant that lists are ordered by: that of the release or, before it, of the opening. */
  Instant listedBy() {
    return releasedAt == null ? createdAt : releasedAt;
  }

  Instant createdAt() {
    return createdAt;
  }

  String createdBy() {
    return createdBy;
  }

  @Nullable String scheduledBy() {
    return scheduledBy;
  }

  @Nullable Instant releasedAt() {
    return releasedAt;
  }

  /** By authority. */
  List<JointActionPart> parts() {
    return parts;
  }

  /** Of all parts that have one. */
  List<UUID> packageIds() {
    return parts.stream().map(JointActionPart::packageId).filter(Objects::nonNull).toList();
  }
}
