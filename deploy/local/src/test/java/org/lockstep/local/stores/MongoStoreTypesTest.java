package org.lockstep.local.stores;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.ObjectDataType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MongoStoreTypesTest {
  private static final List<Object> VALUES =
      List.of(
          "",
          "\0",
          "\u0001",
          "a",
          "b",
          "\u007f",
          "é",
          "ab",
          "a\0",
          "\0a",
          "Ж",
          "Рус",
          "中",
          "😀",
          "\uffff",
          "imoNumber:9358010",
          "imoNumber:9358011",
          "x".repeat(65535),
          "x".repeat(65536),
          "é".repeat(40000));

  private static final List<Double> NUMBERS =
      List.of(0.0, -0.0, 1.0, 2.0, 256.0, -1.0, Double.NaN, Double.MAX_VALUE, Double.MIN_VALUE);

  private final Path folder;

  MongoStoreTypesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void keysAreInTheOrderOfTheFoldersThatAreInUse() {
    List<KeyValue> keys = new ArrayList<>();
    VALUES.forEach(value -> keys.add(new KeyValue(value)));
    NUMBERS.forEach(number -> keys.add(new KeyValue(number)));
    for (Object value : VALUES) {
      for (Double number : NUMBERS) {
        keys.add(new KeyValue(value, number));
      }
    }
    keys.add(new KeyValue(1.0, "a"));
    keys.add(new KeyValue(1.0, 2.0));
    keys.add(new KeyValue("a", "b"));
    keys.add(new KeyValue(Missing.getInstance()));
    keys.add(new KeyValue(UUID.fromString("00000000-0000-0000-0000-000000000001")));
    ObjectDataType before = new ObjectDataType();
    IndexKeyType type = new IndexKeyType();

    for (KeyValue some : keys) {
      for (KeyValue other : keys) {
        assertThat(Integer.signum(type.compare(some, other)))
            .as("%.40s and %.40s", some, other)
            .isEqualTo(Integer.signum(before.compare(some, other)));
      }
    }
  }

  @Test
  void keysComeBackAsTheyWere() {
    IndexKeyType type = new IndexKeyType();
    List<KeyValue> keys = new ArrayList<>();
    VALUES.forEach(value -> keys.add(new KeyValue(value, 7.0)));
    keys.add(new KeyValue(UUID.fromString("00000000-0000-0000-0000-000000000001")));

    assertThat((Object) writtenAndRead(type, type, keys)).isEqualTo(keys);
    assertThat((Object) writtenAndRead(new ObjectDataType(), type, keys)).isEqualTo(keys);
  }

  @Test
  void documentsComeBackAsTheyWere() {
    DocumentType type = new DocumentType();
    List<Document> documents =
        List.of(
            new Document(),
            new Document("_id", "b4b9a2b0")
                .append("version", 3L)
                .append("count", 2)
                .append("share", 0.5)
                .append("owing", true)
                .append("mergedInto", null)
                .append("changedAt", Instant.parse("2024-02-23T12:30:00.123Z"))
                .append("caption", "Совкомфлот 😀")
                .append("key", new ObjectId("665f1f77bcf86cd799439011"))
                .append("uuid", UUID.fromString("00000000-0000-0000-0000-000000000001"))
                .append("bytes", new BinData(new byte[] {1, 2, 3}))
                .append("listings", List.of(new Document("names", List.of("a", "b")), List.of())));

    assertThat((Object) writtenAndRead(type, type, documents)).isEqualTo(documents);
    assertThat((Object) writtenAndRead(new ObjectDataType(), type, documents)).isEqualTo(documents);
  }

  @Test
  void aFolderOfTheBackendAsItComesOpensAndGoesOn() throws Exception {
    Path file = folder.resolve("entities.mv");
    H2Backend before = new H2Backend(MVStore.open(file.toString()));
    for (int i = 0; i < 500; i++) {
      insert(before, i);
    }
    before.close();

    MongoStore.DurableBackend after = MongoStore.open(file);
    for (int i = 500; i < 1000; i++) {
      insert(after, i);
    }
    assertFindsAll(after);
    after.close();

    MongoStore.DurableBackend again = MongoStore.open(file);
    assertFindsAll(again);
    again.close();
    assertThat(Files.size(file)).isPositive();
  }

  @Test
  void findsDocumentsByAListOfIdsInOrderAndPartsOfThem() {
    MongoStore.DurableBackend backend = MongoStore.open(folder.resolve("entities.mv"));
    for (int i = 0; i < 20; i++) {
      insert(backend, i);
    }
    Document answer =
        send(
            backend,
            new Document("find", "entities")
                .append(
                    "filter",
                    new Document("_id", new Document("$in", List.of("id7", "id3", "none", "id5"))))
                .append("sort", new Document("_id", -1))
                .append("limit", 2)
                .append("projection", new Document("_id", 1))
                .append("$db", "entities"));

    assertThat(firstBatch(answer))
        .isEqualTo(List.of(new Document("_id", "id7"), new Document("_id", "id5")));
    backend.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"_id", "caption"})
  void anAnswerStaysAsItWasThoughTheDocumentChanges(String field) {
    MongoStore.DurableBackend backend = MongoStore.open(folder.resolve("entities.mv"));
    insert(backend, 3);
    Object found = firstBatch(find(backend, new Document(field, document(3).get(field))));

    send(
        backend,
        new Document("update", "entities")
            .append(
                "updates",
                List.of(
                    new Document("q", new Document("_id", "id3"))
                        .append("u", new Document("$set", new Document("caption", "MAIA-1")))))
            .append("$db", "entities"));

    assertThat(found).isEqualTo(List.of(document(3)));
    assertThat(firstBatch(find(backend, new Document("_id", "id3"))))
        .isEqualTo(List.of(new Document("_id", "id3").append("caption", "MAIA-1")));
    backend.close();
  }

  @Test
  void everyMapOfDocumentsAndOfAnIndexHasItsType() {
    MongoStore.DurableBackend backend = MongoStore.open(folder.resolve("entities.mv"));
    insert(backend, 1);
    MVStore store = backend.getMvStore();

    assertThat(store.getMapNames()).anyMatch(name -> name.contains("_index_"));
    for (String name : store.getMapNames()) {
      MVMap<Object, Object> map = store.openMap(name);
      Object key = map.firstKey();
      Object value = key == null ? null : map.get(key);
      assertThat(isA(IndexKeyType.class, map.getKeyType()))
          .as("the keys of " + name)
          .isEqualTo(key instanceof KeyValue);
      assertThat(isA(DocumentType.class, map.getValueType()))
          .as("the values of " + name)
          .isEqualTo(value instanceof Document);
    }
    backend.close();
  }

  private static boolean isA(Class<?> expected, Object type) {
    return expected.isInstance(type);
  }

  private static void insert(H2Backend backend, int number) {
    Document answer =
        send(
            backend,
            new Document("insert", "entities")
                .append("documents", List.of(document(number)))
                .append("$db", "entities"));
    assertThat(answer.get("n")).isEqualTo(1);
  }

  private static Document document(int number) {
    return new Document("_id", "id" + number).append("caption", "Ж".repeat(number));
  }

  private static void assertFindsAll(H2Backend backend) {
    for (int i = 0; i < 1000; i++) {
      assertThat(firstBatch(find(backend, new Document("_id", "id" + i))))
          .isEqualTo(List.of(document(i)));
    }
  }

  private static Document find(H2Backend backend, Document filter) {
    return send(
        backend,
        new Document("find", "entities").append("filter", filter).append("$db", "entities"));
  }

  private static @Nullable Object firstBatch(Document answer) {
    return ((Document) Objects.requireNonNull(answer.get("cursor"))).get("firstBatch");
  }

  private static Document send(H2Backend backend, Document command) {
    return backend.handleMessage(
        new MongoMessage(new EmbeddedChannel(), new MessageHeader(1, 0), command));
  }

  @SuppressWarnings("unchecked")
  private static List<?> writtenAndRead(DataType<?> writer, DataType<?> reader, List<?> values) {
    WriteBuffer written = new WriteBuffer();
    values.forEach(value -> ((DataType<Object>) writer).write(written, value));
    ByteBuffer buffer = written.getBuffer();
    buffer.flip();
    List<Object> read = new ArrayList<>();
    while (buffer.hasRemaining()) {
      read.add(reader.read(buffer));
    }
    return read;
  }
}
