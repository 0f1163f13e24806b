package org.lockstep.images.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.images.oci.Image;
import org.lockstep.images.oci.Layer;
import org.lockstep.images.oci.Layout;

class BundleTest {
  private static final ContainerSpec SPEC =
      new ContainerSpec(
          "lockstep/t:1",
          ContainerSpec.Security.restricted(10001),
          Map.of("PORT", "9", "NEW", "1"),
          Map.of("/tmp", 64L << 20),
          List.of(new ContainerSpec.Mount(Path.of("/srv/sink"), "/var/lib/sink", false)),
          new ContainerSpec.Limits(512L << 20, 1.5, 200),
          Duration.ofSeconds(30));

  private final Path folder;

  BundleTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void saysToTheRuntimeWhatTheSpecificationSays() throws IOException {
    JsonNode config = config(SPEC, true);

    assertThat(config.at("/process/user/uid").asInt()).isEqualTo(10001);
    assertThat(config.at("/process/noNewPrivileges").asBoolean()).isTrue();
    assertThat(config.at("/process/capabilities"))
        .hasSize(4)
        .allSatisfy(set -> assertThat(set).isEmpty());
    assertThat(config.at("/root/readonly").asBoolean()).isTrue();
    assertThat(config.at("/process/env"))
        .extracting(JsonNode::asText)
        .containsExactly("NEW=1", "PATH=/opt/java/bin", "PORT=9");
    assertThat(config.at("/linux/resources/memory/limit").asLong()).isEqualTo(512L << 20);
    assertThat(config.at("/linux/resources/cpu/quota").asLong()).isEqualTo(150_000);
    assertThat(config.at("/linux/resources/pids/limit").asInt()).isEqualTo(200);
    assertThat(config.get("mounts"))
        .filteredOn(mount -> mount.path("destination").asText().equals("/var/lib/sink"))
        .singleElement()
        .satisfies(mount -> assertThat(mount.at("/options/1").asText()).isEqualTo("rw"));
  }

  @Test
  void limitsNothingWhereTheMachineCannot() throws IOException {
    assertThat(config(SPEC, false).at("/linux/resources").isMissingNode()).isTrue();
  }

  @Test
  void hasTheFilesOfTheImageAndPlacesToMount() throws IOException {
    config(SPEC, true);

    assertThat(folder.resolve("t/rootfs/opt/program")).isExecutable();
    assertThat(folder.resolve("t/rootfs/opt/text")).hasContent("1");
    assertThat(folder.resolve("t/rootfs/var/lib/sink")).isDirectory();
  }

  @Test
  void unpacksNothingOutside() throws IOException {
    Path root = Files.createDirectories(folder.resolve("root"));
    for (String name : List.of("../outside", "link/outside")) {
      Files.deleteIfExists(root.resolve("link"));
      Files.createSymbolicLink(root.resolve("link"), folder);
      Path tar = folder.resolve("hostile.tar");
      try (OutputStream out = Files.newOutputStream(tar);
          TarArchiveOutputStream archive = new TarArchiveOutputStream(out)) {
        archive.putArchiveEntry(new TarArchiveEntry(name));
        archive.closeArchiveEntry();
      }
      assertThatThrownBy(() -> UnpackedLayer.into(root, tar))
          .as(name)
          .isInstanceOf(IOException.class);
      assertThat(folder.resolve("outside")).doesNotExist();
    }
  }

  private JsonNode config(ContainerSpec spec, boolean limited) throws IOException {
    Layout layout = Layout.in(Files.createDirectories(folder.resolve("oci")));
    Image.Settings settings =
        new Image.Settings(
            "10001:10001",
            Map.of("PORT", "8080", "PATH", "/opt/java/bin"),
            List.of("/opt/program"),
            "/opt",
            List.of(8080),
            Map.of());
    Layer layer =
        new Layer("t")
            .openDirectory("tmp")
            .program("opt/program", new byte[1])
            .file("opt/text", "1");
    layout.add(new Image("lockstep/t:1", Instant.EPOCH, settings, List.of(layer)));
    Path bundle = Files.createDirectories(folder.resolve("t"));
    Bundle.make(bundle, layout, spec, limited);
    return new ObjectMapper().readTree(bundle.resolve("config.json").toFile());
  }
}
