package org.lockstep.local.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lockstep.local.data.Refusal;
import org.lockstep.local.lists.ImportOptions.Task;

class ImportOptionsTest {
  private static final Path DEFAULT = Path.of("/checkout/.lockstep");

  private static ImportOptions parse(String... arguments) {
    return ImportOptions.parse(List.of(arguments), Map.of(), DEFAULT);
  }

  @Test
  void takesAListAndItsFiles() {
    ImportOptions options =
        parse("us-sdn", "sdn.csv", "--edition", "2021-07-12", "alt.csv", "--data", "/srv/l");

    assertThat(options.task()).isEqualTo(Task.BRING_IN);
    assertThat(options.subject()).isEqualTo("us-sdn");
    assertThat(options.files()).containsExactly(Path.of("sdn.csv"), Path.of("alt.csv"));
    assertThat(options.edition()).isEqualTo(LocalDate.of(2021, 7, 12));
    assertThat(options.officer()).isEqualTo("list-operator");
    assertThat(options.data()).isEqualTo(Path.of("/srv/l"));
    assertThat(options.quiet()).isFalse();
  }

  @Test
  void letsAnotherOfficerDecideThanTheOneWhoBringsIn() {
    assertThat(parse("--approve", "0197-4a").officer()).isEqualTo("list-approver");
    assertThat(parse("--approve", "0197-4a").task()).isEqualTo(Task.APPROVE);
    assertThat(parse("--reject", "0197-4a", "--as", "list-operator").officer())
        .isEqualTo("list-operator");
    assertThat(parse("--reject", "0197-4a", "--quiet").subject()).isEqualTo("0197-4a");
  }

  @Test
  void takesWithAnApprovalWhoseKeysAre() {
    assertThat(parse("--approve", "7", "--same", "CA-RUS/1/12", "--new", "9004").keys())
        .containsExactly(Map.entry("CA-RUS/1/12", "SAME"), Map.entry("9004", "NEW"));
    assertThat(parse("--approve", "7").keys()).isEmpty();
  }

  @Test
  void prefersTheCommandLineToTheEnvironment() {
    Map<String, String> environment = Map.of("LOCKSTEP_DATA", "/from/environment");

    assertThat(ImportOptions.parse(List.of("--approve", "7"), environment, DEFAULT).data())
        .isEqualTo(Path.of("/from/environment"));
    assertThat(
            ImportOptions.parse(List.of("--approve", "7", "--data", "/o"), environment, DEFAULT)
                .data())
        .isEqualTo(Path.of("/o"));
  }

  @Test
  void saysWhatIsWrong() {
    assertRefused("Which list, and which file?");
    assertRefused("Which file of us-sdn?", "us-sdn");
    assertRefused("There is no option --editoin", "us-sdn", "a.xml", "--editoin", "2021-07-12");
    assertRefused("--edition needs a value", "us-sdn", "a.xml", "--edition");
    assertRefused(
        "a date like 2021-07-12, not \"12.7.2021\"", "us-sdn", "a", "--edition", "12.7.2021");
    assertRefused("\"../me\" is no id of an import", "--approve", "../me");
    assertRefused("\"us/sdn\" is no source of a list", "us/sdn", "a.xml");
    assertRefused("One decision at a time", "--approve", "7", "--reject", "7");
    assertRefused("takes the id of the import and nothing else", "--approve", "7", "a.xml");
    assertRefused("Say it once", "--approve", "7", "--same", "9003", "--new", "9003");
    assertRefused("is said with --approve", "--reject", "7", "--same", "9003");
    assertRefused("is said with --approve", "us-sdn", "a.xml", "--new", "9003");
  }

  private static void assertRefused(String sentence, String... arguments) {
    assertThatThrownBy(() -> parse(arguments))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(sentence);
  }
}
