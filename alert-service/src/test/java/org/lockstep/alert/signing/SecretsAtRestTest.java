package org.lockstep.alert.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockstep.alert.Partner;
import org.lockstep.alert.ReceiverPorts;
import org.lockstep.alert.Sql;
import org.lockstep.alert.WithStores;

@QuarkusTest
@WithStores
class SecretsAtRestTest {
  @Inject ServiceKeys keys;

  private final Partner partner = new Partner();

  @AfterEach
  void end() {
    partner.leave();
  }

  @Test
  void aDumpOfTheDatabaseTellsNoSecret() {
    String url = "http://127.0.0.1:" + ReceiverPorts.port(0);
    var endpoint = partner.newEndpoint(url, "v1");
    String rotated =
        partner
            .asking()
            .post("/api/v1/endpoints/" + endpoint.getString("id") + "/secrets/rotate")
            .path("secret");
    byte[] privateKey = keys.currentOrFirst().key().getEncoded();

    String dump = dump();

    for (String secret : List.of(endpoint.getString("secret"), rotated)) {
      assertThat(secret).startsWith("whsec_");
      String text = secret.substring("whsec_".length());
      assertAbsent(dump, Base64.getDecoder().decode(text));
      assertAbsent(dump, text.getBytes(UTF_8));
    }
    assertAbsent(dump, privateKey);
    // The seed alone, without its wrapping.
    assertAbsent(dump, Arrays.copyOfRange(privateKey, 16, 48));
    // And the dump is one: it has what may be known.
    assertThat(dump).contains(url, partner.client());
  }

  @Test
  void replicasThatStartAtOnceMakeOneKey() {
    Sql.run("update service_key set current = false");

    Set<String> ids = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 16).parallel().forEach(n -> ids.add(keys.currentOrFirst().id()));

    assertThat(ids).hasSize(1);
    assertThat(Sql.list("select id from service_key where current")).containsExactlyElementsOf(ids);
  }

  @Test
  void publishesEveryKeyThatSignedAsJwk() {
    String id = keys.currentOrFirst().id();

    var set = RestAssured.get("/api/v1/keys").then().statusCode(200).extract().jsonPath();

    assertThat(set.getList("keys.kid", String.class))
        .contains(id)
        .hasSameSizeAs(Sql.list("select id from service_key"));
    assertThat(set.getMap("keys[0]"))
        .containsEntry("kty", "OKP")
        .containsEntry("crv", "Ed25519")
        .containsEntry("use", "sig")
        .containsOnlyKeys("kty", "crv", "x", "kid", "use");
    assertThat(Base64.getUrlDecoder().decode(set.getString("keys[0].x"))).hasSize(32);
  }

  private static void assertAbsent(String dump, byte[] secret) {
    assertThat(dump)
        .doesNotContain(new String(secret, UTF_8))
        .doesNotContain(Base64.getEncoder().encodeToString(secret))
        .doesNotContain(HexFormat.of().formatHex(secret))
        .doesNotContain(HexFormat.of().formatHex(secret).toUpperCase(Locale.ROOT));
  }

  /** Every row of every table, binary as hexadecimal. */
  private static String dump() {
    return Sql.list("select tablename from pg_tables where schemaname = 'public'").stream()
        .flatMap(table -> Sql.list("select t::text from \"" + table + "\" t").stream())
        .collect(Collectors.joining("\n"));
  }
}
