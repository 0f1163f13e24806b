package org.lockstep.gateway.upstream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where the services are, and how long the gateway waits for them. */
@ConfigMapping(prefix = "lockstep.gateway")
public interface Upstreams {
  /** Address of designation-service: scheme http, host and port. */
  URI designationUrl();

  /** Address of entity-service: scheme http, host and port. */
  URI entityUrl();

  /** Address of alert-service: scheme http, host and port. */
  URI alertUrl();

  /**
   * Base64 of the 32 bytes by which designation-service knows the gateway's word on the certificate
   * of a caller. Without it the service takes no token that is bound to one.
   */
  Optional<String> designationVoucherKey();

  /** The same of entity-service. */
  Optional<String> entityVoucherKey();

  /** The same of alert-service. */
  Optional<String> alertVoucherKey();

  /** How long a connection to a service may take. */
  @WithDefault("1S")
  Duration connectTimeout();

  /** How long a service is left alone that does not answer, before one request tries it again. */
  @WithDefault("1S")
  Duration pause();

  /** From the arrival of a request until the last byte of the service's answer. */
  @WithDefault("10S")
  Duration deadline();

  /**
   * From the time a read is handed to a service until the first byte of its answer. A write has all
   * of its deadline: who cuts it off does not know whether it was done. The longest that a service
   * lets a read wait is 6.5 s (docs/adr/018).
   */
  @WithDefault("7S")
  Duration readDeadline();

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

  /** The address of a service. */
  default URI address(Service service) {
    return switch (service) {
      case DESIGNATION -> designationUrl();
      case ENTITY -> entityUrl();
      case ALERT -> alertUrl();
    };
  }

  /** The key that the gateway shares with a service, if it does. */
  default Optional<String> voucherKey(Service service) {
    return switch (service) {
      case DESIGNATION -> designationVoucherKey();
      case ENTITY -> entityVoucherKey();
      case ALERT -> alertVoucherKey();
    };
  }
}
