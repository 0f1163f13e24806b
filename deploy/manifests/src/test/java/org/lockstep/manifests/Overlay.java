package org.lockstep.manifests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/** An overlay of deploy/kubernetes, as kustomize renders it. */
enum Overlay {
  TRIAL,
  PRODUCTION;

  private static final Optional<String> KUBECTL = kubectl();
  private static final ConcurrentMap<Overlay, String> RENDERED = new ConcurrentHashMap<>();

  /** A new copy each time. */
  List<KubeObject> objects() {
    // Skipped where there is neither kubectl nor npm to fetch it: only kustomize itself says what
    // an
    // overlay becomes.
    assumeTrue(
        KUBECTL.isPresent(),
        "deploy/manifests/kubectl finds no kubectl and no npm to fetch one: the overlays are not"
            + " rendered");
    return Yaml.objects(RENDERED.computeIfAbsent(this, Overlay::render));
  }

  Stream<KubeObject> objects(String kind) {
    return objects().stream().filter(object -> object.is(kind));
  }

  private String render() {
    Path folder = Checkout.KUBERNETES.resolve("overlays").resolve(name().toLowerCase(Locale.ROOT));
    Output output = run(KUBECTL.orElseThrow(), "kustomize", folder.toString());
    if (output.exit() != 0) {
      throw new AssertionError("kustomize refuses " + folder + ":\n" + output.text());
    }
    return output.text();
  }

  private static Optional<String> kubectl() {
    Output found = run(Path.of("kubectl").toAbsolutePath().toString());
    return found.exit() == 0
        ? found.text().lines().reduce((earlier, last) -> last)
        : Optional.empty();
  }

  /** What a program printed, and how it ended. */
  record Output(int exit, String text) {}

  static Output run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Output(process.waitFor(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
