package org.lockstep.designation.lists.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

class UnpackedTest {
  private static final String SDN = "2674,\"ABBAS, Abu\",\"individual\",\"SDGT\"\r\n";
  private static final String ALT = "2674,9,\"aka\",\"ZAYDAN, Muhammad\"\r\n";

  @Test
  void leavesAFileThatIsNotPackedAsItIs() {
    ListFile upload = upload("sdn.csv", SDN.getBytes(StandardCharsets.UTF_8));

    assertThat(Unpacked.files(upload)).containsExactly(upload);
    assertThat(Unpacked.files(upload("empty.csv", new byte[0]))).hasSize(1);
  }

  @Test
  void takesTheFilesOutOfAZipAndLeavesItsFoldersOut() {
    ListFile upload =
        upload(
            "sdn.zip",
            zip(
                zip -> {
                  folder(zip, "ofac/");
                  file(zip, "ofac/SDN.CSV", SDN);
                  file(zip, "ofac/ALT.CSV", ALT);
                }));

    List<ListFile> files = Unpacked.files(upload);

    assertThat(files).extracting(ListFile::name).containsExactly("SDN.CSV", "ALT.CSV");
    assertThat(text(files.get(1))).isEqualTo(ALT);
    assertThat(text(files.get(0))).isEqualTo(SDN);
    assertThat(text(files.get(0))).isEqualTo(SDN);
  }

  @Test
  void takesFilesThatAreStoredWithoutCompression() {
    ListFile upload =
        upload(
            "sdn.zip",
            zip(
                zip -> {
                  stored(zip, "SDN.CSV", SDN.getBytes(StandardCharsets.UTF_8));
                  file(zip, "ALT.CSV", ALT);
                }));

    assertThat(Unpacked.files(upload)).extracting(UnpackedTest::text).containsExactly(SDN, ALT);
  }

  @Test
  void takesTheFileOutOfAGzip() {
    ListFile upload = upload("SDN.CSV.GZ", gzip(SDN));

    assertThat(Unpacked.files(upload)).extracting(ListFile::name).containsExactly("SDN.CSV");
    assertThat(Unpacked.files(upload)).extracting(UnpackedTest::text).containsExactly(SDN);
  }

  /** RFC 1952, section 2.2: such files are simply longer. */
  @Test
  void takesAllMembersOfAGzipThoughTheSourceHasNothingAvailableBetweenThem() {
    byte[] both = concat(gzip(SDN), gzip(ALT));
    ListFile upload =
        new ListFile(
            "sdn.csv.gz",
            () ->
                new FilterInputStream(new ByteArrayInputStream(both)) {
                  @Override
                  public int available() {
                    return 0;
                  }

                  @Override
                  public int read(byte[] to, int offset, int length) throws IOException {
                    return super.read(to, offset, Math.min(1, length));
                  }
                });

    assertThat(Unpacked.files(upload)).extracting(UnpackedTest::text).containsExactly(SDN + ALT);
  }

