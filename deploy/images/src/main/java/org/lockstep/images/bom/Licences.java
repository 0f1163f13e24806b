package org.lockstep.images.bom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which licences may be in an image: those of {@code licences.txt}, by their SPDX ids, with the
 * names that POMs have for each.
 */
final class Licences {
  private final Map<String, String> idByName = new HashMap<>();
  private final Set<String> allowed = new LinkedHashSet<>();

  private Licences(String text) {
    String id = "";
    for (String line : text.lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!line.startsWith(" ")) {
        id = line.strip();
        allowed.add(id);
      }
      idByName.put(normal(line), id);
    }
  }

  static Licences allowed() {
    try (InputStream in =
        Objects.requireNonNull(Licences.class.getResourceAsStream("licences.txt"))) {
      return new Licences(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static Licences of(String text) {
    return new Licences(text);
  }

  /** The SPDX id for what a POM says; what is not known stays as it is, and is not allowed. */
  String id(String name) {
    return idByName.getOrDefault(normal(name), name.strip());
  }

  private static String normal(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /** Whether one may choose a licence that is allowed. */
  boolean allow(Component component) {
    return component.licences().stream().anyMatch(allowed::contains);
  }

  /** Those that may not be shipped. */
  List<Component> refused(List<Component> components) {
    return components.stream().filter(component -> !allow(component)).toList();
  }
}
