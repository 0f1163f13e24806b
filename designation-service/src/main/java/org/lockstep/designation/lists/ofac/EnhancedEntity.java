package org.lockstep.designation.lists.ofac;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.LabelledValue;
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

/** An entity of the enhanced format. */
final class EnhancedEntity {
  private static final String SDN_LIST = "SDN List";

  /** Attributes that only say where OFAC keeps it. */
  private static final Set<String> STRUCTURE =
      Set.of(
          "id",
          "refId",
          "featureTypeId",
          "featureVersionId",
          "nameId",
          "nameTranslationId",
          "entityId");

  private final ListFile file;
  private final OfficialList list;
  private final XmlElement element;
  private final Reading reading;

  EnhancedEntity(OfficialList list, ListFile file, XmlElement element, Reading reading) {
    this.list = list;
    this.file = file;
    this.element = element;
    this.reading = reading;
  }

  /** Marks as read what only holds the format together. */
  static void structure(XmlElement element) {
    STRUCTURE.forEach(element::attribute);
    element.children().forEach(EnhancedEntity::structure);
  }

  /** Also where it does not say on which list it is. */
  boolean isOnTheList() {
    List<XmlElement> all = element.children("sanctionsLists", "sanctionsList");
    return all.isEmpty() || all.stream().anyMatch(this::isThis);
  }

  private boolean isThis(XmlElement sanctionsList) {
    boolean sdn = sanctionsList.text().orElse("").equals(SDN_LIST);
    return sdn == list.source().equals("us-sdn");
  }

  void read(String id) {
    String published = generalInfo("entityType").orElse("");
    Optional<SubjectType> type = OfacEntry.type(published);
    EntryDraft draft =
        new EntryDraft(
            reading, list, id, type.orElse(SubjectType.ORGANIZATION), file.name(), element.line());
    if (type.isEmpty()) {
      reading.unknown(file.name(), element.line(), "entityType " + published);
      draft.extra("entityType", published);
    }
    OfacEntry entry = new OfacEntry(draft, list.source());
    names(draft);
    if (draft.isNameless()) {
      throw new RefusedFileException(
          Reason.MALFORMED,
          "%s: the entity at line %d has no name".formatted(file.name(), element.line()));
    }
    listing(entry);
    element
        .children("identityDocuments", "identityDocument")
        .forEach(each -> document(entry, each));
    features(entry);
    element.children("addresses", "address").forEach(address -> addresses(entry, address));
    element.children("relationships", "relationship").forEach(each -> relationship(entry, each));
    generalInfo("title").ifPresent(entry::title);
    generalInfo("remarks").map(Remarks::read).ifPresent(entry::remarks);
    for (String further : List.of("livingStatus", "isUsCitizen", "isUsPerson")) {
      generalInfo(further).ifPresent(value -> draft.extra(further, value));
    }
    // The id under which the identity is kept; the entity has another.
    generalInfo("identityId");
    structure(element);
    draft.rest(element, Set.of());
    entry.emit();
  }

  private Optional<String> generalInfo(String field) {
    return element.child("generalInfo").flatMap(info -> info.text(field));
  }

