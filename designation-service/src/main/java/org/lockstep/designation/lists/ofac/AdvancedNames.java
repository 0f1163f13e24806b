package org.lockstep.designation.lists.ofac;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.lists.file.XmlElement;

/**
 * Names of the advanced format, which has them in parts, and not the ids that names have elsewhere.
 */
final class AdvancedNames {
  private AdvancedNames() {}

  /** One name in one script. */
  record Written(
      String text,
      Name.Kind kind,
      Name.Strength strength,
      List<LabelledValue> parts,
      @Nullable String note) {}

  /** All names of a profile, the primary one in Latin letters first. */
  static List<Written> of(XmlElement profile, AdvancedValues values) {
    List<Written> names = new ArrayList<>();
    for (XmlElement identity : profile.children("Identity")) {
      boolean primary = !identity.attribute("Primary").orElse("true").equals("false");
      boolean untrue = identity.attribute("False").orElse("false").equals("true");
      Map<String, String> types = partTypes(identity, values);
      for (XmlElement alias : identity.children("Alias")) {
        for (XmlElement documented : alias.children("DocumentedName")) {
          names.add(name(alias, documented, primary, untrue, types, values));
        }
      }
    }
    names.removeIf(name -> name.text().isEmpty());
    names.sort(Comparator.comparing(name -> name.kind() != Name.Kind.PRIMARY));
    return names;
  }

  private static Map<String, String> partTypes(XmlElement identity, AdvancedValues values) {
    Map<String, String> types = new HashMap<>();
    for (XmlElement group : identity.children("NamePartGroups", "MasterNamePartGroup")) {
      for (XmlElement part : group.children("NamePartGroup")) {
        types.put(
            part.attribute("ID").orElse(""),
            values.of("NamePartType", part.attribute("NamePartTypeID"), "Name"));
      }
    }
    return types;
  }

  private static Written name(
      XmlElement alias,
      XmlElement documented,
      boolean primaryIdentity,
      boolean untrue,
      Map<String, String> types,
      AdvancedValues values) {
    List<LabelledValue> parts = new ArrayList<>();
    String script = "";
    for (XmlElement part : documented.children("DocumentedNamePart")) {
      for (XmlElement value : part.children("NamePartValue")) {
        Optional<String> text = value.text();
        String type = types.getOrDefault(value.attribute("NamePartGroupID").orElse(""), "Name");
        script = values.of("Script", value.attribute("ScriptID"), script);
        boolean acronym = value.attribute("Acronym").orElse("false").equals("true");
        text.ifPresent(
            written -> parts.add(new LabelledValue(acronym ? type + " (acronym)" : type, written)));
      }
    }
    String aliasType = values.of("AliasType", alias.attribute("AliasTypeID"), "");
    boolean main = alias.attribute("Primary").orElse("false").equals("true") && primaryIdentity;
    String status = values.of("DocNameStatus", documented.attribute("DocNameStatusID"), "");
    boolean weak = alias.attribute("LowQuality").orElse("false").equals("true");
    String name = NameParts.joined(parts, script);
    return new Written(
        name,
        AliasType.kind(aliasType) == Name.Kind.PREVIOUS
            ? Name.Kind.PREVIOUS
            : main && status.equals("Primary Latin") ? Name.Kind.PRIMARY : Name.Kind.ALIAS,
        weak ? Name.Strength.WEAK : Name.Strength.STRONG,
        NameParts.kept(name, parts),
        Notes.joined(
            AliasType.note(aliasType),
            NameParts.note(script),
            untrue ? "False identity" : null,
            documented.text("Comment").orElse(null),
            alias.text("Comment").orElse(null)));
  }
}
