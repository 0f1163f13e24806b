package org.lockstep.designation.lists.switzerland;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.reading.EntryDraft;

/**
 * An identity of a target: names, and what else is known of who goes by them. A target may have
 * several, of which one is the main one; what the others say has their name in its note.
 */
final class Identity {
  private final EntryDraft draft;
  private final References references;
  private final XmlElement element;
  private final boolean main;
  private final @Nullable String whose;

  /**
   * @param first whether it is the first one, which is the main one unless the list says otherwise
   */
  Identity(EntryDraft draft, References references, XmlElement element, boolean first) {
    this.draft = draft;
    this.references = references;
    this.element = element;
    this.main = element.attribute("main").map(value -> value.equals("true")).orElse(first);
    this.whose = main ? null : "Of the identity " + called(element).orElse("without a name");
    element.attribute("ssid");
  }

  /** The first name of an identity. */
  static Optional<String> called(XmlElement identity) {
    return identity.child("name").map(PublishedName::whole).filter(name -> !name.isEmpty());
  }

  void read() {
    element.children("name").forEach(name -> new PublishedName(draft, name, main).read());
    element.children("day-month-year").forEach(this::date);
    element.children("nationality").forEach(this::nationality);
    element.children("place-of-birth").forEach(this::birthPlace);
    element.children("address").forEach(this::address);
    element
        .children("identification-document")
        .forEach(document -> new Document(draft, references, document, whose).read());
  }

  private static @Nullable String id(XmlElement detail) {
    return detail.attribute("ssid").orElse(null);
  }

  private void date(XmlElement element) {
    PublishedDate date = PublishedDate.of(element);
    draft.date(
        PublishedDate.kind(draft.type()),
        date.read(),
        date.wording(),
        Note.of(element, date.note(), whose),
        id(element));
  }

  private void nationality(XmlElement nationality) {
    CountryTie.Kind kind =
        draft.type() == SubjectType.PERSON ? CountryTie.Kind.NATIONALITY : CountryTie.Kind.OTHER;
    for (XmlElement country : nationality.children("country")) {
      Optional<String> code = Place.code(country);
      Optional<String> wording = country.text().or(() -> code);
      wording.ifPresent(
          name ->
              draft.tie(
                  kind,
                  name,
                  code.orElse(name),
                  Note.of(nationality, whose, null),
                  id(nationality)));
    }
  }

  private void birthPlace(XmlElement element) {
    Place place = references.place(element, draft);
    draft.birthPlace(
        place.parts(), place.country(), Note.of(element, place.note(), whose), id(element));
  }

  private void address(XmlElement element) {
    Place place = references.place(element, draft);
    draft.address(
        AddressParts.of(element, place),
        place.country(),
        Note.of(element, place.note(), whose),
        id(element));
  }
}
