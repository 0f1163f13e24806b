package org.lockstep.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** The files of the checkout that this module is in. */
final class Checkout {
  static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  static final Path KUBERNETES = ROOT.resolve("deploy/kubernetes");
  static final Path COMPOSE = ROOT.resolve("deploy/compose");

  static final List<String> SERVICES =
      List.of("gateway", "designation-service", "entity-service", "alert-service");

  private Checkout() {}

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Properties applicationProperties(String service) {
    return properties(ROOT.resolve(service).resolve("src/main/resources/application.properties"));
  }

  static Properties properties(Path file) {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
