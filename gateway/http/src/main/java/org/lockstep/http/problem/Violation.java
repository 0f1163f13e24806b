package org.lockstep.http.problem;

/**
 * One value that was refused.
 *
 * @param field path from the body's root, or the name of the query parameter
 * @param message what is wrong with it and what is allowed
 */
public record Violation(String field, String message) {
  /** The same violation, for a value that is part of something else. */
  public Violation in(String path) {
    return new Violation(path + '.' + field, message);
  }
}
