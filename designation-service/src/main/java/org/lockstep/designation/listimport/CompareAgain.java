package org.lockstep.designation.listimport;

/** That what was read or compared holds no longer, so that the import has to begin anew. */
record CompareAgain(String why) implements ImportRun.Ending {
  /** The table of staged entries does not outlive a crash of the database. */
  static CompareAgain entriesLost() {
    return new CompareAgain("entries were lost since they were read");
  }

  /** Neither does the table of staged records. */
  static CompareAgain recordsLost() {
    return new CompareAgain("records were lost while the edition was read");
  }

  static CompareAgain released(String packageReference) {
    return new CompareAgain(packageReference + " was released since it was compared");
  }
}
