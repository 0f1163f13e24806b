package org.lockstep.http.problem;

import java.util.Locale;

/** A kind of refusal. Its name is part of the API: {@link #urn()}. */
public interface ProblemKind {
  String name();

  int status();

  String title();

  /** After how many seconds the same request may succeed; 0 if waiting does not help. */
  default int retryAfterSeconds() {
    return status() == 503 ? 5 : 0;
  }

  default String urn() {
    return "urn:lockstep:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
