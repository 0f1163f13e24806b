package org.lockstep.images.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutTest {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

  private final Path folder;

  LayoutTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void givesEqualDigestsForEqualContentWhenAndHoweverItWasWritten() throws IOException {
    Path first = Files.createDirectories(folder.resolve("1"));
    Files.writeString(first.resolve("a"), "text");
    Files.writeString(first.resolve("b"), "more");
    Path second = Files.createDirectories(folder.resolve("2"));
    Files.writeString(second.resolve("b"), "more");
    Files.writeString(second.resolve("a"), "text");
    Files.setLastModifiedTime(second.resolve("a"), FileTime.from(Instant.EPOCH));

    Digest one = Layout.in(folder.resolve("x")).add(image(new Layer("t").copyAll("opt", first)));
    Digest other = Layout.in(folder.resolve("y")).add(image(new Layer("t").copyAll("opt", second)));

    assertThat(one).isEqualTo(other);
  }

  @Test
  void givesAnotherDigestForOtherContent() throws IOException {
    Layout layout = Layout.in(folder);

    assertThat(layout.add(image(new Layer("t").file("a", "1"))))
        .isNotEqualTo(layout.add(image(new Layer("t").file("a", "2"))));
  }

  @Test
  void namesEveryBlobByItsDigestAndSize() throws IOException {
    Layout layout = Layout.in(folder);
    Digest manifest = layout.add(image(new Layer("t").file("a", "1")));

    try (Stream<Path> blobs = Files.list(folder.resolve("blobs/sha256"))) {
      for (Path blob : blobs.toList()) {
        assertThat(Digest.of(blob).hex()).isEqualTo(blob.getFileName().toString());
      }
    }
    JsonNode read =
        new ObjectMapper().readTree(folder.resolve("blobs/sha256/" + manifest.hex()).toFile());
    Path layer = layout.layers(manifest).get(0);
    assertThat(read.at("/layers/0/size").asLong()).isEqualTo(Files.size(layer));
    assertThat(layout.images()).containsOnlyKeys("lockstep/t:1");
    assertThat(layout.settings(manifest).path("User").asText()).isEqualTo("10001:10001");
  }

  @Test
  void keepsOneCopyOfALayerThatImagesShare() throws IOException {
    Layout layout = Layout.in(folder);
    Layer shared = new Layer("t").file("a", "1");
    Digest one = layout.add(image(shared));
    Digest other = layout.add(image(shared, new Layer("u").file("b", "2")));

    assertThat(layout.layers(one).get(0)).isEqualTo(layout.layers(other).get(0));
  }

  @Test
  void takesNoPathThatLeavesTheImage() {
    for (String path : List.of("/etc/passwd", "../x", "a/../../x", "a/")) {
      assertThatThrownBy(() -> new Layer("t").file(path, ""))
          .as(path)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Image image(Layer... layers) {
    Image.Settings settings =
        new Image.Settings(
            "10001:10001", Map.of("B", "2", "A", "1"), List.of("/x"), "/", List.of(8080), Map.of());
    return new Image("lockstep/t:1", TIME, settings, List.of(layers));
  }
}
