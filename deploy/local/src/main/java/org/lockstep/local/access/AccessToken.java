package org.lockstep.local.access;

import java.time.Instant;

/** A token and when it ends. */
record AccessToken(String value, Instant expiresAt) {}
