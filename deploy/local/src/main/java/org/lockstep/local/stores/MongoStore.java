package org.lockstep.local.stores;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The embedded server that speaks the MongoDB protocol, on a file. It stands in for MongoDB on one
 * machine; docs/adr/004 says what it can and cannot do.
 */
public final class MongoStore {
  private final MongoServer server;
  private final DurableBackend backend;
  private final int port;

  MongoStore(Path data, int port) throws IOException {
    Files.createDirectories(data);
    this.port = port;
    this.backend = open(data.resolve("entities.mv"));
    this.server = new MongoServer(backend);
  }

  static DurableBackend open(Path file) {
    return new DurableBackend(
        new MVStore.Builder().fileName(file.toString()).cacheSize(16).autoCommitDisabled().open());
  }

  void start() {
    server.bind("127.0.0.1", port);
  }

  String uri() {
    return "mongodb://127.0.0.1:" + port;
  }

  void stop() {
    server.shutdownNow();
    backend.close();
  }

  /**
   * As it comes, the backend loses acknowledged writes of the last second when killed: commit
   * before every answer.
   */
  static final class DurableBackend extends H2Backend {
    private static final Set<String> READS =
        Set.of(
            "find",
            "aggregate",
            "count",
            "distinct",
            "getMore",
            "hello",
            "isMaster",
            "ismaster",
            "ping",
            "endSessions",
            "killCursors",
            "listCollections",
            "listDatabases",
            "buildInfo",
            "serverStatus");

    DurableBackend(MVStore store) {
      super(store);
    }

    @Override
    public Document handleMessage(MongoMessage message) {
      Document answer = super.handleMessage(message);
      if (!READS.contains(message.getDocument().keySet().iterator().next())) {
        commit();
      }
      return answer;
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
      return new TypedDatabase(name);
    }

    /**
     * Opens each map with a type that knows what is in it, before the backend opens it without: a
     * map that is open stays as it is.
     */
    private final class TypedDatabase extends H2Database {
      TypedDatabase(String name) {
        super(name, getMvStore(), getCursorRegistry());
      }

      @Override
      protected MongoCollection<Object> openOrCreateCollection(
          String collection, CollectionOptions options) {
        String name = getFullCollectionNamespace(collection);
        return new CopyingCollection(
            this,
            collection,
            options,
            getMvStore()
                .openMap(
                    "databases." + name,
                    new MVMap.Builder<Object, Document>().valueType(new DocumentType())),
            getMvStore().openMap("meta." + name),
            getCursorRegistry());
      }

      @Override
      protected Index<Object> openOrCreateUniqueIndex(
          String collection, String index, List<IndexKey> keys, boolean sparse) {
        getMvStore()
            .openMap(
                getFullCollectionNamespace(collection) + "._index_" + index,
                new MVMap.Builder<KeyValue, Object>().keyType(new IndexKeyType()));
        return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
      }
    }
  }

  /**
   * As it comes, a collection answers with its own documents, which later updates change while they
   * are on their way to the client, and compares each document that it found by a list of ids with
   * all ids of the list once more.
   */
  private static final class CopyingCollection extends H2Collection {
    CopyingCollection(
        MongoDatabase database,
        String name,
        CollectionOptions options,
        MVMap<Object, Document> data,
        MVMap<String, Object> meta,
        CursorRegistry cursors) {
      super(database, name, options, data, meta, cursors);
    }

    @Override
    protected QueryResult matchDocumentsFromStream(
        Stream<Document> documents,
        Document query,
        @Nullable Document order,
        int skip,
        int limit,
        int batch,
        @Nullable Document projection) {
      Set<Object> ids = idsOf(query);
      Predicate<Document> matches =
          ids.isEmpty()
              ? document -> documentMatchesQuery(document, query)
              : document -> ids.contains(document.get("_id"));
      return super.matchDocumentsFromStream(
          documents.filter(matches).map(Document::cloneDeeply),
          new Document(),
          order,
          skip,
          limit,
          batch,
          projection);
    }

    /** The ids, where the query is a list of them and nothing else; otherwise none. */
    private static Set<Object> idsOf(Document query) {
      return query.size() == 1
              && query.get("_id") instanceof Document condition
              && condition.size() == 1
              && condition.get("$in") instanceof Collection<?> ids
              && ids.stream().allMatch(String.class::isInstance)
          ? new HashSet<>(ids)
          : Set.of();
    }
  }

  /**
   * {@code MongoStore DATA PORT}: prints READY when clients can connect; ends with its standard
   * input.
   */
  public static void main(String[] args) throws IOException {
    Logs.quiet();
    MongoStore store = new MongoStore(Path.of(args[0]), Integer.parseInt(args[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(store::stop, "stop"));
    store.start();
    System.out.println("READY " + store.uri());
    Lifeline.endWithParent();
  }
}
