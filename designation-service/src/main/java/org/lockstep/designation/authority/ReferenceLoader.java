package org.lockstep.designation.authority;

import com.fasterxml.jackson.databind.JavaType;
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
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.asof.AsOf;

/**
 * Brings the reference data up to the files of this build, at every start, all or nothing. What an
 * administrator has changed stays as the administrator left it.
 */
@ApplicationScoped
class ReferenceLoader {
  private static final Logger LOG = Logger.getLogger(ReferenceLoader.class);

  private final ReferenceStore store;
  private final ReferenceNews news;
  private final EntityManager entityManager;
  private final ObjectMapper mapper;

  ReferenceLoader(
      ReferenceStore store, ReferenceNews news, EntityManager entityManager, ObjectMapper mapper) {
    this.store = store;
    this.news = news;
    this.entityManager = entityManager;
    this.mapper = mapper;
  }

  /** A reference file; its version rises with every change of it. */
  record File<T>(int version, List<T> items) {}

  @Transactional
  void load(@Observes StartupEvent event) {
    // Replicas that start together load one after the other, however long that takes.
    entityManager
        .createNativeQuery("select set_config('lock_timeout', '0', true)")
        .getSingleResult();
    entityManager
        .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('reference-data'))")
        .getSingleResult();
    for (ReferenceItem.Kind kind : ReferenceItem.Kind.values()) {
      File<ReferenceItem> file = read(kind);
      if (isNews(kind.plural, file.version())) {
        file.items().forEach(item -> bring(item, kind.type));
      }
    }
    // Also what was there before others were told of it.
    news.tell();
  }

  private <T extends ReferenceItem> void bring(ReferenceItem item, Class<T> type) {
    Optional<ReferenceStore.Stored<T>> stored = store.find(type, item.code(), AsOf.LATEST);
    if (stored.isEmpty()) {
      store.store(item, 1, null);
    } else if (stored.get().changedBy() != null) {
      bringTimeZone(item, stored.get().item(), stored.get().version(), stored.get().changedBy());
      LOG.infof("reference data %s: left as an administrator changed it", item.code());
    } else if (!stored.get().item().equals(item)) {
      store.store(item, stored.get().version() + 1, null);
    }
  }

  /** What an administrator changed before authorities had a time zone gets the one of the file. */
  private void bringTimeZone(
      ReferenceItem item, ReferenceItem stored, int version, @Nullable String administrator) {
    if (item instanceof AuthorityItem authority
        && stored instanceof AuthorityItem changed
        && changed.timeZone() == null) {
      store.store(changed.withTimeZone(authority.timeZone()), version + 1, administrator);
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

  private File<ReferenceItem> read(ReferenceItem.Kind kind) {
    try (InputStream file =
        Objects.requireNonNull(
            Thread.currentThread()
                .getContextClassLoader()
                .getResourceAsStream("reference/" + kind.plural + ".json"),
            kind.plural)) {
      JavaType type = mapper.getTypeFactory().constructParametricType(File.class, kind.type);
      return mapper.readValue(file, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
