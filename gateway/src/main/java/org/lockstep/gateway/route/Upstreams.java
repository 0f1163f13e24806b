package org.lockstep.gateway.route;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where the services are, and how long the gateway waits for them. */
@ConfigMapping(prefix = "lockstep.gateway")
public interface Upstreams {
  /** Address of designation-service: scheme http, host and port. */
  URI designationUrl();

  /** Address of entity-service: scheme http, host and port. */
  URI entityUrl();

  /** Address of alert-service: scheme http, host and port. */
  URI alertUrl();

  /** How long a connection to a service may take, waiting for a free one included. */
  @WithDefault("1S")
  Duration connectTimeout();

  /** From the arrival of a request until the last byte of the service's answer. */
  @WithDefault("10S")
  Duration deadline();

  /** The same for a large answer. */
  @WithDefault("10M")
  Duration largeAnswerDeadline();

  /** From the arrival of an upload until the last byte of the service's answer to it. */
  @WithDefault("30M")
  Duration uploadDeadline();

  /** How often the gateway looks whether the sender of an upload keeps up. */
  @WithDefault("60S")
  Duration uploadLook();

  /** How long a stream of events may last. */
  @WithDefault("1H")
  Duration eventsDeadline();

  /** How long a request with this traffic may take, until the last byte of its answer. */
  default Duration deadline(Traffic traffic) {
    return switch (traffic) {
      case ORDINARY -> deadline();
      case LARGE_ANSWER -> largeAnswerDeadline();
      case UPLOAD -> uploadDeadline();
      case EVENTS -> eventsDeadline();
    };
  }

  /** The address of a service. */
  default URI address(Service service) {
    return switch (service) {
      case DESIGNATION -> designationUrl();
      case ENTITY -> entityUrl();
      case ALERT -> alertUrl();
    };
  }
}
