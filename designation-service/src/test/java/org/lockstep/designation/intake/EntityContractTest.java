package org.lockstep.designation.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lockstep.testkit.Contracts;

/** Consumer's side of entity-service's contracts: reads only what is promised. */
class EntityContractTest {
  private static final Path CHANGED = Contracts.event("entity-service", "entity-changed");
  private static final Path MERGED = Contracts.event("entity-service", "entity-merged");

  @Test
  void readsOnlyRequiredFields() {
    assertThat(Contracts.requiredFields(Contracts.schema(CHANGED)))
        .containsAll(fieldsOf(EntityChanged.class));
    assertThat(Contracts.requiredFields(Contracts.schema(MERGED)))
        .containsAll(fieldsOf(EntityMerged.class));
  }

  @Test
  void readsTheExamples() throws IOException {
    EntityChanged changed =
        EntityIntake.EVENTS.readValue(Contracts.example(CHANGED), EntityChanged.class);
    EntityMerged merged =
        EntityIntake.EVENTS.readValue(Contracts.example(MERGED), EntityMerged.class);

    assertThat(changed.caption()).isEqualTo("MAIA-1");
    assertThat(changed.listings())
        .extracting(EntityChanged.Listing::assignment)
        .containsExactly(1L);
    assertThat(merged.intoEntityId()).isEqualTo(changed.entityId());
  }

  private static Set<String> fieldsOf(Class<?> read) {
    Set<String> fields = new TreeSet<>();
    collect(read, "", fields);
    assertThat(fields).isNotEmpty();
    return fields;
  }

  private static void collect(Class<?> read, String prefix, Set<String> fields) {
    for (RecordComponent component : read.getRecordComponents()) {
      String path = prefix + component.getName();
      fields.add(path);
      Type type = component.getGenericType();
      if (type instanceof ParameterizedType list
          && list.getActualTypeArguments()[0] instanceof Class<?> element
          && element.isRecord()) {
        collect(element, path + "[].", fields);
      } else if (component.getType().isRecord()) {
        collect(component.getType(), path + ".", fields);
      }
    }
  }
}
