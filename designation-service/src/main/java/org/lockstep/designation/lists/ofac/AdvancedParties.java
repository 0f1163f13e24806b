package org.lockstep.designation.lists.ofac;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.reading.Batches;
import org.lockstep.designation.lists.reading.Countries;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.MemoryBudget;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;
import org.lockstep.designation.lists.reading.Regime;

/**
 * Makes entries of the parties of the advanced format and what the other sections say of them.
 * Takes some parties at a time, so that what is staged of them all is fetched at once.
 */
final class AdvancedParties {
  private final OfficialList list;
  private final ListFile file;
  private final AdvancedValues values;
  private final Reading reading;
  private final MemoryBudget memory;
  private final Batches<XmlElement> batches;
  private final Set<String> keys = new HashSet<>();
  private int notOnTheList;

  AdvancedParties(
      OfficialList list,
      ListFile file,
      AdvancedValues values,
      Reading reading,
      MemoryBudget memory) {
    this.list = list;
    this.file = file;
    this.values = values;
    this.reading = reading;
    this.memory = memory;
    this.batches = new Batches<>(memory, this::join);
  }

  void take(XmlElement party) {
    String key = key(party);
    memory.add(key);
    if (!keys.add(key)) {
      throw refused(party, "has the FixedRef " + key + ", which another has before it");
    }
    batches.add(party, party.source().length());
  }

  private String key(XmlElement party) {
    return party.attribute("FixedRef").orElseThrow(() -> refused(party, "has no FixedRef"));
  }

  private void join(List<XmlElement> parties) {
    try (AdvancedJoin join = AdvancedJoin.of(parties, reading.staged(), memory)) {
      parties.forEach(party -> entry(party, join.party()));
    }
  }

  private void entry(XmlElement party, AdvancedJoin.OfParty said) {
    List<XmlElement> profiles = party.children("Profile");
    List<AdvancedRecord.Listing> listings =
        profiles.stream().flatMap(profile -> said.listings(profile).stream()).toList();
    if (listings.isEmpty() && profiles.stream().anyMatch(said::isOfOtherList)) {
      notOnTheList++;
      return;
    }
    String partyType =
        profiles.stream()
            .findFirst()
            .flatMap(profile -> profile.attribute("PartySubTypeID"))
            .map(values::partyType)
            .orElse("");
    Optional<SubjectType> type = OfacEntry.type(partyType);
    EntryDraft draft =
        new EntryDraft(
            reading,
            list,
            key(party),
            type.orElse(SubjectType.ORGANIZATION),
            file.name(),
            party.line());
    if (type.isEmpty()) {
      reading.unknown(file.name(), party.line(), "PartyType " + partyType);
      draft.extra("PartyType", partyType);
    }
    OfacEntry entry = new OfacEntry(draft, list.source());
    for (XmlElement profile : profiles) {
      names(draft, profile);
      documents(entry, profile, said);
      profile.children("Feature").forEach(feature -> feature(entry, feature, said));
      ties(entry, profile, said);
      profile.texts("Comment").forEach(text -> entry.remarks(Remarks.read(text)));
    }
    party.texts("Comment").forEach(text -> entry.remarks(Remarks.read(text)));
    if (draft.isNameless()) {
      throw refused(party, "has no name");
    }
    listings.forEach(listing -> listing(entry, listing));
    AdvancedSections.structure(party);
    draft.rest(party, AdvancedFields.known(party.unread()));
    said.used()
        .forEach(
            record ->
                draft.rest(
                    record.line(), record.text(), AdvancedFields.unknown(draft, record.unread())));
    entry.emit();
  }

  private RefusedFileException refused(XmlElement party, String what) {
    return new RefusedFileException(
        Reason.MALFORMED,
        "%s: the DistinctParty at line %d %s".formatted(file.name(), party.line(), what));
  }

  private void names(EntryDraft draft, XmlElement profile) {
    for (AdvancedNames.Written name : AdvancedNames.of(profile, values)) {
      draft.name(name.text(), name.kind(), name.strength(), name.parts(), null, name.note(), null);
    }
  }

  private void documents(OfacEntry entry, XmlElement profile, AdvancedJoin.OfParty said) {
    for (XmlElement identity : profile.children("Identity")) {
      for (AdvancedRecord.Document document : said.documents(identity)) {
        String place = placeOfIssue(document, said);
        boolean country = document.country() == null && place != null && isCountry(place);
        String note =
            Notes.joined(
                document.validity(),
                document.comment(),
                document.authority() == null ? null : "issued by " + document.authority(),
                place == null || country || place.equals(document.country())
                    ? null
                    : "issued in " + place);
        Optional<Label> label = Label.of(document.type());
        if (label.isEmpty()) {
          reading.unknown(
              file.name(), document.published().line(), "IDRegDocType " + document.type());
          entry.draft().extra(document.type(), document.number());
          continue;
        }
        entry.state(
            new LabelledFact(
                label.get(),
                document.number(),
                country ? place : document.country(),
                document.dates().get("Issue Date"),
                document.dates().get("Expiration Date"),
                note,
                document.id(),
                false));
      }
    }
  }

