package org.lockstep.designation.lists.uk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.lists.Read;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

class UkCsvReaderTest {
  private static final String HEADER =
      "Last Updated,Unique ID,OFSI Group ID,Name 6,Name 1,Name type,Alias strength,Regime Name,"
          + "Designation Type,Sanctions Imposed,Address Line 1,Address Country,Date Designated,"
          + "D.O.B,IMO number\n";
  private static final String RUSSIA = "The Russia (Sanctions) (EU Exit) Regulations 2019";
  private static final String MARIA =
      row("RUS3019", "MARIA", "Primary Name", "Ship", "", "8517839");
  private static final String LEV = row("RUS3019", "LEV YASHIN", "Alias", "Ship", "", "8517839");
  private static final String ANGARA =
      row("RUS2183", "ANGARA", "Primary Name", "Ship", "", "9179842");

  private static String row(
      String id, String name, String nameType, String type, String address, String imo) {
    return "12/09/2025,%s,16580,%s,,%s,,%s,%s,Prohibition of port entry,%s,,12/09/2025,,%s\n"
        .formatted(id, name, nameType, RUSSIA, type, address, imo);
  }

  private static Read read(String rows) {
    return Read.with(
        new UkCsvReader(),
        "gb-uksl",
        Read.file("UK-Sanctions-List.csv", "Report Date: 29-Apr-2026\n" + HEADER + rows));
  }

  @Test
  void readsTheDateOfTheEditionBeforeTheHeader() {
    assertThat(read(MARIA).edition).isEqualTo(LocalDate.parse("2026-04-29"));
    assertThat(
            Read.with(new UkCsvReader(), "gb-uksl", Read.file("a.csv", "\uFEFF" + HEADER + MARIA))
                .subject("RUS3019")
                .caption())
        .isEqualTo("MARIA");
  }

  @Test
  void takesEachOfAllCombinationsOnce() {
    Read read =
        read(
            row("RUS2091", "IBEX SHIPPING INC", "Primary Name", "Entity", "Office 4", "")
                + row("RUS2091", "IBEX", "Alias", "Entity", "Office 4", "")
                + row("RUS2091", "IBEX SHIPPING INC", "Primary Name", "Entity", "Office 5", "")
                + row("RUS2091", "IBEX", "Alias", "Entity", "Office 5", ""));

    assertThat(read.entries).hasSize(1);
    ListingRecord ibex = read.subject("RUS2091");
    assertThat(ibex.names()).extracting(Name::name).containsExactly("IBEX SHIPPING INC", "IBEX");
    assertThat(ibex.addresses())
        .extracting(address -> address.full())
        .containsExactly("Office 4", "Office 5");
    assertThat(ibex.references()).containsExactly(new LabelledValue("OFSIGroupID", "16580"));
    assertThat(read.content("RUS2091").measures()).hasSize(1);
    assertThat(read.entry("RUS2091").original()).hasSize(4);
    assertThat(read.entry("RUS2091").original().get(3).line()).isEqualTo(6);
    assertThat(read.unknown).isEmpty();
  }

  @Test
  void takesTheNationalitiesOfACellApart() {
    assertThat(nationalities("Russia; Ukraine")).containsExactly("RU", "UA");
    assertThat(nationalities("(1) Iran (2) Iraq")).containsExactly("IR", "IQ");
    assertThat(nationalities("Congo, Democratic Republic of the")).containsExactly("CD");
    assertThat(nationalities("Russia; formerly another")).isEmpty();
  }

  private static List<String> nationalities(String cell) {
    return Read.with(
            new UkCsvReader(),
            "gb-uksl",
            Read.file(
                "a.csv",
                "Report Date: 29-Apr-2026\n"
                    + HEADER.replace("IMO number", "IMO number,Nationality(/ies)")
                    + row("RUS1", "A", "Primary Name", "Individual", "", ",\"" + cell + "\"")))
        .subject("RUS1")
        .nationalities();
  }

