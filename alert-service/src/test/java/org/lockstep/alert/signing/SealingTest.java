package org.lockstep.alert.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingTest {
  private static final byte[] SECRET = "a secret of an endpoint".getBytes(UTF_8);
  private final Sealing sealing = new Sealing(key(1), Optional.empty());

  @Test
  void opensWhatItSealed() {
    byte[] sealed = sealing.seal(SECRET, "row-1");

    assertThat(sealing.open(sealed, sealing.keyId(), "row-1")).isEqualTo(SECRET);
    assertThat(new String(sealed, UTF_8)).doesNotContain("secret");
  }

  @Test
  void sealsTheSameDifferentlyEachTime() {
    assertThat(sealing.seal(SECRET, "row-1")).isNotEqualTo(sealing.seal(SECRET, "row-1"));
  }

  @Test
  void doesNotOpenOneRowAsAnother() {
    byte[] sealed = sealing.seal(SECRET, "row-1");

    assertThatThrownBy(() -> sealing.open(sealed, sealing.keyId(), "row-2"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void doesNotOpenWhatWasAltered() {
    byte[] sealed = sealing.seal(SECRET, "row-1");
    for (int i = 0; i < sealed.length; i++) {
      byte[] altered = sealed.clone();
      altered[i] ^= 1;
      assertThatThrownBy(() -> sealing.open(altered, sealing.keyId(), "row-1"))
          .as("byte %d", i)
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "c2hvcnQ=", "not base64 at all, and secret"})
  void aMasterKeyThatIsNoneStopsTheServiceWithoutBeingTold(String none) {
    assertThatThrownBy(() -> new Sealing(settings(Map.of("lockstep.alert.master-key", none))))
        .satisfies(
            failure ->
                assertThat(failure.toString())
                    .containsIgnoringCase(
                        none.isEmpty() ? "lockstep.alert.master-key" : "LOCKSTEP_ALERT_MASTER_KEY")
                    .doesNotContain(none.isEmpty() ? "secret" : none));
  }

  @Test
  void withoutAMasterKeyTheServiceDoesNotStartAndSaysWhichIsMissing() {
    assertThatThrownBy(() -> settings(Map.of())).hasMessageContaining("lockstep.alert.master-key");
  }

  private static SigningConfig settings(Map<String, String> given) {
    return new SmallRyeConfigBuilder()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withMapping(SigningConfig.class)
        .withDefaultValues(given)
        .build()
        .getConfigMapping(SigningConfig.class);
  }

  @Test
  void saysWhichMasterKeyIsMissing() {
    byte[] sealed = sealing.seal(SECRET, "row-1");
    var other = new Sealing(key(2), Optional.empty());

    assertThat(other.keyId()).isNotEqualTo(sealing.keyId());
    assertThatThrownBy(() -> other.open(sealed, sealing.keyId(), "row-1"))
        .hasMessageContaining(sealing.keyId());
  }

  @Test
  void opensWhatTheOtherMasterKeySealedAndSealsUnderItsOwn() {
    byte[] sealed = sealing.seal(SECRET, "row-1");
    var after = new Sealing(key(2), Optional.of(key(1)));

    assertThat(after.open(sealed, sealing.keyId(), "row-1")).isEqualTo(SECRET);
    assertThat(after.keyId()).isEqualTo(new Sealing(key(2), Optional.empty()).keyId());
    assertThat(after.open(after.seal(SECRET, "row-1"), after.keyId(), "row-1")).isEqualTo(SECRET);
  }

  @Test
  void anOtherMasterKeyThatIsNoneStopsTheService() {
    assertThatThrownBy(
            () ->
                new Sealing(
                    settings(
                        Map.of(
                            "lockstep.alert.master-key",
                            Base64.getEncoder().encodeToString(key(1)),
                            "lockstep.alert.other-master-key",
                            "c2hvcnQ="))))
        .hasMessageContaining("LOCKSTEP_ALERT_OTHER_MASTER_KEY");
  }

  private static byte[] key(int fill) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return key;
  }
}
