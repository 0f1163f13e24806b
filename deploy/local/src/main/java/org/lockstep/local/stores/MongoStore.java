package org.lockstep.local.stores;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
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
