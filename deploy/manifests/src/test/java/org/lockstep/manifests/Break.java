package org.lockstep.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Another value at one place of one good object; none takes the place away. */
record Break(String policy, String kind, String name, String pointer, String value) {
  void apply(List<KubeObject> objects) {
    KubeObject object =
        objects.stream()
            .filter(one -> one.is(kind) && (name.isEmpty() || one.name().equals(name)))
            .findFirst()
            .orElseThrow();
    JsonPointer place = JsonPointer.compile(pointer);
    JsonNode parent = object.tree().at(place.head());
    JsonNode fresh = Yaml.tree(value);
    if (parent instanceof ArrayNode list) {
      list.insert(place.last().getMatchingIndex(), fresh);
    } else if (value.isEmpty()) {
      assertThat(((ObjectNode) parent).remove(place.last().getMatchingProperty())).isNotNull();
    } else {
      object.tree().withObject(place.head()).set(place.last().getMatchingProperty(), fresh);
    }
  }

  @Override
  public String toString() {
    return policy;
  }
}
