package org.lockstep.manifests;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The settings that a service reads when it runs: its own from its sources, those of Quarkus from
 * the lists that its jars bring, those of Kafka's client from its classes.
 */
final class Settings {
  private static final String MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";

  /** Read by what is below Quarkus. */
  private static final Set<String> OF_THE_PLATFORM =
      Set.of("smallrye.config.locations", "jdk.java.options");

  private static final List<Pattern> OF_QUARKUS = ofQuarkus();
  private static final Set<String> OF_KAFKA = ofKafka();

  private static final ConcurrentMap<String, Settings> BY_SERVICE = new ConcurrentHashMap<>();

  private final List<Pattern> properties;
  private final List<Pattern> variables;

  private Settings(List<Pattern> properties) {
    this.properties = properties;
    this.variables = properties.stream().map(Settings::asVariable).toList();
  }

  static Settings of(String service) {
    return BY_SERVICE.computeIfAbsent(service, name -> new Settings(known(name)));
  }

  private static List<Pattern> known(String service) {
    List<Pattern> known = new ArrayList<>(OF_QUARKUS);
    Stream<String> modules =
        service.equals("gateway")
            ? Stream.of(service, "gateway/http")
            : Stream.of(service, "gateway/http", "gateway/events");
    modules
        .map(module -> Checkout.ROOT.resolve(module).resolve("src/main/java"))
        .flatMap(sources -> SettingsInSources.of(sources).stream())
        .map(Settings::pattern)
        .forEach(known::add);
    if (!service.equals("gateway")) {
      OF_KAFKA.stream().map(name -> pattern("kafka." + name)).forEach(known::add);
    }
    OF_THE_PLATFORM.stream().map(Settings::pattern).forEach(known::add);
    return known;
  }

  boolean reads(String property) {
    return properties.stream().anyMatch(one -> one.matcher(property).matches());
  }

  /** An environment variable says a property whose dots, dashes and quotes it cannot spell. */
  boolean readsVariable(String variable) {
    String spelt = variable.toLowerCase(Locale.ROOT);
    return variables.stream().anyMatch(one -> one.matcher(spelt).matches());
  }

  private static Pattern asVariable(Pattern property) {
    return Pattern.compile(property.pattern().replace("\\.", "_").replace("-", "_"));
  }

  /** A part in quotes, or a star, is a name that the operator chooses. */
  private static Pattern pattern(String property) {
    String escaped =
        property.replaceAll("\"[^\"]+\"|\\*", "@").replace(".", "\\.").replace("@", "[^.]+");
    return Pattern.compile(escaped);
  }

  /** What can be said at a start; the rest was settled by the build. */
  private static List<Pattern> ofQuarkus() {
    List<Pattern> patterns = new ArrayList<>();
    try {
      for (URL model : Collections.list(Settings.class.getClassLoader().getResources(MODEL))) {
        try (InputStream file = model.openStream()) {
          JsonNode tree = Yaml.tree(new String(file.readAllBytes(), UTF_8));
          tree.path("configRoots").forEach(root -> collect(root, patterns));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return patterns;
  }

  private static void collect(JsonNode node, List<Pattern> patterns) {
    for (JsonNode item : node.path("items")) {
      if (item.has("items")) {
        collect(item, patterns);
      } else if (item.path("phase").asText().equals("RUN_TIME")) {
        patterns.add(pattern(item.at("/path/property").asText()));
        item.path("additionalPaths")
            .forEach(path -> patterns.add(pattern(path.path("property").asText())));
      }
    }
  }

  private static Set<String> ofKafka() {
    Set<String> names = new TreeSet<>(ProducerConfig.configNames());
    names.addAll(ConsumerConfig.configNames());
    return names;
  }
}
