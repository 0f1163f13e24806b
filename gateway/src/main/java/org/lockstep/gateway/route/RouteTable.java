package org.lockstep.gateway.route;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.PATCH;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;
import static org.lockstep.gateway.route.ApiRoute.own;
import static org.lockstep.gateway.route.ApiRoute.to;
import static org.lockstep.gateway.upstream.Service.ALERT;
import static org.lockstep.gateway.upstream.Service.DESIGNATION;
import static org.lockstep.gateway.upstream.Service.ENTITY;

import java.util.List;
import java.util.Optional;

/** All that passes the gateway. */
final class RouteTable {
  static final List<ApiRoute> ROUTES =
      List.of(
          own("/health", GET).withoutToken(),
          own("/api/v1/me", GET),
          to(DESIGNATION, "/api/v1/authorities", GET),
          to(DESIGNATION, "/api/v1/authorities/{code}", GET, PUT),
          to(DESIGNATION, "/api/v1/programmes", GET),
          to(DESIGNATION, "/api/v1/programmes/{code}", GET, PUT),
          to(DESIGNATION, "/api/v1/instruments", GET),
          to(DESIGNATION, "/api/v1/instruments/{code}", GET, PUT),
          to(DESIGNATION, "/api/v1/packages", GET, POST).neverCompressed(),
          to(DESIGNATION, "/api/v1/packages/{id}", GET, PUT),
          to(DESIGNATION, "/api/v1/packages/{id}/entries/{entryId}", PUT, DELETE),
          to(DESIGNATION, "/api/v1/packages/{id}/submit", POST),
          to(DESIGNATION, "/api/v1/packages/{id}/return", POST),
          to(DESIGNATION, "/api/v1/packages/{id}/withdraw", POST),
          to(DESIGNATION, "/api/v1/packages/{id}/approve", POST),
          to(DESIGNATION, "/api/v1/packages/{id}/release", POST),
          to(DESIGNATION, "/api/v1/packages/{id}/unschedule", POST),
          to(DESIGNATION, "/api/v1/packages/{id}/steps", GET),
          to(DESIGNATION, "/api/v1/packages/{id}/changes", GET),
          to(DESIGNATION, "/api/v1/joint-actions", GET, POST).neverCompressed(),
          to(DESIGNATION, "/api/v1/joint-actions/{id}", GET).neverCompressed(),
          to(DESIGNATION, "/api/v1/joint-actions/{id}/invitations", POST),
          to(DESIGNATION, "/api/v1/joint-actions/{id}/parts/{authority}", PUT, DELETE),
          to(DESIGNATION, "/api/v1/joint-actions/{id}/release", POST),
          to(DESIGNATION, "/api/v1/joint-actions/{id}/unschedule", POST),
          to(DESIGNATION, "/api/v1/joint-actions/{id}/cancel", POST),
          to(DESIGNATION, "/api/v1/designations", GET),
          to(DESIGNATION, "/api/v1/designations/{id}", GET),
          to(DESIGNATION, "/api/v1/designations/{id}/versions", GET),
          to(DESIGNATION, "/api/v1/designations/{id}/original", GET).withLargeAnswer(),
          to(DESIGNATION, "/api/v1/lists", GET),
          to(DESIGNATION, "/api/v1/lists/{source}/imports", POST).withUpload(),
          to(DESIGNATION, "/api/v1/imports", GET),
          to(DESIGNATION, "/api/v1/imports/{id}", GET),
          to(DESIGNATION, "/api/v1/imports/{id}/progress", GET).withEvents(),
          to(DESIGNATION, "/api/v1/imports/{id}/report", GET).withLargeAnswer(),
          to(DESIGNATION, "/api/v1/imports/{id}/approve", POST),
          to(DESIGNATION, "/api/v1/imports/{id}/reject", POST),
          to(DESIGNATION, "/api/v1/statements", GET, POST),
          to(DESIGNATION, "/api/v1/statements/{id}", GET),
          to(DESIGNATION, "/api/v1/timeline", GET),
          to(DESIGNATION, "/api/v1/alignment", GET),
          to(DESIGNATION, "/api/v1/alignment.csv", GET).withLargeAnswer(),
          to(DESIGNATION, "/api/v1/entities/{id}/alignment", GET),
          to(DESIGNATION, "/api/v1/journal/checkpoint", GET),
          to(DESIGNATION, "/api/v1/journal/key", GET),
          to(DESIGNATION, "/api/v1/journal/entries", GET),
          to(DESIGNATION, "/api/v1/journal/proofs/inclusion", GET),
          to(DESIGNATION, "/api/v1/journal/proofs/consistency", GET),
          to(DESIGNATION, "/api/v1/exports/register.ftm.jsonl", GET).withLargeAnswer(),
          to(DESIGNATION, "/api/v1/exports/register.ftm.jsonl.manifest.json", GET)
              .withLargeAnswer(),
          to(DESIGNATION, "/api/v1/exports/register.ftm.jsonl.manifest.jws", GET).withLargeAnswer(),
          to(DESIGNATION, "/api/v1/exports/register.json", GET).withLargeAnswer(),
          to(DESIGNATION, "/api/v1/exports/register.json.manifest.json", GET).withLargeAnswer(),
          to(DESIGNATION, "/api/v1/exports/register.json.manifest.jws", GET).withLargeAnswer(),
          to(DESIGNATION, "/api/v1/exports/register.csv", GET).withLargeAnswer(),
          to(DESIGNATION, "/api/v1/exports/register.csv.manifest.json", GET).withLargeAnswer(),
          to(DESIGNATION, "/api/v1/exports/register.csv.manifest.jws", GET).withLargeAnswer(),
          to(DESIGNATION, "/api/v1/exports/journal.jsonl", GET).withLargeAnswer(),
          to(DESIGNATION, "/api/v1/exports/deltas", GET).withLargeAnswer(),
          to(ENTITY, "/api/v1/entities", GET),
          to(ENTITY, "/api/v1/entities/{id}", GET),
          to(ENTITY, "/api/v1/resolution/candidates", GET),
          to(ENTITY, "/api/v1/resolution/judgements", POST),
          to(ALERT, "/api/v1/endpoints", GET, POST),
          to(ALERT, "/api/v1/endpoints/{id}", GET, PATCH, DELETE),
          to(ALERT, "/api/v1/endpoints/{id}/secrets/rotate", POST),
          to(ALERT, "/api/v1/endpoints/{id}/deliveries", GET),
          to(ALERT, "/api/v1/endpoints/{id}/test", POST),
          to(ALERT, "/api/v1/deliveries/{id}", GET),
          to(ALERT, "/api/v1/deliveries/{id}/attempts", GET),
          to(ALERT, "/api/v1/deliveries/{id}/replay", POST),
          to(ALERT, "/api/v1/subscriptions", GET, POST),
          to(ALERT, "/api/v1/subscriptions/{id}", GET, PUT, DELETE),
          to(ALERT, "/api/v1/alerts", GET),
          to(ALERT, "/api/v1/admin/endpoints", GET),
          to(ALERT, "/api/v1/admin/endpoints/{id}", DELETE),
          to(ALERT, "/api/v1/admin/endpoints/{id}/disable", POST),
          to(ALERT, "/api/v1/admin/endpoints/{id}/enable", POST),
          to(ALERT, "/api/v1/event-types", GET),
          to(ALERT, "/api/v1/keys", GET).withoutToken());

  private RouteTable() {}

  static Optional<ApiRoute> find(String path) {
    List<String> segments = ApiRoute.segments(path);
    return ROUTES.stream().filter(route -> route.matches(segments)).findFirst();
  }
}
