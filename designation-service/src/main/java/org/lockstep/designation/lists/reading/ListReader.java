package org.lockstep.designation.lists.reading;

import java.util.List;
import java.util.Set;
import org.lockstep.designation.lists.file.ListFile;

/** Reads one format. Knows nothing of the register. */
public interface ListReader {
  /** Its name, such as {@code OFAC SDN.XML}. */
  String format();

  /** The codes of the lists that are published in it. */
  Set<String> sources();

  /** Whether a list of this code is published in it. */
  default boolean isFor(String source) {
    return sources().contains(source);
  }

  /** Whether these files are in this format, by their names or how they begin. */
  boolean reads(List<ListFile> files);

  /** What an edition in this format leaves open, because the format has no place for it. */
  default Set<Detail> cannotSay() {
    return Set.of();
  }

  /**
   * Reads all entries, in the order of the file.
   *
   * @throws org.lockstep.designation.lists.file.RefusedFileException where they cannot be read
   */
  void read(OfficialList list, List<ListFile> files, Reading reading);
}
