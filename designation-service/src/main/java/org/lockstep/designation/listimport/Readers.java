package org.lockstep.designation.listimport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.reading.ListReader;

/** All readers that there are. */
@ApplicationScoped
class Readers {
  private final Instance<ListReader> all;

  Readers(@Any Instance<ListReader> all) {
    this.all = all;
  }

  /** In which formats the list can be read. */
  List<String> formats(String source) {
    return of(source).stream().map(ListReader::format).sorted().toList();
  }

  Optional<ListReader> of(String source, List<ListFile> files) {
    return of(source).stream().filter(reader -> reader.reads(files)).findFirst();
  }

  /** That no reader of the list reads these files, and what they are. */
  RefusedFileException unknownFormat(String source, List<ListFile> files) {
    return new RefusedFileException(
        RefusedFileException.Reason.FORMAT,
        UnknownFormat.told(source, formats(source), files, all.stream().toList()));
  }

  private List<ListReader> of(String source) {
    return all.stream().filter(reader -> reader.isFor(source)).toList();
  }
}