  @Test
  void joinsTheRowsOfADesignationWhereverTheyAre() {
    Read together = read(MARIA + LEV + ANGARA);
    Read apart = read(MARIA + ANGARA + LEV);

    assertThat(apart.content("RUS3019")).isEqualTo(together.content("RUS3019"));
    assertThat(apart.content("RUS2183")).isEqualTo(together.content("RUS2183"));
    assertThat(apart.entries).hasSize(2);
    assertThat(apart.subject("RUS3019").identifiers())
        .containsExactly(new Identifier(Identifier.Scheme.IMO_NUMBER, "8517839"));
  }

  @Test
  void givesTheSameEntryAsTheXml() {
    Read xml =
        Read.with(
            new UkXmlReader(),
            "gb-uksl",
            Read.file(
                "a.xml",
                """
                <Designations><Designation><LastUpdated>12/09/2025</LastUpdated>
                <DateDesignated>12/09/2025</DateDesignated><UniqueID>RUS3019</UniqueID>
                <OFSIGroupID>16580</OFSIGroupID>
                <Names><Name><Name6>MARIA</Name6><NameType>Primary Name</NameType></Name>
                <Name><Name6>LEV YASHIN</Name6><NameType>Alias</NameType></Name></Names>
                <RegimeName>%s</RegimeName><IndividualEntityShip>Ship</IndividualEntityShip>
                <SanctionsImposed>Prohibition of port entry</SanctionsImposed>
                <ShipDetails><Ship><IMONumbers><IMONumber>8517839</IMONumber></IMONumbers></Ship>
                </ShipDetails></Designation></Designations>
                """
                    .formatted(RUSSIA)));

    assertThat(read(MARIA + LEV).content("RUS3019")).isEqualTo(xml.content("RUS3019"));
  }

  @Test
  void keepsAColumnThatIsNewAndSaysSo() {
    Read read =
        Read.with(
            new UkCsvReader(),
            "gb-uksl",
            Read.file(
                "a.csv", HEADER.replace("\n", ",Shoe size\n") + MARIA.replace("\n", ",44\n")));

    assertThat(read.unknown).containsExactly("Shoe size");
    assertThat(read.subject("RUS3019").extras())
        .containsExactly(new LabelledValue("Shoe size", "44"));
  }

  @Test
  void refusesWhatIsNotTheListSayingWhere() {
    assertThatThrownBy(() -> read(MARIA.replace("RUS3019", "")))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("the row at line 3 has no Unique ID");
    assertThatThrownBy(() -> read(MARIA.replace("\n", ",more\n")))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("line 3 has 16 cells, but there are 15 columns");
    assertThatThrownBy(
            () ->
                Read.with(
                    new UkCsvReader(),
                    "gb-uksl",
                    Read.file("a.csv", HEADER.replace("Name 6", "Name"))))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("line 1 has no column 'Name 6'");
    assertThatThrownBy(
            () -> Read.with(new UkCsvReader(), "gb-uksl", Read.file("a.csv", "a,b\n1,2\n")))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("no header with the column 'Unique ID'");
  }

  @Test
  void refusesToHoldMoreThanTheLimitWhenRowsAreFarApart() {
    String address = "\"" + "x".repeat(60_000) + "\"";
    ListFile scattered =
        new ListFile(
            "scattered.csv",
            () ->
                chunks(
                    Stream.concat(
                        Stream.of(HEADER),
                        Stream.of(0, 1)
                            .flatMap(
                                turn ->
                                    IntStream.range(0, 800)
                                        .mapToObj(
                                            i ->
                                                row(
                                                    "RUS" + i,
                                                    "A",
                                                    "Primary Name",
                                                    "Entity",
                                                    address,
                                                    ""))))));

    assertThatThrownBy(() -> Read.with(new UkCsvReader(), "gb-uksl", scattered))
        .isInstanceOfSatisfying(
            RefusedFileException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.LIMIT));
  }

  private static InputStream chunks(Stream<String> texts) {
    List<InputStream> all =
        texts
            .<InputStream>map(
                text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
            .toList();
    return new SequenceInputStream(Collections.enumeration(all));
  }

  @Test
  void knowsItsFormatByItsHeader() {
    UkCsvReader reader = new UkCsvReader();

    assertThat(reader.reads(List.of(Read.file("a", "Report Date: 29-Apr-2026\n" + HEADER))))
        .isTrue();
    assertThat(reader.reads(List.of(Read.file("a.csv", "ent_num,SDN_Name\n")))).isFalse();
  }
}
