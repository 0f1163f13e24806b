package org.lockstep.http.page;

/** Who is asking. Each service says what makes two callers the same for it. */
public interface CallerScope {
  /** What tells this caller from every other. */
  String scope();
}
