package org.lockstep.gateway.route;

import java.time.Duration;
import org.lockstep.gateway.upstream.Upstreams;

/** What passes on a route, which decides how much may pass and for how long. */
enum Traffic {
  /** A short question and a short answer. */
  ORDINARY,

  /** The answer is a file of any size. */
  LARGE_ANSWER,

  /** The request brings a file. */
  UPLOAD,

  /** The answer is a stream of server-sent events, which says something every few seconds. */
  EVENTS;

  /** Whether it holds a connection for as long as a person waits, by design and not by mishap. */
  boolean lasts() {
    return this == UPLOAD || this == EVENTS;
  }

  /** How long a request may take, until the last byte of its answer. */
  Duration deadline(Upstreams upstreams) {
    return switch (this) {
      case ORDINARY -> upstreams.deadline();
      case LARGE_ANSWER -> upstreams.largeAnswerDeadline();
      case UPLOAD -> upstreams.uploadDeadline();
      case EVENTS -> upstreams.eventsDeadline();
    };
  }
}
