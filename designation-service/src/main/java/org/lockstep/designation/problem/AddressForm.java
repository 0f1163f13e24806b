package org.lockstep.designation.problem;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Refuses an address that is none (RFC 3986) with a problem document. Quarkus would answer 400
 * without one, and only once it needs the address.
 */
@ApplicationScoped
class AddressForm {
  private static final Pattern ADDRESS =
      Pattern.compile("/(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*+");

  private final ProblemWriter writer;

  AddressForm(ProblemWriter writer) {
    this.writer = writer;
  }

  void register(@Observes Router router) {
    router.route().order(BodyLimit.ORDER - 1).handler(this::check);
    // What is so wrong that no route is asked.
    router.errorHandler(400, this::refuse);
    router.errorHandler(404, this::refuse);
  }

  private void check(RoutingContext context) {
    if (ADDRESS.matcher(context.request().uri()).matches()) {
      context.next();
    } else {
      refuse(context);
    }
  }

  private void refuse(RoutingContext context) {
    String instance = RequestId.urn(context);
    writer.answer(
        context,
        ADDRESS.matcher(context.request().uri()).matches()
            ? Problem.of(ProblemType.NOT_FOUND, "There is nothing at this address.", instance)
            : Problem.of(
                ProblemType.INVALID_REQUEST,
                "The address must begin with a slash and be percent-encoded as RFC 3986 says.",
                instance));
  }
}
