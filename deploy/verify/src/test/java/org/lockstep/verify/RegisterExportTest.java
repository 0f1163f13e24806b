package org.lockstep.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterExportTest {
  private static final String CONTENT = "{\"id\":\"imo-9314650\"}\n{\"id\":\"imo-9314662\"}\n";
  private static final String RECIPIENT = "kr-port-control";

  private final WrittenRegister register = new WrittenRegister(20);
  private final String manifest = register.manifest(CONTENT, RECIPIENT, 20);
  private final Path folder;
  private final Desk desk;

  RegisterExportTest(@TempDir Path folder) {
    this.folder = folder;
    desk = new Desk(folder);
  }

  @Test
  void acceptsWhatTheRegisterSigned() throws IOException {
    desk.put("checkpoint.note", register.checkpoint());

    assertThat(
            verdict(
                CONTENT,
                manifest,
                register.jws(manifest),
                "--recipient",
                RECIPIENT,
                "--checkpoint",
                "checkpoint.note",
                "--last-seen",
                "seen.json"))
        .isEqualTo(
            new Desk.Outcome(
                0,
                """
                OK  This is the export that lockstep/register signed.
                    file      register.ftm.jsonl: 2 designations, 2 lines, 42 bytes, SHA-256 as signed
                    state     20 entries of the journal, recorded at 2024-05-24T05:00:00.123Z
                    made for  kr-port-control, TLP:CLEAR
                    as in     the checkpoint, root hash %s
                    last seen none before
                """
                    .formatted(register.rootAt(20))));
  }

  @Test
  void refusesAnotherFile() throws IOException {
    String jws = register.jws(manifest);
    assertNotOk("not 42", verdict(CONTENT + "\n", manifest, jws));
    assertNotOk("not 42", verdict("", manifest, jws));
    assertNotOk("1 lines, not 2", verdict(CONTENT.replaceFirst("\n", " "), manifest, jws));
    assertNotOk("SHA-256", verdict(CONTENT.replace("9314650", "9314651"), manifest, jws));
  }

  @Test
  void findsEveryFlippedBitOfManifestSignatureAndFile() throws IOException {
    Random random = new Random(1718);
    byte[] jws = WrittenRegister.utf8(register.jws(manifest));
    byte[] content = WrittenRegister.utf8(CONTENT);
    for (int i = 0; i < 1000; i++) {
      byte[][] files = {content.clone(), WrittenRegister.utf8(manifest), jws.clone()};
      byte[] tampered = files[i % files.length];
      int bit = random.nextInt(tampered.length * 8);
      tampered[bit / 8] ^= (byte) (1 << (bit % 8));
      desk.put("register.jsonl", files[0]);
      desk.put("manifest.json", files[1]);
      desk.put("manifest.jws", files[2]);

      Desk.Outcome outcome =
          desk.verify(
              register.verifierKey(), "export", "register.jsonl", "manifest.json", "manifest.jws");

      assertThat(outcome.status()).as(outcome.said()).isEqualTo(2);
    }
  }

  @Test
  void refusesSignaturesOfAnyOtherMaking() throws IOException {
    String kid = "\"kid\":\"" + register.keyId() + "\"";
    for (String header :
        new String[] {
          "{\"alg\":\"none\"," + kid + "}",
          "{\"alg\":\"HS256\"," + kid + "}",
          "{\"alg\":\"ES256\"," + kid + "}",
          "{\"alg\":\"eddsa\"," + kid + "}",
          "{\"alg\":null," + kid + "}",
          "{" + kid + "}",
          "{\"alg\":\"EdDSA\"}",
          "{\"alg\":\"EdDSA\",\"kid\":\"lockstep/register+00000000\"}",
          "{\"alg\":\"EdDSA\",\"kid\":\"lockstep/register\"}",
          "{\"alg\":\"none\",\"alg\":\"EdDSA\"," + kid + "}",
          "{\"alg\":\"EdDSA\",\"crit\":[\"exp\"],\"exp\":1," + kid + "}",
          "{\"alg\":\"EdDSA\",\"crit\":[]," + kid + "}",
          "{\"alg\":\"EdDSA\",\"b64\":false," + kid + "}",
          "[]",
          ""
        }) {
      // All are truly signed: it is the header that must be refused.
      Desk.Outcome outcome = verdict(CONTENT, manifest, register.jws(header, manifest));
      assertThat(outcome.status()).as("%s: %s", header, outcome.said()).isEqualTo(2);
    }
    assertThat(verdict(CONTENT, manifest, register.jws(manifest) + "\n").status()).isZero();
  }

  @Test
  void refusesAJwsThatIsNotDetachedOrNotInItsOneForm() throws IOException {
    String jws = register.jws(manifest);
    String header = jws.substring(0, jws.indexOf('.'));
    String signature = jws.substring(jws.lastIndexOf('.') + 1);
    String payload = WrittenRegister.base64Url(WrittenRegister.utf8(manifest));
    for (String other :
        new String[] {
          "",
          ".",
          "..",
          header + "..",
          ".." + signature,
          header + "." + payload + "." + signature,
          header + ".." + signature + "==",
          header + ".." + signature + ".",
          header + ".." + signature + "\n\n",
          " " + jws,
          header + "=.." + signature,
          header + ".." + signature.substring(0, 80),
          header + ".." + twin(signature),
          "\0"
        }) {
      Desk.Outcome outcome = verdict(CONTENT, manifest, other);
      assertThat(outcome.status()).as("%s: %s", other, outcome.said()).isEqualTo(2);
    }
  }

  /** The same signature with the order of the group added to S: the equation holds for it too. */
  private static String twin(String signature) {
    byte[] bytes = Base64.getUrlDecoder().decode(signature);
    byte[] s = new byte[33];
    for (int i = 0; i < 32; i++) {
      s[32 - i] = bytes[32 + i];
    }
    BigInteger order =
        BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    byte[] sum = new BigInteger(s).add(order).toByteArray();
    for (int i = 0; i < 32; i++) {
      bytes[32 + i] = i < sum.length ? sum[sum.length - 1 - i] : 0;
    }
    return WrittenRegister.base64Url(bytes);
  }

  @Test
  void refusesTheExportOfAnotherRecipient() throws IOException {
    String jws = register.jws(manifest);
    assertNotOk(
        "was made for kr-port-control, not for jp-financial-intelligence",
        verdict(CONTENT, manifest, jws, "--recipient", "jp-financial-intelligence"));
    Desk.Outcome notAsked = verdict(CONTENT, manifest, jws);
    assertThat(notAsked.status()).isZero();
    assertThat(notAsked.said()).contains("made for  kr-port-control (not compared");
  }

  @Test
  void refusesAnOlderExportThanWasSeenAndRemembersOnlyNewerOnes() throws IOException {
    String older = register.manifest(CONTENT, RECIPIENT, 19);
    String newer = register.manifest(CONTENT, RECIPIENT, 20);

    assertThat(seen(older).said()).contains("last seen none before");
    assertThat(seen(older).said()).contains("last seen state 19, not newer");
    assertThat(seen(newer).said()).contains("last seen state 19, not newer");
    for (int i = 0; i < 2; i++) {
      assertNotOk("it is of register state 19, and state 20 was seen before", seen(older));
    }
    assertThat(seen(newer).status()).isZero();
    assertThat(Files.readString(folder.resolve("seen.json")))
        .isEqualTo(
            "{\"lockstep/register\":{\"rootHash\":\"%s\",\"size\":20}}"
                .formatted(register.rootAt(20)));
    try (var files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".new"))).isEmpty();
    }
  }

  @Test
  void seesAForkAgainstWhatWasSeenAndAgainstACheckpoint() throws IOException {
    List<byte[]> leaves = new ArrayList<>(register.leaves);
    leaves.set(4, WrittenRegister.leaf(3000));
    WrittenRegister rewritten = register.rewritten(leaves);
    assertThat(seen(manifest).status()).isZero();

    Desk.Outcome fork = seen(rewritten.manifest(CONTENT, RECIPIENT, 20));
    assertThat(fork.status()).isEqualTo(3);
    assertThat(fork.said()).startsWith("NOT OK  FORK: The manifest and what was seen before");

    desk.put("checkpoint.note", rewritten.checkpoint());
    assertThat(
            verdict(CONTENT, manifest, register.jws(manifest), "--checkpoint", "checkpoint.note")
                .status())
        .isEqualTo(3);
    desk.put("checkpoint.note", register.checkpoint(19));
    assertNotOk(
        "take /api/v1/journal/checkpoint?size=20",
        verdict(CONTENT, manifest, register.jws(manifest), "--checkpoint", "checkpoint.note"));
  }

  @Test
  void doesNotRememberWhatDidNotVerify() throws IOException {
    assertNotOk(
        "SHA-256",
        verdict(
            CONTENT.replace("9314650", "9314651"),
            manifest,
            register.jws(manifest),
            "--last-seen",
            "seen.json"));
    assertThat(folder.resolve("seen.json")).doesNotExist();
  }

  @Test
  void doesNotForgetWhatWasSeenBecauseTheFileIsDamaged() throws IOException {
    for (String damaged :
        new String[] {
          "", "nonsense", "[]", "{\"lockstep/register\":7}", "{\"lockstep/register\":{\"size\":19}}"
        }) {
      desk.put("seen.json", damaged);
      Desk.Outcome outcome = seen(manifest);
      assertThat(outcome.status()).as(outcome.said()).isEqualTo(1);
      assertThat(outcome.said()).contains("is not a file that --last-seen made");
      assertThat(folder.resolve("seen.json")).hasContent(damaged);
    }
  }

  @Test
  void saysWhereItCannotRemember() throws IOException {
    Desk.Outcome outcome =
        verdict(CONTENT, manifest, register.jws(manifest), "--last-seen", "none/seen.json");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.said()).startsWith("NOT CHECKED  There is no folder for ");
  }

  @Test
  void refusesManifestsThatLackSomething() throws IOException {
    for (String name :
        List.of(
            "bytes",
            "counts",
            "designations",
            "lines",
            "file",
            "marking",
            "releasableTo",
            "tlp",
            "recipient",
            "registerState",
            "recordedAt",
            "rootHash",
            "size",
            "sha256")) {
      String less = manifest.replace("\"" + name + "\"", "\"other\"");
      Desk.Outcome outcome = verdict(CONTENT, less, register.jws(less));
      assertThat(outcome.status()).as(outcome.said()).isEqualTo(2);
      assertThat(outcome.said()).contains("\"" + name + "\"");
    }
    for (String other : Arrays.asList("", "null", "[]", manifest + "{}", "\0")) {
      assertThat(verdict(CONTENT, other, register.jws(other)).status()).isEqualTo(2);
    }
  }

  private Desk.Outcome seen(String signed) throws IOException {
    return verdict(CONTENT, signed, register.jws(signed), "--last-seen", "seen.json");
  }

  private static void assertNotOk(String sentence, Desk.Outcome outcome) {
    assertThat(outcome.status()).as(outcome.said()).isEqualTo(2);
    assertThat(outcome.said()).startsWith("NOT OK  ").contains(sentence);
  }

  private Desk.Outcome verdict(String content, String manifest, String jws, String... options)
      throws IOException {
    desk.put("register.jsonl", content);
    desk.put("manifest.json", manifest);
    desk.put("manifest.jws", jws);
    List<String> arguments =
        new ArrayList<>(List.of("export", "register.jsonl", "manifest.json", "manifest.jws"));
    arguments.addAll(List.of(options));
    return desk.verify(register.verifierKey(), arguments.toArray(String[]::new));
  }
}