  @Test
  void refusesWhatFollowsAGzip() {
    assertThat(refusal("sdn.csv.gz", concat(gzip(SDN), new byte[600]))).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void refusesAGzipWhoseChecksumOrLengthIsWrong() {
    for (int fromEnd : new int[] {1, 4, 5, 8}) {
      byte[] gzip = gzip(SDN);
      gzip[gzip.length - fromEnd] ^= 1;
      assertThat(refusal("sdn.csv.gz", gzip)).isEqualTo(Reason.MALFORMED);
    }
  }

  @Test
  void keepsAWorkbookTogether() {
    ListFile upload =
        upload(
            "regulation8_consolidated.xlsx",
            zip(
                zip -> {
                  file(zip, "_rels/.rels", "<Relationships/>");
                  file(zip, "xl/_rels/.rels", "<Relationships/>");
                  file(zip, "[Content_Types].xml", "<Types/>");
                }));

    assertThat(Unpacked.files(upload)).containsExactly(upload);
  }

  @Test
  void refusesArchivesWithinArchives() {
    byte[] zip = zip(inner -> file(inner, "SDN.CSV", SDN));
    byte[] empty = zip(inner -> {});

    assertThat(refusal("sdn.zip.gz", gzip(zip))).isEqualTo(Reason.FORMAT);
    assertThat(refusal("sdn.gz", gzip(gzip(SDN)))).isEqualTo(Reason.FORMAT);
    for (byte[] inner : List.of(zip, empty, gzip(SDN))) {
      assertThat(refusal("all.zip", zip(outer -> file(outer, "inner", inner))))
          .isEqualTo(Reason.FORMAT);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../SDN.CSV",
        "ofac/../../SDN.CSV",
        "ofac/..",
        "/SDN.CSV",
        "//host/SDN.CSV",
        "C:/SDN.CSV",
        "c:SDN.CSV",
        "..\\SDN.CSV",
        "ofac\\SDN.CSV",
        " ",
        "SDN\n.CSV",
        "SDN\u0000.CSV",
        "SDN\u007f.CSV",
      })
  void refusesNamesThatLeadElsewhereOrCannotBeRead(String name) {
    RefusedFileException refused = refused("sdn.zip", zip(zip -> file(zip, name, SDN)));

    assertThat(refused.reason()).isEqualTo(Reason.FORMAT);
    assertThat(refused).hasMessageStartingWith("sdn.zip: the name of an entry ");
    assertThat(refused.getMessage()).doesNotContainPattern("\\p{Cntrl}");
  }

  @Test
  void refusesTwoFilesOfOneName() {
    byte[] folders =
        zip(
            zip -> {
              file(zip, "2021/SDN.CSV", SDN);
              file(zip, "2019/SDN.CSV", SDN);
            });
    byte[] same =
        zip(
            zip -> {
              file(zip, "SDN.CSV", SDN);
              file(zip, "XXX.CSV", SDN);
            });

    assertThat(refusal("sdn.zip", folders)).isEqualTo(Reason.FORMAT);
    assertThat(refusal("sdn.zip", replace(same, "XXX.CSV", "SDN.CSV"))).isEqualTo(Reason.FORMAT);
  }

  @Test
  void refusesASymbolicLink() {
    byte[] zip = zip(zip1 -> file(zip1, "SDN.CSV", "/etc/passwd"));
    int listed = indexOf(zip, "PK\u0001\u0002");
    ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(listed + 38, 0xA1FF << 16);

    assertThat(refused("sdn.zip", zip)).hasMessage("sdn.zip: SDN.CSV is a symbolic link");
  }

  @Test
  void takesNamesOfOtherScriptsMarkedOrNot() {
    byte[] marked = zip(zip -> file(zip, "제재 명단.csv", SDN));
    byte[] unmarked = marked.clone();
    unmarked[6 + 1] &= ~0x08;
    unmarked[indexOf(unmarked, "PK\u0001\u0002") + 8 + 1] &= ~0x08;
    byte[] korean = zip(Charset.forName("MS949"), zip -> file(zip, "제재 명단.csv", SDN));

    assertThat(Unpacked.files(upload("kr.zip", marked)).get(0).name()).isEqualTo("제재 명단.csv");
    assertThat(Unpacked.files(upload("kr.zip", unmarked)).get(0).name()).isEqualTo("제재 명단.csv");
    assertThat(Unpacked.files(upload("kr.zip", korean)).get(0).name()).endsWith(".csv");
  }

  @Test
  void stopsABombBeforeMuchComesOutOfIt() {
    byte[] zip = zip(zip1 -> file(zip1, "SDN.CSV", new byte[64 << 20]));
    byte[] gzip = gzip(new byte[64 << 20]);

    assertThat(refused("sdn.zip", zip)).hasMessageContaining("more than 100 times as many");
    assertThat(refusal("sdn.zip", zip)).isEqualTo(Reason.LIMIT);

    long[] out = {0};
    ListFile file = Unpacked.files(upload("sdn.csv.gz", gzip)).get(0);
    OutputStream counting =
        new OutputStream() {
          @Override
          public void write(int octet) {
            out[0]++;
          }
        };
    assertThat(
            catchThrowableOfType(RefusedFileException.class, () -> file.open().transferTo(counting))
                .reason())
        .isEqualTo(Reason.LIMIT);
    assertThat(out[0]).isLessThan(8 << 20);
  }

  @Test
  void findsABombBehindAFileThatDoesNotCompress() {
    byte[] noise = new byte[4 << 20];
    new Random(1).nextBytes(noise);
    byte[] zip =
        zip(
            zip1 -> {
              file(zip1, "noise", noise);
              file(zip1, "SDN.CSV", new byte[64 << 20]);
            });

    assertThat(refused("sdn.zip", zip)).hasMessageStartingWith("sdn.zip/SDN.CSV: ");
  }

  @Test
  void findsABombOfManySmallFiles() {
    byte[] zip =
        zip(
            zip1 -> {
              for (int i = 0; i < 64; i++) {
                file(zip1, i + ".csv", new byte[1 << 20]);
              }
            });

    assertThat(refusal("sdn.zip", zip)).isEqualTo(Reason.LIMIT);
  }

  @Test
  void countsWhatComesOutAndNotWhatTheHeadersSay() {
    byte[] text = noise(100_000);
    Limits limits = new Limits(2, 150_000, 100, 1 << 20);
    byte[] one = zip(zip -> stored(zip, "1.csv", text));
    byte[] two =
        zip(
            zip -> {
              file(zip, "1.csv", text);
              file(zip, "2.csv", text);
            });
    byte[] lying = two.clone();
    ByteBuffer.wrap(lying)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(indexOf(lying, "PK\u0001\u0002") + 24, 5);

    assertThat(Unpacked.files(upload("1.zip", one), limits)).hasSize(1);
    for (byte[] zip : List.of(two, lying)) {
      assertThat(
              catchThrowableOfType(
                  RefusedFileException.class, () -> Unpacked.files(upload("2.zip", zip), limits)))
          .hasMessage("2.zip: more than 150000 bytes come out of the archive");
    }
    ListFile gzip = Unpacked.files(upload("1.gz", gzip(concat(text, text))), limits).get(0);
    assertThat(catchThrowableOfType(RefusedFileException.class, () -> text(gzip)).reason())
        .isEqualTo(Reason.LIMIT);
  }

  @Test
  void takesAThousandFilesAndNoMore() {
    assertThat(Unpacked.files(upload("l.zip", files(1_000)))).hasSize(1_000);
    assertThat(refused("l.zip", files(1_001)))
        .hasMessage("l.zip: there are more than 1000 entries in it");
  }

  private static byte[] files(int count) {
    return zip(
        zip -> {
          for (int i = 0; i < count; i++) {
            file(zip, i + ".csv", SDN);
          }
        });
  }

  @Test
  void refusesAnArchiveThatIsCutAnywhere() {
    byte[] deflated =
        zip(
            zip -> {
              file(zip, "SDN.CSV", SDN);
              file(zip, "ALT.CSV", ALT);
            });
    byte[] stored = zip(zip -> stored(zip, "SDN.CSV", SDN.getBytes(StandardCharsets.UTF_8)));
    byte[] gzip = gzip(SDN);

    for (byte[] archive : List.of(deflated, stored, gzip)) {
      for (int length = 4; length < archive.length; length++) {
        assertThat(refusal("sdn.zip", Arrays.copyOf(archive, length)))
            .as("cut after %d of %d bytes", length, archive.length)
            .isEqualTo(Reason.TRUNCATED);
      }
    }
  }

  @Test
  void neverBreaksOnADamagedArchive() {
    byte[] zip =
        zip(
            zip1 -> {
              file(zip1, "SDN.CSV", SDN);
              stored(zip1, "ALT.CSV", ALT.getBytes(StandardCharsets.UTF_8));
            });
    Random random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = (i % 2 == 0 ? zip : gzip(SDN)).clone();
      damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt();
      assertThatCode(
              () -> {
                try {
                  Unpacked.files(upload("sdn.zip", damaged)).forEach(UnpackedTest::text);
                } catch (RefusedFileException e) {
                  assertThat(e.reason()).isNotNull();
                }
              })
          .doesNotThrowAnyException();
    }
  }

