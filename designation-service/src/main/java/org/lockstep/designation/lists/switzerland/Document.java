package org.lockstep.designation.lists.switzerland;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.DocumentNumber;
import org.lockstep.designation.lists.reading.EntryDraft;

/** A document that says who somebody is. */
final class Document {
  private final EntryDraft draft;
  private final References references;
  private final XmlElement element;
  private final @Nullable String whose;

  /**
   * @param whose another identity than the main one
   */
  Document(EntryDraft draft, References references, XmlElement element, @Nullable String whose) {
    this.draft = draft;
    this.references = references;
    this.element = element;
    this.whose = whose;
  }

  void read() {
    String type = element.attribute("document-type").orElse("");
    Optional<String> published = element.text("number").map(Blanks::single);
    Optional<DocumentNumber> number = published.flatMap(DocumentNumber::in);
    Optional<XmlElement> issuer = element.child("issuer");
    Optional<String> country = issuer.flatMap(Place::code);
    String issuedBy =
        issuer
            .flatMap(XmlElement::text)
            .or(() -> country)
            .or(() -> number.map(DocumentNumber::country))
            .orElse(null);
    String note = Note.of(element, place().orElse(null), whose);
    String id = element.attribute("ssid").orElse(null);
    Optional<String> issued = date("date-of-issue");
    Optional<String> expires = date("expiry-date");
    if (published.isEmpty()) {
      draft.warn("a document without a number was kept among the extras");
      String said =
          String.join("; ", type, note == null ? "" : note, issuedBy == null ? "" : issuedBy);
      draft.extra("identification-document", said);
      return;
    }
    String value = number.map(DocumentNumber::number).orElse(published.get());
    draft.identifier(
        scheme(type),
        value,
        type.isEmpty() ? null : type,
        issuedBy,
        issued.or(() -> Optional.ofNullable(DocumentNumber.issued(published.get()))).orElse(null),
        expires.or(() -> Optional.ofNullable(DocumentNumber.expires(published.get()))).orElse(null),
        note,
        value.equals(published.get()) ? null : published.get(),
        id);
  }

  private static Identifier.Scheme scheme(String type) {
    return switch (type) {
      case "passport", "diplomatic-passport" -> Identifier.Scheme.PASSPORT_NUMBER;
      default -> Identifier.Scheme.ID_NUMBER;
    };
  }

  /** As a text, or in parts. */
  private Optional<String> date(String name) {
    return element
        .child(name)
        .flatMap(
            date ->
                date.text()
                    .or(
                        () ->
                            date.child("day-month-year")
                                .map(PublishedDate::of)
                                .map(PublishedDate::wording)));
  }

  private Optional<String> place() {
    return element
        .child("place-of-issue")
        .map(place -> place.text().orElseGet(() -> references.place(place, draft).line()))
        .filter(line -> !line.isEmpty())
        .map(line -> "issued in " + line);
  }
}
