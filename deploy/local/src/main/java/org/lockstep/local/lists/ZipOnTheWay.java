package org.lockstep.local.lists;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A zip of files, packed as it is read: no more of it is ever held than what one part of a file
 * packs to.
 */
final class ZipOnTheWay extends InputStream {
  private static final int PART = 64 * 1024;

  private final Iterator<Path> files;
  private final Function<Path, InputStream> opening;
  private final ByteArrayOutputStream packed = new ByteArrayOutputStream(2 * PART);
  private final ZipOutputStream zip = new ZipOutputStream(packed);
  private final byte[] part = new byte[PART];
  private byte[] ready = {};
  private int given;
  private @Nullable InputStream open;
  private boolean finished;

  ZipOnTheWay(List<Path> files, Function<Path, InputStream> opening) {
    this.files = files.iterator();
    this.opening = opening;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (given == ready.length) {
      if (finished) {
        return -1;
      }
      pack();
      ready = packed.toByteArray();
      packed.reset();
      given = 0;
    }
    int count = Math.min(length, ready.length - given);
    System.arraycopy(ready, given, bytes, offset, count);
    given += count;
    return count;
  }

  /** One part further. */
  private void pack() throws IOException {
    if (open == null) {
      if (!files.hasNext()) {
        zip.finish();
        finished = true;
        return;
      }
      Path file = files.next();
      ZipEntry entry = new ZipEntry(String.valueOf(file.getFileName()));
      entry.setTime(Files.getLastModifiedTime(file).toMillis());
      zip.putNextEntry(entry);
      open = opened(file);
    }
    int count = open.read(part);
    if (count >= 0) {
      zip.write(part, 0, count);
    } else {
      open.close();
      open = null;
      zip.closeEntry();
    }
  }

  private InputStream opened(Path file) throws IOException {
    try {
      return opening.apply(file);
    } catch (UncheckedIOException e) {
      throw new IOException(e.getCause());
    }
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
    }
  }
}
