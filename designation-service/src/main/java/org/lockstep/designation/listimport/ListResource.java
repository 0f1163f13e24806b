package org.lockstep.designation.listimport;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Caller;
import org.lockstep.designation.access.Places;
import org.lockstep.designation.asof.TimeZones;
import org.lockstep.designation.authority.ReferenceData;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.http.page.Page;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.rest.Parameters;

/** The official lists, and their files on the way in. */
@Path("/api/v1/lists")
class ListResource {
  private static final Pattern PLAIN_NAME =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._()-]{0,199}");

  /** Each holds a thread for as long as its sender takes. */
  private static final int UPLOADS = 6;

  private static final int UPLOADS_EACH = 3;

  private final Imports imports;
  private final Uploads uploads;
  private final Readers readers;
  private final ReferenceData referenceData;
  private final TimeZones timeZones;
  private final Caller caller;
  private final Places places = new Places(UPLOADS, UPLOADS_EACH, "uploads");

  ListResource(
      Imports imports,
      Uploads uploads,
      Readers readers,
      ReferenceData referenceData,
      TimeZones timeZones,
      Caller caller) {
    this.imports = imports;
    this.uploads = uploads;
    this.readers = readers;
    this.referenceData = referenceData;
    this.timeZones = timeZones;
    this.caller = caller;
  }

  /**
   * A list as the API shows it.
   *
   * @param source its code, for uploads
   * @param formats in which a file of it is understood
   * @param url where its authority publishes it
   * @param permanentIds whether an entry has the same key in all editions
   * @param newestEdition the newest day of which an edition came into the register
   * @param entries in force by the last that came in
   * @param lastEdition the last that came in, and how much it says
   */
  public record ListItem(
      String source,
      String authority,
      String title,
      List<String> formats,
      @Nullable String url,
      boolean permanentIds,
      @Nullable LocalDate newestEdition,
      int entries,
      @Nullable EditionItem lastEdition) {}

  /** All lists that can be imported; any authority's can be in FollowTheMoney. */
  @GET
  @RolesAllowed("register-reader")
  public Page<ListItem> lists() {
    Set<String> authorities = referenceData.heldCodes().authorities();
    Stream<OfficialList> followTheMoney =
        authorities.stream()
            .flatMap(
                authority ->
                    OfficialList.find(
                        "ftm-" + authority.toLowerCase(java.util.Locale.ROOT), authorities)
                        .stream());
    return new Page<>(
        Stream.concat(OfficialList.all().stream(), followTheMoney).map(this::item).toList(), null);
  }

  private ListItem item(OfficialList list) {
    EditionItem last =
        imports
            .lastEdition(list.source())
            .flatMap(
                found ->
                    Optional.ofNullable(found.edition())
                        .map(day -> EditionItem.of(found, day, today(list))))
            .orElse(null);
    return new ListItem(
        list.source(),
        list.authority(),
        list.title(),
        readers.formats(list.source()),
        list.url(),
        list.hasPermanentKeys(),
        imports.newestEdition(list.source()).orElse(null),
        imports.listed(list.source()),
        last);
  }

  private LocalDate today(OfficialList list) {
    return timeZones.today().of(list.authority());
  }

  /**
   * Takes in a file of a list: XML, CSV, JSON lines or xlsx, one of these in gzip, or several in a
   * zip; at most 1 GiB. Its content says what it is, not its media type.
   *
   * @param edition the day it is of, where the file does not say it
   * @param fileName as published, for the report
   */
  @POST
  @Path("/{source}/imports")
  @RolesAllowed("list-operator")
  @Consumes(MediaType.WILDCARD)
  @Blocking
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema =
                  @Schema(
                      type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                      format = "binary")))
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = ImportItem.class)))
  public Response upload(
      @PathParam("source") String source,
      @QueryParam("edition") @Nullable String edition,
      @QueryParam("fileName") @Nullable String fileName,
      @BeanParam Parameters parameters,
      @Context HttpHeaders headers,
      InputStream body)
      throws IOException {
    LocalDate asked = parameters.date("edition", edition);
    if (fileName != null && !PLAIN_NAME.matcher(fileName).matches()) {
      parameters.refuse(
          "fileName", "must be the name of a file without folders, at most 200 characters");
    }
    parameters.check();
    MediaType type = headers.getMediaType();
    if (type != null && type.getType().equals("multipart")) {
      throw new Refusal(
          CommonProblem.INVALID_REQUEST,
          "The body must be the file itself, and no form with the file in it.");
    }
    OfficialList list =
        OfficialList.find(source, referenceData.codes().authorities())
            .orElseThrow(() -> Refusal.notFound("list"));
    UUID id;
    try (Places.Place place = places.take(caller.scope())) {
      id =
          uploads.take(
              list, fileName == null ? source : fileName, asked, caller.officer().name(), body);
    }
    return Response.accepted(ImportItem.from(imports.findById(id)))
        .location(URI.create("/api/v1/imports/" + id))
        .build();
  }
}
