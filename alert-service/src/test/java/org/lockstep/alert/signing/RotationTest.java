package org.lockstep.alert.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockstep.alert.Partner;
import org.lockstep.alert.ReceiverPorts;
import org.lockstep.alert.Sql;
import org.lockstep.alert.WithStores;

/** Master keys and the keys that sign alerts are changed for others. */
@QuarkusTest
@WithStores
class RotationTest {
  private static final byte[] NEXT = new byte[32];

  static {
    Arrays.fill(NEXT, (byte) 7);
  }

  @Inject ServiceKeyRepository keys;
  @Inject EndpointSecretRepository secrets;
  @Inject MessageSigner signer;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "lockstep.alert.master-key")
  String masterKey;

  private final Partner partner = new Partner();

  @AfterEach
  void end() {
    partner.leave();
  }

  @Test
  void sealsAllUnderTheNewMasterKeyAndTheSecretsStayWhatTheyAre() {
    var endpoint = partner.newEndpoint("http://127.0.0.1:" + ReceiverPorts.port(0), "v1");
    UUID id = UUID.fromString(endpoint.getString("id"));
    byte[] today = Base64.getDecoder().decode(masterKey);
    var next = new Sealing(NEXT, Optional.of(today));

    new Resealing(keys, secrets, next).reseal();

    try {
      assertThat(usedMasterKeys()).containsExactly(next.keyId());
      assertThat(secret(id, new Sealing(NEXT, Optional.empty())))
          .isEqualTo(endpoint.getString("secret"));
      assertThatThrownBy(() -> secret(id, new Sealing(today, Optional.empty())))
          .hasMessageContaining("Sealed under master key " + next.keyId());
    } finally {
      new Resealing(keys, secrets, new Sealing(today, Optional.of(NEXT))).reseal();
    }
    assertThat(usedMasterKeys()).containsExactly(new Sealing(today, Optional.empty()).keyId());
    assertThat(signer.sign(id, Set.of(SignatureScheme.V1), "msg_1", new byte[1]).keyIds())
        .hasSize(1);
  }

  @Test
  void doesNotStartWithoutAMasterKeyThatIsStillNeeded() {
    partner.newEndpoint("http://127.0.0.1:" + ReceiverPorts.port(0), "v1");
    var stranger = new Sealing(NEXT, Optional.empty());

    assertThatThrownBy(() -> new Resealing(keys, secrets, stranger).reseal())
        .hasMessageContaining("LOCKSTEP_ALERT_OTHER_MASTER_KEY")
        .hasMessageNotContaining(masterKey);
  }

  @Test
  void replacesTheKeyThatSignsAndPublishesTheOldOneForTheOverlap() {
    String before = current(Optional.empty());

    String after = current(Optional.of(clock.instant()));

    assertThat(after).isNotEqualTo(before);
    assertThat(current(Optional.empty())).isEqualTo(after);
    assertThat(published(Duration.ofHours(24))).startsWith(after).contains(before);
    assertThat(published(Duration.ZERO)).containsExactly(after);
  }

  private String current(Optional<Instant> since) {
    ServiceKeys of = keysWith(since, Duration.ofHours(24));
    return QuarkusTransaction.requiringNew().call(() -> of.currentOrFirst().id());
  }

  private List<String> published(Duration overlap) {
    ServiceKeys of = keysWith(Optional.empty(), overlap);
    return QuarkusTransaction.requiringNew()
        .call(() -> of.published().stream().map(ServiceKey::id).toList());
  }

  private ServiceKeys keysWith(Optional<Instant> since, Duration overlap) {
    var config = new Settings(masterKey, since, overlap);
    return new ServiceKeys(keys, new Sealing(config), config, clock);
  }

  /** As the environment would give them. */
  private record Settings(
      String masterKey, Optional<Instant> serviceKeySince, Duration secretOverlap)
      implements SigningConfig {
    @Override
    public Optional<String> otherMasterKey() {
      return Optional.empty();
    }
  }

  private String secret(UUID endpoint, Sealing sealing) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                "whsec_"
                    + Base64.getEncoder()
                        .encodeToString(
                            secrets.live(endpoint, clock.instant()).get(0).open(sealing)));
  }

  private static List<String> usedMasterKeys() {
    return Sql.list(
        "select master_key_id from service_key union select master_key_id from endpoint_secret");
  }
}
