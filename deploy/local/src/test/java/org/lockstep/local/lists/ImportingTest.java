package org.lockstep.local.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.local.data.Refusal;
import org.lockstep.local.lists.Following.Patience;
import org.lockstep.local.lists.PlayedApi.Answer;

class ImportingTest {
  private static final String LISTS =
      "{\"items\":[{\"source\":\"us-sdn\",\"title\":\"Specially Designated Nationals\"},"
          + "{\"source\":\"un-sc\",\"title\":\"UN Security Council Consolidated List\"}]}";
  private static final String UPLOAD = "POST /lists/us-sdn/imports";
  private static final String LOOK = "GET /imports/7";
  private static final String PROGRESS = "GET /imports/7/progress";

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final PlayedApi api;
  private final Path folder;

  ImportingTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.api = new PlayedApi();
  }

  @BeforeEach
  void playAnImportThatIsPublished() {
    api.says("GET /lists", Answer.json(200, LISTS))
        .says(UPLOAD, Answer.json(202, state("RECEIVING", 0, "")))
        .says(
            PROGRESS,
            Answer.events(
                state("WAITING", 0, ""),
                state("READING", 4_000, ""),
                state("PUBLISHED", 8_976, "")));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private static String state(String status, int read, String findings) {
    return """
        {"id":"7","source":"us-sdn","status":"%s","edition":"2021-07-12",\
        "receivedBy":"list-operator","progress":{"entriesRead":%d,"entriesCompared":%d,\
        "entriesChanged":17},"changes":{"designations":8976,"amendments":12,"delistings":5,\
        "unchanged":0},"findings":[%s],"warnings":3,"packageReference":"US-SDN-2021-07-12"}"""
        .formatted(status, read, read, findings);
  }

  private int run(String... arguments) {
    return run(api.address(), 0, arguments);
  }

  private int run(URI address, int columns, String... arguments) {
    ImportOptions options = ImportOptions.parse(List.of(arguments), Map.of(), folder);
    Screen screen =
        new Screen(
            new PrintStream(shown, true, StandardCharsets.UTF_8),
            columns,
            options.quiet(),
            new AtomicLong()::incrementAndGet);
    ListsApi lists = new ListsApi(address, () -> "token-of-" + options.officer());
    Patience patience =
        new Patience(
            Duration.ofSeconds(2), Duration.ofMillis(5), Duration.ofSeconds(1), Duration.ofDays(1));
    return new Importing(
            lists, new Following(lists, patience), screen, new Outcome(screen, " --data /srv/l"))
        .run(options);
  }

  private String screen() {
    return shown.toString(StandardCharsets.UTF_8);
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
  }

  private byte[] sent() {
    return api.calls().stream()
        .filter(call -> call.request().startsWith(UPLOAD))
        .findFirst()
        .orElseThrow()
        .body()
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void sendsOneFileAsItIsAndShowsWhatCameOfIt() throws IOException {
    Path file = file("sdn list.xml", "<sdnList/>");

    int status = run("us-sdn", file.toString(), "--edition", "2021-07-12");

    assertThat(status).isZero();
    assertThat(api.requests())
        .containsExactly(
            "GET /lists", UPLOAD + "?edition=2021-07-12&fileName=sdn+list.xml", PROGRESS);
    assertThat(api.calls())
        .allSatisfy(
            call -> assertThat(call.authorization()).isEqualTo("Bearer token-of-list-operator"));
    assertThat(sent()).asString(StandardCharsets.UTF_8).isEqualTo("<sdnList/>");
    assertThat(api.calls().get(1).length()).isEqualTo("10");
    assertThat(screen())
        .contains("Specially Designated Nationals (us-sdn), as list-operator")
        .contains("import 7")
        .contains("us-sdn, edition 2021-07-12: published.")
        .containsPattern("new +8,976\n")
        .containsPattern("changed +12\n")
        .containsPattern("gone +5\n")
        .containsPattern("warnings +3\n")
        .contains("US-SDN-2021-07-12")
        .contains("$(deploy/token --data /srv/l list-operator)")
        .contains("/api/v1/imports/7/report");
  }

  @Test
  void sendsSeveralFilesAsOneZipWithTheirNames() throws IOException {
    // Given files that do not fit into what is packed at a time
    String large = "173,\"ANGLO-CARIBBEAN CO., LTD.\",-0- \n".repeat(20_000);
    Path sdn = file("SDN.CSV", large);
    Path alt = file("ALT.CSV", "4,1,\"aka\"\n");
    // When
    int status = run("us-sdn", sdn.toString(), alt.toString());
    // Then
    assertThat(status).isZero();
    assertThat(api.requests()).contains(UPLOAD);
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(sent()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(files)
        .containsExactly(Map.entry("SDN.CSV", large), Map.entry("ALT.CSV", "4,1,\"aka\"\n"));
    assertThat(sent().length).isLessThan(large.length() / 10);
  }

  @Test
  void saysHowToApproveWhatAGuardStopped() throws IOException {
    // Given
    String finding =
        "{\"code\":\"shrunken\",\"message\":\"6,200 entries; the register has 8,976\","
            + "\"approvable\":true}";
    api.says(PROGRESS, Answer.events(state("AWAITING_APPROVAL", 6_200, finding)));
    // When
    int status = run("us-sdn", file("sdn.xml", "<sdnList/>").toString(), "--quiet");
    // Then
    assertThat(status).isEqualTo(2);
    assertThat(screen())
        .contains("! shrunken: 6,200 entries; the register has 8,976")
        .contains("deploy/import --data /srv/l --approve 7")
        .contains("deploy/import --data /srv/l --reject 7")
        .contains(
            "curl -X POST -H \"Authorization: Bearer $(deploy/token --data /srv/l list-approver)\" "
                + api.address()
                + "/api/v1/imports/7/approve");
  }

  @Test
  void showsWhatWasSeenInAFileThatIsRefused() throws IOException {
    String finding =
        "{\"code\":\"encoding\",\"message\":\"byte 1,234 is not UTF-8\",\"approvable\":false}";
    api.says(PROGRESS, Answer.events(state("REFUSED", 0, finding)));

    int status = run("us-sdn", file("sdn.xml", "<sdnList/>").toString());

    assertThat(status).isEqualTo(3);
    assertThat(screen())
        .contains("refused; nothing was published", "! encoding: byte 1,234 is not UTF-8")
        .doesNotContain("8,976");
  }

  @Test
  void doesNotLetAListWriteToTheTerminal() throws IOException {
    String finding = "{\"code\":\"schema\",\"message\":\"element\\u001b]0;x\\u0007\\u202ename\"}";
    api.says(PROGRESS, Answer.events(state("REFUSED", 0, finding)));

    run("us-sdn", file("sdn.xml", "<sdnList/>").toString());

    assertThat(screen()).contains("element ]0;x name").doesNotContain("\u001b", "\u0007", "\u202e");
  }

  @Test
  void looksAgainAndAgainWhenTheStreamBreaks() throws IOException {
    // Given a stream that ends too early, and a service that is away for a moment
    api.says(PROGRESS, Answer.events(state("READING", 10, "")))
        .says(
            LOOK,
            Answer.problem(503, "The service cannot be reached", "later"),
            new Answer(0, "", ""),
            Answer.json(200, state("PUBLISHING", 8_976, "")),
            Answer.json(200, state("UNCHANGED", 8_976, "")));
    // When
    int status = run("us-sdn", file("sdn.xml", "<sdnList/>").toString());
    // Then
    assertThat(status).isZero();
    assertThat(api.requests().stream().filter(LOOK::equals)).hasSizeGreaterThanOrEqualTo(4);
    assertThat(screen()).contains("all of it is in the register already");
  }

  @Test
  void looksAgainWhenThereIsNoStream() throws IOException {
    api.says(PROGRESS, Answer.problem(503, "The service cannot be reached", "later"))
        .says(LOOK, Answer.json(200, state("FAILED", 0, "")));

    assertThat(run("us-sdn", file("sdn.xml", "<sdnList/>").toString())).isEqualTo(3);
    assertThat(screen()).contains("failed; nothing was published");
  }

  @Test
  void looksAgainWhenTheStreamFallsSilent() throws IOException {
    api.says(PROGRESS, Answer.SILENCE).says(LOOK, Answer.json(200, state("PUBLISHED", 0, "")));

    assertThat(run("us-sdn", file("sdn.xml", "<sdnList/>").toString())).isZero();
    assertThat(api.requests()).endsWith(PROGRESS, LOOK);
  }

  @Test
  void givesUpWhenNobodyAnswersForLong() throws IOException {
    api.says(PROGRESS, new Answer(0, "", "")).says(LOOK, new Answer(0, "", ""));
    String file = file("sdn.xml", "<sdnList/>").toString();

    assertThatThrownBy(() -> run("us-sdn", file))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("does not answer")
        .hasMessageContaining("It goes on without this command")
        .hasMessageContaining("/api/v1/imports/7");
  }

  @Test
  void approvesAsAnotherOfficerAndFollowsToTheEnd() {
    // Given
    String finding = "{\"code\":\"older\",\"message\":\"older than 2021-08-01\"}";
    api.says(LOOK, Answer.json(200, state("AWAITING_APPROVAL", 6_200, finding)))
        .says("POST /imports/7/approve", Answer.json(200, state("PUBLISHING", 6_200, finding)));
    // When
    int status = run("--approve", "7");
    // Then
    assertThat(status).isZero();
    assertThat(api.requests()).containsExactly(LOOK, "POST /imports/7/approve", PROGRESS);
    assertThat(api.calls().get(1).authorization()).isEqualTo("Bearer token-of-list-approver");
    assertThat(screen())
        .contains("Approving 7 of us-sdn, edition 2021-07-12, brought in by list-operator")
        .contains("! older: older than 2021-08-01")
        .contains("published.");
  }

  @Test
  void saysWithAnApprovalWhoseKeysAre() {
    String finding = "{\"code\":\"KEY_REUSED\",\"message\":\"2 keys\"}";
    api.says(LOOK, Answer.json(200, state("AWAITING_APPROVAL", 6_200, finding)))
        .says("POST /imports/7/approve", Answer.json(200, state("PUBLISHED", 6_200, "")));

    run("--approve", "7", "--same", "9003", "--new", "9004");

    assertThat(api.calls().get(1).body())
        .isEqualTo(
            "{\"keys\":[{\"key\":\"9003\",\"subject\":\"SAME\"},"
                + "{\"key\":\"9004\",\"subject\":\"NEW\"}]}");
  }

  @Test
  void tellsThatAKeyMayStillNameTheSameSubject() throws IOException {
    String finding = "{\"code\":\"KEY_REUSED\",\"message\":\"2 keys\",\"approvable\":true}";
    api.says(PROGRESS, Answer.events(state("AWAITING_APPROVAL", 8_976, finding)));

    run("us-sdn", file("sdn.xml", "<sdnList/>").toString());

    assertThat(screen()).contains("--approve 7", "approve with --same KEY for each");
  }

  @Test
  void countsARejectionThatWasAskedForAsDone() {
    api.says(LOOK, Answer.json(200, state("AWAITING_APPROVAL", 6_200, "")))
        .says("POST /imports/7/reject", Answer.json(200, state("REJECTED", 6_200, "")));

    assertThat(run("--reject", "7", "--as", "other")).isZero();
    assertThat(screen()).contains("rejected; nothing was published");
  }

  @Test
  void namesTheListsWhenThereIsNoSuchOne() throws IOException {
    String file = file("sdn.xml", "<sdnList/>").toString();

    assertThatThrownBy(() -> run("us-sdm", file))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("There is no list us-sdm")
        .hasMessageContaining("un-sc            UN Security Council Consolidated List");
    assertThat(api.requests()).containsExactly("GET /lists");
  }

  @Test
  void showsAProblemAsItsTitleAndDetail() throws IOException {
    api.says(UPLOAD, Answer.problem(400, "The request is not valid", "edition is needed"));
    String file = file("sdn.csv", "1,2").toString();

    assertThatThrownBy(() -> run("us-sdn", file))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("The request is not valid: edition is needed")
        .hasMessageContaining("400 to POST /api/v1/lists/us-sdn/imports");
  }

  @Test
  void saysHowFarItCameWhenTheConnectionBreaksOff() throws IOException {
    api.says(UPLOAD, new Answer(0, "", ""));
    String file = file("sdn.xml", "<sdnList/>").toString();

    assertThatThrownBy(() -> run("us-sdn", file))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("broke off after 0.0 kB of 0.0 kB")
        .hasMessageContaining("Send it again");
  }

  @Test
  void saysWhereLockstepDoesNotAnswer() throws IOException {
    String file = file("sdn.xml", "<sdnList/>").toString();
    api.close();

    assertThatThrownBy(() -> run("us-sdn", file))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("does not answer at http://127.0.0.1")
        .hasMessageContaining("deploy/up");
  }

  @Test
  void namesTheFileThatCannotBeSent() throws IOException {
    String there = file("sdn.csv", "1,2").toString();
    String empty = file("empty.csv", "").toString();
    Path twin =
        Files.writeString(
            Files.createDirectory(folder.resolve("other")).resolve("sdn.csv"),
            "1,2",
            StandardCharsets.UTF_8);

    assertRefused("There is no file", "us-sdn", there, folder.resolve("gone").toString());
    assertRefused("is not a file that can be read", "us-sdn", folder.toString());
    assertRefused("empty.csv is empty", "us-sdn", there, empty);
    assertRefused("Two of the files are named sdn.csv", "us-sdn", there, twin.toString());
    assertThat(api.calls()).isEmpty();
  }

  private void assertRefused(String sentence, String... arguments) {
    assertThatThrownBy(() -> run(arguments))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(sentence);
  }
}
