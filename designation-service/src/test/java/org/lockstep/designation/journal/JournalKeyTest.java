package org.lockstep.designation.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JournalKeyTest {
  /** RFC 8032, section 7.1, tests 1 and 2. */
  private static final String SEED =
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

  private static final String PUBLIC =
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
  private static final String SEED_OF_ANOTHER =
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";

  private static final String PUBLIC_OF_ANOTHER =
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";

  @Test
  void signsAsTheRfcDoes() {
    assertThat(HexFormat.of().formatHex(key("lockstep/register", SEED + PUBLIC).sign(new byte[0])))
        .isEqualTo(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
  }

  @Test
  void signsNotesThatVerifyWithNothingButItsVerifierKey() {
    JournalKey key = key("lockstep/register", SEED + PUBLIC);

    String note = new Checkpoint(key.name(), 7, "cm9vdA==").signed(key);

    assertThat(Notes.verified(note, key.verifierKeys()))
        .containsExactly("lockstep/register", "7", "cm9vdA==");
    assertThat(Checkpoint.of(note)).isEqualTo(new Checkpoint("lockstep/register", 7, "cm9vdA=="));
    assertThat(key.verifierKeys()).startsWith(key.keyId() + "+");
  }

  @Test
  void signsCheckpointsByBothKeysWhileItIsChanged() {
    JournalKey before = key("lockstep/register", SEED + PUBLIC);
    JournalKey after = key("lockstep/register", SEED_OF_ANOTHER + PUBLIC_OF_ANOTHER);
    JournalKey changing =
        new JournalKey(
            "lockstep/register",
            encoded(SEED_OF_ANOTHER + PUBLIC_OF_ANOTHER),
            Optional.of(encoded(SEED + PUBLIC)));

    String note = new Checkpoint(changing.name(), 7, "cm9vdA==").signed(changing);

    assertThat(Notes.verified(note, before.verifierKeys())).contains("7");
    assertThat(Notes.verified(note, after.verifierKeys())).contains("7");
    assertThat(Checkpoint.of(note)).isEqualTo(new Checkpoint("lockstep/register", 7, "cm9vdA=="));
    assertThat(changing.verifierKeys()).isEqualTo(after.verifierKeys() + before.verifierKeys());
    assertThat(changing.keyId()).isEqualTo(after.keyId());
    assertThat(changing.sign(new byte[1])).isEqualTo(after.sign(new byte[1]));
  }

  @Test
  void doesNotStartWithOneKeyTwiceNorWithAnOtherKeyThatIsNone() {
    String one = encoded(SEED + PUBLIC);
    JournalKey twice = new JournalKey("lockstep/register", one, Optional.of(one));
    JournalKey none =
        new JournalKey("lockstep/register", one, Optional.of(encoded(SEED + PUBLIC_OF_ANOTHER)));

    assertThatThrownBy(() -> twice.check(new StartupEvent()))
        .hasMessageContaining("lockstep.journal.other-signing-key is the key of");
    assertThatThrownBy(() -> none.check(new StartupEvent()))
        .hasMessageContaining("lockstep.journal.other-signing-key");
  }

  @Test
  void doesNotStartWithThePublicKeyOfAnother() {
    JournalKey key = key("lockstep/register", SEED + PUBLIC_OF_ANOTHER);

    assertThatThrownBy(() -> key.check(new StartupEvent()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lockstep.journal.signing-key");
  }

  @Test
  void refusesAKeyOfAnotherLengthWithoutShowingIt() {
    for (String wrong : new String[] {"", "no base64 %", encoded(SEED)}) {
      assertThatThrownBy(() -> new JournalKey("lockstep/register", wrong, Optional.empty()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "lockstep.journal.signing-key must be base64 of 64 bytes: seed and public key");
    }
  }

  @Test
  void refusesANameThatNoNoteCanCarry() {
    for (String wrong : new String[] {"", "lockstep register", "lockstep+register", "록스텝"}) {
      assertThatThrownBy(() -> key(wrong, SEED + PUBLIC))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("lockstep.journal.origin");
    }
  }

  @Test
  void readsNoCheckpointFromOtherText() {
    for (String wrong :
        new String[] {
          "",
          "lockstep/register\n7\ncm9vdA==\n",
          "lockstep/register\n-7\ncm9vdA==\n\n\u2014 x y\n",
          "lockstep/register\n07\ncm9vdA==\n\n\u2014 x y\n",
          "lockstep/register\n7\ncm9vdA==\nmore\n\n\u2014 x y\n"
        }) {
      assertThatThrownBy(() -> Checkpoint.of(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static JournalKey key(String name, String hex) {
    return new JournalKey(name, encoded(hex), Optional.empty());
  }

  private static String encoded(String hex) {
    return new String(Base64.getEncoder().encode(HexFormat.of().parseHex(hex)), UTF_8);
  }
}