  @Test
  void refusesADirectoryThatListsOtherFiles() {
    byte[] zip =
        zip(
            zip1 -> {
              file(zip1, "SDN.CSV", SDN);
              file(zip1, "ALT.CSV", ALT);
            });
    byte[] renamed = zip.clone();
    renamed[indexOf(zip, "PK\u0001\u0002") + 46] = 'X';
    byte[] shortened = zip.clone();
    shortened[zip.length - 12] = 1;

    assertThat(refusal("sdn.zip", renamed)).isEqualTo(Reason.MALFORMED);
    assertThat(refusal("sdn.zip", shortened)).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void refusesAnArchiveWithoutAFile() {
    assertThat(refused("sdn.zip", zip(zip -> {}))).hasMessage("sdn.zip: there is no file in it");
    assertThat(refused("sdn.zip", zip(zip -> folder(zip, "ofac/"))))
        .hasMessage("sdn.zip: there is no file in it");
  }

  @Test
  void tellsASourceThatFailsFromAnArchiveThatIsDamaged() {
    ListFile upload =
        new ListFile(
            "sdn.zip",
            () -> {
              throw new IOException("The database is away");
            });

    assertThatCode(() -> Unpacked.files(upload)).isInstanceOf(IllegalStateException.class);
  }

  private static Reason refusal(String name, byte[] bytes) {
    return refused(name, bytes).reason();
  }

  private static RefusedFileException refused(String name, byte[] bytes) {
    return catchThrowableOfType(
        RefusedFileException.class,
        () -> Unpacked.files(upload(name, bytes)).forEach(UnpackedTest::text));
  }

  private static ListFile upload(String name, byte[] bytes) {
    return new ListFile(name, () -> new ByteArrayInputStream(bytes));
  }

  private static String text(ListFile file) {
    try (InputStream in = file.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Filling {
    void fill(ZipOutputStream zip) throws IOException;
  }

  private static byte[] zip(Filling filling) {
    return zip(StandardCharsets.UTF_8, filling);
  }

  private static byte[] zip(Charset names, Filling filling) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, names)) {
      filling.fill(zip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void folder(ZipOutputStream zip, String name) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.closeEntry();
  }

  private static void file(ZipOutputStream zip, String name, String text) throws IOException {
    file(zip, name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void file(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  private static void stored(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static byte[] gzip(String text) {
    return gzip(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(7).nextBytes(noise);
    return noise;
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] replace(byte[] bytes, String from, String to) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .replace(from, to)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static int indexOf(byte[] bytes, String what) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(what);
  }
}
