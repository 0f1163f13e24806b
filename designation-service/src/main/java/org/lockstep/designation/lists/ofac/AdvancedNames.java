package org.lockstep.designation.lists.ofac;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.lists.file.XmlElement;

/** Names of the advanced format, which has them in parts. */
final class AdvancedNames {
  private static final Set<String> WITHOUT_BLANKS =
      Set.of("Chinese Simplified", "Chinese Traditional", "Japanese", "Korean");

  /** Scripts that cannot be told from the letters. */
  private static final Set<String> CHINESE = Set.of("Chinese Simplified", "Chinese Traditional");

  private AdvancedNames() {}

  /** One name in one script. */
  record Written(
      String text,
      Name.Kind kind,
      Name.Strength strength,
      List<LabelledValue> parts,
      @Nullable String note,
      @Nullable String publishedId) {}

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
    List<String> notes = new ArrayList<>();
    if (!aliasType.equals("A.K.A.") && !aliasType.equals("F.K.A.") && !aliasType.equals("Name")) {
      notes.add(aliasType);
    }
    if (CHINESE.contains(script)) {
      notes.add(script);
    }
    if (untrue) {
      notes.add("False identity");
    }
    documented.text("Comment").ifPresent(notes::add);
    alias.text("Comment").ifPresent(notes::add);
    boolean weak = alias.attribute("LowQuality").orElse("false").equals("true");
    return new Written(
        joined(parts, script),
        aliasType.equals("F.K.A.")
            ? Name.Kind.PREVIOUS
            : main && status.equals("Primary Latin") ? Name.Kind.PRIMARY : Name.Kind.ALIAS,
        weak ? Name.Strength.WEAK : Name.Strength.STRONG,
        parts.size() > 1 ? List.copyOf(parts) : List.of(),
        notes.isEmpty() ? null : String.join("; ", notes),
        documented.attribute("ID").orElse(null));
  }

  /** As the other formats write it: the last name, a comma, the other names. */
  private static String joined(List<LabelledValue> parts, String script) {
    String between = WITHOUT_BLANKS.contains(script) ? "" : " ";
    StringBuilder last = new StringBuilder();
    StringBuilder others = new StringBuilder();
    for (LabelledValue part : parts) {
      StringBuilder text = part.label().equals("Last Name") ? last : others;
      text.append(text.isEmpty() ? "" : between).append(part.value());
    }
    if (last.isEmpty() || others.isEmpty()) {
      return last.append(others).toString();
    }
    return last.append(between.isEmpty() ? "" : ", ").append(others).toString();
  }
}
