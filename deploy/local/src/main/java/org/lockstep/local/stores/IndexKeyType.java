package org.lockstep.local.stores;

import de.bwaldvogel.mongo.backend.KeyValue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;

/**
 * Keys of an index, compared as they are. The backend's own type serialises both keys at every
 * comparison, which is most of what a look-up costs. The order is the same: that of the serialised
 * bytes, because folders are in use that were written in it. So a number comes before a text, and a
 * short text before a long one.
 *
 * <p>Keys that hold anything but texts and numbers are left to the backend's type, and so is
 * reading what it wrote.
 */
final class IndexKeyType extends BasicDataType<KeyValue> {
  /** Unlike any first byte that {@link ObjectDataType} writes. */
  private static final byte TAG = 126;

  private static final byte TEXT = 1;
  private static final byte NUMBER = 2;

  private final ObjectDataType otherwise = new ObjectDataType();

  @Override
  public int compare(KeyValue some, KeyValue other) {
    if (!isPlain(some) || !isPlain(other)) {
      return otherwise.compare(some, other);
    }
    int order = Integer.compare(some.size(), other.size());
    for (int i = 0; order == 0 && i < some.size(); i++) {
      order = compareValues(some.get(i), other.get(i));
    }
    return order;
  }

  private static int compareValues(Object some, Object other) {
    if (some instanceof String text) {
      return other instanceof String otherText ? compareTexts(text, otherText) : 1;
    }
    return some instanceof Double number && other instanceof Double otherNumber
        ? Long.compareUnsigned(
            Double.doubleToLongBits(number), Double.doubleToLongBits(otherNumber))
        : -1;
  }

  private static int compareTexts(String some, String other) {
    int same = 0;
    int shorter = Math.min(some.length(), other.length());
    while (same < shorter && some.charAt(same) == other.charAt(same)) {
      same++;
    }
    int order = Long.compare(bytes(some, same), bytes(other, same));
    return order != 0 || same == shorter
        ? order
        : Integer.compare(rank(some.charAt(same)), rank(other.charAt(same)));
  }

  /** The length from there on as {@link java.io.DataOutput#writeUTF} has it. */
  private static long bytes(String text, int from) {
    long bytes = text.length() - from;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0x7FF) {
        bytes += 2;
      } else if (c > 0x7F || c == 0) {
        bytes++;
      }
    }
    return bytes;
  }

  /** NUL is written in two bytes, and comes after all that are written in one. */
  private static int rank(char c) {
    return c == 0 ? 0x7F : c < 0x80 ? c - 1 : c;
  }

  private static boolean isPlain(KeyValue key) {
    for (int i = 0; i < key.size(); i++) {
      Object value = key.get(i);
      if (!(value instanceof String) && !(value instanceof Double)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int getMemory(KeyValue key) {
    int memory = 64;
    for (int i = 0; i < key.size(); i++) {
      memory += key.get(i) instanceof String text ? 48 + text.length() : 48;
    }
    return memory;
  }

  @Override
  public void write(WriteBuffer to, KeyValue key) {
    if (!isPlain(key)) {
      otherwise.write(to, key);
      return;
    }
    to.put(TAG).putVarInt(key.size());
    for (int i = 0; i < key.size(); i++) {
      if (key.get(i) instanceof String text) {
        to.put(TEXT).putVarInt(text.length()).putStringData(text, text.length());
      } else {
        to.put(NUMBER).putDouble((Double) key.get(i));
      }
    }
  }

  @Override
  public KeyValue read(ByteBuffer from) {
    if (from.get(from.position()) != TAG) {
      return (KeyValue) otherwise.read(from);
    }
    from.get();
    int size = DataUtils.readVarInt(from);
    List<Object> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      if (from.get() == TEXT) {
        values.add(DataUtils.readString(from));
      } else {
        values.add(from.getDouble());
      }
    }
    return new KeyValue(values);
  }

  @Override
  public KeyValue[] createStorage(int size) {
    return new KeyValue[size];
  }
}
