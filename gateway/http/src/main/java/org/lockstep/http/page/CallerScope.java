package org.lockstep.http.page;

/** Who is asking. Each service says which callers it takes to be the same. */
public interface CallerScope {
  /** What tells this caller from every other. */
  String scope();
}
