package org.lockstep.gateway.route;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.PATCH;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;
import static org.lockstep.gateway.route.ApiRoute.of;
import static org.lockstep.gateway.route.ApiRoute.own;
import static org.lockstep.gateway.route.Service.ALERT;
import static org.lockstep.gateway.route.Service.DESIGNATION;
import static org.lockstep.gateway.route.Service.ENTITY;

import java.util.List;
import java.util.Optional;

/** All that passes the gateway. */
final class RouteTable {
  static final List<ApiRoute> ROUTES =
      List.of(
          own("/health", GET).withoutToken(),
          own("/api/v1/me", GET),
          of(DESIGNATION, "/api/v1/authorities", GET),
          of(DESIGNATION, "/api/v1/programmes", GET),
          of(DESIGNATION, "/api/v1/instruments", GET),
          of(DESIGNATION, "/api/v1/packages", GET, POST),
          of(DESIGNATION, "/api/v1/packages/{id}", GET, PUT),
          of(DESIGNATION, "/api/v1/packages/{id}/entries/{entryId}", PUT, DELETE),
          of(DESIGNATION, "/api/v1/packages/{id}/submit", POST),
          of(DESIGNATION, "/api/v1/packages/{id}/return", POST),
          of(DESIGNATION, "/api/v1/packages/{id}/withdraw", POST),
          of(DESIGNATION, "/api/v1/packages/{id}/approve", POST),
          of(DESIGNATION, "/api/v1/packages/{id}/release", POST),
          of(DESIGNATION, "/api/v1/designations", GET),
          of(DESIGNATION, "/api/v1/designations/{id}", GET),
          of(DESIGNATION, "/api/v1/statements", GET, POST),
          of(DESIGNATION, "/api/v1/statements/{id}", GET),
          of(DESIGNATION, "/api/v1/alignment", GET),
          of(ENTITY, "/api/v1/entities", GET),
          of(ENTITY, "/api/v1/entities/{id}", GET),
          of(ENTITY, "/api/v1/resolution/candidates", GET),
          of(ENTITY, "/api/v1/resolution/judgements", POST),
          of(ALERT, "/api/v1/endpoints", GET, POST),
          of(ALERT, "/api/v1/endpoints/{id}", GET, PATCH, DELETE),
          of(ALERT, "/api/v1/endpoints/{id}/secrets/rotate", POST),
          of(ALERT, "/api/v1/endpoints/{id}/deliveries", GET),
          of(ALERT, "/api/v1/deliveries/{id}/attempts", GET),
          of(ALERT, "/api/v1/deliveries/{id}/replay", POST),
          of(ALERT, "/api/v1/subscriptions", GET, POST),
          of(ALERT, "/api/v1/subscriptions/{id}", GET, DELETE),
          of(ALERT, "/api/v1/alerts", GET),
          of(ALERT, "/api/v1/event-types", GET),
          of(ALERT, "/api/v1/keys", GET).withoutToken());

  private RouteTable() {}

  static Optional<ApiRoute> find(String path) {
    List<String> segments = ApiRoute.segments(path);
    return ROUTES.stream().filter(route -> route.matches(segments)).findFirst();
  }
}
