package org.lockstep.designation.lists.ofac;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.Relationship;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.StatedDate.Precision;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.reading.Dates;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;
import org.lockstep.designation.lists.reading.Regime;

/** Makes entries of the parties of the advanced format and what the other sections say of them. */
final class AdvancedParties {
  private final OfficialList list;
  private final ListFile file;
  private final AdvancedSections sections;
  private final Reading reading;
  private final Set<String> keys = new HashSet<>();
  private int notOnTheList;

  AdvancedParties(OfficialList list, ListFile file, AdvancedSections sections, Reading reading) {
    this.list = list;
    this.file = file;
    this.sections = sections;
    this.reading = reading;
  }

  void take(XmlElement party) {
    String key = party.attribute("FixedRef").orElseThrow(() -> refused(party, "has no FixedRef"));
    if (!keys.add(sections.hold(key))) {
      throw refused(party, "has the FixedRef " + key + ", which another has before it");
    }
    List<XmlElement> profiles = party.children("Profile");
    List<AdvancedSections.Listing> listings =
        profiles.stream()
            .flatMap(profile -> sections.listings(profile.attribute("ID").orElse("")).stream())
            .toList();
    if (listings.isEmpty()
        && profiles.stream()
            .anyMatch(profile -> sections.isOfOtherList(profile.attribute("ID").orElse("")))) {
      notOnTheList++;
      return;
    }
    String partyType =
        profiles.stream()
            .findFirst()
            .flatMap(profile -> profile.attribute("PartySubTypeID"))
            .map(sections::partyType)
            .orElse("");
    Optional<SubjectType> type = OfacEntry.type(partyType);
    EntryDraft draft =
        new EntryDraft(
            reading, list, key, type.orElse(SubjectType.ORGANIZATION), file.name(), party.line());
    if (type.isEmpty()) {
      reading.unknown(file.name(), party.line(), "PartyType " + partyType);
      draft.extra("PartyType", partyType);
    }
    OfacEntry entry = new OfacEntry(draft, list.source());
    List<AdvancedSections.Kept> used = new ArrayList<>();
    for (XmlElement profile : profiles) {
      names(draft, profile);
      documents(entry, profile, used);
      profile.children("Feature").forEach(feature -> feature(entry, feature, used));
      ties(draft, profile.attribute("ID").orElse(""), used);
      profile.text("Comment").ifPresent(text -> entry.remarks(Remarks.readOpen(text)));
    }
    party.text("Comment").ifPresent(text -> entry.remarks(Remarks.readOpen(text)));
    if (draft.isNameless()) {
      throw refused(party, "has no name");
    }
    listings.forEach(listing -> listing(entry, listing, used));
    AdvancedSections.structure(party);
    draft.rest(party, Set.of());
    used.forEach(kept -> draft.rest(kept.line(), kept.text(), kept.unread()));
    entry.emit();
  }

  private RefusedFileException refused(XmlElement party, String what) {
    return new RefusedFileException(
        Reason.MALFORMED,
        "%s: the DistinctParty at line %d %s".formatted(file.name(), party.line(), what));
  }

  private void names(EntryDraft draft, XmlElement profile) {
    for (AdvancedNames.Written name : AdvancedNames.of(profile, sections)) {
      draft.name(
          name.text(),
          name.kind(),
          name.strength(),
          name.parts(),
          null,
          name.note(),
          name.publishedId());
    }
  }

  private void documents(OfacEntry entry, XmlElement profile, List<AdvancedSections.Kept> used) {
    for (XmlElement identity : profile.children("Identity")) {
      for (AdvancedSections.Document document :
          sections.documents(identity.attribute("ID").orElse(""))) {
        used.add(document.record());
        String note =
            joined(
                joined(document.validity(), document.comment()),
                document.authority() == null ? null : "issued by " + document.authority());
        Optional<Label> label = Label.of(document.type());
        if (label.isEmpty()) {
          reading.unknown(file.name(), document.record().line(), "IDRegDocType " + document.type());
          entry.draft().extra(document.type(), document.number());
          continue;
        }
        entry.state(
            new LabelledFact(
                label.get(),
                document.type(),
                document.number(),
                document.country(),
                document.dates().get("Issue Date"),
                document.dates().get("Expiration Date"),
                note,
                null,
                document.id(),
                false));
      }
    }
  }

  private void feature(OfacEntry entry, XmlElement feature, List<AdvancedSections.Kept> used) {
    EntryDraft draft = entry.draft();
    String type = sections.value("FeatureType", feature.attribute("FeatureTypeID"), "Unknown");
    String id = feature.attribute("ID").orElse(null);
    for (XmlElement version : feature.children("FeatureVersion")) {
      String reliability =
          sections.value("Reliability", version.attribute("ReliabilityID"), "Unknown");
      String note =
          joined(
              reliability.equals("Unknown") ? null : reliability,
              version.text("Comment").orElse(null));
      Optional<Label> label = Label.of(type);
      if (type.equals("Location")) {
        for (XmlElement at : version.children("VersionLocation")) {
          place(draft, at, used)
              .ifPresent(place -> draft.address(place.parts(), place.country(), note, place.id()));
        }
        continue;
      }
      if (label.isEmpty()) {
        reading.unknown(file.name(), version.line(), "FeatureType " + type);
      }
      for (String value : values(draft, version, used)) {
        if (label.isPresent()) {
          entry.state(LabelledFact.of(label.get(), type.strip(), value, note, id, false));
        } else {
          draft.extra(type, value);
        }
      }
      version.children("DatePeriod").stream()
          .filter(period -> !period.children().isEmpty())
          .forEach(period -> date(draft, label.orElse(null), type, period, note, id));
    }
  }

