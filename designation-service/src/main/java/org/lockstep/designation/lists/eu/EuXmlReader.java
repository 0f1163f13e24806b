package org.lockstep.designation.lists.eu;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.file.XmlLayout;
import org.lockstep.designation.lists.file.XmlRecords;
import org.lockstep.designation.lists.reading.Dates;
import org.lockstep.designation.lists.reading.Detail;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;
import org.lockstep.designation.lists.reading.RecordIds;

/**
 * {@code xmlFullSanctionsList_1_1} of the European Commission, after its schema.
 *
 * <p>The key is {@code logicalId}. {@code euReferenceNumber} is kept whole among the references:
 * its last group is a check number that may change from one edition to the next, which then is an
 * amendment, because the list says something else. Every detail has a {@code regulationSummary},
 * the act that brought it in; it stands in the note of the value, with the language of that act. A
 * flag that is {@code false} is as good as absent.
 *
 * <p>Everything in this file is subject to the freezing of funds; other measures against the same
 * subjects are in the annexes in the Official Journal.
 */
@ApplicationScoped
class EuXmlReader implements ListReader {
  private static final Set<String> NOTHING_LEFT_OUT = Set.of();

  @Override
  public String format() {
    return "xmlFullSanctionsList_1_1";
  }

  @Override
  public Set<String> sources() {
    return Set.of("eu-fsf");
  }

  @Override
  public boolean reads(List<ListFile> files) {
    if (files.size() != 1) {
      return false;
    }
    String beginning = files.get(0).beginning();
    return beginning.contains("export") && beginning.contains("globalFileId");
  }

  /** The CSV says more of the acts that brought in a detail. */
  @Override
  public Set<Detail> cannotSay() {
    return Set.of(Detail.EXTRAS);
  }

  @Override
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    ListFile file = files.get(0);
    RecordIds ids = new RecordIds(file, "logicalId");
    XmlRecords.read(
        file,
        XmlLayout.of("sanctionEntity"),
        element -> {
          if (!element.name().equals("sanctionEntity")) {
            edition(file, element).ifPresent(reading::edition);
            return;
          }
          String key = ids.of(element, element.attribute("logicalId"));
          FsfRecord entity = new FsfXmlRecord(element);
          EntryDraft draft =
              new EntryDraft(
                  reading, list, key, FsfEntry.type(entity), file.name(), element.line());
          new FsfEntry(draft).read(entity);
          draft.rest(element, NOTHING_LEFT_OUT);
          draft.emit();
        },
        (line, name) -> reading.unknown(file.name(), line, name));
  }

  private static Optional<LocalDate> edition(ListFile file, XmlElement export) {
    if (!export.name().equals("export")) {
      throw new RefusedFileException(
          Reason.FORMAT,
          "%s: begins with %s, not with export".formatted(file.name(), export.name()));
    }
    return export.attribute("generationDate").flatMap(Dates::day);
  }
}
