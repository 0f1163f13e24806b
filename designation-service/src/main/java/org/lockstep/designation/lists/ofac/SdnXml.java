package org.lockstep.designation.lists.ofac;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.Published;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.file.XmlRecords;
import org.lockstep.designation.lists.reading.Dates;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;
import org.lockstep.designation.lists.reading.RecordIds;

/** SDN.XML and CONSOLIDATED.XML (schema SDN.XSD). Its namespace has changed over the years. */
@ApplicationScoped
class SdnXml implements ListReader {
  private static final Set<String> SOURCES = Set.of("us-sdn", "us-consolidated");

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
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    ListFile file = files.get(0);
    RecordIds ids = new RecordIds(file, "uid");
    XmlRecords.read(
        file,
        Set.of("publshInformation", "sdnEntry"),
        element -> {
          switch (element.name()) {
            case "publshInformation" -> publication(file, element, reading);
            case "sdnEntry" -> new Entry(list, file, element, reading).read(ids);
            default -> {
              // The root says nothing itself.
            }
          }
        });
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

  private record Entry(OfficialList list, ListFile file, XmlElement element, Reading reading) {
    void read(RecordIds ids) {
      String uid = ids.of(element, element.text("uid"));
      String sdnType = element.text("sdnType").orElse("");
      Optional<SubjectType> type = Subject.type(sdnType);
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
      Subject subject = new Subject(draft, list.source());
      element.children("programList", "program").stream()
          .flatMap(program -> program.text().stream())
          .forEach(subject::programme);
      name(subject, element, Name.Kind.PRIMARY, Name.Strength.STRONG, null, null);
      element.children("akaList", "aka").forEach(aka -> alias(subject, aka));
      element.text("title").ifPresent(subject::title);
      element.children("idList", "id").forEach(id -> statement(subject, id));
      element.children("addressList", "address").forEach(address -> address(draft, address));
      stated(subject, "nationalityList", "nationality", "country", "nationality");
      stated(subject, "citizenshipList", "citizenship", "country", "citizen");
      stated(subject, "dateOfBirthList", "dateOfBirthItem", "dateOfBirth", "DOB");
      stated(subject, "placeOfBirthList", "placeOfBirthItem", "placeOfBirth", "POB");
      element.child("vesselInfo").ifPresent(vessel -> vessel(subject, vessel));
      element.text("remarks").map(Remarks::readOpen).ifPresent(subject::remarks);
      draft.rest(element, Set.of());
      subject.emit();
    }

    private RefusedFileException refused(String what) {
      return new RefusedFileException(
          Reason.MALFORMED,
          "%s: the sdnEntry at line %d %s".formatted(file.name(), element.line(), what));
    }

    private void name(
        Subject subject,
        XmlElement named,
        Name.Kind kind,
        Name.Strength strength,
        @Nullable String note,
        @Nullable String publishedId) {
      Optional<String> last = named.text("lastName");
      Optional<String> first = named.text("firstName");
      if (last.isPresent()) {
        subject.name(last.get(), first.orElse(null), kind, strength, note, publishedId);
      } else if (first.isPresent()) {
        subject.name(first.get(), null, kind, strength, note, publishedId);
      } else if (kind == Name.Kind.PRIMARY) {
        throw refused("has no name");
      }
    }

    private void alias(Subject subject, XmlElement aka) {
      String type = aka.text("type").orElse("");
      String category = aka.text("category").orElse("");
      // Other types than these two say more than the register's kinds do.
      String note = type.equals("a.k.a.") || type.equals("f.k.a.") || type.isEmpty() ? null : type;
      name(
          subject,
          aka,
          type.equals("f.k.a.") ? Name.Kind.PREVIOUS : Name.Kind.ALIAS,
          category.equals("weak") ? Name.Strength.WEAK : Name.Strength.STRONG,
          note,
          aka.text("uid").orElse(null));
    }

    private void statement(Subject subject, XmlElement id) {
      String wording = id.text("idType").orElse("");
      String value = id.text("idNumber").orElse("");
      String uid = id.text("uid").orElse(null);
      Optional<Label> label = Label.of(wording);
      if (value.isEmpty() || label.isEmpty()) {
        if (label.isEmpty()) {
          reading.unknown(file.name(), id.line(), "idType " + wording);
          subject.draft().extra(wording, value);
        }
        if (uid != null) {
          subject.draft().reference(wording, uid);
        }
        return;
      }
      subject.state(
          new Statement(
              label.get(),
              wording,
              value,
              id.text("idCountry").orElse(null),
              id.text("issueDate").orElse(null),
              id.text("expirationDate").orElse(null),
              null,
              null,
              uid,
              false));
    }

    private void stated(
        Subject subject, String list, String item, String valueName, String wording) {
      Label label = Label.of(wording).orElseThrow();
      for (XmlElement said : element.children(list, item)) {
        boolean main = !"false".equals(said.text("mainEntry").orElse("true"));
        String uid = said.text("uid").orElse(null);
        said.text(valueName)
            .ifPresent(
                value -> subject.state(Statement.of(label, wording, value, null, uid, !main)));
      }
    }

    private static void address(EntryDraft draft, XmlElement address) {
      List<Published> parts = new ArrayList<>();
      for (String part :
          List.of(
              "address1",
              "address2",
              "address3",
              "city",
              "stateOrProvince",
              "postalCode",
              "country")) {
        address.text(part).ifPresent(value -> parts.add(new Published(part, value)));
      }
      Optional<String> uid = address.text("uid");
      if (parts.isEmpty()) {
        uid.ifPresent(id -> draft.reference("address", id));
        return;
      }
      draft.address(parts, address.text("country").orElse(null), null, uid.orElse(null));
    }

    private static void vessel(Subject subject, XmlElement vessel) {
      vessel.text("callSign").ifPresent(value -> subject.state("Vessel Call Sign", value));
      vessel.text("vesselType").ifPresent(value -> subject.state("Vessel Type", value));
      vessel.text("vesselFlag").ifPresent(value -> subject.state("Vessel Flag", value));
      vessel.text("vesselOwner").ifPresent(value -> subject.state("Vessel Owner", value));
      vessel.text("tonnage").ifPresent(value -> subject.state("Vessel Tonnage", value));
      vessel
          .text("grossRegisteredTonnage")
          .ifPresent(value -> subject.state("Vessel Gross Registered Tonnage", value));
    }
  }
}
