package org.lockstep.local.stores;

import java.util.logging.Level;
import java.util.logging.Logger;

/** What the stores write: warnings and worse. */
final class Logs {
  private static final Logger ROOT = Logger.getLogger("");

  private Logs() {}

  static void quiet() {
    ROOT.setLevel(Level.WARNING);
  }
}
