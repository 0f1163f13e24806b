package org.lockstep.designation.listimport;

/** How far a run has come. One thread works and writes it, another reads it for the heartbeat. */
final class RunProgress {
  private volatile int read;
  private volatile int compared;
  private volatile int changed;

  void read(int entries) {
    read = entries;
  }

  void compared(int entries) {
    compared = entries;
  }

  void changed(int entries) {
    changed = entries;
  }

  ImportItem.Progress now() {
    return new ImportItem.Progress(read, compared, changed);
  }
}
