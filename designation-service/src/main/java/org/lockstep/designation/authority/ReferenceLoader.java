package org.lockstep.designation.authority;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.lockstep.designation.authority.ReferenceItems.AuthorityItem;
import org.lockstep.designation.authority.ReferenceItems.File;
import org.lockstep.designation.authority.ReferenceItems.InstrumentItem;
import org.lockstep.designation.authority.ReferenceItems.ProgrammeItem;

/** Brings the tables up to the files of this build, at every start, all or nothing. */
@ApplicationScoped
class ReferenceLoader {
  private static final Logger LOG = Logger.getLogger(ReferenceLoader.class);

  private final EntityManager entityManager;
  private final ObjectMapper mapper;

  ReferenceLoader(EntityManager entityManager, ObjectMapper mapper) {
    this.entityManager = entityManager;
    this.mapper = mapper;
  }

  @Transactional
  void load(@Observes StartupEvent event) {
    // Replicas that start together load one after the other.
    entityManager
        .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('reference-data'))")
        .getSingleResult();
    File<AuthorityItem> authorities = read("authorities", new TypeReference<>() {});
    if (isNews("authorities", authorities.version())) {
      authorities.items().forEach(this::store);
    }
    File<ProgrammeItem> programmes = read("programmes", new TypeReference<>() {});
    if (isNews("programmes", programmes.version())) {
      programmes.items().forEach(this::store);
    }
    File<InstrumentItem> instruments = read("instruments", new TypeReference<>() {});
    if (isNews("instruments", instruments.version())) {
      instruments.items().forEach(this::store);
    }
  }

  /** Records the version and says whether it is newer than what is there. */
  private boolean isNews(String name, int version) {
    boolean news =
        entityManager
                .createNativeQuery(
                    """
                    insert into reference_file (name, version, loaded_at) values (:name, :version, now())
                    on conflict (name) do update set version = excluded.version, loaded_at = now()
                    where reference_file.version < excluded.version""")
                .setParameter("name", name)
                .setParameter("version", version)
                .executeUpdate()
            > 0;
    if (news) {
      LOG.infof("reference data %s: version %d loaded", name, version);
    }
    return news;
  }

  private void store(AuthorityItem item) {
    entityManager
        .createNativeQuery(
            """
            insert into authority (code, name, organs) values (:code, :name, cast(:organs as jsonb))
            on conflict (code) do update set name = excluded.name, organs = excluded.organs""")
        .setParameter("code", item.code())
        .setParameter("name", item.name())
        .setParameter("organs", json(item.organs()))
        .executeUpdate();
  }

  private void store(ProgrammeItem item) {
    entityManager
        .createNativeQuery(
            """
            insert into programme (code, authority, name, theme)
            values (:code, :authority, :name, :theme)
            on conflict (code) do update set name = excluded.name, theme = excluded.theme""")
        .setParameter("code", item.code())
        .setParameter("authority", item.authority())
        .setParameter("name", item.name())
        .setParameter("theme", item.theme())
        .executeUpdate();
  }

  private void store(InstrumentItem item) {
    entityManager
        .createNativeQuery(
            """
            insert into instrument
              (code, authority, title, kind, in_force_from, ended_on, end_reason, url)
            select code, authority, title, kind, "inForceFrom", "endedOn", "endReason", url
            from jsonb_to_record(cast(:item as jsonb)) as item (code text, authority text,
              title text, kind text, "inForceFrom" date, "endedOn" date, "endReason" text, url text)
            on conflict (code) do update set title = excluded.title, kind = excluded.kind,
              in_force_from = excluded.in_force_from, ended_on = excluded.ended_on,
              end_reason = excluded.end_reason, url = excluded.url""")
        .setParameter("item", json(item))
        .executeUpdate();
  }

  private String json(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> File<T> read(String name, TypeReference<File<T>> type) {
    try (InputStream file =
        Objects.requireNonNull(
            Thread.currentThread()
                .getContextClassLoader()
                .getResourceAsStream("reference/" + name + ".json"),
            name)) {
      File<T> read = mapper.readValue(file, type);
      List<T> items = read.items();
      LOG.debugf("reference data %s: %d items", name, items.size());
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
