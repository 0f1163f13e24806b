package org.lockstep.local.stores;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;

/**
 * Documents, kept as BSON, as they came and as they go. The backend's own type keeps them as
 * serialised Java objects, which takes many times as long and half as much space again; what it
 * wrote is read as well.
 */
final class DocumentType extends BasicDataType<Document> {
  /** Unlike any first byte that {@link ObjectDataType} writes. */
  private static final byte TAG = 127;

  private final ObjectDataType otherwise = new ObjectDataType();

  /** About what it takes in the heap, which is what limits a page and the cache. */
  @Override
  public int getMemory(Document document) {
    return memory(document);
  }

  private static int memory(Object value) {
    if (value instanceof String text) {
      return 40 + text.length();
    }
    int memory = 24;
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        memory += 48 + memory(entry.getValue());
      }
    } else if (value instanceof Collection<?> list) {
      for (Object one : list) {
        memory += 8 + memory(one);
      }
    } else if (value instanceof byte[] bytes) {
      memory += bytes.length;
    }
    return memory;
  }

  @Override
  public void write(WriteBuffer to, Document document) {
    ByteBuf bson = Unpooled.buffer(1024);
    BsonEncoder.encodeDocument(document, bson);
    to.put(TAG).put(bson.nioBuffer());
  }

  @Override
  public Document read(ByteBuffer from) {
    if (from.get(from.position()) != TAG) {
      return (Document) otherwise.read(from);
    }
    from.get();
    ByteBuf bson = Unpooled.wrappedBuffer(from);
    Document document = BsonDecoder.decodeBson(bson);
    from.position(from.position() + bson.readerIndex());
    return document;
  }

  @Override
  public Document[] createStorage(int size) {
    return new Document[size];
  }
}
