package org.lockstep.designation.lists.ofac;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.SubjectType;
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

/** SDN.XML and CONSOLIDATED.XML (schema SDN.XSD). Its namespace has changed over the years. */
@ApplicationScoped
class OfacXmlReader implements ListReader {
  private static final Set<String> SOURCES = Set.of("us-sdn", "us-consolidated");
  private static final int FEATURES = 100_000;
  private static final List<String> ADDRESS_PARTS =
      List.of("address1", "address2", "address3", "city", "stateOrProvince", "postalCode");

  @Override
  public String format() {
    return "OFAC SDN.XML";
  }

  @Override
  public Set<String> sources() {
    return SOURCES;
  }

  @Override
  public boolean reads(List<ListFile> files) {
    return files.size() == 1 && files.get(0).beginning().contains("<sdnList");
  }

  @Override
  public Set<Detail> cannotSay() {
    return EnumSet.of(
        Detail.LISTING,
        Detail.ORIGINAL_SCRIPTS,
        Detail.NAME_PARTS,
        Detail.RELATIONSHIPS,
        Detail.NOTES);
  }

  @Override
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    ListFile file = files.get(0);
    RecordIds ids = new RecordIds(file, "uid");
    XmlRecords.read(
        file,
        XmlLayout.of("publshInformation", "sdnEntry"),
        element -> {
          switch (element.name()) {
            case "publshInformation" -> publication(file, element, reading);
            case "sdnEntry" -> new SdnEntry(list, file, element, reading).read(ids);
            default -> {
              // The root says nothing itself.
            }
          }
        },
        (line, name) -> reading.unknown(file.name(), line, name));
  }

  private static void publication(ListFile file, XmlElement element, Reading reading) {
    element
        .text("Publish_Date")
        .ifPresent(
            date ->
                Dates.dayOfUnitedStates(date)
                    .ifPresentOrElse(
                        reading::edition,
                        () ->
                            reading.warn(
                                file.name(),
                                element.line(),
                                "Publish_Date '" + date + "' is not month/day/year")));
    element
        .text("Record_Count")
        .ifPresent(
            count -> {
              try {
                reading.declared(Integer.parseInt(count));
              } catch (NumberFormatException e) {
                reading.warn(
                    file.name(),
                    element.line(),
                    "Record_Count '" + count + "' is not a whole number");
              }
            });
    element.unread().forEach(value -> reading.unknown(file.name(), element.line(), value.label()));
  }

  private record SdnEntry(OfficialList list, ListFile file, XmlElement element, Reading reading) {
    void read(RecordIds ids) {
      String uid = ids.of(element, element.text("uid"));
      String sdnType = element.text("sdnType").orElse("");
      Optional<SubjectType> type = OfacEntry.type(sdnType);
      EntryDraft draft =
          new EntryDraft(
              reading,
              list,
              uid,
              type.orElse(SubjectType.ORGANIZATION),
              file.name(),
              element.line());
      if (type.isEmpty()) {
        reading.unknown(file.name(), element.line(), "sdnType " + sdnType);
        draft.extra("sdnType", sdnType);
      }
      OfacEntry entry = new OfacEntry(draft, list.source());
      element.children("programList", "program").stream()
          .flatMap(program -> program.text().stream())
          .forEach(entry::programme);
      name(entry, element, Name.Kind.PRIMARY, Name.Strength.STRONG, null, null);
      element.children("akaList", "aka").forEach(aka -> alias(entry, aka));
      element.text("title").ifPresent(entry::title);
      element.children("idList", "id").forEach(id -> fact(entry, id));
      element.children("addressList", "address").forEach(address -> address(entry, address));
      stated(entry, "nationalityList", "nationality", "country", "nationality");
      stated(entry, "citizenshipList", "citizenship", "country", "citizen");
      stated(entry, "dateOfBirthList", "dateOfBirthItem", "dateOfBirth", "DOB");
      stated(entry, "placeOfBirthList", "placeOfBirthItem", "placeOfBirth", "POB");
      element.child("vesselInfo").ifPresent(vessel -> vessel(entry, vessel));
      element.text("remarks").map(Remarks::read).ifPresent(entry::remarks);
      draft.rest(element, Set.of());
      entry.emit();
    }

    private RefusedFileException refused(String what) {
      return new RefusedFileException(
          Reason.MALFORMED,
          "%s: the sdnEntry at line %d %s".formatted(file.name(), element.line(), what));
    }

    private void name(
        OfacEntry entry,
        XmlElement named,
        Name.Kind kind,
        Name.Strength strength,
        @Nullable String note,
        @Nullable String publishedId) {
      Optional<String> last = named.text("lastName");
      Optional<String> first = named.text("firstName");
      if (last.isPresent()) {
        entry.name(last.get(), first.orElse(null), kind, strength, note, publishedId);
      } else if (first.isPresent()) {
        entry.name(first.get(), null, kind, strength, note, publishedId);
      } else if (kind == Name.Kind.PRIMARY) {
        throw refused("has no name");
      }
    }

    private void alias(OfacEntry entry, XmlElement aka) {
      String type = aka.text("type").orElse("");
      String category = aka.text("category").orElse("");
      name(
          entry,
          aka,
          AliasType.kind(type),
          category.equals("weak") ? Name.Strength.WEAK : Name.Strength.STRONG,
          AliasType.note(type),
          aka.text("uid").orElse(null));
    }

    private void fact(OfacEntry entry, XmlElement id) {
      String wording = id.text("idType").orElse("");
      String value = id.text("idNumber").orElse("");
      String uid = id.text("uid").map(SdnEntry::featureId).orElse(null);
      Optional<Label> label = Label.of(wording);
      if (value.isEmpty() || label.isEmpty()) {
        if (label.isEmpty()) {
          reading.unknown(file.name(), id.line(), "idType " + wording);
          entry.draft().extra(wording, value);
        }
        if (uid != null) {
          entry.draft().reference(wording, uid);
        }
        return;
      }
      entry.state(
          new LabelledFact(
              label.get(),
              value,
              id.text("idCountry").orElse(null),
              id.text("issueDate").orElse(null),
              id.text("expirationDate").orElse(null),
              null,
              uid,
              false));
    }

    /**
     * The id that other formats have: documents and features stand in one list here, and the ids of
     * features are 100,000 higher, lest two are equal.
     */
    private static String featureId(String uid) {
      try {
        int number = Integer.parseInt(uid);
        return number > FEATURES ? String.valueOf(number - FEATURES) : uid;
      } catch (NumberFormatException e) {
        return uid;
      }
    }

    /** The main ones come first. */
    private void stated(
        OfacEntry entry, String list, String item, String valueName, String wording) {
      Label label = Label.of(wording).orElseThrow();
      element.children(list, item).stream()
          .sorted(Comparator.comparing((XmlElement said) -> !isMain(said)))
          .forEach(
              said -> {
                String uid = said.text("uid").orElse(null);
                said.text(valueName)
                    .ifPresent(
                        value ->
                            entry.state(LabelledFact.of(label, value, null, uid, !isMain(said))));
              });
    }

    private static boolean isMain(XmlElement said) {
      return !"false".equals(said.text("mainEntry").orElse("true"));
    }

    private static void address(OfacEntry entry, XmlElement address) {
      List<LabelledValue> parts = new ArrayList<>();
      for (String part : ADDRESS_PARTS) {
        address.text(part).ifPresent(value -> parts.add(new LabelledValue(part, value)));
      }
      entry.address(
          parts, address.text("country").orElse(null), null, address.text("uid").orElse(null));
    }

    private static void vessel(OfacEntry entry, XmlElement vessel) {
      vessel.text("callSign").ifPresent(value -> entry.state("Vessel Call Sign", value));
      vessel.text("vesselType").ifPresent(value -> entry.state("Vessel Type", value));
      vessel.text("vesselFlag").ifPresent(value -> entry.state("Vessel Flag", value));
      vessel.text("vesselOwner").ifPresent(value -> entry.state("Vessel Owner", value));
      vessel.text("tonnage").ifPresent(value -> entry.state("Vessel Tonnage", value));
      vessel
          .text("grossRegisteredTonnage")
          .ifPresent(value -> entry.state("Vessel Gross Registered Tonnage", value));
    }
  }
}