  /** In OFAC's own form the country alone. */
  private static @Nullable String placeOfIssue(
      AdvancedRecord.Document document, AdvancedJoin.OfParty said) {
    return said.place(document.issuedIn())
        .map(found -> OfacAddress.of(found.parts(), found.country()).full())
        .filter(text -> !text.isEmpty())
        .orElse(null);
  }

  private static boolean isCountry(String place) {
    return Countries.code(place).isPresent();
  }

  private void feature(OfacEntry entry, XmlElement feature, AdvancedJoin.OfParty said) {
    EntryDraft draft = entry.draft();
    String type = values.of("FeatureType", feature.attribute("FeatureTypeID"), "Unknown");
    String id = feature.attribute("ID").orElse(null);
    for (XmlElement version : feature.children("FeatureVersion")) {
      String reliability = values.of("Reliability", version.attribute("ReliabilityID"), "Unknown");
      String note =
          Notes.joined(
              reliability.equals("Unknown") ? null : reliability,
              version.text("Comment").orElse(null));
      Optional<Label> label = Label.of(type);
      if (type.equals("Location")) {
        for (XmlElement at : version.children("VersionLocation")) {
          place(draft, at, said)
              .ifPresent(place -> entry.address(place.parts(), place.country(), note, place.id()));
        }
        continue;
      }
      if (label.isEmpty()) {
        reading.unknown(file.name(), version.line(), "FeatureType " + type);
      }
      for (String value : texts(draft, version, said)) {
        if (label.isPresent()) {
          entry.state(LabelledFact.of(label.get(), value, note, id, false));
        } else {
          draft.extra(type, value);
        }
      }
    }
  }

  private List<String> texts(EntryDraft draft, XmlElement version, AdvancedJoin.OfParty said) {
    List<String> texts = new ArrayList<>();
    for (XmlElement detail : version.children("VersionDetail")) {
      Optional<String> reference = detail.attribute("DetailReferenceID");
      reference.ifPresent(id -> texts.add(values.of("DetailReference", Optional.of(id), id)));
      detail.text().ifPresent(texts::add);
    }
    for (XmlElement at : version.children("VersionLocation")) {
      place(draft, at, said)
          .map(place -> OfacAddress.of(place.parts(), place.country()).full())
          .filter(text -> !text.isEmpty())
          .ifPresent(texts::add);
    }
    version.children("DatePeriod").stream()
        .map(DatePeriods::wording)
        .filter(wording -> !wording.isEmpty())
        .forEach(texts::add);
    return texts;
  }

  private static Optional<AdvancedRecord.Place> place(
      EntryDraft draft, XmlElement at, AdvancedJoin.OfParty said) {
    String id = at.attribute("LocationID").orElse("");
    Optional<AdvancedRecord.Place> place = said.place(id);
    if (place.isEmpty()) {
      draft.warn("refers to the location " + id + ", which is not in the file");
      draft.extra("LocationID", id);
    }
    return place;
  }

  private static void listing(OfacEntry entry, AdvancedRecord.Listing listing) {
    List<Regime> regimes = new ArrayList<>();
    for (AdvancedRecord.Consequence consequence : listing.consequences()) {
      if (consequence.type().equals("Program") && consequence.comment() != null) {
        regimes.add(entry.programme(consequence.comment()));
      }
    }
    for (AdvancedRecord.Consequence consequence : listing.consequences()) {
      entry.consequence(consequence.type(), consequence.comment(), regimes);
    }
    for (AdvancedRecord.Event event : listing.events()) {
      entry.listed(LocalDate.parse(event.day()), event.legalBasis(), event.comment());
    }
  }

  private static void ties(OfacEntry entry, XmlElement profile, AdvancedJoin.OfParty said) {
    for (AdvancedRecord.Tie tie : said.ties(profile)) {
      Optional<String> name = said.name(tie);
      if (name.isEmpty()) {
        entry
            .draft()
            .warn(
                "is '%s' the profile %s, which is not in the file"
                    .formatted(tie.type(), tie.otherId()));
      }
      entry.relationship(
          tie.type(),
          name.orElse(tie.otherId()),
          Notes.joined(tie.quality(), tie.comment()),
          tie.otherId(),
          tie.former());
    }
  }

  /** Makes entries of the last parties. Those of other lists may stand in the same file. */
  void end() {
    batches.end();
    if (notOnTheList > 0) {
      reading.warn(
          file.name(),
          1,
          "%d parties are on other lists only, and were left out".formatted(notOnTheList));
    }
  }
}
