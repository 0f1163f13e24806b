package org.lockstep.designation.listfetch;

import java.io.IOException;

/** The list was not fetched; the message tells the operator why. */
final class FetchFailedException extends IOException {
  FetchFailedException(String message) {
    super(message);
  }
}
