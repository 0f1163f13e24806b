package org.lockstep.entity.resolution;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.problem.ProblemType;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.Judgement;
import org.lockstep.entity.profile.Judgement.Decision;
import org.lockstep.entity.publication.Publication;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;

/**
 * Takes judgements and carries them out, without transactions over several documents:
 *
 * <ol>
 *   <li>the judgement is written, pending;
 *   <li>SAME: the survivor takes over the listings of the other one, and owes {@code
 *       entity.changed};
 *   <li>SAME: the other one ends in the survivor, if nobody wrote it since step 2 read it, and owes
 *       {@code entity.merged}; else again from 2. DIFFERENT: both remember the judgement;
 *   <li>what both owe is published, and the judgement is done.
 * </ol>
 *
 * Each step can be repeated, so whoever finds a pending judgement starts from 2.
 */
@ApplicationScoped
public class Judging {
  /** Each round more means that somebody wrote one of the two at the same moment. */
  private static final int ROUNDS = 50;

  private final Entities entities;
  private final JudgementCases cases;
  private final Candidates candidates;
  private final Publication publication;
  private final Clock clock;

  Judging(
      Entities entities,
      JudgementCases cases,
      Candidates candidates,
      Publication publication,
      Clock clock) {
    this.entities = entities;
    this.cases = cases;
    this.candidates = candidates;
    this.publication = publication;
    this.clock = clock;
  }

  /**
   * @param isNew false where it was decided before, and nothing changed
   */
  record Answer(Judgement judgement, @Nullable String survivorId, boolean isNew) {}

  /**
   * Decides on two entities and carries it out up to step 3; what is left is for {@link Sweep}.
   *
   * @throws Refusal where an earlier judgement says otherwise
   */
  Answer judge(
      String oneId,
      String otherId,
      Decision decision,
      String reason,
      String officer,
      @Nullable String authority) {
    List<Entity> onePath = pathOf(oneId);
    List<Entity> otherPath = pathOf(otherId);
    Entity one = onePath.get(onePath.size() - 1);
    Entity other = otherPath.get(otherPath.size() - 1);
    if (one.id().equals(other.id())) {
      Judgement earlier = whatMadeThemOne(onePath, otherPath);
      if (decision == Decision.SAME) {
        return new Answer(earlier, one.id(), false);
      }
      throw contradiction(earlier);
    }
    Optional<Judgement> apart = whatKeepsThemApart(one, other);
    if (apart.isPresent()) {
      if (decision == Decision.DIFFERENT) {
        return new Answer(apart.get(), null, false);
      }
      throw contradiction(apart.get());
    }
    if (decision == Decision.SAME && one.subjectType() != other.subjectType()) {
      throw new Refusal(
          ProblemType.CONTRADICTS_JUDGEMENT,
          "A %s and a %s cannot be the same; only entities of one subject type can."
              .formatted(one.subjectType(), other.subjectType()));
    }
    Pair pair = Pair.of(one.id(), other.id());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    JudgementCase opened =
        new JudgementCase(
            pair.id(),
            new Judgement(pair.id(), decision, pair.ids(), reason, officer, now, authority),
            decision == Decision.SAME ? survivor(one, other).id() : null,
            JudgementCase.State.PENDING);
    boolean isNew = cases.open(opened);
    JudgementCase standing = isNew ? opened : Objects.requireNonNull(cases.findById(pair.id()));
    if (standing.judgement().decision() != decision) {
      throw contradiction(standing.judgement());
    }
    carryOut(standing);
    return new Answer(standing.judgement(), standing.survivorId(), isNew);
  }

  /** Steps 2 to 4. */
  void finish(JudgementCase pending) {
    carryOut(pending);
    candidates.deleteById(pending.id());
    pending.judgement().entityIds().forEach(this::publishWithSurvivor);
    cases.close(pending.id());
  }

