package org.lockstep.http.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is asked of tokens, and how often Keycloak is asked about one. */
@ConfigMapping(prefix = "lockstep.access")
public interface AccessConfig {
  /**
   * Whether people with certain roles must have given a one-time code ({@link SecondFactor}). Only
   * a machine whose officers have no codes does without.
   */
  @WithDefault("true")
  boolean secondFactor();

  /** How long Keycloak's word that a token holds is taken for granted. */
  @WithDefault("5s")
  Duration trust();

  /** How long a request waits for Keycloak's word; then the local check decides. */
  @WithDefault("1500ms")
  Duration deadline();

  /** How long nobody asks Keycloak after it has not answered; then one question is sent. */
  @WithDefault("1s")
  Duration pause();

  /** Of how many tokens the verdicts are remembered. */
  @WithDefault("20000")
  int remembered();

  /** How long a token that was verified is not verified again. */
  @WithDefault("60s")
  Duration verified();

  /** How many verified tokens are remembered; some 2 KB each. */
  @WithDefault("2000")
  int verifiedAtMost();
}
