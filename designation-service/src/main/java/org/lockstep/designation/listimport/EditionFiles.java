package org.lockstep.designation.listimport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.Unpacked;

/**
 * The files of an upload.
 *
 * @param contentDigest SHA-256 over the digests of all files, whatever their names and their order
 */
record EditionFiles(List<ListFile> files, List<ImportItem.File> items, String contentDigest) {
  private static final int BUFFER = 64 * 1024;

  /**
   * Unpacks an upload.
   *
   * @throws RefusedFileException where that cannot be done
   */
  static EditionFiles of(ListFile upload) {
    List<ListFile> files = Unpacked.files(upload);
    List<ImportItem.File> items = files.stream().map(EditionFiles::item).toList();
    String digests =
        items.stream().map(ImportItem.File::sha256).sorted().collect(Collectors.joining("\n"));
    return new EditionFiles(files, items, hex(sha256(digests.getBytes(StandardCharsets.US_ASCII))));
  }

  /** Of all parts in a row. */
  static byte[] sha256(byte[]... parts) {
    MessageDigest digest = digest();
    Stream.of(parts).forEach(digest::update);
    return digest.digest();
  }

  private static ImportItem.File item(ListFile file) {
    MessageDigest digest = digest();
    long bytes = 0;
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = new DigestInputStream(file.open(), digest)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes += n;
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return new ImportItem.File(file.name(), bytes, hex(digest.digest()));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
