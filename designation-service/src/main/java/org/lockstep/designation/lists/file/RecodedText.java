package org.lockstep.designation.lists.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;

/** A text in another encoding, as UTF-8; a declaration in it says so. */
final class RecodedText extends InputStream {
  private static final int CHARACTERS = 8192;

  private final Reader text;
  private final Charset charset;
  private final String file;
  private final char[] characters = new char[CHARACTERS];

  /** The first half of a character whose second one is in the next portion. */
  private String half = "";

  private byte[] portion = new byte[0];
  private int next;
  private boolean begun;

  RecodedText(InputStream in, Charset charset, String file) {
    this.text =
        new InputStreamReader(
            in,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    this.charset = charset;
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (next == portion.length) {
      if (!fill()) {
        return -1;
      }
    }
    int read = Math.min(length, portion.length - next);
    System.arraycopy(portion, next, bytes, offset, read);
    next += read;
    return read;
  }

  private boolean fill() throws IOException {
    int read;
    try {
      read = text.read(characters);
    } catch (CharacterCodingException e) {
      throw refused();
    }
    if (read < 0) {
      if (!half.isEmpty()) {
        throw refused();
      }
      return false;
    }
    String whole = half + new String(characters, 0, read);
    boolean cut = Character.isHighSurrogate(whole.charAt(whole.length() - 1));
    half = cut ? whole.substring(whole.length() - 1) : "";
    String piece = cut ? whole.substring(0, whole.length() - 1) : whole;
    portion = (begun ? piece : declaredAsUtf8(piece)).getBytes(StandardCharsets.UTF_8);
    next = 0;
    begun = true;
    return true;
  }

  private static String declaredAsUtf8(String beginning) {
    Matcher declaration = Encodings.DECLARED.matcher(beginning);
    return declaration.find()
        ? beginning.substring(0, declaration.start(1))
            + StandardCharsets.UTF_8.name()
            + beginning.substring(declaration.end(1))
        : beginning;
  }

  private RefusedFileException refused() {
    return new RefusedFileException(
        RefusedFileException.Reason.ENCODING,
        "%s: says that it is %s, and has bytes that are not".formatted(file, charset.name()));
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
