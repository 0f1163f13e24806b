package org.lockstep.designation.lists.switzerland;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.Relationship;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;
import org.lockstep.designation.lists.reading.Regime;

/** One target of the list. */
final class Target {
  private static final Set<String> SUBJECTS = Set.of("individual", "entity", "object");
  private static final String RUSSIA = "RU";
  private static final String SET_ID = "sanctions-set-id";
  private static final Pattern BETWEEN_IDS = Pattern.compile("[\\s,;]+");

  /** Copies of what a target was before; the original has them, and no reader of today's list. */
  private static final List<String> FORMER = List.of("modification/added", "modification/removed");

  private final ListFile file;
  private final String key;
  private final XmlElement element;
  private final XmlElement subject;

  Target(ListFile file, String key, XmlElement element) {
    this.file = file;
    this.key = key;
    this.element = element;
    this.subject =
        subject(element)
            .orElseThrow(
                () ->
                    new RefusedFileException(
                        Reason.MALFORMED,
                        "%s: the target at line %d is no individual, entity or object"
                            .formatted(file.name(), element.line())));
  }

  /** Who or what a target is. */
  static Optional<XmlElement> subject(XmlElement target) {
    return target.children().stream().filter(child -> SUBJECTS.contains(child.name())).findFirst();
  }

  void read(OfficialList list, References references, Reading reading) {
    History history = History.of(element);
    Optional<Modification> end = history.end();
    if (end.isPresent() && end.get().day() == null) {
      reading.warn(
          file.name(), element.line(), key, "is de-listed, but the list does not say since when");
      return;
    }
    Optional<String> object = subject.attribute("object-type");
    Optional<SubjectType> type = type(object.orElse(""));
    EntryDraft draft =
        new EntryDraft(
            reading, list, key, type.orElse(SubjectType.ORGANIZATION), file.name(), element.line());
    if (type.isEmpty()) {
      draft.warn("'" + object.orElse("") + "' is not a known object-type");
      draft.extra("object@object-type", object.orElse(""));
    }
    measures(draft, references);
    element.texts("foreign-identifier").forEach(id -> draft.reference("foreign-identifier", id));
    subject.attribute("sex").ifPresent(draft::gender);
    List<XmlElement> identities = subject.children("identity");
    for (int i = 0; i < identities.size(); i++) {
      new Identity(draft, references, identities.get(i), i == 0).read();
    }
    history(draft, history);
    withoutIds("justification").forEach(text -> text.text().ifPresent(draft::reason));
    boolean ofRussia =
        identities.stream()
            .flatMap(identity -> identity.children("address").stream())
            .anyMatch(address -> references.isIn(address, RUSSIA));
    OtherInformation information = new OtherInformation(draft, ofRussia);
    withoutIds("other-information").forEach(text -> text.text().ifPresent(information::read));
    withoutIds("relation").forEach(relation -> relation(draft, relation, references));
    withoutIds("generic-attribute").forEach(attribute -> generic(draft, attribute));
    end.map(Modification::day).ifPresent(draft::ended);
    draft.rest(element.line(), element.source(), unread());
    draft.emit();
  }

  private Optional<SubjectType> type(String object) {
    return switch (subject.name()) {
      case "individual" -> Optional.of(SubjectType.PERSON);
      case "entity" -> Optional.of(SubjectType.ORGANIZATION);
      default ->
          switch (object) {
            case "vessel" -> Optional.of(SubjectType.VESSEL);
            case "aircraft" -> Optional.of(SubjectType.AIRCRAFT);
            default -> Optional.empty();
          };
    };
  }

  /** The id of a text is not kept but in the original. */
  private List<XmlElement> withoutIds(String name) {
    List<XmlElement> found = subject.children(name);
    found.forEach(text -> text.attribute("ssid"));
    return found;
  }

  private List<LabelledValue> unread() {
    return element.unread().stream()
        .filter(value -> FORMER.stream().noneMatch(former -> value.label().startsWith(former)))
        .toList();
  }

  private void measures(EntryDraft draft, References references) {
    Set<String> ids = new TreeSet<>();
    Stream.concat(element.attribute(SET_ID).stream(), element.texts(SET_ID).stream())
        .flatMap(BETWEEN_IDS::splitAsStream)
        .forEach(ids::add);
    if (ids.isEmpty()) {
      ids.add("not stated");
    }
    for (String id : ids) {
      Optional<SanctionsSet> known = references.set(id);
      SanctionsSet set =
          known.orElseGet(
              () ->
                  new SanctionsSet(SET_ID + " " + id, "", "The measures of " + SET_ID + " " + id));
      Regime regime = draft.regime(set.programme());
      set.measures()
          .forEach(
              kind ->
                  draft.measure(
                      new Measure(
                          kind,
                          regime.instrument().code(),
                          null,
                          set.scope(),
                          List.of(),
                          null,
                          null)));
    }
  }

  private static void history(EntryDraft draft, History history) {
    history.listed().ifPresent(draft::listed);
    draft.formerly(history.formerTimes());
    if (history.hasUndatedTimes()) {
      draft.warn("was listed before, but the list does not say from when until when");
    }
    for (Modification step : history.steps()) {
      if (!step.isKnown()) {
        draft.warn("'" + step.type() + "' is not a known modification-type");
      }
      StatedDate.Kind kind =
          step.is(Modification.AMENDED) ? StatedDate.Kind.MODIFIED : StatedDate.Kind.OTHER;
      draft.date(kind, step.wording(), step.note(), null);
    }
  }

  private static void relation(EntryDraft draft, XmlElement relation, References references) {
    String other = relation.attribute("target-id").orElse("");
    String type = relation.attribute("relation-type").orElse("not stated");
    String said = relation.text().or(() -> relation.text("remark")).orElse("");
    String wording = said.isEmpty() ? type : type + ": " + said;
    Optional<String> name = references.nameOf(other);
    if (name.isPresent()) {
      draft.relationship(Relationship.Kind.OTHER, name.get(), wording, other, false);
    } else {
      draft.warn("'" + other + "', to which it is related, is no target of the list");
      draft.extra("relation", wording + " " + other);
    }
  }

  private static void generic(EntryDraft draft, XmlElement attribute) {
    String label = attribute.attribute("name").orElse("generic-attribute");
    attribute.text().ifPresent(value -> draft.extra(label, value));
  }
}
