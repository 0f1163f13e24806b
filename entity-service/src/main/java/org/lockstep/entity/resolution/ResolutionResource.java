package org.lockstep.entity.resolution;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.lockstep.entity.profile.Colleagues;
import org.lockstep.http.page.Page;
import org.lockstep.http.page.PageRequest;
import org.lockstep.http.rest.Parameters;

/** For curators: what may be one, and what they decide. */
@Path("/api/v1/resolution")
class ResolutionResource {
  private final CandidateList candidates;
  private final JudgementList judgements;
  private final Judging judging;
  private final Sweep sweep;
  private final SecurityIdentity caller;
  private final Colleagues colleagues;

  ResolutionResource(
      CandidateList candidates,
      JudgementList judgements,
      Judging judging,
      Sweep sweep,
      SecurityIdentity caller,
      Colleagues colleagues) {
    this.candidates = candidates;
    this.judgements = judgements;
    this.judging = judging;
    this.sweep = sweep;
    this.caller = caller;
    this.colleagues = colleagues;
  }

  /** Pairs of entities that may be one, until they are judged. */
  @GET
  @Path("candidates")
  @RolesAllowed("curator")
  public Page<CandidateView> candidates(
      @BeanParam PageRequest page, @BeanParam Parameters parameters) {
    parameters.check(page);
    return candidates.read(page);
  }

  /** Decides that two entities are one, or that they are not: 201, or 200 where it was decided. */
  @POST
  @Path("judgements")
  @RolesAllowed("curator")
  @Consumes(MediaType.APPLICATION_JSON)
  @APIResponse(
      responseCode = "201",
      description = "It is decided",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = JudgementView.class)))
  @APIResponse(
      responseCode = "200",
      description = "It was decided so before",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = JudgementView.class)))
  public RestResponse<JudgementView> judge(
      @NotNull(message = "a body is needed") @Valid JudgementRequest request) {
    List<String> ids = request.entityIds();
    Judging.Answer answer =
        judging.judge(ids.get(0), ids.get(1), request.decision(), request.reason(), curator());
    sweep.soon();
    return RestResponse.status(
        answer.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
        JudgementView.from(answer.judged(), colleagues));
  }

  /** What was judged, each with what it joined or kept apart, in order of their ids. */
  @GET
  @Path("judgements")
  @RolesAllowed("curator")
  public Page<JudgementView> judgements(
      @BeanParam JudgementFilter filter,
      @BeanParam PageRequest page,
      @BeanParam Parameters parameters) {
    return judgements.read(filter, page, parameters);
  }

  /** Says the same as a curator who judged over records of several authorities; it holds then. */
  @POST
  @Path("judgements/{id}/confirm")
  @RolesAllowed("curator")
  @Consumes(MediaType.APPLICATION_JSON)
  public JudgementView confirm(
      @RestPath String id, @NotNull(message = "a body is needed") @Valid ReasonRequest request) {
    JudgementCase confirmed = judging.confirm(id, request.reason(), curator());
    sweep.soon();
    return JudgementView.from(confirmed, colleagues);
  }

  /** Takes a judgement back; what it merged is parted, as far as nothing else holds it together. */
  @POST
  @Path("judgements/{id}/undo")
  @RolesAllowed("curator")
  @Consumes(MediaType.APPLICATION_JSON)
  public JudgementView undo(
      @RestPath String id, @NotNull(message = "a body is needed") @Valid ReasonRequest request) {
    JudgementCase undone = judging.undo(id, request.reason(), curator());
    sweep.soon();
    return JudgementView.from(undone, colleagues);
  }

  private Judging.Curator curator() {
    return new Judging.Curator(caller.getPrincipal().getName(), colleagues.authority());
  }
}