  private List<String> values(
      EntryDraft draft, XmlElement version, List<AdvancedSections.Kept> used) {
    List<String> values = new ArrayList<>();
    for (XmlElement detail : version.children("VersionDetail")) {
      Optional<String> reference = detail.attribute("DetailReferenceID");
      reference.ifPresent(id -> values.add(sections.value("DetailReference", Optional.of(id), id)));
      detail.text().ifPresent(values::add);
    }
    for (XmlElement at : version.children("VersionLocation")) {
      place(draft, at, used)
          .map(
              place ->
                  place.parts().stream()
                      .map(part -> part.value())
                      .collect(Collectors.joining(", ")))
          .filter(text -> !text.isEmpty())
          .ifPresent(values::add);
    }
    return values;
  }

  private Optional<AdvancedSections.Place> place(
      EntryDraft draft, XmlElement at, List<AdvancedSections.Kept> used) {
    String id = at.attribute("LocationID").orElse("");
    Optional<AdvancedSections.Place> place = sections.place(id);
    if (place.isEmpty()) {
      draft.warn("refers to the location " + id + ", which is not in the file");
      draft.extra("LocationID", id);
    }
    place
        .map(AdvancedSections.Place::record)
        .filter(kept -> !used.contains(kept))
        .ifPresent(used::add);
    return place;
  }

  private static void date(
      EntryDraft draft,
      @Nullable Label label,
      String type,
      XmlElement period,
      @Nullable String note,
      @Nullable String id) {
    boolean birth = label != null && label.topic() == Label.Topic.BIRTH_DATE;
    StatedDate.Kind kind =
        birth ? StatedDate.Kind.BIRTH : label == null ? StatedDate.Kind.OTHER : label.date();
    boolean plain = birth || kind == StatedDate.Kind.BUILD;
    draft.date(kind, DatePeriods.read(period), "", plain ? note : joined(type, note), id);
  }

  private void listing(
      OfacEntry entry, AdvancedSections.Listing listing, List<AdvancedSections.Kept> used) {
    used.add(listing.record());
    List<Regime> regimes = new ArrayList<>();
    for (AdvancedSections.Consequence consequence : listing.consequences()) {
      if ("Program".equals(consequence.type()) && consequence.comment() != null) {
        regimes.add(entry.programme(consequence.comment()));
      }
    }
    for (AdvancedSections.Consequence consequence : listing.consequences()) {
      String type = consequence.type();
      if (type == null || type.equals("Program") || type.equals("Block")) {
        continue;
      }
      String scope = consequence.comment() == null ? type : type + ": " + consequence.comment();
      MeasureKind kind =
          type.equals("Reject") ? MeasureKind.PAYMENT_RESTRICTION : Measures.kind(type);
      Measures.belonging(type, regimes)
          .forEach(regime -> entry.measure(Measures.measure(kind, regime, scope, null)));
    }
    for (AdvancedSections.Event event : listing.events()) {
      Optional<LocalDate> day = OfacAdvancedXmlReader.day(event.date());
      if (day.isEmpty()) {
        continue;
      }
      entry.listed(day.get());
      entry
          .draft()
          .date(
              StatedDate.Kind.OTHER,
              new Dates.Read(Precision.EXACT, day.get().toString(), null),
              "",
              joined(joined("Listed", event.legalBasis()), event.comment()),
              null);
    }
  }

  private void ties(EntryDraft draft, String profileId, List<AdvancedSections.Kept> used) {
    for (AdvancedSections.Tie tie : sections.ties(profileId)) {
      used.add(tie.record());
      Optional<String> name = sections.name(tie.otherId());
      if (name.isEmpty()) {
        draft.warn(
            "is '%s' the profile %s, which is not in the file"
                .formatted(tie.type(), tie.otherId()));
      }
      draft.relationship(
          kind(tie.type()),
          name.orElse(tie.otherId()),
          joined(joined(tie.type(), tie.quality()), tie.comment()),
          tie.otherId(),
          tie.former());
    }
  }

  /** What the other is to the subject, which the relation comes from. */
  private static Relationship.Kind kind(String type) {
    return switch (type) {
      case "Owned or Controlled By" -> Relationship.Kind.OWNER;
      case "Acting for or on behalf of" -> Relationship.Kind.PRINCIPAL;
      case "Leader or official of" -> Relationship.Kind.MEMBER_OF;
      case "Associate Of", "Family member of", "Providing support to" ->
          Relationship.Kind.ASSOCIATE;
      default -> Relationship.Kind.OTHER;
    };
  }

  private static @Nullable String joined(@Nullable String one, @Nullable String other) {
    return one == null ? other : other == null ? one : one + "; " + other;
  }

  /** Parties of other lists may stand in the same file. */
  void warnOfWhatIsLeft() {
    if (notOnTheList > 0) {
      reading.warn(
          file.name(),
          1,
          "%d parties are on other lists only, and were left out".formatted(notOnTheList));
    }
  }
}
