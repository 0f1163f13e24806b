package org.lockstep.designation.lists.switzerland;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.SeveralNames;

/** A name in its parts, and how else it is spelled. */
final class PublishedName {
  private static final String PRIMARY = "primary-name";
  private static final String FORMER = "formerly-known-as";
  private static final String ALIAS = "alias";

  private final EntryDraft draft;
  private final XmlElement element;
  private final String type;
  private final boolean main;

  /**
   * @param main whether it is of the main identity of its target
   */
  PublishedName(EntryDraft draft, XmlElement element, boolean main) {
    this.draft = draft;
    this.element = element;
    this.main = main;
    this.type = element.attribute("name-type").orElse(ALIAS);
  }

  /** A name as one text. */
  static String whole(XmlElement name) {
    return joined(said(NamePart.of(name)));
  }

  /** Titles are none of the name, unless there is nothing else. */
  private static List<NamePart> said(List<NamePart> parts) {
    List<NamePart> said = parts.stream().filter(part -> !part.isTitle()).toList();
    return said.isEmpty() ? parts : said;
  }

  private static String joined(List<NamePart> parts) {
    return parts.stream().map(NamePart::value).collect(Collectors.joining(" "));
  }

  void read() {
    List<NamePart> parts = NamePart.of(element);
    List<NamePart> said = said(parts);
    parts.stream().filter(part -> !said.contains(part)).forEach(part -> draft.title(part.value()));
    if (!List.of(PRIMARY, FORMER, ALIAS).contains(type)) {
      draft.warn("'" + type + "' is not a known name-type");
    }
    boolean low = Note.isLow(element);
    add(said, language(element), low, false);
    spellings(said, low);
  }

  /**
   * @param low whether it tells little of who is meant
   */
  private void add(List<NamePart> parts, Optional<String> language, boolean low, boolean spelling) {
    String whole = joined(parts);
    Name.Kind kind = kind(spelling);
    for (SeveralNames.One one : SeveralNames.in(whole)) {
      draft.name(
          one.name(),
          one.former() ? Name.Kind.PREVIOUS : kind,
          low || one.vague() ? Name.Strength.WEAK : Name.Strength.STRONG,
          labelled(parts),
          language.orElse(null),
          Note.of(element, one.note(), unknownType()),
          spelling ? null : element.attribute("ssid").orElse(null));
      kind = kind == Name.Kind.PRIMARY ? Name.Kind.ALIAS : kind;
    }
  }

  private @Nullable String unknownType() {
    return List.of(PRIMARY, FORMER, ALIAS).contains(type) ? null : type;
  }

  private Name.Kind kind(boolean spelling) {
    return switch (type) {
      case PRIMARY -> main && !spelling ? Name.Kind.PRIMARY : Name.Kind.ALIAS;
      case FORMER -> Name.Kind.PREVIOUS;
      default -> Name.Kind.ALIAS;
    };
  }

  private static List<LabelledValue> labelled(List<NamePart> parts) {
    return parts.stream().map(part -> new LabelledValue(part.type(), part.value())).toList();
  }

  private static Optional<String> language(XmlElement element) {
    return element.attribute("lang").flatMap(LanguageCodes::of);
  }

  /**
   * The spellings of one language and script go together: the first ones of all parts make a name,
   * and the second ones. What has no spelling of its own stays as it is, if that is in the same
   * script; without it, the name is only a part of one.
   */
  private void spellings(List<NamePart> parts, boolean low) {
    Map<Spelling.Writing, Integer> writings = new LinkedHashMap<>();
    for (NamePart part : parts) {
      part.writings().forEach((writing, count) -> writings.merge(writing, count, Math::max));
    }
    writings.forEach(
        (writing, most) -> {
          Optional<String> language =
              Optional.ofNullable(writing.language()).flatMap(LanguageCodes::of);
          for (int i = 0; i < most; i++) {
            int number = i;
            List<NamePart> spelled =
                parts.stream().flatMap(part -> part.in(writing, number).stream()).toList();
            add(spelled, language, low || spelled.size() < parts.size(), true);
          }
        });
  }
}
