package org.lockstep.designation.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;

@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class PartsOfExportsTest {
  private static final String FILE = "register.json";

  private static boolean released;

  /** Once; before a test, because the port is not known earlier. */
  @BeforeEach
  void releaseThePackagesOf24May() {
    if (released) {
      return;
    }
    released = true;
    Draft.released("JP", Entries.JP_M_LEASING, Entries.JP_IBEX);
    Draft.released("KR", Entries.KR_MAIA_1, Entries.KR_RIM);
  }

  private static RequestSpecification reader() {
    return given().auth().oauth2(Officers.portControl()).urlEncodingEnabled(false);
  }

  private static Response get(String file, String... headers) {
    RequestSpecification reader = reader();
    for (String header : headers) {
      String[] parts = header.split(": ", 2);
      reader.header(parts[0], parts[1]);
    }
    return reader.get("/api/v1/exports/" + file);
  }

  private static String present(String file) {
    return file + "?knownAt=" + Export.of(file).state();
  }

  private static byte[] part(byte[] whole, int from, int to) {
    return Arrays.copyOfRange(whole, from, to);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "register.json",
        "register.csv",
        "register.ftm.jsonl",
        "journal.jsonl",
        "deltas?from=0"
      })
  void isTheWholeAgainWhenItsPartsArePutTogether(String file) throws Exception {
    String edition = file.contains("?") ? file : present(file);
    Export whole = Export.of(edition);
    int half = whole.bytes().length / 2;

    Response first = get(edition, "Range: bytes=0-" + (half - 1));
    Response second =
        get(edition, "Range: bytes=" + half + "-", "If-Range: " + first.header("ETag"));

    assertThat(first.statusCode()).isEqualTo(206);
    assertThat(second.statusCode()).isEqualTo(206);
    ByteArrayOutputStream together = new ByteArrayOutputStream();
    together.write(first.asByteArray());
    together.write(second.asByteArray());
    assertThat(together.toByteArray()).isEqualTo(whole.bytes());
    assertThat(first.header("ETag"))
        .isEqualTo(
            '"'
                + HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(whole.bytes()))
                + '"')
        .isEqualTo(whole.header("ETag"))
        .isEqualTo(second.header("ETag"));
  }

  @Test
  void saysWhichPartItIsAndOfHowMuch() {
    Export whole = Export.of(present(FILE));
    int size = whole.bytes().length;
    String edition = FILE + "?knownAt=" + whole.state();

    Response part = get(edition, "Range: bytes=10-19");
    Response last = get(edition, "Range: bytes=-5");
    Response tooMuch = get(edition, "Range: bytes=" + (size - 3) + "-99999999999999999999999");

    assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.header("Content-Range")).isEqualTo("bytes 10-19/" + size);
    assertThat(part.header("Content-Length")).isEqualTo("10");
    assertThat(part.header("Content-Type")).isEqualTo(whole.header("Content-Type"));
    assertThat(part.header("Lockstep-Register-State")).isEqualTo("" + whole.state());
    assertThat(part.asByteArray()).isEqualTo(part(whole.bytes(), 10, 20));
    assertThat(last.header("Content-Range"))
        .isEqualTo("bytes " + (size - 5) + "-" + (size - 1) + "/" + size);
    assertThat(last.asByteArray()).isEqualTo(part(whole.bytes(), size - 5, size));
    assertThat(tooMuch.asByteArray()).isEqualTo(part(whole.bytes(), size - 3, size));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=999999999-", "bytes=-0", "bytes=99999999999999999999999-"})
  void saysHowLongItIsToWhoAsksForWhatItDoesNotHave(String range) {
    String edition = present(FILE);
    int size = Export.of(edition).bytes().length;

    Response refused = get(edition, "Range: " + range);

    assertThat(refused.statusCode()).isEqualTo(416);
    assertThat(refused.header("Content-Range")).isEqualTo("bytes */" + size);
    assertThat(refused.contentType()).startsWith("application/problem+json");
    assertThat(refused.path("type").toString())
        .isEqualTo("urn:lockstep:problem:range-not-satisfiable");
  }

  @Test
  void keepsNoPlaceForWhatItRefuses() {
    String edition = present(FILE);

    for (int i = 0; i < 30; i++) {
      assertThat(get(edition, "Range: bytes=-0").statusCode()).isEqualTo(416);
    }
    assertThat(get(edition).statusCode()).isEqualTo(200);
  }

  @Test
  void givesAllOfItToWhoHasAPartOfAnotherEdition() {
    String edition = present(FILE);
    Export whole = Export.of(edition);
    String tag = whole.header("ETag");

    for (String other :
        List.of(
            "\"another\"",
            "W/" + tag,
            tag.replace("\"", ""),
            tag + ", " + tag,
            "Fri, 24 May 2024 00:00:00 GMT")) {
      Response answer = get(edition, "Range: bytes=5-", "If-Range: " + other);

      assertThat(answer.statusCode()).as(other).isEqualTo(200);
      assertThat(answer.header("Content-Range")).isNull();
      assertThat(answer.asByteArray()).isEqualTo(whole.bytes());
    }
  }

  @Test
  void givesAllOfItToWhoAsksForManyPartsOrForNoneThatCanBeUnderstood() {
    String edition = present(FILE);
    byte[] whole = Export.of(edition).bytes();
    String many =
        IntStream.range(0, 1_000).mapToObj(i -> i + "-" + i).collect(Collectors.joining(","));

    for (String range : List.of("bytes=" + many, "bytes=5-1", "items=0-1", "bytes=a-b", "bytes=")) {
      Response answer = get(edition, "Range: " + range);

      assertThat(answer.statusCode()).as(range).isEqualTo(200);
      assertThat(answer.asByteArray()).isEqualTo(whole);
    }
    assertThat(get(edition, "Range: bytes=0-1", "Range: bytes=0-1").asByteArray()).isEqualTo(whole);
  }

  @Test
  void sendsNothingAnewToWhoHasTheEdition() {
    String edition = present(FILE);
    String tag = Export.of(edition).header("ETag");

    Response known = get(edition, "If-None-Match: " + tag, "Range: bytes=0-1");
    Response other = get(edition, "If-Match: \"another\"");

    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(known.header("ETag")).isEqualTo(tag);
    assertThat(known.asByteArray()).isEmpty();
    assertThat(other.statusCode()).isEqualTo(412);
  }

  @Test
  void knowsNoPartsOfWhatIsNoExport() {
    Response page = reader().header("Range", "bytes=0-1").get("/api/v1/designations?limit=1");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.header("Content-Range")).isNull();
  }
}