  private void names(EntryDraft draft) {
    for (EnhancedNames.Written name : EnhancedNames.of(element)) {
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

  /** Each list took it in by each of the acts. */
  private void listing(OfacEntry entry) {
    List<Regime> regimes =
        texts("sanctionsPrograms", "sanctionsProgram").stream().map(entry::programme).toList();
    texts("sanctionsTypes", "sanctionsType")
        .forEach(type -> entry.consequence(type, null, regimes));
    List<String> acts = texts("legalAuthorities", "legalAuthority");
    for (XmlElement sanctionsList : element.children("sanctionsLists", "sanctionsList")) {
      Optional<LocalDate> day = sanctionsList.attribute("datePublished").flatMap(Dates::day);
      if (day.isPresent() && isThis(sanctionsList)) {
        acts.forEach(act -> entry.listed(day.get(), act, null));
        if (acts.isEmpty()) {
          entry.listed(day.get(), null, null);
        }
      }
    }
  }

  private List<String> texts(String parent, String child) {
    return element.children(parent, child).stream()
        .flatMap(found -> found.text().stream())
        .toList();
  }

  private void document(OfacEntry entry, XmlElement document) {
    String type = document.text("type").orElse("");
    String number = document.text("documentNumber").orElse("");
    // In which of the names it is.
    document.text("name");
    List<String> notes = new ArrayList<>();
    if (document.text("isValid").orElse("true").equals("false")) {
      notes.add("Not valid");
    }
    document.text("comments").ifPresent(notes::add);
    document.text("issuingAuthority").ifPresent(authority -> notes.add("issued by " + authority));
    Optional<String> country = document.text("issuingCountry");
    document
        .text("issuingLocation")
        .filter(place -> !place.equals(country.orElse("")))
        .ifPresent(place -> notes.add("issued in " + place));
    document.children("idFeatures", "idFeature").stream()
        .flatMap(feature -> feature.text().stream())
        .forEach(notes::add);
    String issued = date(document, "issueDate");
    String expires = date(document, "expirationDate");
    Optional<Label> label = Label.of(type);
    if (label.isEmpty()) {
      reading.unknown(file.name(), document.line(), "identityDocument " + type);
      entry.draft().extra(type, number);
    } else if (!number.isEmpty()) {
      entry.state(
          new LabelledFact(
              label.get(),
              number,
              country.orElse(null),
              issued,
              expires,
              notes.isEmpty() ? null : String.join("; ", notes),
              document.attribute("id").orElse(null),
              false));
    }
  }

  private static @Nullable String date(XmlElement document, String name) {
    return document
        .child(name)
        .map(DatePeriods::enhancedWording)
        .filter(wording -> !wording.isEmpty())
        .orElse(null);
  }

  /** The main ones come first. */
  private void features(OfacEntry entry) {
    element.children("features", "feature").stream()
        .sorted(Comparator.comparing((XmlElement feature) -> !isMain(feature)))
        .forEach(feature -> feature(entry, feature));
  }

  private static boolean isMain(XmlElement feature) {
    return feature.text("isPrimary").orElse("true").equals("true");
  }

  private void feature(OfacEntry entry, XmlElement feature) {
    String type = feature.text("type").orElse("");
    String reliability = feature.text("reliability").orElse("Unknown");
    String note =
        Notes.joined(
            reliability.equals("Unknown") ? null : reliability,
            feature.text("comments").orElse(null));
    Optional<Label> label = Label.of(type);
    String value = value(feature, label.orElse(null));
    // Versions and looked up values of the same.
    feature.text("versionId");
    feature.text("valueRefId");
    if (type.equals("Location")) {
      // Where it is, is among the addresses, too.
      entry.remark("Location: " + value);
    } else if (label.isEmpty()) {
      reading.unknown(file.name(), feature.line(), "feature " + type);
      entry.draft().extra(type, value);
    } else if (!value.isEmpty()) {
      entry.state(
          LabelledFact.of(label.get(), value, note, feature.attribute("id").orElse(null), false));
    }
  }

  /** A date in OFAC's words; where they are none that can be read, in those of its bounds. */
  private static String value(XmlElement feature, @Nullable Label label) {
    String value = feature.text("value").orElse("");
    String bounds = feature.child("valueDate").map(DatePeriods::enhancedWording).orElse("");
    boolean date =
        label != null
            && (label.topic() == Label.Topic.BIRTH_DATE || label.topic() == Label.Topic.DATE);
    boolean unread = date && Dates.read(value).precision() == Precision.UNKNOWN;
    return (value.isEmpty() || unread) && !bounds.isEmpty() ? bounds : value;
  }

  /** The address in each script that it is written in. */
  private static void addresses(OfacEntry entry, XmlElement address) {
    Optional<String> ofTranslations =
        address.child("translations").flatMap(each -> each.text("country"));
    Optional<String> country = address.text("country").or(() -> ofTranslations);
    String id = address.attribute("id").orElse(null);
    List<XmlElement> translations = address.children("translations", "translation");
    if (translations.isEmpty()) {
      entry.address(List.of(), country.orElse(null), null, id);
    }
    for (XmlElement translation : translations) {
      List<LabelledValue> parts = new ArrayList<>();
      for (XmlElement part : translation.children("addressParts", "addressPart")) {
        String type = part.text("type").orElse("Unknown");
        part.text("value").ifPresent(value -> parts.add(new LabelledValue(type, value)));
      }
      translation.text("isPrimary");
      String script = translation.text("script").orElse("Latin");
      if (script.equals("Latin") || !parts.isEmpty()) {
        entry.address(parts, country.orElse(null), script.equals("Latin") ? null : script, id);
      }
    }
  }

  private static void relationship(OfacEntry entry, XmlElement relationship) {
    Optional<XmlElement> other = relationship.child("relatedEntity");
    String id = other.flatMap(entity -> entity.attribute("entityId")).orElse(null);
    String quality = relationship.text("quality").orElse("Unknown");
    String note =
        Notes.joined(
            quality.equals("Unknown") ? null : quality,
            relationship.text("comments").orElse(null),
            date(relationship, "dateRange"));
    entry.relationship(
        relationship.text("type").orElse("Unknown"),
        other.flatMap(XmlElement::text).or(() -> Optional.ofNullable(id)).orElse(""),
        note,
        id,
        false);
  }
}
