package org.lockstep.designation.export;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;
import org.lockstep.testkit.Tokens;

/** Checks manifests as a partner would who has the JDK and the register's public key. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class ManifestTest {

  @ParameterizedTest
  @ValueSource(strings = {"register.ftm.jsonl", "register.json", "register.csv"})
  void isThatOfTheFileAndSigned(String file) throws GeneralSecurityException {
    Draft.released("KR", Entries.KR_RIM, Entries.KR_MAIA_1);
    Draft remarked =
        Draft.released(
            "JP",
            Entries.JP_IBEX.replace("\"countries\"", "\"remarks\":\"one\\ntwo\",\"countries\""));
    long state = Export.of("register.csv").state();
    String query = "?validAt=2024-06-01&knownAt=" + state;

    // The manifest first: it must not need the file to have been fetched.
    byte[] manifest = Export.of(file + ".manifest.json" + query).bytes();
    Export export = Export.of(file + query);
    String jws = Export.of(file + ".manifest.jws" + query).text();

    assertThat(export.text()).contains(remarked.designationId(0));
    JsonNode told = Export.parsed(new String(manifest, UTF_8));
    assertThat(told.fieldNames())
        .toIterable()
        .containsExactly(
            "bytes",
            "counts",
            "file",
            "marking",
            "recipient",
            "registerState",
            "sha256",
            "validAt");
    assertThat(told.get("file").asText()).isEqualTo(file);
    assertThat(told.get("sha256").asText())
        .isEqualTo(
            HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(export.bytes())));
    assertThat(told.get("bytes").asLong()).isEqualTo(export.bytes().length);
    assertThat(told.at("/counts/lines").asLong())
        .isEqualTo(export.text().chars().filter(c -> c == '\n').count());
    assertThat(told.at("/counts/designations").asLong())
        .isEqualTo(Export.of("register.json" + query).json().get("designations").size());
    assertThat(told.get("validAt").asText()).isEqualTo("2024-06-01");
    assertThat(told.get("marking"))
        .isEqualTo(Export.parsed("{\"tlp\":\"GREEN\",\"releasableTo\":[]}"));
    assertThat(told.at("/registerState/size").asLong()).isEqualTo(state);
    assertThat(told.at("/registerState/rootHash").asText()).isEqualTo(rootHash(state));
    assertThat(isSigned(manifest, jws)).isTrue();
    manifest[manifest.length / 2] ^= 1;
    assertThat(isSigned(manifest, jws)).isFalse();
  }

  @Test
  void isForTheCallerAndOtherwiseTheSame() {
    Draft.released("JP", Entries.JP_IBEX);

    String partner =
        Tokens.of("service-account-kr-port-control")
            .client("kr-port-control")
            .roles("register-reader")
            .asking()
            .get("/api/v1/exports/register.csv.manifest.json")
            .asString();
    String officer = Export.of("register.csv.manifest.json", Officers.drafter("JP")).text();

    assertThat(partner).contains("\"recipient\":\"kr-port-control\"");
    assertThat(officer)
        .isEqualTo(
            partner
                .replace("\"releasableTo\":[]", "\"releasableTo\":[\"JP\"]")
                .replace("\"recipient\":\"kr-port-control\"", "\"recipient\":\"jp-drafter\""));
    assertThat(Export.of("register.csv.manifest.jws", Officers.portControl()).text())
        .isEqualTo(Export.of("register.csv.manifest.jws", Officers.portControl()).text())
        .isNotEqualTo(Export.of("register.csv.manifest.jws", Officers.drafter("JP")).text());
  }

  private static String rootHash(long state) {
    return given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/journal/checkpoint?size=" + state)
        .asString()
        .split("\n", -1)[2];
  }

  private static boolean isSigned(byte[] manifest, String jws) throws GeneralSecurityException {
    String verifierKey =
        given().auth().oauth2(Officers.portControl()).get("/api/v1/journal/key").asString().strip();
    String[] parts = verifierKey.split("\\+", 3);
    byte[] raw = Arrays.copyOfRange(Base64.getDecoder().decode(parts[2]), 1, 33);
    byte[] x509 = HexFormat.of().parseHex("302a300506032b6570032100" + "00".repeat(32));
    System.arraycopy(raw, 0, x509, 12, 32);

    String[] sections = jws.split("\\.", -1);
    assertThat(sections).hasSize(3);
    assertThat(sections[1]).isEmpty();
    assertThat(Export.parsed(new String(Base64.getUrlDecoder().decode(sections[0]), UTF_8)))
        .isEqualTo(
            Export.parsed("{\"alg\":\"EdDSA\",\"kid\":\"%s+%s\"}".formatted(parts[0], parts[1])));
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
    verifier.update(
        (sections[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(manifest))
            .getBytes(US_ASCII));
    return verifier.verify(Base64.getUrlDecoder().decode(sections[2]));
  }
}
