package org.lockstep.designation.lists.ofac;

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

/**
 * SDN_ENHANCED.XML and CONS_ENHANCED.XML (schema ENHANCED_XML.xsd): all of an entity in one record,
 * values in words.
 */
@ApplicationScoped
class OfacEnhancedXmlReader implements ListReader {
  private static final Set<String> SOURCES = Set.of("us-sdn", "us-consolidated");
  private static final int DAY = 10;

  /** Values are in words everywhere; what the words stand for is not needed. */
  private static final XmlLayout LAYOUT =
      new XmlLayout(
          Set.of("publicationInfo", "entity"),
          Set.of("entities"),
          Set.of("referenceValues", "featureTypes"));

  @Override
  public String format() {
    return "OFAC SDN_ENHANCED.XML";
  }

  @Override
  public Set<String> sources() {
    return SOURCES;
  }

  /** Files of what has changed have the same root in another namespace; they are no edition. */
  @Override
  public boolean reads(List<ListFile> files) {
    if (files.size() != 1) {
      return false;
    }
    String beginning = files.get(0).beginning();
    return beginning.contains("<sanctionsData") && !beginning.contains("/DeltaFile/");
  }

  @Override
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    ListFile file = files.get(0);
    RecordIds ids = new RecordIds(file, "id");
    int[] notOnTheList = new int[1];
    XmlRecords.read(
        file,
        LAYOUT,
        element -> {
          switch (element.name()) {
            case "publicationInfo" -> publication(file, element, reading);
            case "entity" -> {
              EnhancedEntity entity = new EnhancedEntity(list, file, element, reading);
              String id = ids.of(element, element.attribute("id"));
              if (entity.isOnTheList()) {
                entity.read(id);
              } else {
                notOnTheList[0]++;
              }
            }
            default -> {
              // The root says nothing itself.
            }
          }
        },
        (line, name) -> reading.unknown(file.name(), line, name));
    if (notOnTheList[0] > 0) {
      reading.warn(
          file.name(),
          1,
          "%d entities are on other lists only, and were left out".formatted(notOnTheList[0]));
    }
  }

  private static void publication(ListFile file, XmlElement element, Reading reading) {
    Optional<String> asOf = element.text("dataAsOf");
    asOf.map(time -> time.substring(0, Math.min(DAY, time.length())))
        .flatMap(Dates::day)
        .ifPresentOrElse(
            reading::edition,
            () ->
                reading.warn(
                    file.name(),
                    element.line(),
                    "dataAsOf '" + asOf.orElse("") + "' does not begin with a day"));
    element.child("filters").ifPresent(filters -> filters(file, filters));
    EnhancedEntity.structure(element);
    element.unread().forEach(value -> reading.unknown(file.name(), element.line(), value.label()));
  }

  /** Anyone can have OFAC's service make a file of some programmes alone. */
  private static void filters(ListFile file, XmlElement filters) {
    filters.children("sanctionsLists", "sanctionsList").forEach(XmlElement::text);
    List<String> programmes =
        filters.children("sanctionsPrograms", "sanctionsProgram").stream()
            .flatMap(programme -> programme.text().stream())
            .toList();
    if (!programmes.isEmpty()) {
      throw new RefusedFileException(
          Reason.FORMAT,
          "%s: is no whole list, but what is under the programmes %s"
              .formatted(file.name(), String.join(", ", programmes)));
    }
  }
}
