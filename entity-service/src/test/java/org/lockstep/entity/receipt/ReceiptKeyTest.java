package org.lockstep.entity.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiptKeyTest {
  /** RFC 8032, section 7.1, tests 1 and 2. */
  private static final String ONE =
      pair(
          "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
          "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

  private static final String OTHER =
      pair(
          "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
          "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

  private static String pair(String seed, String key) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(seed + key));
  }

  private static ReceiptKey key(String encoded, Optional<String> other) {
    return new ReceiptKey("lockstep/screening", encoded, other);
  }

  @Test
  void signsByTheFirstKeyAndPublishesBothWhileItIsChanged() {
    ReceiptKey before = key(ONE, Optional.empty());
    ReceiptKey changing = key(ONE, Optional.of(OTHER));
    ReceiptKey after = key(OTHER, Optional.of(ONE));

    assertThat(changing.sign("{}".getBytes(UTF_8))).isEqualTo(before.sign("{}".getBytes(UTF_8)));
    assertThat(after.sign("{}".getBytes(UTF_8))).isNotEqualTo(before.sign("{}".getBytes(UTF_8)));
    assertThat(changing.verifierKeys().lines()).hasSize(2);
    assertThat(changing.verifierKeys()).startsWith(before.verifierKeys());
    assertThat(after.verifierKeys().lines())
        .containsExactlyInAnyOrderElementsOf(changing.verifierKeys().lines().toList());
  }

  @Test
  void doesNotStartWithOneKeyTwiceNorWithAPublicKeyOfAnother() {
    ReceiptKey twice = key(ONE, Optional.of(ONE));
    String mixed =
        pair(
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

    assertThatThrownBy(() -> twice.check(new StartupEvent()))
        .hasMessageContaining("lockstep.screening.other-signing-key is the key of");
    assertThatThrownBy(() -> key(mixed, Optional.empty()).check(new StartupEvent()))
        .hasMessageContaining("lockstep.screening.signing-key");
    key(ONE, Optional.of(OTHER)).check(new StartupEvent());
  }

  @Test
  void refusesAKeyThatIsNoneWithoutShowingIt() {
    for (String wrong : new String[] {"", "no base64 %", "c2VjcmV0"}) {
      assertThatThrownBy(() -> key(wrong, Optional.empty()))
          .hasMessage(
              "lockstep.screening.signing-key must be base64 of 64 bytes: seed and public key");
    }
  }
}
