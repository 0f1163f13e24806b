package org.lockstep.designation.listimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Change;

class ReportTest {
  private static final UUID ID = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
  private static final ImportItem.Changes CHANGES = new ImportItem.Changes(1, 2, 1, 7);

  private final Report report = new Report();
  private final Warnings warnings = new Warnings();

  @Test
  void beginsWithWhatHasToBeDecidedAndWhomItTouches() {
    report.added("4", "IBEX SHIPPING");
    report.amended("2", "MARIA II", List.of(name("MARIA", null), name(null, "MARIA II")));
    report.amended("3", "ALPHA", List.of(new Change("listingRecord.flag", "KH", "TG")));
    report.gone("1", "M LEASING LLC");
    warnings.add("sdn.xml", 7, "2", "'8517830' is not an IMO number by its check digit");

    String text =
        written(List.of(Finding.doubt(Finding.Code.SHRUNKEN, "It has 9 entries instead of 20.")));

    assertThat(text)
        .isEqualTo(
            """
            us-sdn, edition of 2024-05-24
            1 new, 2 changed, 1 gone, 7 unchanged
            warnings: 1, kinds: 1, entries with warnings: 0
            sdn.xml, 812 bytes
              SHA-256 00ff

            Stopped: It has 9 entries instead of 20.
              Not approved yet.

            Another operator than list-operator decides:
              deploy/import --approve 6ba7b810-9dad-11d1-80b4-00c04fd430c8
              deploy/import --reject 6ba7b810-9dad-11d1-80b4-00c04fd430c8

            Gone (1)
              1  M LEASING LLC

            Names changed (1)
              2  MARIA II: was 'MARIA'

            Warnings (1)
              line 7, 2: '8517830' is not an IMO number by its check digit

            Changed (1)
              3  ALPHA: flag

            New (1)
              4  IBEX SHIPPING
            """);
  }

  @Test
  void showsWhatWasAndIsOfTheFirstFiftyThatAreAmended() {
    report.shown("N", "RENUMBERED", List.of(new Change("authorityId", "1", "2")));
    for (int i = 1; i <= 60; i++) {
      report.amended("C-" + i, "ALPHA", List.of(new Change("listingRecord.flag", "KH", "TG")));
      report.shown("C-" + i, "ALPHA", List.of(new Change("listingRecord.flag", "KH", "TG")));
    }

    String text = written(List.of());

    assertThat(text)
        .contains(
            "What was and is, of the first (50)\n  C-1  ALPHA: flag was 'KH', now 'TG'\n",
            "  C-50  ALPHA: flag was")
        .doesNotContain("C-51  ALPHA: flag was", "RENUMBERED");
    assertThat(text.indexOf("What was and is")).isGreaterThan(text.indexOf("Changed (60)"));
    report.shownFirst(List.of("C-60  ALPHA: flag was 'KH', now 'TG'"));
    assertThat(written(List.of(Finding.doubt(Finding.Code.REWRITTEN, "It is another."))))
        .contains("What was and is, of the first (50)\n  C-60  ALPHA: flag was", "  C-49  ALPHA: f")
        .doesNotContain("C-50  ALPHA: flag was");
  }

  @Test
  void tellsWarningsOfOneKindTogether() {
    for (int i = 1; i <= 12; i++) {
      warnings.add(
          "sdn.xml", i, "K" + i, "'N-%d' is not a date of birth that can be read".formatted(i));
      warnings.ended("K" + i);
    }
    warnings.add("gb-1 MAIA: is on the list, but a package has delisted it");

    assertThat(written(List.of()))
        .contains("warnings: 13, kinds: 2, entries with warnings: 12\n")
        .contains(
            """
            Warnings (13)
              gb-1 MAIA: is on the list, but a package has delisted it
              12 times: '…' is not a date of birth that can be read
                line 1, K1: 'N-1'
            """)
        .contains("    line 10, K10: 'N-10'\n    ... and 2 more\n")
        .doesNotContain("N-11");
  }

  @Test
  void namesTheFileWhereThereAreSeveral() {
    warnings.add("alt.csv", 7, "2", "the list states no measure");

    String text =
        Report.text(
            report.written(
                subject(List.of(), file("sdn.csv"), file("alt.csv")),
                CHANGES,
                List.of(),
                warnings));

    assertThat(text).contains("  alt.csv, line 7, 2: the list states no measure\n");
  }

  @Test
  void namesTheSheetOfTheOnlyFile() {
    warnings.add("sdn.xml#2. Sheet", 7, null, "the sheet has no header");

    assertThat(written(List.of())).contains("  #2. Sheet, line 7: the sheet has no header\n");
  }

  @Test
  void saysWhatWasApprovedAndAsksNobodyToApproveWhatCannotBe() {
    Finding older = Finding.doubt(Finding.Code.OLDER_EDITION, "It is older.");
    Finding shrunken = Finding.doubt(Finding.Code.SHRUNKEN, "It has 9 entries.");

    assertThat(written(subject(List.of("It is older.")), List.of(older, shrunken)))
        .contains("It is older.\n  Approved by list-approver.")
        .contains("It has 9 entries.\n  Not approved yet.")
        .contains("--approve");
    assertThat(written(subject(List.of("It is older.")), List.of(older)))
        .doesNotContain("--approve");
    assertThat(written(List.of(Finding.refusal(Finding.Code.EMPTY, "It has no entries."))))
        .contains("It cannot be approved.")
        .doesNotContain("--approve");
  }

  @Test
  void aHundredThousandChangesStayShort() {
    for (int i = 0; i < 100_000; i++) {
      report.added("N-" + i, "A".repeat(1000));
      report.gone("G-" + i, "𠮷".repeat(500));
      report.amended("C-" + i, "MAIA", List.of(name("x".repeat(5000), "y".repeat(5000))));
    }

    String text = written(List.of());

    assertThat(text)
        .hasSizeLessThan(6_000_000)
        .contains("New (100000)", "Gone (100000)", "... and 98000 more")
        .contains("G-1999  𠮷𠮷")
        .doesNotContain("G-2000");
    assertThat(text.lines().map(line -> line.codePointCount(0, line.length())))
        .allMatch(length -> length < 1100);
  }

  @Test
  void steersNoTerminal() {
    report.gone("1", "MAIA\u001b[2J\u202E");

    assertThat(written(List.of())).contains("MAIA?[2J?").doesNotContain("\u001b");
  }

  private String written(List<Finding> findings) {
    return written(subject(List.of()), findings);
  }

  private String written(Report.Subject of, List<Finding> findings) {
    return Report.text(report.written(of, CHANGES, findings, warnings));
  }

  private static Report.Subject subject(List<String> approved, ImportItem.File... files) {
    return new Report.Subject(
        ID,
        "us-sdn",
        LocalDate.of(2024, 5, 24),
        "list-operator",
        files.length == 0 ? List.of(file("sdn.xml")) : List.of(files),
        approved,
        "list-approver");
  }

  private static ImportItem.File file(String name) {
    return new ImportItem.File(name, 812, "00ff");
  }

  private static Change name(@Nullable String from, @Nullable String to) {
    return new Change(
        "listingRecord.names",
        from == null ? null : Map.of("kind", "PRIMARY", "name", from),
        to == null ? null : Map.of("kind", "PRIMARY", "name", to));
  }
}
