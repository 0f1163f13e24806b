package org.lockstep.designation.export;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Caller;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.asof.AsOfRequest;
import org.lockstep.designation.asof.Days;
import org.lockstep.designation.asof.TimeZones;
import org.lockstep.designation.asof.TwoTimes;
import org.lockstep.designation.download.Downloads;
import org.lockstep.designation.journal.Journal;
import org.lockstep.designation.journal.JournalKey;
import org.lockstep.designation.journal.RegisterState;
import org.lockstep.designation.marking.MarkedReads;
import org.lockstep.designation.marking.Markings;
import org.lockstep.designation.marking.Visible;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.rest.Parameters;

/**
 * The files over HTTP, each at one register state: the present one, or what {@code knownAt} says.
 * The header {@code Lockstep-Register-State} tells which; asked for again at that state, the answer
 * is the same to the byte, unless something in it was marked anew meanwhile. Its {@code ETag} is
 * the SHA-256 that the manifest names; a part of it can be asked for by {@code Range}.
 */
@Path("/api/v1/exports")
class ExportResource {
  private static final String STATE = "Lockstep-Register-State";
  private static final String LINES = "application/x-ndjson";

  private final Exports exports;
  private final Downloads downloads;
  private final Journal journal;
  private final JournalKey key;
  private final TwoTimes twoTimes;
  private final TimeZones timeZones;
  private final Caller caller;
  private final Markings markings;
  private final MarkedReads reads;

  ExportResource(
      Exports exports,
      Downloads downloads,
      Journal journal,
      JournalKey key,
      TwoTimes twoTimes,
      TimeZones timeZones,
      Caller caller,
      Markings markings,
      MarkedReads reads) {
    this.exports = exports;
    this.downloads = downloads;
    this.journal = journal;
    this.key = key;
    this.twoTimes = twoTimes;
    this.timeZones = timeZones;
    this.caller = caller;
    this.markings = markings;
    this.reads = reads;
  }

