package org.lockstep.designation.lists.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

/**
 * The files of a zip archive (PKWARE APPNOTE 6.3). All of it is read once: its files one after the
 * other, and then its directory at the end, which must list the same files. A file is opened by
 * going to where the directory says it is.
 */
final class ZipArchive {
  private static final String WORKBOOK = "[Content_Types].xml";
  private static final int LONGEST_NAME = 255;
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

  /** Names in other encodings are not marked; as single bytes they can be decoded later. */
  private static final Charset UNMARKED = StandardCharsets.ISO_8859_1;

  // The end of the directory: APPNOTE, section 4.3.16.
  private static final int END = 0x06054B50;
  private static final int END_SIZE = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;

  // An entry of the directory: section 4.3.12.
  private static final int LISTED = 0x02014B50;
  private static final int LISTED_SIZE = 46;
  private static final int LARGEST_DIRECTORY = 4 << 20;
  private static final int NAME_IS_UTF_8 = 1 << 11;

  // Kinds of files in Unix, in the upper half of the external attributes.
  private static final int FILE_KIND = 0xF000;
  private static final int SYMBOLIC_LINK = 0xA000;

  private final ListFile upload;
  private final Limits limits;

  ZipArchive(ListFile upload, Limits limits) {
    this.upload = upload;
    this.limits = limits;
  }

  List<ListFile> files() {
    try {
      Walked walked = walk();
      List<Place> places = directory(walked.length());
      List<String> listed = places.stream().map(Place::name).toList();
      if (!listed.equals(walked.names())) {
        throw refused(
            Reason.MALFORMED,
            "its directory lists %d entries, and they are not the %d that are in it"
                .formatted(listed.size(), walked.names().size()));
      }
      if (listed.contains(WORKBOOK)) {
        return List.of(upload);
      }
      if (walked.nested() != null) {
        throw Unpacked.nested(upload.name(), walked.nested());
      }
      return files(places);
    } catch (IOException e) {
      throw Unpacked.failed(upload.name(), e);
    }
  }

  private List<ListFile> files(List<Place> places) {
    Set<String> names = new HashSet<>();
    List<ListFile> files = new ArrayList<>();
    for (Place place : places) {
      if (!place.name().endsWith("/")) {
        String path = decoded(place.name());
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (!names.add(name)) {
          throw refused(Reason.FORMAT, "two of its files are called %s".formatted(name));
        }
        files.add(new ListFile(name, () -> open(place, name)));
      }
    }
    if (files.isEmpty()) {
      throw refused(Reason.FORMAT, "there is no file in it");
    }
    return files;
  }

  /**
   * What is in it.
   *
   * @param names of all entries, folders too
   * @param nested the first file that is an archive
   * @param length of the archive in bytes
   */
  private record Walked(List<String> names, @Nullable String nested, long length) {}

  private Walked walk() throws IOException {
    Set<String> names = new LinkedHashSet<>();
    String nested = null;
    try (CountingStream packed = new CountingStream(upload.open());
        ZipInputStream zip = new ZipInputStream(packed, UNMARKED)) {
      ExpansionLimit all = new ExpansionLimit(upload.name(), limits, packed);
      for (ZipEntry entry = next(zip); entry != null; entry = next(zip)) {
        String name = checked(entry.getName());
        if (!names.add(name)) {
          throw refused(Reason.FORMAT, "two entries are called %s".formatted(decoded(name)));
        }
        if (names.size() > limits.files()) {
          throw refused(
              Reason.LIMIT, "there are more than %d entries in it".formatted(limits.files()));
        }
        LimitedStream whole = new LimitedStream(upload.name(), zip, all);
        LimitedStream file =
            new LimitedStream(label(name), whole, new ExpansionLimit(label(name), limits, packed));
        boolean archive = Unpacked.kind(file) != Unpacked.Kind.NONE;
        file.transferTo(OutputStream.nullOutputStream());
        nested = archive && nested == null ? decoded(name) : nested;
      }
      packed.transferTo(OutputStream.nullOutputStream());
      return new Walked(List.copyOf(names), nested, packed.bytes());
    }
  }

  private static @Nullable ZipEntry next(ZipInputStream zip) throws IOException {
    try {
      return zip.getNextEntry();
    } catch (IllegalArgumentException e) {
      // The JDK says this of an entry whose name or fields make no sense.
      throw new ZipException("an entry has a header that makes no sense");
    }
  }

