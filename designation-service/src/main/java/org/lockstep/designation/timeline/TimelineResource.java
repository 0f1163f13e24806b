package org.lockstep.designation.timeline;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.asof.AsOfRequest;
import org.lockstep.designation.asof.TwoTimes;
import org.lockstep.designation.authority.Codes;
import org.lockstep.designation.authority.ReferenceData;
import org.lockstep.designation.intake.Entities;
import org.lockstep.designation.marking.MarkedReads;
import org.lockstep.http.page.Page;
import org.lockstep.http.page.PageRequest;
import org.lockstep.http.rest.Parameters;

/** The timeline over HTTP. */
@Path("/api/v1/timeline")
class TimelineResource {
  private final TimelineQuery timeline;
  private final ReferenceData referenceData;
  private final Entities entities;
  private final TwoTimes twoTimes;
  private final MarkedReads reads;

  TimelineResource(
      TimelineQuery timeline,
      ReferenceData referenceData,
      Entities entities,
      TwoTimes twoTimes,
      MarkedReads reads) {
    this.timeline = timeline;
    this.referenceData = referenceData;
    this.entities = entities;
    this.twoTimes = twoTimes;
    this.reads = reads;
  }

  /**
   * What meets all the filters, the earliest first. A partial date counts as its first day. {@code
   * package}, {@code entity} and {@code theme} are met by packages, statements and activities of
   * their designations, and by the instruments that measures of these rest on or that their
   * packages cite as violated. Suspensions, delistings and resumptions are told of an {@code
   * entity}, or where {@code kind} asks for them. {@code validAt} asks for nothing after that day.
   */
  @GET
  @RolesAllowed("register-reader")
  @Transactional
  public Page<TimelineItem> list(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("authority") @Nullable String authority,
      @QueryParam("package") @Nullable String packageId,
      @QueryParam("entity") @Nullable String entity,
      @QueryParam("theme") @Nullable String theme,
      @BeanParam AsOfRequest times,
      @BeanParam PageRequest page,
      @BeanParam Parameters parameters) {
    AsOf asOf = twoTimes.of(times, parameters);
    Codes codes = referenceData.heldCodes();
    LocalDate first = parameters.date("from", from);
    LocalDate last = parameters.date("to", to);
    parameters.inOrder("from", first, "to", last);
    UUID entityId = parameters.id("entity", entity);
    TimelineQuery.Filter filter =
        new TimelineQuery.Filter(
            first,
            last,
            parameters.constant("kind", kind, TimelineItem.Kind.class),
            parameters.code("authority", authority, codes.authorities()),
            parameters.id("package", packageId),
            entityId == null ? null : entities.survivor(entityId),
            parameters.code("theme", theme, codes.themes()));
    parameters.check(page);
    List<TimelineQuery.Placed> rows =
        timeline.page(filter, asOf, Position.of(page.after()), page.limit() + 1);
    reads.keep(rows.stream().limit(page.limit()).map(TimelineQuery.Placed::shown).toList());
    return page.of(rows, TimelineQuery.Placed::item, placed -> placed.position().cursor());
  }
}
