package org.lockstep.alert.delivery;

/**
 * How many attempts more a process can make now.
 *
 * @param answering to endpoints whose last attempt succeeded
 * @param doubtful to all others
 */
record Room(int answering, int doubtful) {
  boolean none() {
    return answering == 0 && doubtful == 0;
  }
}
