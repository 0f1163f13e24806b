package org.lockstep.designation.listfetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.reading.OfficialList;

/** Takes in what was fetched. */
public interface FetchedLists {
  /**
   * Reads the body to its end and keeps it for good, or keeps nothing. Only after a return is the
   * same edition not fetched again.
   *
   * @param fileName the last part of the address, in letters, digits, dots, dashes and underscores
   * @param modified when the server says the file was
   * @throws IOException of the body, where it breaks off, takes too long, or is too large
   */
  void take(OfficialList list, String fileName, @Nullable Instant modified, InputStream body)
      throws IOException;
}
