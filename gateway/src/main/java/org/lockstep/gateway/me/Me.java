package org.lockstep.gateway.me;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.lockstep.gateway.access.Authentication;
import org.lockstep.gateway.access.Caller;
import org.lockstep.gateway.partner.Partners;
import org.lockstep.gateway.quota.Limits;
import org.lockstep.gateway.quota.Quota;

/**
 * {@code GET /api/v1/me}: what the token of the request says of its bearer, how much it may ask
 * for, and of a partner system the names of its keys.
 */
@ApplicationScoped
class Me {
  private final Limits limits;
  private final Partners partners;
  private final Vertx vertx;

  Me(Limits limits, Partners partners, Vertx vertx) {
    this.limits = limits;
    this.partners = partners;
    this.vertx = vertx;
  }

  void install(@Observes Router router) {
    router
        .route("/api/v1/me")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(
            context ->
                describe(Authentication.caller(context))
                    .onSuccess(described -> answer(context, described))
                    .onFailure(context::fail));
  }

  private Future<JsonObject> describe(Caller caller) {
    Quota quota = limits.quota(caller);
    JsonObject described =
        caller
            .json()
            .put("quota", new JsonObject().put("rate", quota.rate()).put("burst", quota.burst()));
    if (!caller.isSystem()) {
      return Future.succeededFuture(described);
    }
    return vertx
        .executeBlocking(() -> partners.keyNames(caller.client()), false)
        .map(
            keys -> {
              keys.ifPresent(names -> described.put("keys", new JsonArray(names)));
              return described;
            });
  }

  private static void answer(RoutingContext context, JsonObject described) {
    context
        .response()
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .end(described.encode());
  }
}
