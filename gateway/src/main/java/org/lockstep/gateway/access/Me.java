package org.lockstep.gateway.access;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;

/** {@code GET /api/v1/me}: what the token of the request says of its bearer. */
final class Me {
  static final String PATH = "/api/v1/me";

  void install(@Observes Router router) {
    router
        .route(PATH)
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(
            context ->
                context
                    .response()
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Cache-Control", "no-store")
                    .end(Authentication.caller(context).json()));
  }
}
