package org.lockstep.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What deploy/compose/secrets makes, made once for the tests. */
final class MadeSecrets {
  private static final Path FOLDER = make();

  private MadeSecrets() {}

  static Path folder() {
    return FOLDER;
  }

  static boolean has(String name) {
    return Files.isRegularFile(FOLDER.resolve(name));
  }

  static Properties properties(String service) {
    return Checkout.properties(FOLDER.resolve(service + ".properties"));
  }

  private static Path make() {
    try {
      Path folder = Files.createTempDirectory("lockstep-secrets").resolve("made");
      Overlay.Output output = Overlay.run(script(), folder.toString());
      if (output.exit() != 0) {
        throw new AssertionError(output.text());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String script() {
    return Checkout.COMPOSE.resolve("secrets").toString();
  }
}