  /**
   * The whole register: {@code register.ftm.jsonl}, {@code register.json} or {@code register.csv}.
   * {@code validAt} asks for what is listed on a day; without it, it is everything but what is
   * delisted by the day of the state.
   */
  @GET
  @Path("/{file}")
  @RolesAllowed("register-reader")
  @APIResponse(
      responseCode = "200",
      description = "All of the file; its ETag is its SHA-256.",
      content = {
        @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema()),
        @Content(mediaType = LINES, schema = @Schema(implementation = String.class)),
        @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))
      })
  @APIResponse(
      responseCode = "206",
      description =
          "The part that Range asks for: one range of bytes, if If-Range, where given, is the ETag."
              + " Several ranges are answered with all of the file.")
  @APIResponse(responseCode = "304", description = "If-None-Match has the ETag.")
  @APIResponse(
      responseCode = "416",
      description = "The file has no such part; Content-Range says how long it is.")
  public Response register(
      @PathParam("file") String name,
      @BeanParam AsOfRequest times,
      @BeanParam Parameters parameters)
      throws IOException {
    Edition edition = edition(times, parameters);
    RegisterFile file = file(name);
    reads.keep(exports.shown(edition));
    Optional<Response.ResponseBuilder> unchanged =
        exports.known(file, edition).flatMap(known -> downloads.unchanged(known.sha256()));
    if (unchanged.isPresent()) {
      return unchanged.get().header(STATE, edition.state().size()).build();
    }
    return answer(
            out -> exports.write(file, edition, out),
            file.mediaType(),
            edition.state(),
            file.fileName())
        .header(
            HttpHeaders.LINK,
            "</api/v1/exports/"
                + file.fileName()
                + ".manifest.json?knownAt="
                + edition.state().size()
                + (edition.validAt() == null ? "" : "&validAt=" + edition.validAt())
                + ">; rel=\"describedby\"")
        .build();
  }

  /** What the file is, for the caller, as canonical JSON. */
  @GET
  @Path("/{file}.manifest.json")
  @RolesAllowed("register-reader")
  public Response manifest(
      @PathParam("file") String name,
      @BeanParam AsOfRequest times,
      @BeanParam Parameters parameters)
      throws IOException {
    Edition edition = edition(times, parameters);
    RegisterFile file = file(name);
    return Response.ok(manifest(file, edition).canonical(), MediaType.APPLICATION_JSON)
        .header(STATE, edition.state().size())
        .build();
  }

  /** The signature of the manifest, whose payload is the bytes of the manifest. */
  @GET
  @Path("/{file}.manifest.jws")
  @RolesAllowed("register-reader")
  public Response signature(
      @PathParam("file") String name,
      @BeanParam AsOfRequest times,
      @BeanParam Parameters parameters)
      throws IOException {
    Edition edition = edition(times, parameters);
    RegisterFile file = file(name);
    journal.requireComparedAndUncontradicted();
    return Response.ok(DetachedJws.of(manifest(file, edition).canonical(), key), "application/jose")
        .header(STATE, edition.state().size())
        .build();
  }

  /** The entries of the journal up to a state, as they were hashed. */
  @GET
  @Path("/journal.jsonl")
  @RolesAllowed("register-reader")
  public Response journal(@BeanParam AsOfRequest times, @BeanParam Parameters parameters)
      throws IOException {
    AsOf asOf = twoTimes.of(times, parameters);
    if (asOf.dayAsked()) {
      parameters.refuse(
          "validAt", "is not for the journal, which knows no other time than the recorded one");
    }
    parameters.check();
    RegisterState state = state(asOf);
    Visible visible = asOf.visible();
    reads.keep(journal.opened(state.size(), visible));
    return answer(
            out -> exports.writeJournal(state.size(), visible, out), LINES, state, "journal.jsonl")
        .header(
            HttpHeaders.LINK,
            "</api/v1/journal/checkpoint?size=" + state.size() + ">; rel=\"describedby\"")
        .build();
  }

  /**
   * What leads from the register at one state to that at another, the present one unless said, for
   * exports without {@code validAt}.
   *
   * @param format {@code ftm} unless said, or {@code json}
   */
  @GET
  @Path("/deltas")
  @RolesAllowed("register-reader")
  public Response deltas(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("format") @Nullable String format,
      @BeanParam Parameters parameters)
      throws IOException {
    OptionalLong known = to == null ? OptionalLong.of(journal.size()) : state("to", to, parameters);
    long oldest = state("from", from, parameters).orElse(0);
    long newest = known.orElse(oldest);
    String form = parameters.code("format", format, List.of("ftm", "json"));
    if (oldest > newest) {
      parameters.refuse("from", "must not be newer than to, which is " + newest);
    }
    parameters.check();
    DeltaFormat lines =
        form == null ? DeltaFormat.FTM : DeltaFormat.valueOf(form.toUpperCase(Locale.ROOT));
    Visible visible = markings.visible();
    Edition before = edition(journal.state(oldest), null, visible);
    Edition after = edition(journal.state(newest), null, visible);
    reads.keep(exports.shown(before, after));
    return answer(
            out -> exports.writeChanges(lines, before, after, out),
            LINES,
            after.state(),
            "register-" + oldest + "-" + newest + ".delta.jsonl")
        .build();
  }

  private OptionalLong state(String name, @Nullable String value, Parameters parameters) {
    if (value != null && value.matches("[0-9]{1,15}") && journal.isState(Long.parseLong(value))) {
      return OptionalLong.of(Long.parseLong(value));
    }
    parameters.refuse(
        name,
        "must be a state the register was in; states are the sizes of the journal after each"
            + " change, the latest is "
            + journal.size());
    return OptionalLong.empty();
  }

  private static RegisterFile file(String name) {
    return RegisterFile.named(name).orElseThrow(() -> Refusal.notFound("export"));
  }

  private Edition edition(AsOfRequest times, Parameters parameters) {
    AsOf asOf = twoTimes.alone(times, parameters);
    return edition(state(asOf), asOf.dayAsked() ? asOf.day() : null, asOf.visible());
  }

  private RegisterState state(AsOf asOf) {
    return asOf.inThePast() ? journal.stateAt(asOf.knownAt()) : journal.latest();
  }

  private Edition edition(RegisterState state, @Nullable LocalDate validAt, Visible visible) {
    Instant recordedAt = state.recordedAt();
    return new Edition(
        state,
        validAt,
        validAt == null ? timeZones.knownAt(recordedAt).at(recordedAt) : Days.all(validAt),
        visible,
        markings.changes());
  }

  private Manifest manifest(RegisterFile file, Edition edition) throws IOException {
    return Manifest.of(
        file, edition, exports.digest(file, edition), caller.reader(), caller.recipient());
  }

  private Response.ResponseBuilder answer(
      Downloads.Body body, String mediaType, RegisterState state, String fileName)
      throws IOException {
    return downloads
        .answer(body)
        .type(mediaType)
        .header(STATE, state.size())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"");
  }
}
