package org.lockstep.local.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lockstep.local.data.Refusal;

class StoreAddressesTest {
  @Test
  void areEmptyWhenTheEnvironmentNamesNone() {
    StoreAddresses addresses = StoreAddresses.from(Map.of("LOCKSTEP_KAFKA", " "));

    assertThat(addresses.postgres()).isEmpty();
    assertThat(addresses.kafka()).isEmpty();
    assertThat(addresses.mongo()).isEmpty();
  }

  @Test
  void giveEachDatabaseAnUrlOnTheGivenServer() {
    StoreAddresses.Postgres server =
        StoreAddresses.Postgres.of(
            "jdbc:postgresql://db.example:5433/admin?sslmode=verify-full", "u", "p");

    assertThat(server.database()).isEqualTo("admin");
    assertThat(server.jdbcUrl("alert"))
        .isEqualTo("jdbc:postgresql://db.example:5433/alert?sslmode=verify-full");
    assertThat(StoreAddresses.Postgres.of("postgres://db.example", "u", "p").jdbcUrl("alert"))
        .isEqualTo("jdbc:postgresql://db.example/alert");
  }

  @Test
  void refuseAnUrlOfAnotherKindAndOneWithAPassword() {
    assertThatThrownBy(() -> StoreAddresses.Postgres.of("jdbc:mysql://db.example/x", "u", "p"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("jdbc:postgresql://host:5432/postgres");
    assertThatThrownBy(
            () -> StoreAddresses.Postgres.of("postgres://u:secret@db.example/x", "u", "p"))
        .isInstanceOf(Refusal.class)
        .hasMessageNotContaining("secret");
  }
}
