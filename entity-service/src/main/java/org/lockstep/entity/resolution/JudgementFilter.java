package org.lockstep.entity.resolution;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.Judgement.Decision;
import org.lockstep.entity.resolution.JudgementCase.State;
import org.lockstep.http.rest.Parameters;

/** Which judgements. */
class JudgementFilter {
  @QueryParam("state")
  @Nullable String state;

  @QueryParam("decision")
  @Nullable String decision;

  @QueryParam("entity")
  @Nullable String entity;

  void check(Parameters parameters) {
    parameters.constant("state", state, State.class);
    parameters.constant("decision", decision, Decision.class);
    parameters.text("entity", entity);
  }

  boolean takes(JudgementCase judged) {
    return (state == null || judged.state().name().equals(state))
        && (decision == null || judged.judgement().decision().name().equals(decision))
        && (entity == null || judged.judgement().entityIds().contains(entity));
  }
}
