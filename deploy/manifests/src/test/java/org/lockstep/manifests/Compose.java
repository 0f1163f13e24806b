package org.lockstep.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A compose file with its anchors and variables resolved. */
record Compose(ObjectNode tree) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z_]{1,60}:-([^}]{0,200})}");

  /** As it is where the environment says nothing. */
  static Compose read(String file) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Path path = Checkout.COMPOSE.resolve(file);
    Map<String, Object> loaded =
        new Yaml(new SafeConstructor(options))
            .load(VARIABLE.matcher(Checkout.read(path)).replaceAll("$1"));
    return new Compose(new ObjectMapper().valueToTree(loaded));
  }

  /** With what another file adds, which has no lists that are here as well. */
  Compose with(Compose other) {
    ObjectNode whole = tree.deepCopy();
    add(whole, other.tree);
    return new Compose(whole);
  }

  private static void add(ObjectNode to, JsonNode more) {
    more.properties()
        .forEach(
            field -> {
              if (to.get(field.getKey()) instanceof ObjectNode inner
                  && field.getValue().isObject()) {
                add(inner, field.getValue());
              } else {
                to.set(field.getKey(), field.getValue().deepCopy());
              }
            });
  }

  Stream<Service> services() {
    return tree.path("services").properties().stream()
        .map(service -> new Service(service.getKey(), service.getValue()));
  }

  JsonNode part(String name) {
    return tree.path(name);
  }

  /** One service of the file. */
  record Service(String name, JsonNode tree) {
    Stream<String> networks() {
      return texts("networks");
    }

    Stream<String> texts(String list) {
      return org.lockstep.manifests.Yaml.items(tree.path(list)).map(JsonNode::asText);
    }

    /** Names in a list of names, or of objects with a source. */
    Stream<String> sources(String list) {
      return org.lockstep.manifests.Yaml.items(tree.path(list))
          .map(item -> item.isTextual() ? item.asText() : item.path("source").asText());
    }

    Stream<Map.Entry<String, String>> environment() {
      return tree.path("environment").properties().stream()
          .map(field -> Map.entry(field.getKey(), field.getValue().asText()));
    }

    /** It does one thing and ends. */
    boolean isATask() {
      return tree.path("restart").asText().equals("no");
    }

    boolean isOurs() {
      return Checkout.SERVICES.contains(name);
    }
  }
}
