package org.lockstep.alert.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VaultTest {
  private static final byte[] SECRET = "a secret of an endpoint".getBytes(UTF_8);
  private final Vault vault = new Vault(key(1));

  @Test
  void opensWhatItSealed() {
    byte[] sealed = vault.seal(SECRET, "row-1");

    assertThat(vault.open(sealed, vault.keyId(), "row-1")).isEqualTo(SECRET);
    assertThat(new String(sealed, UTF_8)).doesNotContain("secret");
  }

  @Test
  void sealsTheSameDifferentlyEachTime() {
    assertThat(vault.seal(SECRET, "row-1")).isNotEqualTo(vault.seal(SECRET, "row-1"));
  }

  @Test
  void doesNotOpenOneRowAsAnother() {
    byte[] sealed = vault.seal(SECRET, "row-1");

    assertThatThrownBy(() -> vault.open(sealed, vault.keyId(), "row-2"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void doesNotOpenWhatWasAltered() {
    byte[] sealed = vault.seal(SECRET, "row-1");
    for (int i = 0; i < sealed.length; i++) {
      byte[] altered = sealed.clone();
      altered[i] ^= 1;
      assertThatThrownBy(() -> vault.open(altered, vault.keyId(), "row-1"))
          .as("byte %d", i)
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void saysWhichMasterKeyIsMissing() {
    byte[] sealed = vault.seal(SECRET, "row-1");
    var other = new Vault(key(2));

    assertThat(other.keyId()).isNotEqualTo(vault.keyId());
    assertThatThrownBy(() -> other.open(sealed, vault.keyId(), "row-1"))
        .hasMessageContaining(vault.keyId());
  }

  private static byte[] key(int fill) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return key;
  }
}
