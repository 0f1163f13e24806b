package org.lockstep.gateway.partner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lockstep.gateway.problem.ProblemType;
import org.lockstep.http.problem.Refusal;

/** What administrators ask for, and decide of what others asked for. */
@ApplicationScoped
class Changes {
  private static final Logger LOG = Logger.getLogger(Changes.class);

  private final ChangeRecord changes;
  private final Work work;
  private final Clock clock;

  Changes(ChangeRecord changes, Work work, Clock clock) {
    this.changes = changes;
    this.work = work;
    this.clock = clock;
  }

  /**
   * Lets a partner in, when another administrator has accepted it. The same content again is the
   * same change, whoever asks for it.
   *
   * @throws Refusal 409 if there is, or will be, another partner with this id
   */
  @Transactional
  Change admit(Administrator by, String partner, ChangeContent content, boolean exists) {
    changes.lock(partner);
    Optional<Change> before = changes.admission(partner);
    if (before.filter(change -> change.content().equals(content)).isPresent()) {
      return before.get();
    }
    if (exists || before.filter(change -> change.state() != ChangeState.APPLIED).isPresent()) {
      throw new Refusal(
          ProblemType.PARTNER_EXISTS,
          "There is, or is about to be, another client '" + partner + "'; see existing.",
          Map.of("existing", "/api/v1/partners/" + partner));
    }
    return add(by, partner, ChangeKind.ADMIT, content, true);
  }

  /**
   * Changes a partner that there is.
   *
   * @param widens whether it waits for another administrator
   */
  @Transactional
  Change ask(
      Administrator by, String partner, ChangeKind kind, ChangeContent content, boolean widens) {
    changes.lock(partner);
    return changes.open(partner).stream()
        .filter(open -> open.kind() == kind && open.content().equals(content))
        .findFirst()
        .orElseGet(() -> add(by, partner, kind, content, widens));
  }

  private Change add(
      Administrator by, String partner, ChangeKind kind, ChangeContent content, boolean widens) {
    UUID id = changes.add(partner, kind, content, clock.instant());
    step(id, widens ? ChangeState.WAITING : ChangeState.ACCEPTED, by, content.reason());
    LOG.infof(
        "%s asked for %s of partner %s: %s%s",
        by.name(), kind, partner, id, widens ? ", which waits for another administrator" : "");
    return get(id);
  }

  /**
   * Accepts what another administrator asked for; to accept it twice is the same.
   *
   * @throws Refusal 409 from whoever asked for it, or if it was rejected
   */
  @Transactional
  Change accept(Administrator by, UUID id, @Nullable String note) {
    return decide(by, id, ChangeState.ACCEPTED, note);
  }

  /** Rejects what waits; who asked for it may, too. */
  @Transactional
  Change reject(Administrator by, UUID id, @Nullable String note) {
    return decide(by, id, ChangeState.REJECTED, note);
  }

  private Change decide(Administrator by, UUID id, ChangeState decision, @Nullable String note) {
    changes.lock(get(id).partner());
    Change change = get(id);
    if (change.state() != ChangeState.WAITING) {
      if (change.steps().stream().anyMatch(step -> step.state() == decision)) {
        return change;
      }
      throw new Refusal(
          ProblemType.ALREADY_DECIDED, "The change is " + change.state() + " and waits no more.");
    }
    if (decision == ChangeState.ACCEPTED
        && changes.askedBy(id).filter(by.id()::equals).isPresent()) {
      throw new Refusal(
          ProblemType.ASKED_BY_YOURSELF,
          "You asked for it yourself; another partner-admin has to accept it.");
    }
    step(id, decision, by, note);
    LOG.infof("%s decided change %s of partner %s: %s", by.name(), id, change.partner(), decision);
    return get(id);
  }

  private void step(UUID id, ChangeState state, Administrator by, @Nullable String note) {
    changes.step(id, state, by.id(), by.name(), note, clock.instant());
    if (state == ChangeState.ACCEPTED) {
      work.add(id);
    }
  }

  /**
   * The change with this id.
   *
   * @throws Refusal 404 if there is none
   */
  @Transactional
  Change get(UUID id) {
    return changes.find(id).orElseThrow(() -> Refusal.notFound("change"));
  }

  @Transactional
  Map<Long, Change> page(
      @Nullable ChangeState state, @Nullable String partner, long after, int most) {
    return changes.page(state, partner, after, most);
  }
}
