package org.lockstep.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The keys fit together, and nobody else reads them. */
class MadeSecretsTest {
  private static final byte[] MESSAGE = {1, 2, 3};

  @Test
  void areReadByTheServices() {
    for (String service : Checkout.SERVICES) {
      Settings settings = Settings.of(service);
      assertThat(MadeSecrets.properties(service).stringPropertyNames())
          .as(service)
          .isNotEmpty()
          .allMatch(settings::reads);
    }
  }

  @Test
  void signWhatKeycloakVerifies() throws GeneralSecurityException, IOException {
    for (String service : Checkout.SERVICES) {
      String key = MadeSecrets.properties(service).getProperty("quarkus.oidc.credentials.jwt.key");
      PrivateKey mine =
          KeyFactory.getInstance("EC")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key)));
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(mine);
      signature.update(MESSAGE);
      byte[] signed = signature.sign();

      signature.initVerify(publicKey(service));
      signature.update(MESSAGE);
      assertThat(signature.verify(signed)).as(service).isTrue();
    }
  }

  @Test
  void holdKeysAsTheServicesTakeThem() {
    String journal =
        MadeSecrets.properties("designation-service").getProperty("lockstep.journal.signing-key");
    String screening =
        MadeSecrets.properties("entity-service").getProperty("lockstep.screening.signing-key");
    assertThat(Base64.getDecoder().decode(journal)).hasSize(64);
    assertThat(Base64.getDecoder().decode(screening)).hasSize(64);
    assertThat(screening).isNotEqualTo(journal);
    byte[] master =
        Base64.getDecoder()
            .decode(
                MadeSecrets.properties("alert-service").getProperty("lockstep.alert.master-key"));
    assertThat(master).hasSize(32);
  }

  @Test
  void giveEveryServiceTheSameKeyOfCursors() {
    assertThat(Checkout.SERVICES)
        .extracting(
            service -> MadeSecrets.properties(service).getProperty("lockstep.http.cursor-key"))
        .doesNotContainNull()
        .containsOnly(MadeSecrets.properties("gateway").getProperty("lockstep.http.cursor-key"));
  }

  @Test
  void giveEachServiceThePasswordOfItsRole() {
    Map<String, String> roles =
        Checkout.read(MadeSecrets.folder().resolve("postgres-roles"))
            .lines()
            .map(line -> line.split("="))
            .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    Map.of("gateway", "gateway", "designation-service", "designation", "alert-service", "alert")
        .forEach(
            (service, database) -> {
              assertThat(MadeSecrets.properties(service))
                  .containsEntry("quarkus.datasource.password", roles.get(database + "_service"))
                  .containsEntry("quarkus.flyway.password", roles.get(database));
            });
    assertThat(roles.values())
        .doesNotHaveDuplicates()
        .allMatch(password -> password.matches("[0-9a-f]{40}"));
  }

  @Test
  void areForTheirOwnerAlone() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(MadeSecrets.folder())))
        .isEqualTo("rwx------");
  }

  @Test
  void areNeverWrittenOver() throws IOException {
    Path there = Files.createTempDirectory("lockstep-secrets");
    Files.writeString(there.resolve("kept"), "kept");

    Overlay.Output output = Overlay.run(MadeSecrets.script(), there.toString());

    assertThat(output.exit()).isEqualTo(1);
    assertThat(output.text()).contains("is there already");
    assertThat(there).isDirectoryContaining(file -> file.endsWith("kept"));
    assertThat(there.toFile().list()).hasSize(1);
  }

  private static PublicKey publicKey(String service) throws GeneralSecurityException, IOException {
    String line =
        Checkout.read(MadeSecrets.folder().resolve("keycloak.env"))
            .lines()
            .filter(one -> one.startsWith("LOCKSTEP_SERVICES_JWKS="))
            .findFirst()
            .orElseThrow();
    // Quotes of the shell around, and those of JSON escaped.
    String json = line.substring(line.indexOf('\'') + 1, line.length() - 1).replace("\\\"", "\"");
    for (JsonNode key : new ObjectMapper().readTree(json).path("keys")) {
      if (key.path("kid").asText().equals(service + "-1")) {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        return KeyFactory.getInstance("EC")
            .generatePublic(
                new ECPublicKeySpec(
                    new ECPoint(coordinate(key.path("x")), coordinate(key.path("y"))),
                    curve.getParameterSpec(ECParameterSpec.class)));
      }
    }
    throw new AssertionError("There is no public key of " + service);
  }

  private static BigInteger coordinate(JsonNode text) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(text.asText()));
  }
}
