package org.lockstep.verify;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;

/**
 * How files and encodings are read: within limits, and only in the one form they are written in.
 */
final class Input {
  private static final int BUFFER = 1 << 16;
  private static final int HASH_BYTES = 32;

  private Input() {}

  static InputStream open(Path file) throws IOException {
    try {
      if (Files.isDirectory(file)) {
        throw Finding.notChecked(file + " is a folder, not a file.");
      }
      return new BufferedInputStream(Files.newInputStream(file), BUFFER);
    } catch (NoSuchFileException e) {
      throw Finding.notChecked("There is no file " + file + ".");
    } catch (AccessDeniedException e) {
      throw Finding.notChecked(file + " may not be read by you.");
    }
  }

  /** The whole of a file that is held in memory. */
  static byte[] bytes(Path file, int limit) throws IOException {
    try (InputStream in = open(file)) {
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw Finding.notChecked(
            file + " is larger than " + limit + " bytes, more than such a file can have.");
      }
      return bytes;
    }
  }

  /** UTF-8, refused where it is malformed. */
  static String utf8(byte[] bytes, String what) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Finding.notOk(what + " is not UTF-8 text.");
    }
  }

  /**
   * Base64 with padding, as in RFC 4648 section 4. The decoder of the JDK overlooks missing padding
   * and bits that stand for nothing; here a flipped bit must not pass, so the end is compared.
   */
  static byte[] base64(byte[] text, String what) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      byte[] end = Arrays.copyOfRange(bytes, bytes.length - tail(bytes.length), bytes.length);
      byte[] written = Base64.getEncoder().encode(end);
      int from = text.length - written.length;
      if (text.length % 4 == 0
          && Arrays.equals(written, 0, written.length, text, from, text.length)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // Said below, in our words.
    }
    throw Finding.notOk(what + " is not base64.");
  }

  static byte[] base64(String text, String what) {
    return base64(text.getBytes(StandardCharsets.UTF_8), what);
  }

  /** Base64url without padding, as in RFC 7515. */
  static byte[] base64Url(String text, String what) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // Said below, in our words.
    }
    throw Finding.notOk(what + " is not base64url without padding.");
  }

  /** A SHA-256 in base64. */
  static byte[] hash(String text, String what) {
    byte[] hash = base64(text, what);
    if (hash.length != HASH_BYTES) {
      throw Finding.notOk(what + " has " + hash.length + " bytes; a SHA-256 has 32.");
    }
    return hash;
  }

  private static int tail(int length) {
    return length % 3 == 0 ? Math.min(length, 3) : length % 3;
  }
}
