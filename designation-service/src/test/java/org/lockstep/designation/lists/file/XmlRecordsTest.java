package org.lockstep.designation.lists.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

class XmlRecordsTest {
  private static final Set<String> RECORDS = Set.of("INDIVIDUAL");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<?xml version='1.0'?>",
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
        "<?xml version=\"1.0\" encoding='UTF-8' standalone='yes'?>\r\n",
        "<?xml version=\"1.0\" encoding=\"US-ASCII\"?>",
        "\uFEFF<?xml version=\"1.0\"?>",
        "\uFEFF",
        "<?xml version=\"1.0\"?><?xml-stylesheet href=\"list.xsl\"?><!-- of the day -->\r\n",
      })
  void readsRecordsAfterAnyBeginning(String beginning) {
    List<XmlElement> records =
        read(
            beginning
                + "<LIST dateGenerated='2025-11-29'>\r\n<INDIVIDUALS>\r\n"
                + "<INDIVIDUAL><DATAID>6908555</DATAID></INDIVIDUAL>"
                + "</INDIVIDUALS></LIST>");

    assertThat(records).extracting(XmlElement::name).containsExactly("LIST", "INDIVIDUAL");
    assertThat(records.get(0).attribute("dateGenerated")).contains("2025-11-29");
    assertThat(records.get(0).children()).isEmpty();
    assertThat(records.get(1).text("DATAID")).contains("6908555");
    assertThat(records.get(1).line()).isEqualTo(beginning.endsWith("\n") ? 4 : 3);
  }

  @Test
  void joinsThePiecesOfATextAndKeepsTheBlanksBetweenThem() {
    assertThat(record("Abu<!-- sic --> <!-- sic -->Ali <![CDATA[& <Sons>]]><?x y?>&#x20;Co").text())
        .contains("Abu Ali & <Sons> Co");
  }

  @Test
  void joinsManyPiecesInTimeThatGrowsWithTheirNumber() {
    int pieces = 200_000;

    assertThat(record("x<?p?>".repeat(pieces)).text().orElseThrow()).hasSize(pieces);
  }

  @Test
  void keepsAttributesThatDifferByTheirNamespaceOnly() {
    String record = "<INDIVIDUAL xmlns:p='urn:p' type='a' p:type='b'/>";

    assertThat(read("<LIST>" + record + "</LIST>").get(1).unread())
        .containsExactly(new LabelledValue("@type", "a"), new LabelledValue("@p:type", "b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-7", "IBM500", "no-such-encoding"})
  void refusesAFileThatDeclaresAnEncodingInWhichItIsNotOrWhichIsNotRead(String encoding) {
    RefusedFileException refused =
        refused("<?xml version='1.0' encoding='" + encoding + "'?><LIST/>");

    assertThat(refused.reason()).isEqualTo(Reason.ENCODING);
    assertThat(refused)
        .hasMessage(
            "un.xml: declares the encoding "
                + encoding
                + ", in which it is not or which is not read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ISO-8859-1", "ISO-8859-15", "windows-1252", "UTF-16", "UTF-16LE", "UTF-16BE"})
  void readsAFileInTheEncodingThatItDeclares(String encoding) {
    String text =
        "<?xml version='1.0' encoding='"
            + encoding
            + "'?>\n<LIST><INDIVIDUAL>Jörg €</INDIVIDUAL></LIST>";
    Charset charset = Charset.forName(encoding.equals("ISO-8859-1") ? "windows-1252" : encoding);
    List<XmlElement> records = read(file(text.getBytes(charset)));

    assertThat(records.get(1).text()).contains("Jörg €");
    assertThat(records.get(1).line()).isEqualTo(2);
  }

  @Test
  void refusesAFileInUtf32() {
    byte[] bytes =
        "<?xml version='1.0' encoding='UTF-32'?><LIST/>".getBytes(Charset.forName("UTF-32"));

    assertThat(refused(file(bytes)).reason()).isEqualTo(Reason.ENCODING);
  }

  @Test
  void refusesAFileThatIsUtf8AndDeclaresAnotherEncoding() {
    String text =
        "<?xml version='1.0' encoding='ISO-8859-1'?><LIST><INDIVIDUAL>é</INDIVIDUAL></LIST>";

    assertThat(refused(text))
        .hasMessage("un.xml: declares the encoding ISO-8859-1, but all of it is UTF-8")
        .returns(Reason.ENCODING, RefusedFileException::reason);
  }

  @Test
  void refusesBytesThatAreNotInTheDeclaredEncoding() {
    byte[] bytes =
        "<?xml version='1.0' encoding='windows-1252'?><LIST><INDIVIDUAL>\u0081</INDIVIDUAL></LIST>"
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThat(refused(file(bytes)))
        .hasMessage("un.xml: says that it is windows-1252, and has bytes that are not")
        .returns(Reason.ENCODING, RefusedFileException::reason);
  }

  @Test
  void aCharacterIsWholeWhereverThePortionsOfAnEncodingEnd() {
    for (int length = 8100; length < 8200; length++) {
      String name = "x".repeat(length) + "\uD83D\uDEA2";
      byte[] bytes =
          ("<?xml version='1.0' encoding='UTF-16'?><LIST><INDIVIDUAL>"
                  + name
                  + "</INDIVIDUAL></LIST>")
              .getBytes(StandardCharsets.UTF_16);

      assertThat(read(file(bytes)).get(1).text()).contains(name);
    }
  }

  @Test
  void saysWhichByteIsNotUtf8HoweverFarItIs() {
    String text = "<LIST>" + "<INDIVIDUAL>é</INDIVIDUAL>".repeat(20_000);
    byte[] good = text.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = Arrays.copyOf(good, good.length + 1);
    bytes[good.length] = (byte) 0xE9;

    assertThat(refused(file(bytes))).hasMessageContaining("at byte " + bytes.length + " ");
  }

  @Test
  void fetchesNothingThatAFileNames() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + server.getLocalPort() + "/x";
      List<String> refused =
          List.of(
              "<!DOCTYPE LIST SYSTEM '%s'><LIST/>",
              "<!DOCTYPE LIST PUBLIC '-//UN//EN' '%s'><LIST/>",
              "<!DOCTYPE LIST [<!ENTITY x SYSTEM '%s'>]><LIST><INDIVIDUAL>&x;</INDIVIDUAL></LIST>",
              "<!DOCTYPE LIST [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><LIST>&x;</LIST>",
              "<!DOCTYPE LIST [<!ENTITY %% x SYSTEM '%s'> %%x;]><LIST/>",
              "<!DOCTYPE LIST><LIST/>");
      List<String> read =
          List.of(
              "<LIST xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                  + " xsi:schemaLocation='urn:un %1$s' xsi:noNamespaceSchemaLocation='%1$s'/>",
              "<?xml-stylesheet type='text/xsl' href='%s'?><LIST/>",
              "<LIST xmlns:xi='http://www.w3.org/2001/XInclude'><INDIVIDUAL>"
                  + "<xi:include href='%s' parse='text'/></INDIVIDUAL></LIST>");

      for (String text : refused) {
        assertThat(refused(text.formatted(url)))
            .hasMessage("un.xml: has a document type, which no list needs, at line 1");
      }
      for (String text : read) {
        assertThatCode(() -> read(text.formatted(url))).doesNotThrowAnyException();
      }
      server.setSoTimeout(200);
      assertThat(catchThrowableOfType(SocketTimeoutException.class, server::accept)).isNotNull();
    }
  }

  @Test
  void refusesEntitiesOfItsOwnBeforeTheyGrow() {
    String laughs =
        "<!DOCTYPE LIST [<!ENTITY a0 'lol'>"
            + IntStream.rangeClosed(1, 9)
                .mapToObj(i -> "<!ENTITY a%d '%s'>".formatted(i, ("&a" + (i - 1) + ";").repeat(10)))
                .collect(Collectors.joining())
            + "]><LIST><INDIVIDUAL>&a9;</INDIVIDUAL></LIST>";
    String quadratic =
        "<!DOCTYPE LIST [<!ENTITY a '%s'>]><LIST><INDIVIDUAL>%s</INDIVIDUAL></LIST>"
            .formatted("x".repeat(50_000), "&a;".repeat(50_000));

    assertThat(refused(laughs)).hasMessageContaining("document type");
    assertThat(refused(quadratic)).hasMessageContaining("document type");
    assertThat(refusal("<LIST><INDIVIDUAL>&a;</INDIVIDUAL></LIST>")).isEqualTo(Reason.MALFORMED);
    assertThat(refusal("<LIST><INDIVIDUAL x='&a;'/></LIST>")).isEqualTo(Reason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<LIST><INDIVIDUAL>a < b</INDIVIDUAL></LIST>",
        "<LIST><INDIVIDUAL>a\u0001</INDIVIDUAL></LIST>",
        "<LIST><INDIVIDUAL>a</individual></LIST>",
        "<LIST><INDIVIDUAL a='1' a='2'/></LIST>",
        "<LIST><p:INDIVIDUAL/></LIST>",
        "<LIST/><LIST/>",
        "<LIST/>text",
        "text",
      })
  void refusesWhatIsNotWellFormed(String text) {
    assertThat(refusal(text)).isEqualTo(Reason.MALFORMED);
    assertThat(refused(text)).hasMessageMatching("un.xml: .*, at line 1, column \\d+");
  }

  @Test
  void refusesAFileThatIsCutAnywhere() {
    String text = "<LIST a='1'><INDIVIDUAL b=\"2\">x<!-- y --></INDIVIDUAL></LIST>";

    for (int length = 0; length < text.length(); length++) {
      assertThat(refusal(text.substring(0, length)))
          .as("cut after %d", length)
          .isEqualTo(Reason.TRUNCATED);
    }
  }

  @Test
  void takes100LevelsAnd100AttributesAndNoMore() {
    assertThat(read(nested(100))).hasSize(2);
    assertThat(refusal(nested(101))).isEqualTo(Reason.LIMIT);
    assertThat(read(attributes(100))).hasSize(2);
    assertThat(refusal(attributes(101))).isEqualTo(Reason.LIMIT);
  }

  private static String nested(int levels) {
    int within = levels - 1;
    return "<LIST>" + "<INDIVIDUAL>".repeat(within) + "</INDIVIDUAL>".repeat(within) + "</LIST>";
  }

  private static String attributes(int count) {
    return IntStream.range(0, count)
        .mapToObj("a%d='1'"::formatted)
        .collect(Collectors.joining(" ", "<LIST><INDIVIDUAL ", "/></LIST>"));
  }

  @Test
  void takesTextsOf1MibAndNoMore() {
    int most = 1 << 20;

    assertThat(record("금".repeat(most)).text().orElseThrow()).hasSize(most);
    assertThat(refusal("<LIST><INDIVIDUAL>" + "x".repeat(most + 1) + "</INDIVIDUAL></LIST>"))
        .isEqualTo(Reason.LIMIT);
  }

  /** Each is endless; the parser itself would keep most of them as they are. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<LIST><!-- |x ",
        "<LIST><?p |x ",
        "<LIST><?|p",
        "<|x",
        "<LIST></|x",
        "<LIST | ",
        "<LIST |x",
        "<LIST x='|x ",
        "<LIST><INDIVIDUAL>|x ",
        "<LIST><INDIVIDUAL>&|x",
        "<LIST>|x ",
        "<LIST><![CDATA[|x ",
        "<!DOCTYPE |x",
        "<!DOCTYPE LIST SYSTEM '|x ",
        "|\n",
        "<?xml version='1.0' encoding='|x",
        "<LIST><INDIVIDUAL>|<a>1</a>",
        "<LIST><INDIVIDUAL>|<a b='12345678901234567890'/>",
        "<LIST><INDIVIDUAL>|x<!-- y -->",
      })
  void givesUpSoonOnWhatDoesNotEnd(String text) {
    String[] parts = text.split("\\|", -1);
    Endless large = new Endless(parts[0], piece -> parts[1].repeat(50), 400L << 20, "");

    assertThat(refused(new ListFile("un.xml", () -> large)).reason()).isEqualTo(Reason.LIMIT);
    assertThat(large.written()).isLessThan(64 << 20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<e%d/>", "<e a%d='1'/>", "<p:e xmlns:p='p%d' xmlns:q%1$d='q'/>", "<?p%d?>"})
  void givesUpOnNamesWithoutNumber(String piece) {
    Endless large = new Endless("<LIST>", piece::formatted, 400L << 20, "");

    assertThat(refused(new ListFile("un.xml", () -> large)))
        .hasMessage(
            "un.xml: has more than 10000 different names of elements and attributes, at line 1");
    assertThat(refusal("<LIST><" + "x".repeat(1_001) + "/></LIST>")).isEqualTo(Reason.LIMIT);
  }

  @Test
  void keepsNothingOfTheRecordsThatItHandsOn() {
    Runtime runtime = Runtime.getRuntime();
    long[] read = {0};
    long[] most = {0};
    System.gc();
    long before = runtime.totalMemory() - runtime.freeMemory();

    XmlRecords.read(
        LargeList.of(32L << 20),
        RECORDS,
        record -> {
          if (++read[0] % 14_000 == 0) {
            System.gc();
            most[0] = Math.max(most[0], runtime.totalMemory() - runtime.freeMemory() - before);
          }
        });

    assertThat(read[0]).isGreaterThan(70_000);
    assertThat(most[0]).isLessThan(16 << 20);
  }

  @Test
  void tellsASourceThatFailsFromAFileThatIsWrong() {
    ListFile file =
        new ListFile(
            "un.xml",
            () -> {
              throw new IOException("The database is away");
            });

    assertThatCode(() -> XmlRecords.read(file, RECORDS, record -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Could not read un.xml");
  }

  private static Reason refusal(String text) {
    return refused(text).reason();
  }

  private static RefusedFileException refused(String text) {
    return refused(file(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static RefusedFileException refused(ListFile file) {
    return catchThrowableOfType(
        RefusedFileException.class, () -> XmlRecords.read(file, RECORDS, record -> {}));
  }

  private static XmlElement record(String inner) {
    return read("<LIST><INDIVIDUAL>" + inner + "</INDIVIDUAL></LIST>").get(1);
  }

  private static List<XmlElement> read(String text) {
    return read(file(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<XmlElement> read(ListFile file) {
    List<XmlElement> records = new ArrayList<>();
    XmlRecords.read(file, RECORDS, records::add);
    return records;
  }

  private static ListFile file(byte[] bytes) {
    return new ListFile("un.xml", () -> new ByteArrayInputStream(bytes));
  }

  /** A list in the manner of the UN's, of as many records as make it as large as asked. */
  static final class LargeList {
    private LargeList() {}

    static ListFile of(long bytes) {
      return new ListFile(
          "un.xml",
          () ->
              new Endless(
                  "<LIST><INDIVIDUALS>",
                  number ->
                      """
                      <INDIVIDUAL>
                        <DATAID>%d</DATAID>
                        <FIRST_NAME>ABD ALLAH</FIRST_NAME><SECOND_NAME>%d</SECOND_NAME>
                        <NATIONALITY><VALUE>Iraq</VALUE></NATIONALITY>
                        <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>علي</ALIAS_NAME></INDIVIDUAL_ALIAS>
                        <INDIVIDUAL_ADDRESS><CITY>Mosul</CITY><NOTE>as of %d</NOTE></INDIVIDUAL_ADDRESS>
                      </INDIVIDUAL>
                      """
                          .formatted(number, number, number),
                  bytes,
                  "</INDIVIDUALS></LIST>"));
    }
  }
}
