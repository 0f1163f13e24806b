package org.lockstep.designation.lists.ftm;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockstep.designation.lists.file.JsonLines;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.reading.Batches;
import org.lockstep.designation.lists.reading.FetchedRecords;
import org.lockstep.designation.lists.reading.MemoryBudget;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;
import org.lockstep.designation.lists.reading.StagedRecords;
import org.lockstep.designation.lists.reading.StagedRecords.Key;

/**
 * The entities of a file, which point at each other in any order. First all of them are staged,
 * then things are read, some at a time, with what points at them and what they point at.
 *
 * <p>An entity remembers what was asked of it, so each thing has its own copy of what it shares
 * with others.
 */
final class Graph {
  private static final String ENTITY = "entity";

  private final OfficialList list;
  private final ListFile file;
  private final Reading reading;
  private final StagedRecords staged;
  private final MemoryBudget memory;

  Graph(OfficialList list, ListFile file, Reading reading) {
    this.list = list;
    this.file = file;
    this.reading = reading;
    this.staged = reading.staged();
    this.memory = new MemoryBudget(file.name());
  }

  private static Key entity(String id) {
    return new Key(ENTITY, id);
  }

  /** Ids of what points at a thing. */
  private static Key links(String id) {
    return new Key("link", id);
  }

  /** Is there for a thing that a Sanction points at. */
  private static Key sanctioned(String id) {
    return new Key("sanctioned", id);
  }

  /** Id of the address that an id was merged into. */
  private static Key mergedInto(String id) {
    return new Key("merged", id);
  }

  void read() {
    entities(this::stage);
    refuseTwoOfOneId();
    Batches<FtmEntity> things = new Batches<>(memory, this::readThings);
    entities(
        entity -> {
          if (isThing(entity)) {
            things.add(entity, entity.text().length());
          }
        });
    things.end();
  }

  private void entities(Consumer<FtmEntity> entity) {
    JsonLines.read(
        file, (line, text, json) -> entity.accept(FtmEntity.of(file.name(), line, text, json)));
  }

  private void stage(FtmEntity entity) {
    memory.requireRoom(entity.text().length());
    staged.add(entity(entity.id()), entity.line() + " " + entity.text());
    if (Links.isPart(entity.schema())) {
      // Things keep pointing at an id that was merged into another one.
      entity.referents().forEach(id -> staged.add(mergedInto(id), entity.id()));
    } else if (!isThing(entity)) {
      for (String end : Links.ends(entity)) {
        staged.add(links(end), entity.id());
        if (entity.schema().equals("Sanction")) {
          staged.add(sanctioned(end), entity.id());
        }
      }
    }
  }

  private void refuseTwoOfOneId() {
    List<String> repeated = staged.repeated(ENTITY);
    if (!repeated.isEmpty()) {
      FtmEntity second = parsed(repeated.get(1));
      throw new RefusedFileException(
          Reason.MALFORMED,
          "%s: the entity at line %d has the id %s, which another one has"
              .formatted(file.name(), second.line(), second.id()));
    }
  }

  /** A staged entity. */
  private FtmEntity parsed(String record) {
    int blank = record.indexOf(' ');
    long line = Long.parseLong(record.substring(0, blank));
    String text = record.substring(blank + 1);
    return FtmEntity.of(file.name(), line, text, JsonLines.parse(file, line, text));
  }

  private void readThings(List<FtmEntity> things) {
    try (FetchedRecords records = new FetchedRecords(staged, memory)) {
      records.fetch(keys(things.stream().map(FtmEntity::id), Graph::sanctioned));
      List<FtmEntity> listed = things.stream().filter(thing -> isListed(thing, records)).toList();
      fetchWhatTheyPointAt(listed, records);
      Map<String, List<FtmEntity>> links = fetchLinks(listed, records);
      for (FtmEntity thing : listed) {
        new FtmEntry(
                list,
                reading,
                thing,
                id -> address(id, records).orElse(null),
                id -> entity(id, records).filter(Graph::isThing).orElse(null),
                other -> isListed(other, records))
            .read(links.getOrDefault(thing.id(), List.of()));
      }
    }
  }

  private static boolean isListed(FtmEntity thing, FetchedRecords records) {
    return thing.isTarget()
        || records.has(sanctioned(thing.id()))
        || thing.has("topics", "sanction");
  }

  private static void fetchWhatTheyPointAt(List<FtmEntity> things, FetchedRecords records) {
    Set<String> addresses =
        things.stream()
            .flatMap(thing -> thing.inOrder("addressEntity").stream())
            .collect(Collectors.toSet());
    records.fetch(keys(addresses.stream(), Graph::mergedInto));
    records.fetch(
        keys(
            Stream.concat(
                addresses.stream(),
                addresses.stream().flatMap(id -> records.of(mergedInto(id)).stream())),
            Graph::entity));
  }

  /** What points at these things, by their ids; the things at the other ends are fetched. */
  private Map<String, List<FtmEntity>> fetchLinks(List<FtmEntity> things, FetchedRecords records) {
    records.fetch(keys(things.stream().map(FtmEntity::id), Graph::links));
    records.fetch(keys(things.stream().flatMap(thing -> linksOf(thing, records)), Graph::entity));
    Map<String, List<FtmEntity>> links = new HashMap<>();
    Set<String> ends = new HashSet<>();
    for (FtmEntity thing : things) {
      List<FtmEntity> own =
          linksOf(thing, records).flatMap(id -> entity(id, records).stream()).toList();
      own.stream()
          .filter(link -> Links.of(link.schema()) != null)
          .forEach(link -> ends.addAll(Links.ends(link)));
      links.put(thing.id(), own);
    }
    records.fetch(keys(ends.stream(), Graph::entity));
    records.fetch(keys(ends.stream(), Graph::sanctioned));
    return links;
  }

  private static Stream<String> linksOf(FtmEntity thing, FetchedRecords records) {
    return records.of(links(thing.id())).stream().distinct();
  }

  private static Set<Key> keys(Stream<String> ids, Function<String, Key> key) {
    return ids.map(key).collect(Collectors.toSet());
  }

  private static boolean isThing(FtmEntity entity) {
    return Links.isThing(entity.schema());
  }

  private Optional<FtmEntity> entity(String id, FetchedRecords records) {
    return records.of(entity(id)).stream().findFirst().map(this::parsed);
  }

  /** By its own id, or one that was merged into it. */
  private Optional<FtmEntity> address(String id, FetchedRecords records) {
    return Stream.concat(Stream.of(id), records.of(mergedInto(id)).stream())
        .flatMap(own -> entity(own, records).stream())
        .filter(entity -> Links.isPart(entity.schema()))
        .findFirst();
  }
}
