package org.lockstep.designation.lists.switzerland;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.MemoryBudget;

/** What targets refer to by ids: programmes, places and other targets. */
final class References {
  static final String PROGRAMME = "sanctions-program";
  static final String PLACE = "place";
  private static final String ENGLISH = "eng";

  /** What a programme has beside what is read of it. */
  static final Set<String> OF_PROGRAMMES =
      Set.of(
          "@ssid",
          "@version-date",
          "@predecessor-version-id",
          "origin",
          "program-key",
          "program-key@lang",
          "program-name",
          "program-name@lang",
          "sanctions-set",
          "sanctions-set@lang",
          "sanctions-set@ssid");

  /** All that a place has. */
  static final Set<String> OF_PLACES =
      Set.of(
          "@ssid",
          "@version-date",
          "@predecessor-version-id",
          "location",
          "location-variant",
          "location-variant@lang",
          "location-variant@variant-type",
          "area",
          "area-variant",
          "area-variant@lang",
          "area-variant@variant-type",
          "country",
          "country@code",
          "country@iso-code");

  private final Map<String, SanctionsSet> sets = new HashMap<>();
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, String> targets = new HashMap<>();
  private final MemoryBudget memory;

  References(String file) {
    this.memory = new MemoryBudget(file);
  }

  /** A programme has sets of measures, to which the targets belong. */
  void programme(XmlElement programme) {
    Optional<String> key = inEnglish(programme.children("program-key"));
    Optional<String> name = inEnglish(programme.children("program-name"));
    String called = key.or(() -> name).orElse("not stated");
    Map<String, List<XmlElement>> inLanguages = new LinkedHashMap<>();
    for (XmlElement set : programme.children("sanctions-set")) {
      set.attribute("ssid")
          .ifPresent(id -> inLanguages.computeIfAbsent(id, same -> new ArrayList<>()).add(set));
    }
    inLanguages.forEach(
        (id, texts) ->
            sets.put(
                kept(id),
                new SanctionsSet(
                    kept(called), kept(name.orElse("")), kept(inEnglish(texts).orElse("")))));
  }

  void place(XmlElement element) {
    Optional<String> id = element.attribute("ssid");
    if (id.isPresent()) {
      Place place = Place.of(element);
      memory.addParts(place.length());
      places.put(kept(id.get()), place);
    }
  }

  void target(XmlElement target) {
    Optional<String> id = target.attribute("ssid");
    Optional<String> name =
        Target.subject(target)
            .flatMap(subject -> subject.child("identity"))
            .flatMap(Identity::called);
    if (id.isPresent() && name.isPresent()) {
      targets.put(kept(id.get()), kept(name.get()));
    }
  }

  private String kept(String text) {
    memory.add(text);
    return text;
  }

  /** The text in English, or in the first language that has one. */
  private static Optional<String> inEnglish(List<XmlElement> inLanguages) {
    return inLanguages.stream()
        .filter(element -> element.attribute("lang").equals(Optional.of(ENGLISH)))
        .flatMap(element -> element.text().stream())
        .findFirst()
        .or(() -> inLanguages.stream().flatMap(element -> element.text().stream()).findFirst())
        .map(Blanks::single);
  }

  Optional<SanctionsSet> set(String id) {
    return Optional.ofNullable(sets.get(id));
  }

  /** The place that an element points to, or the one that stands in it. */
  Place place(XmlElement element, EntryDraft draft) {
    Optional<String> id = element.attribute("place-id");
    Place place = id.flatMap(key -> Optional.ofNullable(places.get(key))).orElse(null);
    if (id.isPresent() && place == null) {
      draft.warn("'" + id.get() + "' is no place of the list");
    }
    return place == null ? Place.within(element) : place;
  }

  /**
   * Whether an address is in a country.
   *
   * @param country its code
   */
  boolean isIn(XmlElement address, String country) {
    Optional<Place> place =
        address.attribute("place-id").flatMap(id -> Optional.ofNullable(places.get(id)));
    return place.map(Place::country).equals(Optional.of(country));
  }

  /** How the list calls another target. */
  Optional<String> nameOf(String target) {
    return Optional.ofNullable(targets.get(target));
  }
}
