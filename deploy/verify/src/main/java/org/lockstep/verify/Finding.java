package org.lockstep.verify;

/** Why the answer is not OK: sentences for the person at the screen, and the exit status. */
final class Finding extends RuntimeException {
  static final int NOT_CHECKED = 1;
  static final int NOT_OK = 2;
  static final int FORK = 3;

  private static final long serialVersionUID = 1L;

  private final int exitStatus;

  private Finding(int exitStatus, String sentences) {
    super(sentences, null, false, false);
    this.exitStatus = exitStatus;
  }

  /** The question could not be asked: the command line, a file, a limit. */
  static Finding notChecked(String sentences) {
    return new Finding(NOT_CHECKED, sentences);
  }

  /** The evidence does not bear out what it claims. */
  static Finding notOk(String sentences) {
    return new Finding(NOT_OK, sentences);
  }

  /** One key signed two histories. */
  static Finding fork(String sentences) {
    return new Finding(FORK, "FORK: " + sentences);
  }

  int exitStatus() {
    return exitStatus;
  }

  String verdict() {
    return (exitStatus == NOT_CHECKED ? "NOT CHECKED  " : "NOT OK  ") + getMessage();
  }
}
