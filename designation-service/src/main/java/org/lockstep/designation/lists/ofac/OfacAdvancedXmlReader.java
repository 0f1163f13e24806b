package org.lockstep.designation.lists.ofac;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.file.XmlLayout;
import org.lockstep.designation.lists.file.XmlRecords;
import org.lockstep.designation.lists.reading.Detail;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.MemoryBudget;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;

/**
 * SDN_ADVANCED.XML and CONS_ADVANCED.XML (schema sdn_advanced.xsd). What it says of a party is in
 * five sections that refer to each other, some before and some after the parties; therefore the
 * file is read twice: first all sections but the parties are staged, then each party is read with
 * what is staged of it.
 */
@ApplicationScoped
class OfacAdvancedXmlReader implements ListReader {
  private static final Set<String> SOURCES = Set.of("us-sdn", "us-consolidated");

  /** No values of the sets that are not read tell one subject from another. */
  private static final XmlLayout LAYOUT =
      new XmlLayout(
          AdvancedSections.RECORDS,
          Set.of(
              "Locations",
              "IDRegDocuments",
              "DistinctParties",
              "ProfileRelationships",
              "SanctionsEntries"),
          Set.of("ReferenceValueSets", "SanctionsEntryLinks"));

  @Override
  public String format() {
    return "OFAC SDN_ADVANCED.XML";
  }

  @Override
  public Set<String> sources() {
    return SOURCES;
  }

  @Override
  public boolean reads(List<ListFile> files) {
    return files.size() == 1 && files.get(0).beginning().contains("<Sanctions ");
  }

  /** Names have other ids here, and who is linked to whom is a relationship or is not said. */
  @Override
  public Set<Detail> cannotSay() {
    return EnumSet.of(Detail.PUBLISHED_IDS, Detail.MENTIONS);
  }

  @Override
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    ListFile file = files.get(0);
    if (file.beginning().contains("DeltaBaseVersion=")) {
      throw new RefusedFileException(
          Reason.FORMAT, file.name() + ": has only what changed since another version");
    }
    MemoryBudget memory = new MemoryBudget(file.name());
    AdvancedValues values = new AdvancedValues(memory);
    AdvancedSections sections =
        new AdvancedSections(list.source(), values, reading.staged(), memory);
    XmlRecords.read(
        file,
        LAYOUT,
        element -> {
          if (element.name().equals("DateOfIssue")) {
            day(element)
                .ifPresentOrElse(
                    reading::edition,
                    () ->
                        reading.warn(
                            file.name(), element.line(), "DateOfIssue is not a whole date"));
          } else {
            sections.take(element);
          }
        },
        (line, name) -> reading.unknown(file.name(), line, name));
    AdvancedParties parties = new AdvancedParties(list, file, values, reading, memory);
    XmlRecords.read(
        file,
        Set.of("DistinctParty"),
        element -> {
          if (element.name().equals("DistinctParty")) {
            parties.take(element);
          }
        });
    parties.end();
  }

  /** Of Year, Month and Day; empty where it is none. */
  static Optional<LocalDate> day(XmlElement date) {
    try {
      return Optional.of(
          LocalDate.of(number(date, "Year"), number(date, "Month"), number(date, "Day")));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static int number(XmlElement date, String part) {
    return Integer.parseInt(date.text(part).orElse(""));
  }
}
