package org.lockstep.designation.lists.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.file.XmlElement;

/** The ids that a list gives its records: each has one, and no two have the same. */
public final class RecordIds {
  private final ListFile file;
  private final String label;
  private final Map<String, Integer> lines = new HashMap<>();
  private final MemoryBudget memory;

  /**
   * @param label of the id in the file
   */
  public RecordIds(ListFile file, String label) {
    this.file = file;
    this.label = label;
    this.memory = new MemoryBudget(file.name());
  }

  /**
   * @throws RefusedFileException where the record has none, or that of another
   */
  public String of(XmlElement record, Optional<String> id) {
    String present =
        id.orElseThrow(
            () ->
                new RefusedFileException(
                    Reason.MALFORMED,
                    "%s: the record at line %d has no %s"
                        .formatted(file.name(), record.line(), label)));
    memory.add(present);
    Integer other = lines.put(present, record.line());
    if (other != null) {
      throw new RefusedFileException(
          Reason.MALFORMED,
          "%s: the records at lines %d and %d have the same %s %s"
              .formatted(file.name(), other, record.line(), label, present));
    }
    return present;
  }
}
