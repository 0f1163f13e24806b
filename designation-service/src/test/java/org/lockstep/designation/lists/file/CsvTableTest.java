package org.lockstep.designation.lists.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

class CsvTableTest {
  private static final String HEADER = "ent_num,SDN_Name,Remarks\r\n";

  @Test
  void namesCellsByTheHeader() {
    List<TableRow> rows =
        read("\uFEFF" + HEADER + "2674, ABBAS ,\"DOB 10 Dec 1948; \"\"Abu\"\"\"\r\n36,,\r\n");

    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).cell("ent_num")).contains("2674");
    assertThat(rows.get(0).cell("SDN_Name")).contains("ABBAS");
    assertThat(rows.get(0).unread())
        .containsExactly(new LabelledValue("Remarks", "DOB 10 Dec 1948; \"Abu\""));
    assertThat(rows.get(0).source())
        .isEqualTo("\"2674\",\"ABBAS\",\"DOB 10 Dec 1948; \"\"Abu\"\"\"");
    assertThat(rows.get(1).cell("Remarks")).isEmpty();
    assertThat(rows.get(1).cell("Program")).isEmpty();
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstCell() {
    ListFile file =
        new ListFile(
            "sdn.csv",
            () ->
                new ByteArrayInputStream(
                    "\uFEFF\"36\",-0- \r\n\uFEFF37,b".getBytes(StandardCharsets.UTF_8)));
    List<String> first = new ArrayList<>();

    CsvTable.rows(file, ',', (line, cells) -> first.add(cells.get(0)));

    assertThat(first).containsExactly("36", "\uFEFF37");
    assertThat(file.beginning()).startsWith("\"36\",");
  }

  @Test
  void countsLinesAfterCellsOfSeveralLinesAndEmptyOnes() {
    List<TableRow> rows = read(HEADER + "1,a,\"x\r\ny\nz\"\r\n\r\n2,b,\r3,c,\n4,d,");

    assertThat(rows).extracting(TableRow::line).containsExactly(2L, 6L, 7L, 8L);
  }

  @Test
  void keepsEveryColumnThoughNamesAreBlankOrThereTwice() {
    List<TableRow> rows = read("name,,name,\r\nABBAS,a,ABU,b\r\n");

    assertThat(rows.get(0).unread())
        .containsExactly(
            new LabelledValue("name", "ABBAS"),
            new LabelledValue("(column 2)", "a"),
            new LabelledValue("name (column 3)", "ABU"),
            new LabelledValue("(column 4)", "b"));
  }

  @Test
  void takesAQuoteWithinACellThatIsNotQuoted() {
    assertThat(read(HEADER + "1,5\" gun,x").get(0).cell("SDN_Name")).contains("5\" gun");
  }

  /** Files of the US end with the byte 0x1A, as MS-DOS had it. */
  @Test
  void doesNotMindTheEndMarkOfOldSystems() {
    assertThat(read(HEADER + "1,a,b\r\n\u001A")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Not closed
        "1,\"ABBAS,Remarks\r\n2,b,c\r\n",
        "1,a,\"",
        // Something after the closing quote
        "1,\"ABBAS\"x,c",
        "1,\"ABBAS\" ,c",
        // The quote would not guard its commas
        "1, \"ABBAS, Abu\"",
        // More cells than columns
        "1,ABBAS, Abu,x",
      })
  void refusesRowsThatCouldBeReadInTwoWays(String row) {
    RefusedFileException refused = refused(HEADER + row);

    assertThat(refused.reason()).isEqualTo(Reason.MALFORMED);
    assertThat(refused).hasMessageStartingWith("sdn.csv: ").hasMessageContaining("line 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void readsUtf16WithItsMark(String encoding) {
    byte[] bytes = ("\uFEFF" + HEADER + "1,Jörg,x").getBytes(Charset.forName(encoding));
    List<TableRow> rows = new ArrayList<>();
    CsvTable.read(
        new ListFile("sdn.csv", () -> new ByteArrayInputStream(bytes)), ',', null, rows::add);

    assertThat(rows.get(0).texts()).containsExactly("1", "Jörg", "x");
  }

  @Test
  void refusesWhatIsNotUtf8() {
    byte[] bytes = (HEADER + "1,Jörg,x").getBytes(StandardCharsets.ISO_8859_1);
    RefusedFileException refused =
        refused(new ListFile("sdn.csv", () -> new ByteArrayInputStream(bytes)));

    assertThat(refused.reason()).isEqualTo(Reason.ENCODING);
    assertThat(refused).hasMessageContaining("at byte 29 ");
  }

  @Test
  void takesCellsOf64KibAnd500ColumnsAndNoMore() {
    String longest = "x".repeat(64 * 1024);

    assertThat(read(HEADER + "1," + longest + ",x")).hasSize(1);
    assertThat(refused(HEADER + "1,x" + longest).reason()).isEqualTo(Reason.LIMIT);
    assertThat(refused(HEADER + "1,\"x" + longest + "\"").reason()).isEqualTo(Reason.LIMIT);
    assertThat(read("a" + ",a".repeat(499) + "\r\n1")).hasSize(1);
    assertThat(refused("a" + ",a".repeat(500) + "\r\n1").reason()).isEqualTo(Reason.LIMIT);
  }

  @Test
  void takesRowsOf1MibAndNoMore() {
    String cell = "x".repeat(60_000) + ",";
    String header = "a" + ",a".repeat(30) + "\r\n";

    assertThat(read(header + cell.repeat(17))).hasSize(1);
    assertThat(refused(header + cell.repeat(18)).reason()).isEqualTo(Reason.LIMIT);
  }

  @Test
  void givesUpSoonOnAQuoteThatIsNeverClosedInALargeFile() {
    for (String row : List.of("1,ABBAS,x\r\n", "xxxxxxxx", "\"\"\r\n", ",,,,,,")) {
      Endless large = new Endless(HEADER + "1,\"", piece -> row, 400L << 20, "");

      assertThat(refused(new ListFile("sdn.csv", () -> large)).reason()).isEqualTo(Reason.LIMIT);
      assertThat(large.written()).isLessThan(4 << 20);
    }
  }

  private static RefusedFileException refused(String text) {
    return refused(file(text));
  }

  private static RefusedFileException refused(ListFile file) {
    return catchThrowableOfType(
        RefusedFileException.class, () -> CsvTable.read(file, ',', null, row -> {}));
  }

  private static List<TableRow> read(String text) {
    List<TableRow> rows = new ArrayList<>();
    CsvTable.read(file(text), ',', null, rows::add);
    return rows;
  }

  private static ListFile file(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ListFile("sdn.csv", () -> new ByteArrayInputStream(bytes));
  }
}
