package org.lockstep.designation.lists.ftm;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.file.JsonLines;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.MemoryBudget;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;

/**
 * Entities of FollowTheMoney as JSON lines. An entry is a thing that is a target, has a topic of
 * sanctions, or that a Sanction points at; any other thing is somebody's other party. The file is
 * read three times, because what belongs together stands anywhere in it: once for what points at
 * things, once for the names of other parties, and once for the entries.
 */
@ApplicationScoped
class FtmReader implements ListReader {
  @Override
  public String format() {
    return "FollowTheMoney JSON lines";
  }

  @Override
  public Set<String> sources() {
    return Set.of();
  }

  @Override
  public boolean isFor(String source) {
    return source.startsWith("ftm-");
  }

  @Override
  public boolean reads(List<ListFile> files) {
    return files.size() == 1 && files.get(0).beginning().stripLeading().startsWith("{");
  }

  @Override
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    new Graph(list, files.get(0), reading).read();
  }

  private static final class Graph {
    private final OfficialList list;
    private final ListFile file;
    private final Reading reading;
    private final MemoryBudget memory;
    private final Set<String> ids = new HashSet<>();

    /** What points at a thing, by the id of the thing. */
    private final Map<String, List<FtmEntity>> links = new HashMap<>();

    private final Set<String> sanctioned = new HashSet<>();

    /** Addresses and the like, that things point at, by their own ids. */
    private final Map<String, FtmEntity> parts = new HashMap<>();

    /** Things at the other end of a link, by their ids. */
    private final Map<String, FtmEntity> parties = new HashMap<>();

    Graph(OfficialList list, ListFile file, Reading reading) {
      this.list = list;
      this.file = file;
      this.memory = new MemoryBudget(file.name());
      this.reading = reading;
    }

    void read() {
      entities(this::join);
      Set<String> ends = new HashSet<>();
      links.values().forEach(all -> all.forEach(link -> ends.addAll(Links.ends(link))));
      entities(
          entity -> {
            if (Links.isThing(entity.schema()) && ends.contains(entity.id())) {
              memory.addParts(entity.text().length());
              parties.put(entity.id(), entity);
            }
          });
      entities(
          entity -> {
            if (Links.isThing(entity.schema()) && isListed(entity)) {
              new FtmEntry(list, reading, entity, this::partsOf, this::party, this::isListed)
                  .read(links.getOrDefault(entity.id(), List.of()));
            }
          });
    }

    private void entities(Consumer<FtmEntity> entity) {
      JsonLines.read(
          file, (line, text, json) -> entity.accept(FtmEntity.of(file.name(), line, text, json)));
    }

    private void join(FtmEntity entity) {
      memory.add(entity.id());
      if (!ids.add(entity.id())) {
        throw new RefusedFileException(
            Reason.MALFORMED,
            "%s: the entity at line %d has the id %s, which another one has"
                .formatted(file.name(), entity.line(), entity.id()));
      }
      if (Links.isPart(entity.schema())) {
        memory.addParts(entity.text().length());
        parts.put(entity.id(), entity);
        // Things keep pointing at an id that was merged into another one.
        entity.referents().forEach(id -> parts.putIfAbsent(id, entity));
      } else if (!Links.isThing(entity.schema())) {
        memory.addParts(entity.text().length());
        for (String end : Links.ends(entity)) {
          links.computeIfAbsent(end, id -> new ArrayList<>()).add(entity);
          if (entity.schema().equals("Sanction")) {
            sanctioned.add(end);
          }
        }
      }
    }

    private boolean isListed(FtmEntity entity) {
      return entity.isTarget()
          || sanctioned.contains(entity.id())
          || entity.has("topics", "sanction");
    }

    private @Nullable FtmEntity party(String id) {
      return parties.get(id);
    }

    private @Nullable FtmEntity partsOf(String id) {
      return parts.get(id);
    }
  }
}
