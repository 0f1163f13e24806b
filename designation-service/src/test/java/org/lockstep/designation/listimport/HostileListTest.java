package org.lockstep.designation.listimport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;

/** Files that mean harm, through the API: each is refused, says why, and changes nothing. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class HostileListTest {
  @Inject EarlierEditions earlier;

  @BeforeEach
  void forgetEarlierEditions() {
    earlier.forget();
  }

  private static final String RECORD =
      "<record><Country>Russia / Russie</Country><LastName>&x;</LastName>"
          + "<Schedule>1, Part 1</Schedule><Item>1</Item></record>";

  @Test
  void anExternalEntityIsNotFetched() {
    refused(
        "ca-sema",
        "<!DOCTYPE data-set [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><data-set>"
            + RECORD
            + "</data-set>",
        "MALFORMED",
        "document type");
  }

  @Test
  void aBillionLaughsAreNotHeard() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE data-set [<!ENTITY x0 \"lol\">");
    for (int i = 1; i < 10; i++) {
      laughs.append("<!ENTITY x").append(i).append(" \"");
      laughs.append(("&x" + (i - 1) + ";").repeat(10)).append("\">");
    }
    refused(
        "ca-sema",
        laughs + "]><data-set>" + RECORD.replace("&x;", "&x9;") + "</data-set>",
        "MALFORMED",
        "document type");
  }

  @Test
  void aZipBombIsNotBlownUp() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("sdn.csv"));
      byte[] nothing = new byte[1 << 20];
      for (int i = 0; i < 64; i++) {
        zip.write(nothing);
      }
    }
    refused("us-sdn", bytes.toByteArray(), "LIMIT", "100 times");
  }

  @Test
  void anUnclosedQuoteDoesNotSwallowTheFile() {
    String row = "36,\"AEROCARIBBEAN AIRLINES\",-0- ,\"CUBA\"" + ",-0- ".repeat(8) + "\r\n";
    refused("us-sdn", row + "37,\"" + row.repeat(40_000), "FORMAT", "");
  }

  @Test
  void aFileThatEndsBeforeItsEndIsRefused() {
    refused("ca-sema", "<data-set><record><Country>Russia / Rus", "TRUNCATED", "ends before");
  }

  private static void refused(String source, String file, String code, String message) {
    refused(source, file.getBytes(StandardCharsets.UTF_8), code, message);
  }

  private static void refused(String source, byte[] file, String code, String message) {
    Edition edition = Edition.of(source, "2024-05-24", file);
    assertThat(edition.status()).isEqualTo("REFUSED");
    assertThat(edition.findings()).containsExactly(code);
    assertThat(edition.report()).contains(message);
    given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/lists")
        .then()
        .body("items.find { it.source == '" + source + "' }.entries", org.hamcrest.Matchers.is(0));
  }
}
