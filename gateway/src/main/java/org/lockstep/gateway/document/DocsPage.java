package org.lockstep.gateway.document;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/** {@code /docs}: the API to read and try, by Swagger UI. */
final class DocsPage {
  /**
   * Nothing from elsewhere, nothing within the page, and nobody may show it in a page of theirs.
   */
  private static final String RULES =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  void install(@Observes Router router) {
    for (DocsFile file : DocsFile.values()) {
      ShownFile shown = file.shown();
      router.route(file.path()).handler(context -> show(context, shown));
    }
  }

  private static void show(RoutingContext context, ShownFile file) {
    context
        .response()
        .putHeader("Content-Security-Policy", RULES)
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin");
    file.answer(context);
  }
}
