package org.lockstep.gateway.route;

import io.vertx.core.MultiMap;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.problem.RequestId;
import org.lockstep.http.trace.TraceParent;

/** Which headers cross the gateway, in either direction. */
final class HeaderHygiene {
  /** Of one connection only (RFC 9110, 7.6.1), beside those that Connection names. */
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "upgrade",
          "http2-settings",
          "expect");

  /**
   * What a service may need of a caller. Nothing else passes: a service could take it for the
   * gateway's own word, or for another method or path than the gateway has looked at. Codings are
   * the gateway's affair alone.
   */
  private static final Set<String> FOR_A_SERVICE =
      Set.of(
          "accept",
          "accept-charset",
          "accept-language",
          "authorization",
          "cache-control",
          "content-digest",
          "content-disposition",
          "content-encoding",
          "content-language",
          "content-length",
          "content-type",
          "dpop",
          "host",
          "idempotency-key",
          "if-match",
          "if-modified-since",
          "if-none-match",
          "if-range",
          "if-unmodified-since",
          "last-event-id",
          "prefer",
          "range",
          "transfer-encoding",
          "user-agent",
          "x-purpose");

  /** What the gateway says itself, and what a service tells of its inside. */
  private static final Set<String> NOT_FROM_A_SERVICE =
      Set.of("x-content-type-options", "x-request-id", "server", "x-powered-by");

  private HeaderHygiene() {}

  /** Leaves in a request what is meant for a service, and gives it its id and its trace. */
  static void cleanRequest(MultiMap headers, String requestId, TraceParent trace) {
    removeHopByHop(headers);
    for (String name : List.copyOf(headers.names())) {
      if (!FOR_A_SERVICE.contains(name.toLowerCase(Locale.ROOT))) {
        headers.remove(name);
      }
    }
    headers.set(RequestId.HEADER, requestId);
    headers.set(TraceParent.HEADER, trace.header());
  }

  /** Takes the inside of Lockstep out of an answer of the service at this address. */
  static void cleanAnswer(MultiMap headers, URI service) {
    removeHopByHop(headers);
    for (String name : List.copyOf(headers.names())) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (NOT_FROM_A_SERVICE.contains(lower) || lower.startsWith("x-internal-")) {
        headers.remove(name);
      }
    }
    @Nullable String location = headers.get("Location");
    if (location != null && location.startsWith(service + "/")) {
      headers.set("Location", location.substring(service.toString().length()));
    }
    if (!headers.contains("Cache-Control")) {
      headers.set("Cache-Control", "no-store");
    }
  }

  private static void removeHopByHop(MultiMap headers) {
    for (String connection : List.copyOf(headers.getAll("Connection"))) {
      for (String named : connection.split(",", -1)) {
        headers.remove(named.strip());
      }
    }
    HOP_BY_HOP.forEach(headers::remove);
  }
}