  private String checked(String name) {
    boolean leadsElsewhere =
        name.startsWith("/")
            || name.indexOf('\\') >= 0
            || DRIVE.matcher(name).matches()
            || List.of(name.split("/", -1)).contains("..");
    boolean unreadable =
        name.isBlank()
            || name.length() > LONGEST_NAME
            || name.chars().anyMatch(c -> c < ' ' || c == 0x7F);
    if (leadsElsewhere || unreadable) {
      throw refused(
          Reason.FORMAT,
          "the name of an entry %s: %s"
              .formatted(
                  leadsElsewhere ? "leads out of the archive" : "cannot be a name",
                  shortened(name)));
    }
    return name;
  }

  private static String shortened(String name) {
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
  }

  private String label(String name) {
    return upload.name() + "/" + decoded(name);
  }

  /** Archivers leave names in UTF-8 unmarked, too. */
  private static String decoded(String name) {
    byte[] bytes = name.getBytes(UNMARKED);
    if (!new String(bytes, UNMARKED).equals(name)) {
      return name;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return name;
    }
  }

  private InputStream open(Place place, String name) throws IOException {
    CountingStream packed = new CountingStream(upload.open());
    try {
      packed.skipNBytes(place.offset());
      ZipInputStream zip = new ZipInputStream(packed, UNMARKED);
      ExpansionLimit limit = new ExpansionLimit(upload.name() + "/" + name, limits, packed);
      ZipEntry entry = next(zip);
      if (entry == null || !entry.getName().equals(place.name())) {
        throw new ZipException("%s is not where the directory says".formatted(name));
      }
      return new LimitedStream(upload.name() + "/" + name, zip, limit);
    } catch (IOException e) {
      packed.close();
      throw Unpacked.failed(upload.name(), e);
    }
  }

  /** An entry as the directory lists it, and where it begins. */
  private record Place(String name, long offset) {}

  /** The entries by their places. */
  private List<Place> directory(long length) throws IOException {
    long tailAt = Math.max(0, length - END_SIZE - LONGEST_COMMENT);
    ByteBuffer tail = bytes(tailAt, (int) (length - tailAt));
    int end = tail.limit() - END_SIZE;
    while (end >= 0
        && !(tail.getInt(end) == END
            && Short.toUnsignedInt(tail.getShort(end + 20)) == tail.limit() - end - END_SIZE)) {
      end--;
    }
    if (end < 0) {
      throw refused(Reason.TRUNCATED, "the archive ends before its directory does");
    }
    int entries = Short.toUnsignedInt(tail.getShort(end + 10));
    long size = Integer.toUnsignedLong(tail.getInt(end + 12));
    long at = Integer.toUnsignedLong(tail.getInt(end + 16));
    if (entries > limits.files()) {
      throw refused(Reason.LIMIT, "there are more than %d entries in it".formatted(limits.files()));
    }
    if (at + size > tailAt + end) {
      throw new ZipException("the directory is not where its end says");
    }
    if (size > LARGEST_DIRECTORY) {
      throw refused(
          Reason.LIMIT,
          "its directory has %d bytes, more than %d".formatted(size, LARGEST_DIRECTORY));
    }
    return places(bytes(at, (int) size), entries);
  }

  private List<Place> places(ByteBuffer directory, int entries) throws ZipException {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      int at = directory.position();
      if (directory.remaining() < LISTED_SIZE || directory.getInt(at) != LISTED) {
        throw new ZipException("the directory has fewer entries than its end says");
      }
      int flags = directory.getShort(at + 8);
      int name = Short.toUnsignedInt(directory.getShort(at + 28));
      int extra = Short.toUnsignedInt(directory.getShort(at + 30));
      int comment = Short.toUnsignedInt(directory.getShort(at + 32));
      if (directory.remaining() < LISTED_SIZE + name + extra + comment) {
        throw new ZipException("the directory ends within an entry");
      }
      byte[] letters = new byte[name];
      directory.get(at + LISTED_SIZE, letters);
      Place place =
          new Place(
              new String(letters, (flags & NAME_IS_UTF_8) != 0 ? StandardCharsets.UTF_8 : UNMARKED),
              Integer.toUnsignedLong(directory.getInt(at + 42)));
      if ((directory.getInt(at + 38) >>> 16 & FILE_KIND) == SYMBOLIC_LINK) {
        throw refused(Reason.FORMAT, "%s is a symbolic link".formatted(decoded(place.name())));
      }
      places.add(place);
      directory.position(at + LISTED_SIZE + name + extra + comment);
    }
    places.sort(Comparator.comparingLong(Place::offset));
    return places;
  }

  private ByteBuffer bytes(long from, int count) throws IOException {
    try (InputStream in = upload.open()) {
      in.skipNBytes(from);
      return ByteBuffer.wrap(in.readNBytes(count)).order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  private RefusedFileException refused(Reason reason, String what) {
    return new RefusedFileException(reason, upload.name() + ": " + what);
  }
}
