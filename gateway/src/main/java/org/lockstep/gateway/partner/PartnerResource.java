package org.lockstep.gateway.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.lockstep.gateway.problem.ProblemType;
import org.lockstep.gateway.quota.Quota;
import org.lockstep.http.once.Idempotency;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.rest.EntityTag;

/** Partner systems, for whoever administers them: to see, to let in, to change and to suspend. */
@Path("/api/v1/partners")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("partner-admin")
class PartnerResource {
  private final Partners partners;
  private final Edits edits;
  private final Changes changes;
  private final Worker worker;
  private final Administrator administrator;
  private final Idempotency idempotency;

  PartnerResource(
      Partners partners,
      Edits edits,
      Changes changes,
      Worker worker,
      Administrator administrator,
      Idempotency idempotency) {
    this.partners = partners;
    this.edits = edits;
    this.changes = changes;
    this.worker = worker;
    this.administrator = administrator;
    this.idempotency = idempotency;
  }

  /** All of them, by their ids. */
  @GET
  public PartnerList list() {
    return new PartnerList(partners.all().stream().map(PartnerItem::of).toList());
  }

  @GET
  @Path("/{partner}")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PartnerView.class)))
  public Response get(String partner, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    return EntityTag.answer(partners.view(partners.client(partner)), ifNoneMatch);
  }

  /** Lets a partner in, once another administrator has accepted it. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = Change.class)))
  @Parameter(
      name = Idempotency.KEY,
      in = ParameterIn.HEADER,
      required = true,
      schema = @Schema(implementation = String.class))
  public Response admit(@NotNull @Valid NewPartner asked) {
    partners.requirePlacement(asked.authority(), Optional.ofNullable(asked.clearance()));
    boolean taken = partners.isTaken(asked.id());
    return once(asked, () -> changes.admit(administrator, asked.id(), asked.content(), taken));
  }

  /**
   * Changes what a partner is and may do. What takes something away is done at once, what gives
   * more waits for another administrator; so there can be two changes, or none.
   */
  @PATCH
  @Path("/{partner}")
  @Consumes(MediaType.APPLICATION_JSON)
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = Asked.class)))
  public Response edit(
      String partner,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid PartnerEdit edit) {
    PartnerView now = partners.view(partners.client(partner));
    EntityTag.require(ifMatch, EntityTag.of(now));
    List<Change> asked = edits.ask(administrator, now, edit);
    asked.forEach(worker::now);
    return Response.accepted(new Asked(asked)).build();
  }

  /** Adds a key, once another administrator has accepted it; the others stay good. */
  @POST
  @Path("/{partner}/keys")
  @Consumes(MediaType.APPLICATION_JSON)
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = Change.class)))
  @Parameter(
      name = Idempotency.KEY,
      in = ParameterIn.HEADER,
      required = true,
      schema = @Schema(implementation = String.class))
  public Response addKey(String partner, @NotNull @Valid NewKey added) {
    PartnerClient client = partners.client(partner);
    PublicKey key = added.key().named();
    if (client.keys().size() >= Steps.MOST_KEYS) {
      throw new Refusal(
          ProblemType.NUMBER_OF_KEYS, "It has " + client.keys().size() + "; remove one first.");
    }
    if (client.keys().stream()
        .anyMatch(one -> String.valueOf(key.kid()).equals(one.getString("kid")))) {
      throw Refusal.invalid("key.kid", "must be another than those of the keys that there are");
    }
    return once(
        added,
        () ->
            changes.ask(
                administrator,
                partner,
                ChangeKind.ADD_KEY,
                ChangeContent.addKey(key, added.reason()),
                true));
  }

  /** Removes a key, and with it whatever tokens were got before; at once. */
  @DELETE
  @Path("/{partner}/keys/{kid}")
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = Change.class)))
  public Response removeKey(String partner, String kid) {
    PartnerClient client = partners.client(partner);
    if (client.keys().stream().noneMatch(key -> kid.equals(key.getString("kid")))) {
      throw Refusal.notFound("key");
    }
    if (client.keys().size() == 1) {
      throw new Refusal(
          ProblemType.NUMBER_OF_KEYS, "It is the only key; suspend the partner instead.");
    }
    return accepted(
        changes.ask(
            administrator, partner, ChangeKind.REMOVE_KEY, ChangeContent.removeKey(kid), false));
  }

  /** Throws it out, at once: nothing it holds is taken any more. */
  @POST
  @Path("/{partner}/suspend")
  @Consumes(MediaType.APPLICATION_JSON)
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = Change.class)))
  public Response suspend(String partner, @NotNull @Valid Reason reason) {
    partners.client(partner);
    return accepted(
        changes.ask(
            administrator,
            partner,
            ChangeKind.SUSPEND,
            ChangeContent.because(reason.reason()),
            false));
  }

  /** Lets it in again, once another administrator has accepted it. */
  @POST
  @Path("/{partner}/resume")
  @Consumes(MediaType.APPLICATION_JSON)
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = Change.class)))
  public Response resume(String partner, @NotNull @Valid Reason reason) {
    partners.client(partner);
    return accepted(
        changes.ask(
            administrator,
            partner,
            ChangeKind.RESUME,
            ChangeContent.because(reason.reason()),
            true));
  }

  private Response once(Object body, Supplier<Change> ask) {
    return idempotency.once(administrator.id(), body, () -> answer(ask.get()));
  }

  /** By the time of the answer it is done, if Keycloak does not keep it waiting. */
  private Response accepted(Change change) {
    worker.now(change);
    return answer(changes.get(change.id()));
  }

  private static Response answer(Change change) {
    return Response.accepted(change)
        .header(HttpHeaders.LOCATION, "/api/v1/partner-changes/" + change.id())
        .build();
  }

  /** All partner systems. */
  public record PartnerList(List<PartnerItem> items) {}

  /** A partner system in a list. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PartnerItem(
      String id, @Nullable String name, @Nullable String contact, boolean suspended) {
    static PartnerItem of(PartnerClient client) {
      return new PartnerItem(client.id(), client.name(), client.contact(), !client.enabled());
    }
  }

  /**
   * What lets a partner in.
   *
   * @param id by which it will sign in
   * @param contact whom to ask about it
   * @param clearance that of its authority where none is given
   */
  public record NewPartner(
      @NotNull(message = NewPartner.ID)
          @Pattern(regexp = "[a-z0-9][a-z0-9-]{2,62}", message = NewPartner.ID)
          String id,
      @NotBlank(message = NAME) @Size(max = 100, message = NAME) String name,
      @NotBlank(message = CONTACT) @Size(max = 200, message = CONTACT) String contact,
      @NotNull(message = AUTHORITY) @Pattern(regexp = "[A-Z]{2}", message = AUTHORITY)
          String authority,
      @Nullable @Size(max = 20, message = CLEARANCE) String clearance,
      @NotEmpty(message = PartnerBodies.ROLES) SortedSet<@NotNull String> roles,
      @NotNull(message = KEYS) @Size(min = 1, max = Steps.MOST_KEYS, message = KEYS)
          List<@NotNull @Valid PublicKey> keys,
      @Nullable @Valid Quota quota,
      @Nullable @Size(max = 500, message = REASON) String reason) {
    private static final String ID =
        "must have 3 to 63 small letters, digits and hyphens, and not begin with a hyphen";

    ChangeContent content() {
      return new ChangeContent(
          name,
          contact,
          authority,
          clearance,
          new TreeSet<>(roles),
          null,
          keys.stream().map(PublicKey::named).toList(),
          null,
          quota,
          reason);
    }
  }

  /** What is to be different; what is not given stays. */
  public record PartnerEdit(
      @Nullable @Size(min = 1, max = 100, message = NAME) String name,
      @Nullable @Size(min = 1, max = 200, message = CONTACT) String contact,
      @Nullable @Pattern(regexp = "[A-Z]{2}", message = AUTHORITY) String authority,
      @Nullable @Size(max = 20, message = CLEARANCE) String clearance,
      @Nullable SortedSet<@NotNull String> roles,
      @Nullable @Valid Quota quota,
      @Nullable @Size(max = 500, message = REASON) String reason) {}

  /** A key to add. */
  public record NewKey(
      @NotNull(message = "must be a public key as a JWK") @Valid PublicKey key,
      @Nullable @Size(max = 500, message = REASON) String reason) {}

  /** Why something is done. */
  public record Reason(
      @NotBlank(message = REASON) @Size(max = 500, message = REASON) String reason) {}

  /** What came of an edit. */
  public record Asked(List<Change> items) {}

  private static final String NAME = "must have 1 to 100 characters";
  private static final String CONTACT = "must have 1 to 200 characters";
  private static final String AUTHORITY = "must be the code of an authority, such as KR";
  private static final String CLEARANCE = "must be a TLP label, such as TLP:GREEN";
  private static final String KEYS = "must be one to five public keys";
  private static final String REASON = "must have 1 to 500 characters";
}
