package org.lockstep.designation.lists.switzerland;

import jakarta.enterprise.context.ApplicationScoped;
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
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;
import org.lockstep.designation.lists.reading.RecordIds;

/** The consolidated list as XML, in all languages at once. */
@ApplicationScoped
final class SwitzerlandXmlReader implements ListReader {
  private static final String ROOT = "swiss-sanctions-list";
  private static final String WHOLE = "whole-list";
  private static final String TARGET = "target";

  @Override
  public String format() {
    return "SECO consolidated list XML";
  }

  @Override
  public Set<String> sources() {
    return Set.of("ch-seco");
  }

  @Override
  public boolean reads(List<ListFile> files) {
    return files.size() == 1 && files.get(0).beginning().contains("<" + ROOT);
  }

  @Override
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    ListFile file = files.get(0);
    References references = new References(file.name());
    XmlRecords.read(
        file,
        XmlLayout.of(TARGET, References.PROGRAMME, References.PLACE),
        element -> {
          switch (element.name()) {
            case TARGET -> references.target(element);
            case References.PROGRAMME -> {
              references.programme(element);
              unknown(file, element, References.OF_PROGRAMMES, reading);
            }
            case References.PLACE -> {
              unknown(file, element, References.OF_PLACES, reading);
              references.place(element);
            }
            default -> root(file, element, reading);
          }
        },
        (line, name) -> reading.unknown(file.name(), line, name));
    RecordIds ids = new RecordIds(file, "ssid");
    XmlRecords.read(
        file,
        Set.of(TARGET),
        element -> {
          if (element.name().equals(TARGET)) {
            String key = ids.of(element, element.attribute("ssid"));
            new Target(file, key, element).read(list, references, reading);
          }
        });
  }

  /** What others refer to is no record of a subject, but may say something new of it. */
  private static void unknown(
      ListFile file, XmlElement element, Set<String> known, Reading reading) {
    element.unread().stream()
        .map(value -> element.name() + "/" + value.label())
        .filter(label -> !known.contains(label.substring(element.name().length() + 1)))
        .forEach(label -> reading.unknown(file.name(), element.line(), label));
  }

  /** A file of some targets only would take all others off the list. */
  private static void root(ListFile file, XmlElement root, Reading reading) {
    if (!root.name().equals(ROOT)) {
      throw new RefusedFileException(
          Reason.FORMAT,
          "%s: begins with <%s>, not with <%s>".formatted(file.name(), root.name(), ROOT));
    }
    Optional<String> type = root.attribute("list-type");
    if (!type.equals(Optional.of(WHOLE))) {
      throw new RefusedFileException(
          Reason.FORMAT,
          "%s: its list-type is '%s', not '%s'"
              .formatted(file.name(), type.orElse("not stated"), WHOLE));
    }
    root.attribute("date").flatMap(Dates::day).ifPresent(reading::edition);
  }
}
