package org.lockstep.designation.listfetch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the operator says about fetching. */
@ConfigMapping(prefix = "lockstep.lists.fetch")
interface FetchConfig {
  /** Whether lists are fetched from where their authorities publish them. */
  @WithDefault("false")
  boolean enabled();

  /** The time from one successful fetch of a list to the next. */
  @WithDefault("6h")
  Duration every();

  /** The time for one whole fetch, redirects and body included. */
  @WithDefault("15m")
  Duration deadline();

  /**
   * {@code host:port} of servers that may be private, literal addresses and plain http: those of
   * the machine itself, for local use. Nothing by default.
   */
  Optional<Set<String>> allowedTargets();

  /** By the code of the list, such as {@code "us-sdn"}. */
  @WithParentName
  Map<String, Source> sources();

  /** What differs for one list. */
  interface Source {
    /** Where to fetch it instead of where its authority publishes it. */
    Optional<String> url();

    /** Hosts that its server may redirect to, beside itself. */
    Optional<Set<String>> redirectHosts();
  }
}
