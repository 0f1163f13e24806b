package org.lockstep.designation.lists.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.Name;

/** The names of one entry, each once. */
final class EntryNames {
  private static final int LONGEST = 1000;

  /**
   * An event of a designation holds all of its names, and has at most a megabyte. Of the lists
   * tried so far, none has an entry with a hundred.
   */
  private static final int MOST = 1000;

  /** In one warning. */
  private static final int MOST_WORDS = 5;

  private final Wordings wordings;
  private final Map<Said, Name> names = new LinkedHashMap<>();
  private final Set<MixedScripts.Word> mixed = new LinkedHashSet<>();

  EntryNames(Wordings wordings) {
    this.wordings = wordings;
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  void add(
      String published,
      Name.Kind kind,
      Name.Strength strength,
      List<LabelledValue> parts,
      @Nullable String language,
      @Nullable String note,
      @Nullable String publishedId) {
    String name = wordings.line(published);
    if (name.isEmpty() || wordings.isTooLong("name", name, LONGEST)) {
      return;
    }
    Name read =
        new Name(
            name,
            kind,
            strength,
            Scripts.of(name),
            language,
            wordings.parts(parts),
            wordings.note(note),
            wordings.id(publishedId));
    if (names.putIfAbsent(Said.of(read), read) == null) {
      mixed.addAll(MixedScripts.in(name));
    }
  }

  /** What makes a name another than those before it; its language alone does not. */
  private record Said(
      String name,
      Name.Kind kind,
      Name.Strength strength,
      List<LabelledValue> parts,
      @Nullable String note,
      @Nullable String publishedId) {
    static Said of(Name name) {
      return new Said(
          name.name(), name.kind(), name.strength(), name.parts(), name.note(), name.publishedId());
    }
  }

  /** Warns of words whose letters are not what they look like; they stay as published. */
  void warnOfMixedWords() {
    if (!mixed.isEmpty()) {
      wordings.warn(
          mixed.stream()
              .limit(MOST_WORDS)
              .map(MixedScripts.Word::toString)
              .collect(
                  Collectors.joining("; ", "", mixed.size() > MOST_WORDS ? "; and others" : "")));
    }
  }

  /** Without a primary name, the first one stands for it. */
  List<Name> all() {
    List<Name> all = new ArrayList<>(names.values());
    if (!all.isEmpty() && all.stream().noneMatch(name -> name.kind() == Name.Kind.PRIMARY)) {
      Name first = all.get(0);
      wordings.warn("the list gives no primary name; the first one stands for it");
      all.set(
          0,
          new Name(
              first.name(),
              Name.Kind.PRIMARY,
              first.strength(),
              first.script(),
              first.language(),
              first.parts(),
              first.note(),
              first.publishedId()));
    }
    return fitting(all);
  }

  /** Where there are too many, those by which nobody is known for sure go first. */
  private List<Name> fitting(List<Name> all) {
    if (all.size() <= MOST) {
      return all;
    }
    Set<Name> fitting =
        all.stream()
            .sorted(Comparator.comparingInt(EntryNames::weight))
            .limit(MOST)
            .collect(Collectors.toSet());
    wordings.keepAsExtras(
        "names",
        all.size(),
        all.stream().filter(name -> !fitting.contains(name)).map(Name::name).toList());
    return all.stream().filter(fitting::contains).toList();
  }

  private static int weight(Name name) {
    if (name.kind() == Name.Kind.PRIMARY) {
      return 0;
    }
    return name.strength() == Name.Strength.WEAK ? 2 : 1;
  }
}
