package org.lockstep.images.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.images.oci.Digest;
import org.lockstep.images.oci.Image;
import org.lockstep.images.oci.Layout;

class JavaRuntimeTest {
  private final Path folder;

  JavaRuntimeTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void isLinkedTheSameTwiceAndStartsWithItsOptions() throws Exception {
    JavaRuntime one = JavaRuntime.in(folder.resolve("1"), List.of("java.base"));
    JavaRuntime other = JavaRuntime.in(folder.resolve("2"), List.of("java.base"));

    assertThat(digest(one, "x")).isEqualTo(digest(other, "y"));
    assertThat(one.linked()).containsExactly("java.base");
    assertThat(flags(one))
        .containsPattern("MaxRAMPercentage += 50\\.0")
        .containsPattern("ExitOnOutOfMemoryError += true")
        .containsPattern("CreateCoredumpOnCrash += false");
  }

  private Digest digest(JavaRuntime runtime, String place) throws IOException {
    Image.Settings settings =
        new Image.Settings(
            "1:1", java.util.Map.of(), List.of(), "/", List.of(), java.util.Map.of());
    return Layout.in(folder.resolve(place))
        .add(
            new Image(
                "java:1",
                java.time.Instant.EPOCH,
                settings,
                List.of(runtime.layer(new byte[] {1}))));
  }

  private static String flags(JavaRuntime runtime) throws IOException, InterruptedException {
    Process java =
        new ProcessBuilder(runtime.java().toString(), "-XX:+PrintFlagsFinal", "-version")
            .redirectErrorStream(true)
            .start();
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor()).as(said).isZero();
    return said;
  }
}
