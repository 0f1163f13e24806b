package org.lockstep.designation.lists.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.designation.lists.Spreadsheet.row;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.lists.Read;
import org.lockstep.designation.lists.Spreadsheet;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

class XlsxTableTest {
  private static List<String> rows(ListFile file) {
    List<String> rows = new ArrayList<>();
    XlsxTable.rows(
        file,
        row -> rows.add(row.sheet() + ":" + row.number() + ":" + String.join("|", row.cells())),
        (sheet, row, remark) -> {});
    return rows;
  }

  private static List<String> remarks(Spreadsheet book) {
    List<String> remarks = new ArrayList<>();
    XlsxTable.rows(
        book.file("list.xlsx"),
        row -> {},
        (file, row, remark) -> remarks.add(file + ":" + row + ": " + remark));
    return remarks;
  }

  private static List<String> rows(Spreadsheet book) {
    return rows(book.file("list.xlsx"));
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(Spreadsheet book, Reason reason) {
    return assertRefused(book.file("list.xlsx"), reason);
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(ListFile file, Reason reason) {
    return assertThatThrownBy(() -> rows(file))
        .isInstanceOfSatisfying(
            RefusedFileException.class,
            refusal -> assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason));
  }

  @Test
  void cellsAreTextWhateverTheyHold() {
    assertThat(
            rows(
                new Spreadsheet()
                    .sheet(
                        "List",
                        row("Reference", "Name", null, "Date", "Ban"),
                        row(101, "LADY R", null, LocalDate.of(2024, 5, 17), true),
                        row(),
                        row(0.1, 9161003, "x", null, false))))
        .containsExactly(
            "List:1:Reference|Name||Date|Ban",
            "List:2:101|LADY R||2024-05-17|TRUE",
            "List:4:0.1|9161003|x||FALSE");
  }

  @Test
  void textsMayBeInTheCellOrTheValueOfAFormulaOrRich() {
    assertThat(
            rows(
                new Spreadsheet()
                    .string(
                        "<si><r><t>MG </t></r><r><t xml:space=\"preserve\"> </t></r><r><t>Flot</t></r></si>")
                    .sheetXml(
                        "S",
                        """
                        <row><c t="inlineStr"><is><t>in</t><r><t>line</t></r></is></c>
                        <c t="s"><v>0</v></c>
                        <c t="str"><f>A1&amp;B1</f><v>value of a formula</v></c>
                        <c><f>1+1</f><v>2</v></c><c t="e"><v>#N/A</v></c>
                        <c><v>1.0E3</v></c><c><v>0.10000000000000001</v></c><c s="0"/></row>""")))
        .containsExactly("S:1:inline|MG  Flot|value of a formula|2||1000|0.1");
  }

  @Test
  void cellsThatAreMergedDownwardsAllHaveTheValueOfTheFirst() {
    assertThat(
            rows(
                new Spreadsheet()
                    .sheet(
                        "S",
                        row("Title", null, null),
                        row("2024-05-17", 1, "MARIA"),
                        row(null, 2, "LADY R"),
                        row(null, null, null),
                        row("2024-05-18", null, "ANNA"))
                    .merged("A1:C1", "A2:A4", "B5:C5")))
        .containsExactly(
            "S:1:Title",
            "S:2:2024-05-17|1|MARIA",
            "S:3:2024-05-17|2|LADY R",
            "S:5:2024-05-18||ANNA");
  }

  @Test
  void whatIsMergedWithACellAboveIsNoValueOfItsOwn() {
    List<XlsxRow> rows = new ArrayList<>();
    XlsxTable.rows(
        new Spreadsheet()
            .sheet("S", row("AL-SHABAAB", "first"), row(null, "second"))
            .merged("A1:A2")
            .file("list.xlsx"),
        rows::add,
        (sheet, row, remark) -> {});

    assertThat(rows.get(1).cells()).containsExactly("AL-SHABAAB", "second");
    assertThat(rows.get(1).own()).containsExactly("", "second");
    assertThat(rows.get(1).filled()).isEqualTo(1);
  }

  @Test
  void valuesThatMergedCellsHideAreReadAndRemarkedUpon() {
    Spreadsheet book =
        new Spreadsheet()
            .sheet("S", row("A", "B", "C"), row("D", "E", "F"), row("G", null, "H"), row("I"))
            .merged("A1:B1", "A2:A4", "C2:C2", "B3:C3");

    assertThat(rows(book)).containsExactly("S:1:A|B|C", "S:2:D|E|F", "S:3:G||H", "S:4:I");
    assertThat(remarks(book))
        .containsExactly(
            "list.xlsx#S:1: 3 cells have values that no one sees, for they are merged with others;"
                + " they were read like the others");
  }

  @Test
  void aWorkbookThatCountsDaysFrom1904IsRemarkedUpon() {
    assertThat(
            remarks(
                new Spreadsheet()
                    .sheet("S", row(1))
                    .part(
                        "xl/workbook.xml",
                        "<workbook xmlns:r=\"r\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"S\" r:id=\"rId1\"/></sheets></workbook>")))
        .containsExactly(
            "list.xlsx:1: the workbook counts days from 1904; a day that is not formatted as one is"
                + " read four years too early, if at all");
  }

  @Test
  void moreMergedCellsThanAListHasAreRefused() {
    String[] regions =
        IntStream.rangeClosed(1, 100_001)
            .mapToObj(i -> "A" + i + ":A" + (i + 1))
            .toArray(String[]::new);

    assertRefused(new Spreadsheet().sheet("S", row(1)).merged(regions), Reason.LIMIT)
        .hasMessageContaining("100000 merged cells");
  }

  @Test
  void mergedCellsThatOverlapAreReadInTheirOrder() {
    assertThat(
            rows(
                new Spreadsheet()
                    .sheet("S", row("A", 1), row(null, 2), row(null, 3))
                    .merged("A1:A2", "A2:A3", "nonsense", "A9999999:A1")))
        .containsExactly("S:1:A|1", "S:2:A|2", "S:3:A|3");
  }

  @Test
  void aTextMergedWithAllRowsOfASheetCountsInEachOfThem() {
    String rows = "<row><c t=\"inlineStr\"><is><t>" + "x".repeat(60_000) + "</t></is></c></row>";
    String more = "<row><c r=\"B%d\"><v>1</v></c></row>";
    StringBuilder xml = new StringBuilder(rows);
    for (int i = 2; i < 6_000; i++) {
      xml.append(more.formatted(i));
    }

    assertRefused(new Spreadsheet().sheetXml("S", xml.toString()).merged("A1:A6000"), Reason.LIMIT);
  }

  @Test
  void whatIsHiddenIsReadAndRemarkedUpon() {
    Spreadsheet book =
        new Spreadsheet()
            .sheetXml(
                "S",
                "<row r=\"1\"><c><v>1</v></c></row><row r=\"2\" hidden=\"1\"><c><v>2</v></c></row>"
                    + "<row r=\"3\" hidden=\"true\"><c><v>3</v></c></row>"
                    + "<row r=\"4\" hidden=\"1\"/>")
            .before("<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols>")
            .hidden("S");

    assertThat(rows(book)).containsExactly("S:1:1", "S:2:2", "S:3:3");
    assertThat(remarks(book))
        .containsExactly(
            "list.xlsx#S:1: the sheet is hidden; it was read like the others",
            "list.xlsx#S:1: columns from column 2 on are hidden; they were read like others",
            "list.xlsx#S:2: 2 rows are hidden, as a filter leaves them; they were read like the others");
  }

  @Test
  void anErrorIsNoText() {
    assertThat(
            remarks(
                new Spreadsheet()
                    .sheetXml("S", "<row><c t=\"e\"><f>A2</f><v>#REF!</v></c><c t=\"e\"/></row>")))
        .containsExactly("list.xlsx#S:1: a cell holds an error and was read as blank: #REF!");
  }

  @Test
  void aFormulaWithoutItsValueIsRefused() {
    assertRefused(new Spreadsheet().sheetXml("S", "<row><c><f>A2</f></c></row>"), Reason.MALFORMED)
        .hasMessageContaining("column 1 of row 1 of S has a formula without its value");
    assertThat(rows(new Spreadsheet().sheetXml("S", "<row><c t=\"str\"><f>A2</f><v/></c></row>")))
        .isEmpty();
  }

  @Test
  void howJapaneseIsPronouncedIsNotPartOfTheText() {
    assertThat(
            rows(
                new Spreadsheet()
                    .string(
                        "<si><t>告示日付</t><rPh sb=\"0\" eb=\"2\"><t>コクジ</t></rPh><phoneticPr fontId=\"1\"/></si>")
                    .sheetXml("S", "<row><c t=\"s\"><v>0</v></c></row>")))
        .containsExactly("S:1:告示日付");
  }

  @Test
  void charactersThatXmlCannotHoldAreWhatTheyWere() {
    assertThat(
            rows(
                new Spreadsheet()
                    .string("<si><t>one_x000D_\ntwo _x005F_x000D_ x_x0_y</t></si>")
                    .sheetXml("S", "<row><c t=\"s\"><v>0</v></c></row>")))
        .containsExactly("S:1:one\r\ntwo _x000D_ x_x0_y");
  }

  @Test
  void escapesOfWhatIsInNoTextAreRefused() {
    assertRefused(
            new Spreadsheet()
                .string("<si><t>KIM_x0000_ Chol</t></si>")
                .sheetXml("S", "<row><c t=\"s\"><v>0</v></c></row>"),
            Reason.MALFORMED)
        .hasMessageContaining("in column 1 of row 1 of S has U+0000, which is in no text");
    assertRefused(
            new Spreadsheet()
                .sheetXml("S", "<row><c/><c t=\"inlineStr\"><is><t>a_xD840_</t></is></c></row>"),
            Reason.MALFORMED)
        .hasMessageContaining("in column 2 of row 1 of S has U+D840");
  }

  @Test
  void datesAreKnownByTheFormatOfTheirCells() {
    assertThat(
            rows(
                new Spreadsheet()
                    .sheetXml(
                        "S",
                        """
                        <row r="5"><c r="B5" s="1"><v>45429</v></c><c r="C5" s="2"><v>45429</v></c>
                        <c r="D5" s="3"><v>45429</v></c><c r="E5"><v>45429</v></c>
                        <c r="F5" s="1"><v>45429.5</v></c><c r="G5" s="1"><v>60</v></c>
                        <c r="H5" s="1"><v>1</v></c></row>""")))
        .containsExactly(
            "S:5:|2024-05-17|2024-05-17|45429|45429|2024-05-17T12:00:00|60|1900-01-01");
  }

  @Test
  void aCellThatShowsOnlyTheMonthIsOne() {
    String styles =
        "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/>"
            + "<numFmt numFmtId=\"171\" formatCode=\"yyyy\"/><numFmt numFmtId=\"172\" formatCode=\"General\"/></numFmts><cellXfs>"
            + Stream.of("0", "55", "34", "52", "170", "171", "31", "58", "56", "32", "172")
                .map(id -> "<xf numFmtId=\"" + id + "\"/>")
                .collect(Collectors.joining())
            + "</cellXfs></styleSheet>";
    assertThat(
            rows(
                new Spreadsheet()
                    .sheetXml(
                        "S",
                        """
                        <row r="1"><c s="1"><v>26969</v></c><c s="2"><v>26969</v></c><c s="3"><v>26969</v></c>
                        <c s="4"><v>26969</v></c><c s="5"><v>26665</v></c><c s="4"><v>26970</v></c></row>
                        <row r="2"><c s="6"><v>26969</v></c><c s="7"><v>26969</v></c><c s="8"><v>26969</v></c>
                        <c s="9"><v>26969</v></c><c s="10"><v>26969</v></c></row>""")
                    .part("xl/styles.xml", styles)))
        .containsExactly(
            "S:1:1973-11|1973-11|1973-11|1973-11|1973|1973-11-02",
            "S:2:1973-11-01|1973-11-01|1973-11-01|26969|26969");
  }

  @Test
  void aSerialNumberIsADayWhereTheReaderKnowsThatItIsOne() {
    assertThat(XlsxTable.serialDate("45429")).contains(LocalDate.of(2024, 5, 17));
    assertThat(XlsxTable.serialDate("59")).contains(LocalDate.of(1900, 2, 28));
    assertThat(XlsxTable.serialDate("61")).contains(LocalDate.of(1900, 3, 1));
    assertThat(XlsxTable.serialDate("60")).isEmpty();
    assertThat(XlsxTable.serialDate("17 May 2024")).isEmpty();
    assertThat(XlsxTable.serialDate("9999999")).isEmpty();
  }

  @Test
  void theDaysOfAWorkbookMayBeginIn1904() {
    assertThat(
            rows(
                new Spreadsheet()
                    .sheet("S", row(LocalDate.of(2024, 5, 17)))
                    .part(
                        "xl/workbook.xml",
                        "<workbook xmlns:r=\"r\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"S\" r:id=\"rId1\"/></sheets></workbook>")))
        .containsExactly("S:1:2028-05-18");
  }

  @Test
  void sheetsAreTakenOneAfterTheOther() {
    assertThat(rows(new Spreadsheet().sheet("個人", row("a")).sheet("団体", row("b"))))
        .containsExactly("個人:1:a", "団体:1:b");
  }

  @Test
  void anXlsxFileIsKnownByHowItBegins() {
    assertThat(XlsxTable.is(new Spreadsheet().sheet("S", row("a")).file("x"))).isTrue();
    assertThat(XlsxTable.is(Read.file("x.xlsx", "Reference,Name"))).isFalse();
  }

  @Test
  void aFileThatIsNoneIsRefused() {
    assertRefused(Read.file("x.xlsx", "Reference,Name"), Reason.FORMAT);
    assertRefused(Read.file("x.xlsx", ""), Reason.FORMAT);
    byte[] whole = new Spreadsheet().sheet("S", row("a")).bytes();
    assertRefused(Read.file("x.xlsx", Arrays.copyOf(whole, whole.length / 2)), Reason.TRUNCATED);
  }

  @Test
  void aFileThatLacksOneOfItsSheetsIsRefused() {
    assertRefused(
            new Spreadsheet()
                .sheet("S", row("a"))
                .part(
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet7.xml\"/></Relationships>"),
            Reason.TRUNCATED)
        .hasMessageContaining("lacks the sheet S");
  }

  @Test
  void aBombIsRefusedBeforeItIsUnpacked() {
    assertRefused(
            new Spreadsheet().sheet("S", row("a")).part("xl/media/image1.bin", new byte[20 << 20]),
            Reason.LIMIT)
        .hasMessageContaining("than 100 times");
  }

  @Test
  void anArchiveWithinTheFileIsRefused() {
    byte[] inner = new Spreadsheet().sheet("S", row("a")).bytes();
    assertRefused(
        new Spreadsheet().sheet("S", row("a")).part("xl/embeddings/a.bin", inner), Reason.FORMAT);
  }

  @Test
  void namesThatLeadOutOfTheArchiveOrAreThereTwiceAreRefused() {
    assertRefused(new Spreadsheet().part("xl/../../etc/passwd", "x"), Reason.MALFORMED);
    assertRefused(new Spreadsheet().part("/etc/passwd", "x"), Reason.MALFORMED);
    assertRefused(new Spreadsheet().part("xl\\a.xml", "x"), Reason.MALFORMED);
    assertRefused(new Spreadsheet().part("XL/Workbook.xml", "<x/>"), Reason.MALFORMED);
    Spreadsheet many = new Spreadsheet().sheet("S", row("a"));
    for (int i = 0; i < 1000; i++) {
      many.part("xl/media/" + i, "x");
    }
    assertRefused(many, Reason.LIMIT);
  }

  @Test
  void aDocumentTypeIsRefusedInEveryPart() {
    String hostile =
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><sst><si><t>&e;</t></si></sst>";
    assertRefused(
        new Spreadsheet().sheet("S", row(1)).part("xl/sharedStrings.xml", hostile),
        Reason.MALFORMED);
    assertRefused(
        new Spreadsheet().sheetXml("S", "").part("xl/worksheets/sheet1.xml", hostile),
        Reason.MALFORMED);
    assertRefused(
        new Spreadsheet().sheet("S", row(1)).part("xl/workbook.xml", hostile), Reason.MALFORMED);
  }

  @Test
  void textThatIsNotUtf8IsRefused() {
    assertRefused(
        new Spreadsheet()
            .sheet("S", row(1))
            .part(
                "xl/sharedStrings.xml",
                "<sst><si><t>\u00E9</t></si></sst>".getBytes(StandardCharsets.ISO_8859_1)),
        Reason.ENCODING);
  }

  @Test
  void aCellThatRefersToNoTextIsRefused() {
    for (String index : List.of("7", "-1", "99999999999", "x")) {
      assertRefused(
              new Spreadsheet().sheetXml("S", "<row><c t=\"s\"><v>" + index + "</v></c></row>"),
              Reason.MALFORMED)
          .hasMessageContaining("column 1 of row 1 of S");
    }
  }

  @Test
  void theLastCellOfASheetTakesNoMoreRoomThanAnother() {
    assertThat(
            rows(
                new Spreadsheet()
                    .sheetXml("S", "<row r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"/></row>")))
        .isEmpty();
    assertRefused(
            new Spreadsheet()
                .sheetXml("S", "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"),
            Reason.LIMIT)
        .hasMessageContaining("more than 500 columns");
  }

  @Test
  void cellsThatCannotBeWhereTheyAreAreRefused() {
    for (String cell : List.of("XFE1", "A2", "AAAA1", "1", "A01", "Ä1")) {
      assertRefused(
          new Spreadsheet().sheetXml("S", "<row r=\"1\"><c r=\"" + cell + "\"><v>1</v></c></row>"),
          Reason.MALFORMED);
    }
    assertRefused(new Spreadsheet().sheetXml("S", "<row r=\"1048577\"/>"), Reason.MALFORMED);
  }

  @Test
  void aMillionColumnsAreRefused() {
    StringBuilder cells = new StringBuilder();
    for (int i = 0; i < 1_000_000; i++) {
      cells.append("<c/>").append(i % 97 == 0 ? "<!--" + i * 31L + "-->" : "");
    }
    assertRefused(new Spreadsheet().sheetXml("S", "<row>" + cells + "</row>"), Reason.MALFORMED)
        .hasMessageContaining("more cells than a row can have");
  }

  @Test
  void oneLongTextInVeryManyCellsIsRefused() {
    Spreadsheet book = new Spreadsheet().string("<si><t>" + "a".repeat(60_000) + "</t></si>");
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      rows.append("<row><c t=\"s\"><v>0</v></c></row>").append("<!--" + i * 7919L + "-->");
    }
    assertRefused(book.sheetXml("S", rows.toString()), Reason.LIMIT);
    assertRefused(
        new Spreadsheet()
            .string("<si><t>" + "a".repeat(60_000) + "</t></si>")
            .sheetXml("S", "<row>" + "<c t=\"s\"><v>0</v></c>".repeat(20) + "</row>"),
        Reason.LIMIT);
  }

  @Test
  void aNumberWithAHugeExponentStaysAsItIs() {
    assertThat(rows(new Spreadsheet().sheetXml("S", "<row><c><v>1E999999999</v></c></row>")))
        .containsExactly("S:1:1E999999999");
  }
}