  private void publishWithSurvivor(String entityId) {
    entities.path(entityId).forEach(entity -> publication.publishOwed(entity.id()));
  }

  /** Steps 2 and 3. */
  private void carryOut(JudgementCase pending) {
    if (pending.judgement().decision() == Decision.SAME) {
      merge(pending);
    } else {
      pending.judgement().entityIds().forEach(id -> remind(id, pending.judgement()));
    }
  }

  private void merge(JudgementCase pending) {
    String survivorId = Objects.requireNonNull(pending.survivorId());
    String endingId =
        pending.judgement().entityIds().stream()
            .filter(id -> !id.equals(survivorId))
            .findFirst()
            .orElseThrow();
    for (int round = 0; round < ROUNDS; round++) {
      // What ends is read before the survivor is written: this order keeps merges from running in
      // a circle.
      Entity ending = entities.living(endingId).orElseThrow();
      Entity survivor = entities.living(survivorId).orElseThrow();
      if (survivor.id().equals(ending.id())) {
        return;
      }
      Instant now = clock.instant();
      if (entities.replace(survivor, survivor.absorb(ending, pending.judgement(), now))
          && entities.replace(ending, ending.endIn(survivor, pending.judgement(), now))) {
        return;
      }
    }
    throw new IllegalStateException("Both entities of a judgement keep changing");
  }

  private void remind(String entityId, Judgement judgement) {
    for (int round = 0; round < ROUNDS; round++) {
      Entity entity = entities.living(entityId).orElseThrow();
      Entity reminded = entity.remember(judgement, clock.instant());
      if (reminded.version() == entity.version() || entities.replace(entity, reminded)) {
        return;
      }
    }
    throw new IllegalStateException("An entity of a judgement keeps changing");
  }

  private List<Entity> pathOf(String id) {
    List<Entity> path = entities.path(id);
    if (path.isEmpty() || path.get(path.size() - 1).isHidden()) {
      throw new Refusal(CommonProblem.NOT_FOUND, "There is no entity " + id + ".");
    }
    return path;
  }

  private static Entity survivor(Entity one, Entity other) {
    int more = Integer.compare(one.listings().size(), other.listings().size());
    if (more == 0) {
      return one.id().compareTo(other.id()) < 0 ? one : other;
    }
    return more > 0 ? one : other;
  }

  /** The latest of the judgements that led either of them to where they became one. */
  private static Judgement whatMadeThemOne(List<Entity> onePath, List<Entity> otherPath) {
    List<String> otherIds = otherPath.stream().map(Entity::id).toList();
    List<String> oneIds = onePath.stream().map(Entity::id).toList();
    String met = oneIds.stream().filter(otherIds::contains).findFirst().orElseThrow();
    return Stream.concat(
            onePath.subList(0, oneIds.indexOf(met)).stream(),
            otherPath.subList(0, otherIds.indexOf(met)).stream())
        .map(Entity::mergedBy)
        .filter(Objects::nonNull)
        .max(Comparator.comparing(Judgement::decidedAt))
        .orElseThrow();
  }

  /** A judgement that some two of the entities they are made of are different. */
  static Optional<Judgement> whatKeepsThemApart(Entity one, Entity other) {
    return one.judgements().stream()
        .filter(judgement -> judgement.decision() == Decision.DIFFERENT)
        .filter(
            judgement ->
                judgement.entityIds().stream().anyMatch(one.cluster()::contains)
                    && judgement.entityIds().stream().anyMatch(other.cluster()::contains))
        .findFirst();
  }

  private static Refusal contradiction(Judgement earlier) {
    return new Refusal(
        ProblemType.CONTRADICTS_JUDGEMENT,
        "Judgement %s of %s says that they are %s. A new judgement cannot contradict it."
            .formatted(
                earlier.id(),
                earlier.office(),
                earlier.decision() == Decision.SAME ? "the same" : "different"),
        Map.of("judgementId", earlier.id()));
  }
}
