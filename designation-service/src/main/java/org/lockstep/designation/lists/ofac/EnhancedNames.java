package org.lockstep.designation.lists.ofac;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.lists.file.XmlElement;

/** Names of the enhanced format, each in one script or more, as a whole and in parts. */
final class EnhancedNames {
  private static final String LATIN = "Latin";

  private EnhancedNames() {}

  /**
   * A name in one script.
   *
   * @param publishedId of the name, whatever the script; the other formats have none for the
   *     primary one
   */
  record Written(
      String text,
      Name.Kind kind,
      Name.Strength strength,
      List<LabelledValue> parts,
      @Nullable String note,
      @Nullable String publishedId) {}

  /** All names of an entity, the primary one in Latin letters first. */
  static List<Written> of(XmlElement entity) {
    List<Written> names = new ArrayList<>();
    XmlElement shown = shown(entity);
    for (XmlElement name : entity.children("names", "name")) {
      boolean primary = isPrimary(name);
      boolean weak = name.text("isLowQuality").orElse("false").equals("true");
      String type = name.text("aliasType").orElse("");
      String id = name.attribute("id").orElse(null);
      for (XmlElement translation : name.children("translations", "translation")) {
        String script = script(translation);
        translation.text("isPrimary");
        List<LabelledValue> parts = parts(translation);
        String text = text(translation, parts, script);
        names.add(
            new Written(
                text,
                translation.equals(shown) ? Name.Kind.PRIMARY : AliasType.kind(type),
                weak ? Name.Strength.WEAK : Name.Strength.STRONG,
                NameParts.kept(text, parts),
                Notes.joined(AliasType.note(type), NameParts.note(script)),
                primary ? null : id));
      }
    }
    names.removeIf(name -> name.text().isEmpty());
    names.sort(Comparator.comparing(name -> name.kind() != Name.Kind.PRIMARY));
    return names;
  }

  /** The primary name in Latin letters; of several, or without any, the one OFAC calls primary. */
  private static @Nullable XmlElement shown(XmlElement entity) {
    List<XmlElement> all =
        entity.children("names", "name").stream()
            .filter(EnhancedNames::isPrimary)
            .flatMap(name -> name.children("translations", "translation").stream())
            .toList();
    return all.stream()
        .min(
            Comparator.comparing((XmlElement translation) -> !script(translation).equals(LATIN))
                .thenComparing(translation -> !isPrimary(translation)))
        .orElse(null);
  }

  private static boolean isPrimary(XmlElement said) {
    return said.text("isPrimary").orElse("false").equals("true");
  }

  private static String script(XmlElement translation) {
    return translation.text("script").orElse(LATIN);
  }

  private static List<LabelledValue> parts(XmlElement translation) {
    List<LabelledValue> parts = new ArrayList<>();
    for (XmlElement part : translation.children("nameParts", "namePart")) {
      String type = part.text("type").orElse("Name");
      part.text("value").ifPresent(value -> parts.add(new LabelledValue(type, value)));
    }
    return parts;
  }

  /**
   * As the other formats write it. The advanced format has nothing but the parts; OFAC's own
   * composition counts where it is another, as in CSV and SDN.XML.
   */
  private static String text(XmlElement translation, List<LabelledValue> parts, String script) {
    Optional<String> last = translation.text("formattedLastName");
    Optional<String> first = translation.text("formattedFirstName");
    String pieces =
        last.isPresent() && first.isPresent()
            ? last.get() + ", " + first.get()
            : last.or(() -> first).orElse("");
    String formatted = translation.text("formattedFullName").orElse(pieces);
    String joined = NameParts.joined(parts, script);
    boolean latin = script.equals(LATIN);
    return joined.isEmpty()
            || (latin && !formatted.isEmpty() && !joined.equalsIgnoreCase(formatted))
        ? formatted
        : joined;
  }
}
