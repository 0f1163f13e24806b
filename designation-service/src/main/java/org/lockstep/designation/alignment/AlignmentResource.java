package org.lockstep.designation.alignment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.asof.AsOfRequest;
import org.lockstep.designation.asof.TwoTimes;
import org.lockstep.designation.authority.Codes;
import org.lockstep.designation.authority.ReferenceData;
import org.lockstep.designation.download.Downloads;
import org.lockstep.designation.intake.Entities;
import org.lockstep.designation.marking.MarkedReads;
import org.lockstep.designation.marking.MarkedReads.Shown;
import org.lockstep.http.page.Cursor;
import org.lockstep.http.page.Page;
import org.lockstep.http.page.PageRequest;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.rest.Parameters;

/** The alignment matrix over HTTP. */
@Path("/api/v1")
class AlignmentResource {
  private static final String CSV = "text/csv;charset=UTF-8;header=present";

  private final Alignment alignment;
  private final AlignmentSheets sheets;
  private final Downloads downloads;
  private final ReferenceData referenceData;
  private final Entities entities;
  private final TwoTimes twoTimes;
  private final MarkedReads reads;

  AlignmentResource(
      Alignment alignment,
      AlignmentSheets sheets,
      Downloads downloads,
      ReferenceData referenceData,
      Entities entities,
      TwoTimes twoTimes,
      MarkedReads reads) {
    this.alignment = alignment;
    this.sheets = sheets;
    this.downloads = downloads;
    this.referenceData = referenceData;
    this.entities = entities;
    this.twoTimes = twoTimes;
    this.reads = reads;
  }

  /**
   * The entities of the selected designations against authorities, all of them unless some are
   * named, separated by commas; today unless another day is named, and then the listings of each
   * authority as they are on its own day. {@code against} names an authority whose listing dates
   * lags are shown against too.
   */
  @GET
  @Path("/alignment")
  @RolesAllowed("register-reader")
  @Transactional
  public AlignmentMatrix matrix(
      @BeanParam AlignmentRequest request,
      @QueryParam("authorities") @Nullable String authorities,
      @QueryParam("against") @Nullable String against,
      @BeanParam AsOfRequest times,
      @BeanParam PageRequest page,
      @BeanParam Parameters parameters) {
    AsOf asOf = twoTimes.of(times, parameters);
    Codes codes = referenceData.heldCodes();
    Alignment.Selection selection = request.selection(codes, entities, parameters);
    Alignment.Columns columns = columns(authorities, against, codes, parameters);
    parameters.check(page);

    Page<UUID> rows =
        page.of(
            alignment.entities(selection, asOf, page.after().id(), page.limit() + 1),
            id -> id,
            Cursor::at);
    List<AlignmentItem> items = items(rows.items(), columns, asOf);
    return new AlignmentMatrix(
        asOf.day(),
        days(columns, asOf),
        columns.authorities(),
        columns.against(),
        items,
        rows.next());
  }

  /**
   * The whole matrix as a table for spreadsheets: a row for each entity, a group of columns for
   * each authority.
   */
  @GET
  @Path("/alignment.csv")
  @Produces(CSV)
  @RolesAllowed("register-reader")
  @APIResponse(
      responseCode = "200",
      content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
  public Response sheet(
      @BeanParam AlignmentRequest request,
      @QueryParam("authorities") @Nullable String authorities,
      @QueryParam("against") @Nullable String against,
      @BeanParam AsOfRequest times,
      @BeanParam Parameters parameters)
      throws IOException {
    AsOf asOf = twoTimes.of(times, parameters);
    Codes codes = referenceData.heldCodes();
    Alignment.Selection selection = request.selection(codes, entities, parameters);
    Alignment.Columns columns = columns(authorities, against, codes, parameters);
    parameters.check();

    reads.keep(sheets.shown(selection, columns, asOf));
    return downloads
        .answer(
            out -> {
              sheets.requireBounded(selection, asOf);
              sheets.write(selection, columns, asOf, out);
            })
        .type(CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"alignment-" + asOf.day() + ".csv\"")
        .build();
  }

  /**
   * The matrix of one entity; of one that was merged, that of the entity it lives on in. No items
   * if no listing of it is known.
   */
  @GET
  @Path("/entities/{id}/alignment")
  @RolesAllowed("register-reader")
  @Transactional
  public AlignmentMatrix ofEntity(
      @PathParam("id") String id,
      @QueryParam("authorities") @Nullable String authorities,
      @QueryParam("against") @Nullable String against,
      @BeanParam AsOfRequest times,
      @BeanParam Parameters parameters) {
    AsOf asOf = twoTimes.of(times, parameters);
    Alignment.Columns columns =
        columns(authorities, against, referenceData.heldCodes(), parameters);
    parameters.check();
    UUID entity = Parameters.pathId("entity", id);
    if (entities.known(Set.of(entity)).isEmpty()) {
      throw Refusal.notFound("entity");
    }
    return new AlignmentMatrix(
        asOf.day(),
        days(columns, asOf),
        columns.authorities(),
        columns.against(),
        items(List.of(entities.survivor(entity)), columns, asOf),
        null);
  }

  private List<AlignmentItem> items(List<UUID> of, Alignment.Columns columns, AsOf asOf) {
    List<Shown> shown = new ArrayList<>();
    List<AlignmentItem> items = alignment.items(of, columns, asOf, shown::add);
    reads.keep(shown);
    return items;
  }

  private static SortedMap<String, LocalDate> days(Alignment.Columns columns, AsOf asOf) {
    SortedMap<String, LocalDate> days = new TreeMap<>();
    columns.authorities().forEach(authority -> days.put(authority, asOf.dayOf(authority)));
    return days;
  }

  private static Alignment.Columns columns(
      @Nullable String authorities, @Nullable String against, Codes codes, Parameters parameters) {
    Set<String> asked = new TreeSet<>(codes.authorities());
    if (authorities != null) {
      asked.clear();
      for (String authority : authorities.split(",", -1)) {
        if (parameters.code("authorities", authority, codes.authorities()) != null) {
          asked.add(authority);
        }
      }
    }
    return new Alignment.Columns(
        List.copyOf(asked), parameters.code("against", against, codes.authorities()));
  }
}
