package org.lockstep.entity.resolution;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.problem.ProblemType;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.Judgement;
import org.lockstep.entity.profile.Judgement.Decision;
import org.lockstep.entity.profile.Listing;
import org.lockstep.entity.publication.Publication;
import org.lockstep.entity.resolution.JudgementCase.Signature;
import org.lockstep.entity.resolution.JudgementCase.State;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;

/**
 * Takes judgements and carries them out, without transactions over several documents:
 *
 * <ol>
 *   <li>the judgement is written, with the listing records that it is over. Where these are of
 *       several authorities it waits for a second curator, and nothing follows until then;
 *   <li>the records know of it, and are resolved anew ({@link Resolving}), by which entities merge
 *       or are parted;
 *   <li>both entities remember it, or forget it where it was undone;
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
  private final KnownRecords records;
  private final Resolving resolving;
  private final Candidates candidates;
  private final Publication publication;
  private final Clock clock;

  Judging(
      Entities entities,
      JudgementCases cases,
      KnownRecords records,
      Resolving resolving,
      Candidates candidates,
      Publication publication,
      Clock clock) {
    this.entities = entities;
    this.cases = cases;
    this.records = records;
    this.resolving = resolving;
    this.candidates = candidates;
    this.publication = publication;
    this.clock = clock;
  }

  /**
   * @param isNew false where it was decided before, and nothing changed
   */
  record Answer(JudgementCase judged, boolean isNew) {}

  /** A curator. */
  record Curator(String name, @Nullable String authority) {}

  /**
   * Decides on two entities and carries it out up to step 3; what is left is for {@link Sweep}.
   *
   * @throws Refusal where an earlier judgement says otherwise
   */
  Answer judge(String oneId, String otherId, Decision decision, String reason, Curator curator) {
    Entity one = known(oneId);
    Entity other = known(otherId);
    if (one.id().equals(other.id())) {
      JudgementCase earlier = whatMadeThemOne(one);
      if (decision == Decision.SAME) {
        return new Answer(earlier, false);
      }
      throw contradiction(earlier.judgement());
    }
    Optional<Judgement> apart = whatKeepsThemApart(one, other);
    if (apart.isPresent()) {
      if (decision == Decision.DIFFERENT) {
        return new Answer(Objects.requireNonNull(cases.findById(apart.get().id())), false);
      }
      throw contradiction(apart.get());
    }
    if (decision == Decision.SAME && one.subjectType() != other.subjectType()) {
      throw new Refusal(
          ProblemType.CONTRADICTS_JUDGEMENT,
          "A %s and a %s cannot be the same; only entities of one subject type can."
              .formatted(one.subjectType(), other.subjectType()));
    }
    Answer answer = opened(one, other, decision, reason, curator);
    if (answer.judged().judgement().decision() != decision) {
      throw contradiction(answer.judged().judgement());
    }
    if (answer.judged().holds()) {
      carryOut(answer.judged());
    }
    return answer;
  }

  private Answer opened(
      Entity one, Entity other, Decision decision, String reason, Curator curator) {
    Pair pair = Pair.of(one.id(), other.id());
    Entity first = pair.first().equals(one.id()) ? one : other;
    Entity second = first == one ? other : one;
    Set<String> authorities = new TreeSet<>();
    Stream.of(one, other)
        .flatMap(entity -> entity.listings().stream())
        .map(Listing::authority)
        .forEach(authorities::add);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String id = pair.id();
    for (int earlier = 1; ; earlier++) {
      JudgementCase opened =
          new JudgementCase(
              id,
              new Judgement(
                  id, decision, pair.ids(), reason, curator.name(), now, curator.authority()),
              decision == Decision.SAME ? survivor(one, other).id() : null,
              authorities.size() > 1 ? State.PROPOSED : State.PENDING,
              designations(first),
              designations(second),
              List.copyOf(authorities),
              null,
              null);
      if (cases.open(opened)) {
        return new Answer(opened, true);
      }
      JudgementCase standing = Objects.requireNonNull(cases.findById(id));
      if (standing.undone() == null) {
        return new Answer(standing, false);
      }
      id =
          UUID.nameUUIDFromBytes((pair.id() + " after " + earlier).getBytes(StandardCharsets.UTF_8))
              .toString();
    }
  }

  private static List<String> designations(Entity entity) {
    return entity.listings().stream().map(Listing::designationId).toList();
  }

  /**
   * A second curator says the same of what was judged over records of several authorities; it holds
   * from now on.
   */
  JudgementCase confirm(String id, String reason, Curator curator) {
    JudgementCase proposed = found(id);
    if (proposed.holds() && isBy(proposed.confirmed(), curator)) {
      return proposed;
    }
    if (proposed.state() != State.PROPOSED) {
      throw new Refusal(
          ProblemType.CONTRADICTS_JUDGEMENT,
          "It does not wait for a second curator any more.",
          Map.of("judgementId", id));
    }
    if (proposed.judgement().decidedBy().equals(curator.name())) {
      throw new Refusal(
          ProblemType.NEEDS_ANOTHER_CURATOR,
          "Who judged cannot confirm it: another curator has to.");
    }
    cases.confirm(id, signature(reason, curator));
    JudgementCase confirmed = found(id);
    if (confirmed.holds()) {
      carryOut(confirmed);
    }
    return confirmed;
  }

  /**
   * A judgement does not hold any more: what it merged is parted, as far as nothing else holds it.
   */
  JudgementCase undo(String id, String reason, Curator curator) {
    JudgementCase judged = found(id);
    if (judged.undone() != null) {
      return judged;
    }
    State to = judged.state() == State.PROPOSED ? State.UNDONE : State.UNDOING;
    if (!cases.undo(id, judged.state(), to, signature(reason, curator))) {
      return undo(id, reason, curator);
    }
    JudgementCase undone = found(id);
    if (undone.state() == State.UNDOING) {
      carryOut(undone);
    }
    return undone;
  }

  private Signature signature(String reason, Curator curator) {
    return new Signature(
        curator.name(),
        curator.authority(),
        reason,
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private static boolean isBy(@Nullable Signature signature, Curator curator) {
    return signature != null && signature.by().equals(curator.name());
  }

  private JudgementCase found(String id) {
    JudgementCase found = cases.findById(id);
    if (found == null) {
      throw new Refusal(CommonProblem.NOT_FOUND, "There is no judgement with this id.");
    }
    return found;
  }

  /** Steps 2 to 4; again where somebody confirmed or undid it meanwhile. */
  void finish(JudgementCase pending) {
    for (int round = 0; round < ROUNDS; round++) {
      JudgementCase now = Objects.requireNonNull(cases.findById(pending.id()));
      if (!now.holds() && now.state() != State.UNDOING) {
        return;
      }
      carryOut(now);
      if (now.holds()) {
        candidates.deleteById(now.id());
      }
      now.judgement().entityIds().forEach(this::publishWithSurvivor);
      State done = now.holds() ? State.DONE : State.UNDONE;
      if (now.state() == done || cases.move(now.id(), now.state(), done)) {
        return;
      }
    }
    throw new IllegalStateException("A judgement keeps changing");
  }

  private void publishWithSurvivor(String entityId) {
    entities.path(entityId).forEach(entity -> publication.publishOwed(entity.id()));
  }

  /** Steps 2 and 3. */
  private void carryOut(JudgementCase judged) {
    Set<String> over = new HashSet<>(judged.records());
    resolving.learn(entities.living(judged.judgement().entityIds()).values());
    records.judged(over, judged.id());
    resolving.again(over, judged.causeOfUndoing());
    for (String id : judged.judgement().entityIds()) {
      if (judged.holds()) {
        change(id, entity -> entity.remember(judged.judgement(), clock.instant()));
      } else {
        change(id, entity -> entity.forget(judged.id(), clock.instant()));
      }
    }
  }

  /**
   * Gives judgements from before their records were kept the records that their entities have now.
   */
  void adopt() {
    for (JudgementCase old : cases.withoutRecords()) {
      List<Entity> living =
          old.judgement().entityIds().stream()
              .map(entities::living)
              .flatMap(Optional::stream)
              .toList();
      boolean isOne = living.stream().map(Entity::id).distinct().count() == 1;
      if (living.size() == 2 && isOne == (old.judgement().decision() == Decision.SAME)) {
        JudgementCase complete =
            new JudgementCase(
                old.id(),
                old.judgement(),
                old.survivorId(),
                old.state(),
                designations(living.get(0)),
                designations(living.get(1)),
                living.stream()
                    .flatMap(entity -> entity.listings().stream())
                    .map(Listing::authority)
                    .distinct()
                    .sorted()
                    .toList(),
                null,
                null);
        resolving.learn(living);
        records.judged(new HashSet<>(complete.records()), old.id());
        cases.adopt(complete);
      }
    }
  }

  private void change(String entityId, UnaryOperator<Entity> how) {
    for (int round = 0; round < ROUNDS; round++) {
      Entity entity = entities.living(entityId).orElseThrow();
      Entity changed = how.apply(entity);
      if (changed.version() == entity.version() || entities.replace(entity, changed)) {
        return;
      }
    }
    throw new IllegalStateException("An entity of a judgement keeps changing");
  }

  private Entity known(String id) {
    return entities
        .living(id)
        .filter(entity -> !entity.isHidden())
        .orElseThrow(
            () ->
                new Refusal(
                    CommonProblem.NOT_FOUND,
                    "There is no entity %s that everybody may read; only those are judged."
                        .formatted(id)));
  }

  private static Entity survivor(Entity one, Entity other) {
    int more = Integer.compare(one.listings().size(), other.listings().size());
    if (more == 0) {
      return one.id().compareTo(other.id()) < 0 ? one : other;
    }
    return more > 0 ? one : other;
  }

  /** The latest judgement that an entity was made one by. */
  private JudgementCase whatMadeThemOne(Entity entity) {
    return entity.judgements().stream()
        .filter(judgement -> judgement.decision() == Decision.SAME)
        .max(Comparator.comparing(Judgement::decidedAt))
        .map(judgement -> cases.findById(judgement.id()))
        .orElseThrow(
            () ->
                new Refusal(
                    ProblemType.CONTRADICTS_JUDGEMENT,
                    "They are one already, by what their listing records say."));
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
        "Judgement %s of %s says that they are %s. A new judgement cannot contradict it; it can be undone."
            .formatted(
                earlier.id(),
                earlier.office(),
                earlier.decision() == Decision.SAME ? "the same" : "different"),
        Map.of("judgementId", earlier.id()));
  }
}
