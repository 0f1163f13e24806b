package org.lockstep.designation.lists.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells in what encoding a text is, and hands it on in UTF-8. Only what a file says of itself
 * counts: the mark at its beginning, or the declaration of an XML file. A text that says nothing is
 * taken for UTF-8; to guess would garble names.
 */
final class Encodings {
  /** A declaration has some sixty characters; in UTF-16 each takes two bytes. */
  private static final int BEGINNING = 512;

  static final Pattern DECLARED =
      Pattern.compile(
          "^<\\?xml\\s[^>?]{0,200}?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']");

  /** Those in which a declaration can be read before its encoding is known. */
  private static final Pattern WITH_ASCII =
      Pattern.compile("iso-8859-[0-9]{1,2}|windows-125[0-9]|shift_jis|euc-jp|euc-kr");

  private static final String LATIN_1 = "ISO-8859-1";

  /** All of ISO 8859-1 but its control characters, for which it has the letters meant by them. */
  private static final String OF_LATIN_1 = "windows-1252";

  private Encodings() {}

  /** The text in UTF-8, if the file says that it is in another encoding; else as it is. */
  static InputStream asUtf8(ListFile file) throws IOException {
    PushbackInputStream in = new PushbackInputStream(file.open(), BEGINNING);
    byte[] bytes = in.readNBytes(BEGINNING);
    in.unread(bytes);
    String beginning = new String(bytes, StandardCharsets.ISO_8859_1);
    Optional<Charset> marked = marked(beginning);
    if (marked.isPresent()) {
      return new RecodedText(in, marked.get(), file.name());
    }
    Optional<String> declared = declared(beginning);
    Optional<Charset> charset = declared.flatMap(Encodings::charset);
    return charset.isPresent()
        ? new RecodedText(new Declared(in, file.name(), declared.get()), charset.get(), file.name())
        : in;
  }

  /** The byte order mark of UTF-16, or how XML without one begins in it. */
  private static Optional<Charset> marked(String beginning) {
    if (beginning.startsWith("\u00FE\u00FF") || beginning.startsWith("\u00FF\u00FE")) {
      return Optional.of(StandardCharsets.UTF_16);
    }
    if (beginning.startsWith("\0<\0?")) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return beginning.startsWith("<\0?\0")
        ? Optional.of(StandardCharsets.UTF_16LE)
        : Optional.empty();
  }

  private static Optional<String> declared(String beginning) {
    Matcher declaration = DECLARED.matcher(beginning);
    return declaration.find() ? Optional.of(declaration.group(1)) : Optional.empty();
  }

  private static Optional<Charset> charset(String declared) {
    String name = declared.equalsIgnoreCase(LATIN_1) ? OF_LATIN_1 : declared;
    return WITH_ASCII.matcher(name.toLowerCase(Locale.ROOT)).matches() && Charset.isSupported(name)
        ? Optional.of(Charset.forName(name))
        : Optional.empty();
  }

  /**
   * The bytes of a file that declares another encoding. If they are UTF-8 all the same, the
   * declaration is wrong: text in another encoding hardly ever is UTF-8 by chance.
   */
  private static final class Declared extends FilterInputStream {
    private final StrictUtf8 utf8;
    private final String file;
    private final String encoding;
    private boolean beyondAscii;
    private boolean fits = true;

    Declared(InputStream in, String file, String encoding) {
      super(in);
      this.utf8 = new StrictUtf8(InputStream.nullInputStream(), file);
      this.file = file;
      this.encoding = encoding;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      if (read < 0 && fits && beyondAscii) {
        throw new RefusedFileException(
            RefusedFileException.Reason.ENCODING,
            "%s: declares the encoding %s, but all of it is UTF-8".formatted(file, encoding));
      }
      for (int i = offset; fits && i < offset + read; i++) {
        int octet = bytes[i] & 0xFF;
        beyondAscii |= octet >= 0x80;
        fits = utf8.continuesWith(octet);
      }
      return read;
    }
  }
}
