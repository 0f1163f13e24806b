package org.lockstep.local.stores;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * The embedded server that speaks the MongoDB protocol, on a file. It stands in for MongoDB on one
 * machine; docs/adr/004 says what it can and cannot do.
 */
public final class MongoStore {
  private final MongoServer server;
  private final H2Backend backend;
  private final int port;

  MongoStore(Path data, int port) throws IOException {
    Files.createDirectories(data);
    this.port = port;
    this.backend =
        new DurableBackend(
            new MVStore.Builder()
                .fileName(data.resolve("entities.mv").toString())
                .cacheSize(16)
                .autoCommitDisabled()
                .open());
    this.server = new MongoServer(backend);
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
  private static final class DurableBackend extends H2Backend {
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
        getMvStore()
            .openMap(
                "databases." + getFullCollectionNamespace(collection),
                new MVMap.Builder<Object, Document>().valueType(new DocumentType()));
        return super.openOrCreateCollection(collection, options);
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
