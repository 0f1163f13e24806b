package org.lockstep.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SignedNoteTest {
  // The example of C2SP signed-note.
  private static final String C2SP_KEY =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
  private static final String C2SP_NOTE =
      """
      This is an example message.

      — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
      """;

  // The examples of golang.org/x/mod/sumdb/note.
  private static final String PETER_KEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  private static final String ENOCH_KEY =
      "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
  private static final String TEXT =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.
      """;
  private static final String PETER =
      "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
  private static final String ENOCH =
      "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

  @Test
  void opensTheExampleOfTheSpecification() {
    assertThat(open(C2SP_NOTE, C2SP_KEY)).isEqualTo("This is an example message.\n");
  }

  @Test
  void opensTheExamplesOfTheGoLibrary() {
    assertThat(open(TEXT + "\n" + PETER, PETER_KEY)).isEqualTo(TEXT);
    assertThat(open(TEXT + "\n" + ENOCH, ENOCH_KEY)).isEqualTo(TEXT);
  }

  @Test
  void passesOverSignaturesByOtherKeys() {
    assertThat(open(TEXT + "\n" + PETER + ENOCH, PETER_KEY)).isEqualTo(TEXT);
    assertThat(open(TEXT + "\n" + PETER + ENOCH, ENOCH_KEY)).isEqualTo(TEXT);
    assertThat(open(TEXT + "\n— somebody.else AAAAAAAAAAAA\n" + ENOCH, ENOCH_KEY)).isEqualTo(TEXT);
    // A key of the same name with another hash is another key.
    assertThat(open(TEXT + "\n— EnochRoot AAAAAAAAAAAA\n" + ENOCH, ENOCH_KEY)).isEqualTo(TEXT);
  }

  @Test
  void refusesANoteThatTheKeyDidNotSign() {
    assertRefused("is not signed by EnochRoot+af0cfe78", TEXT + "\n" + PETER, ENOCH_KEY);
    assertRefused("is not signed by EnochRoot+af0cfe78", TEXT + "\n\n", ENOCH_KEY);
    assertRefused("was changed", TEXT.replace("your", "my") + "\n" + PETER + ENOCH, ENOCH_KEY);
    // One good and one bad signature by one key: one of them was put there.
    assertRefused("was changed", TEXT + "\n" + ENOCH + ENOCH.replace("+QQ=", "+gQ="), ENOCH_KEY);
  }

  @Test
  void refusesWhatIsNoNote() {
    for (String note :
        new String[] {
          "",
          "\n\n",
          TEXT,
          TEXT + PETER,
          TEXT + "\n" + PETER.strip(),
          TEXT + "\r\n" + PETER,
          TEXT + "\0\n" + PETER,
          TEXT + "\n" + PETER.replace("—", "-"),
          TEXT + "\n" + PETER.replace("=", ""),
          TEXT + "\n" + PETER.replace("AM=", "AN="),
          TEXT + "\n" + PETER + "— other AAAA\n",
          TEXT + "\n" + PETER + "and more\n"
        }) {
      assertThatThrownBy(() -> open(note, PETER_KEY)).as(note).isInstanceOf(Finding.class);
    }
    byte[] malformed = WrittenRegister.utf8(TEXT + "\n" + PETER);
    malformed[3] = (byte) 0xff;
    assertThatThrownBy(() -> SignedNote.open(malformed, VerifierKeys.parse(PETER_KEY), "It"))
        .hasMessage("It is not UTF-8 text.");
    assertRefused("more than 100", TEXT + "\n" + ENOCH.repeat(101), PETER_KEY);
  }

  @Test
  void refusesADamagedKey() {
    assertKeyRefused("is not a verifier key", "PeterNeumann+c74f20a3");
    assertKeyRefused("is not that of its name and key", PETER_KEY.replace("Peter", "Petra"));
    assertKeyRefused("is not that of its name and key", PETER_KEY.replace("10TW", "10TX"));
    assertKeyRefused("is damaged", PETER_KEY + "=");
    // A hash that is right, of a key that is none.
    assertKeyRefused("is not an ed25519 key", "short+a9de1bfd+AQE=");
  }

  @Test
  void takesNoKeysOfSeveralRegistersAndNoFileWithoutAny() {
    assertThatThrownBy(() -> VerifierKeys.parse(PETER_KEY + "\n" + ENOCH_KEY + "\n"))
        .hasMessageContaining("the keys of several registers: PeterNeumann+c74f20a3 and EnochRoot");
    assertThatThrownBy(() -> VerifierKeys.parse("")).hasMessageContaining("has 1 to 10 lines");
    assertThatThrownBy(() -> VerifierKeys.parse((PETER_KEY + "\n").repeat(11)))
        .hasMessageContaining("has 1 to 10 lines");
    assertThatThrownBy(() -> VerifierKeys.parse(PETER_KEY + "\nno key\n"))
        .hasMessageContaining("not a verifier key");
  }

  private static String open(String note, String key) {
    return SignedNote.open(WrittenRegister.utf8(note), VerifierKeys.parse(key), "It");
  }

  private static void assertRefused(String sentence, String note, String key) {
    assertThatThrownBy(() -> open(note, key)).hasMessageContaining(sentence);
  }

  private static void assertKeyRefused(String sentence, String key) {
    assertThatThrownBy(() -> VerifierKey.parse(key)).hasMessageContaining(sentence);
  }
}
