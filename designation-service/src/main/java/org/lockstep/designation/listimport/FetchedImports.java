package org.lockstep.designation.listimport;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.asof.TimeZones;
import org.lockstep.designation.listfetch.FetchedLists;
import org.lockstep.designation.lists.reading.OfficialList;

/** Imports what was fetched; any operator may decide on it, since none has brought it in. */
@ApplicationScoped
class FetchedImports implements FetchedLists {
  static final String OPERATOR = "list-fetch";

  /** Whose files do not say of which day they are: the server's word stands for it. */
  private static final Set<String> UNDATED = Set.of("ca-sema", "au-dfat");

  private final Imports imports;
  private final UploadedFiles uploads;
  private final TimeZones timeZones;

  FetchedImports(Imports imports, UploadedFiles uploads, TimeZones timeZones) {
    this.imports = imports;
    this.uploads = uploads;
    this.timeZones = timeZones;
  }

  @Override
  public void take(OfficialList list, String fileName, @Nullable Instant modified, InputStream body)
      throws IOException {
    LocalDate day =
        modified == null || !UNDATED.contains(list.source())
            ? null
            : timeZones.now().at(modified).of(list.authority());
    UUID id = imports.receive(list, fileName, day, OPERATOR);
    boolean whole = false;
    try {
      uploads.store(id, body);
      whole = true;
    } finally {
      if (whole) {
        imports.received(id);
      } else {
        imports.brokenOff(id);
      }
    }
  }
}
