package org.lockstep.images.bom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.images.base.PinnedPackage;
import org.lockstep.images.oci.Digest;

class BillOfMaterialsTest {
  private static final String PARENT =
      "<project><licenses><license><name>Apache License 2.0</name></license></licenses></project>";
  private static final String POM =
      "<project><parent><groupId>org.example</groupId><artifactId>all</artifactId>"
          + "<version>1</version></parent></project>";

  private final Path folder;

  BillOfMaterialsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void isCycloneDxAsItsOwnSchemaHasIt() throws Exception {
    pom("org/example/all/1/all-1.pom", PARENT);
    pom("org/example/some-part/1.0-rc1/some-part-1.0-rc1.pom", POM);
    BillOfMaterials bill =
        new BillOfMaterials(folder, "0.1.0-SNAPSHOT")
            .packages(
                List.of(new PinnedPackage("libc6", "2.36-9+deb12u14", "amd64", sha(), "Zlib")))
            .java("17.0.15")
            .jar(jar("org.example.some-part-1.0-rc1-linux-x86_64.jar"))
            .jar(jar("org.lockstep.lockstep-http-0.1.0-SNAPSHOT.jar"));

    bill.write(folder, "gateway", new Digest(sha()), Instant.EPOCH);

    Path written = folder.resolve("gateway.cdx.json");
    assertThat(new JsonParser().validate(written.toFile(), Version.VERSION_16)).isEmpty();
    assertThat(new JsonParser().parse(written.toFile()).getComponents())
        .extracting(component -> component.getPurl())
        .containsExactly(
            "pkg:deb/debian/libc6@2.36-9%2Bdeb12u14?arch=amd64&distro=debian-12",
            "pkg:generic/openjdk@17.0.15",
            "pkg:maven/org.example/some-part@1.0-rc1",
            "pkg:maven/org.lockstep/lockstep-http@0.1.0-SNAPSHOT");
    assertThat(bill.refused()).isEmpty();
    assertThat(folder.resolve("gateway.licences.txt"))
        .content()
        .contains("Apache-2.0\n  org.example:some-part 1.0-rc1\n");
  }

  @Test
  void namesWhatMayNotBeShipped() throws IOException {
    pom(
        "org/example/all/1/all-1.pom",
        PARENT.replace("Apache License 2.0", "Business Source License 1.1"));

    assertThat(new BillOfMaterials(folder, "1").jar(jar("org.example.all-1.jar")).refused())
        .containsExactly("org.example:all 1: Business Source License 1.1");
  }

  @Test
  void namesNoLicenceWhereNoPomDoes() throws IOException {
    pom("org/example/all/1/all-1.pom", "<project/>");

    assertThat(new BillOfMaterials(folder, "1").jar(jar("org.example.all-1.jar")).refused())
        .containsExactly("org.example:all 1: ");
  }

  @Test
  void takesNoJarThatNobodyKnows() {
    assertThatThrownBy(() -> new BillOfMaterials(folder, "1").jar(jar("org.example.all-1.jar")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no POM of org.example.all-1.jar");
  }

  @Test
  void readsNothingThatAPomOnlyRefersTo() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "Apache License 2.0");
    pom(
        "org/example/all/1/all-1.pom",
        "<!DOCTYPE p [<!ENTITY s SYSTEM \""
            + secret.toUri()
            + "\">]><project><licenses><license>"
            + "<name>&s;</name></license></licenses></project>");

    assertThat(new BillOfMaterials(folder, "1").jar(jar("org.example.all-1.jar")).refused())
        .containsExactly("org.example:all 1: ");
  }

  private void pom(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Path jar(String name) throws IOException {
    return Files.writeString(folder.resolve(name), name);
  }

  private static String sha() {
    return "0".repeat(64);
  }
}
