package org.lockstep.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/configuration.md has every setting of Lockstep's own, as the sources declare it. */
class ConfigurationTest {
  private static final Path DOCUMENT = Checkout.ROOT.resolve("docs/configuration.md");
  private static final String SHARED =
      "gateway/http/src/main/resources/META-INF/microprofile-config.properties";

  private static final String HEAD =
      """
      # Settings
      All settings of Lockstep's own, made from the sources: `-Dconfiguration.accept=true` with `ConfigurationTest` writes this file. Each can be given as an environment
      variable (the second column) or in a file of properties that `SMALLRYE_CONFIG_LOCATIONS` names. Lengths of time are `500MS`, `10S`, `4M`, `1H` or `90D`. What of Quarkus' own settings an
      operator gives is in [operations.md](operations.md); `*` stands for a name that the operator chooses.
      """;

  @Test
  void isMadeFromTheSources() throws IOException {
    String made = document();
    if (Boolean.getBoolean("configuration.accept")) {
      Files.writeString(DOCUMENT, made);
    }
    assertThat(Checkout.read(DOCUMENT)).isEqualTo(made);
  }

  @Test
  void saysOfEachSettingWhatItIs() {
    assertThat(
            Checkout.SERVICES.stream()
                .flatMap(service -> settings(List.of(service)).values().stream())
                .filter(setting -> setting.description().isEmpty())
                .map(Setting::property))
        .isEmpty();
    assertThat(settings(List.of("gateway/http", "gateway/events")).values())
        .filteredOn(setting -> setting.description().isEmpty())
        .isEmpty();
  }

  private static String document() {
    StringBuilder text = new StringBuilder(HEAD);
    text.append(
        section(
            "All services",
            settings(List.of("gateway/http", "gateway/events")),
            Checkout.properties(Checkout.ROOT.resolve(SHARED))));
    for (String service : Checkout.SERVICES) {
      text.append(
          section(service, settings(List.of(service)), Checkout.applicationProperties(service)));
    }
    return text.toString();
  }

  private static Map<String, Setting> settings(List<String> modules) {
    Map<String, Setting> settings = new TreeMap<>();
    for (String module : modules) {
      SettingsInSources.byProperty(Checkout.ROOT.resolve(module).resolve("src/main/java"))
          .forEach(
              (property, setting) -> {
                if (property.startsWith("lockstep.")) {
                  settings.put(property, setting);
                }
              });
    }
    return settings;
  }

  private static String section(
      String title, Map<String, Setting> settings, Properties properties) {
    return "\n## "
        + title
        + "\n| setting | variable | unless told | what |\n|---|---|---|---|\n"
        + settings.values().stream()
            .map(setting -> row(setting, properties))
            .collect(Collectors.joining());
  }

  private static String row(Setting setting, Properties properties) {
    String otherwise = properties.getProperty(setting.property(), setting.otherwise());
    return "| `"
        + setting.property()
        + "` | `"
        + variable(setting.property())
        + "` | "
        + (otherwise.isEmpty() ? "" : "`" + otherwise.replace("|", "\\|") + "`")
        + " | "
        + setting.description().replace("|", "\\|")
        + " |\n";
  }

  private static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9*]", "_").toUpperCase(Locale.ROOT);
  }
}
