package org.lockstep.designation.lists.ofac;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.reading.MemoryBudget;

/** The value sets of the advanced format, which all of its other sections refer to by ids. */
final class AdvancedValues {
  /** The sets by the elements of their values. */
  static final Set<String> ELEMENTS =
      Set.of(
          "AliasType",
          "AreaCode",
          "Country",
          "DetailReference",
          "DocNameStatus",
          "FeatureType",
          "IDRegDocDateType",
          "IDRegDocType",
          "LegalBasis",
          "List",
          "LocPartType",
          "NamePartType",
          "PartySubType",
          "PartyType",
          "RelationQuality",
          "RelationType",
          "Reliability",
          "SanctionsType",
          "Script",
          "Validity",
          "EntryEventType");

  private final Map<String, Map<String, String>> sets = new HashMap<>();
  private final Map<String, String> areas = new HashMap<>();
  private final Map<String, String> partyTypes = new HashMap<>();
  private final MemoryBudget memory;

  AdvancedValues(MemoryBudget memory) {
    this.memory = memory;
  }

  void take(XmlElement element) {
    Optional<String> id = element.attribute("ID");
    Optional<String> text = element.text();
    Optional<String> description = element.attribute("Description");
    if (id.isPresent() && description.isPresent()) {
      memory.add(id.get());
      memory.add(description.get());
      areas.put(id.get(), description.get());
    }
    if (id.isPresent() && text.isPresent()) {
      memory.add(id.get());
      memory.add(text.get());
      sets.computeIfAbsent(element.name(), set -> new HashMap<>()).put(id.get(), text.get());
      element.attribute("PartyTypeID").ifPresent(type -> partyTypes.put(id.get(), type));
    }
  }

  /** What a set has under an id; the id itself where it has nothing. */
  String of(String set, Optional<String> id, String absent) {
    return id.map(known -> sets.getOrDefault(set, Map.of()).getOrDefault(known, known))
        .orElse(absent);
  }

  /** What an area is called; nothing where the sets have none of this id. */
  String area(String id) {
    return areas.getOrDefault(id, "");
  }

  /** Individual, Entity or Transport; of a transport what it is. */
  String partyType(String subtypeId) {
    String type = of("PartyType", Optional.ofNullable(partyTypes.get(subtypeId)), "");
    return type.equals("Transport") ? of("PartySubType", Optional.of(subtypeId), type) : type;
  }
}
