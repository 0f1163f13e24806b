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
import org.lockstep.designation.lists.reading.Batches;
import org.lockstep.designation.lists.reading.Dates;
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
      ties(draft, profile, said);
      profile.text("Comment").ifPresent(text -> entry.remarks(Remarks.readOpen(text)));
    }
    party.text("Comment").ifPresent(text -> entry.remarks(Remarks.readOpen(text)));
    if (draft.isNameless()) {
      throw refused(party, "has no name");
    }
    listings.forEach(listing -> listing(entry, listing));
    AdvancedSections.structure(party);
    draft.rest(party, Set.of());
    said.used().forEach(record -> draft.rest(record.line(), record.text(), record.unread()));
    entry.emit();
  }

  private RefusedFileException refused(XmlElement party, String what) {
    return new RefusedFileException(
        Reason.MALFORMED,
        "%s: the DistinctParty at line %d %s".formatted(file.name(), party.line(), what));
  }

  private void names(EntryDraft draft, XmlElement profile) {
    for (AdvancedNames.Written name : AdvancedNames.of(profile, values)) {
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

  private void documents(OfacEntry entry, XmlElement profile, AdvancedJoin.OfParty said) {
    for (XmlElement identity : profile.children("Identity")) {
      for (AdvancedRecord.Document document : said.documents(identity)) {
        String note =
            joined(
                joined(document.validity(), document.comment()),
                document.authority() == null ? null : "issued by " + document.authority());
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

  private void feature(OfacEntry entry, XmlElement feature, AdvancedJoin.OfParty said) {
    EntryDraft draft = entry.draft();
    String type = values.of("FeatureType", feature.attribute("FeatureTypeID"), "Unknown");
    String id = feature.attribute("ID").orElse(null);
    for (XmlElement version : feature.children("FeatureVersion")) {
      String reliability = values.of("Reliability", version.attribute("ReliabilityID"), "Unknown");
      String note =
          joined(
              reliability.equals("Unknown") ? null : reliability,
              version.text("Comment").orElse(null));
      Optional<Label> label = Label.of(type);
      if (type.equals("Location")) {
        for (XmlElement at : version.children("VersionLocation")) {
          place(draft, at, said)
              .ifPresent(place -> draft.address(place.parts(), place.country(), note, place.id()));
        }
        continue;
      }
      if (label.isEmpty()) {
        reading.unknown(file.name(), version.line(), "FeatureType " + type);
      }
      for (String value : texts(draft, version, said)) {
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

  private List<String> texts(EntryDraft draft, XmlElement version, AdvancedJoin.OfParty said) {
    List<String> texts = new ArrayList<>();
    for (XmlElement detail : version.children("VersionDetail")) {
      Optional<String> reference = detail.attribute("DetailReferenceID");
      reference.ifPresent(id -> texts.add(values.of("DetailReference", Optional.of(id), id)));
      detail.text().ifPresent(texts::add);
    }
    for (XmlElement at : version.children("VersionLocation")) {
      place(draft, at, said)
          .map(
              place ->
                  place.parts().stream()
                      .map(part -> part.value())
                      .collect(Collectors.joining(", ")))
          .filter(text -> !text.isEmpty())
          .ifPresent(texts::add);
    }
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

  private static void listing(OfacEntry entry, AdvancedRecord.Listing listing) {
    List<Regime> regimes = new ArrayList<>();
    for (AdvancedRecord.Consequence consequence : listing.consequences()) {
      if (consequence.type().equals("Program") && consequence.comment() != null) {
        regimes.add(entry.programme(consequence.comment()));
      }
    }
    for (AdvancedRecord.Consequence consequence : listing.consequences()) {
      String type = consequence.type();
      if (type.equals("Program") || type.equals("Block")) {
        continue;
      }
      String scope = consequence.comment() == null ? type : type + ": " + consequence.comment();
      MeasureKind kind =
          type.equals("Reject") ? MeasureKind.PAYMENT_RESTRICTION : Measures.kind(type);
      Measures.belonging(type, regimes)
          .forEach(regime -> entry.measure(Measures.measure(kind, regime, scope, null)));
    }
    for (AdvancedRecord.Event event : listing.events()) {
      entry.listed(LocalDate.parse(event.day()));
      entry
          .draft()
          .date(
              StatedDate.Kind.OTHER,
              new Dates.Read(Precision.EXACT, event.day(), null),
              "",
              joined(joined("Listed", event.legalBasis()), event.comment()),
              null);
    }
  }

  private static void ties(EntryDraft draft, XmlElement profile, AdvancedJoin.OfParty said) {
    for (AdvancedRecord.Tie tie : said.ties(profile)) {
      Optional<String> name = said.name(tie);
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
