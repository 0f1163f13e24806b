package org.lockstep.entity.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.Published;
import org.lockstep.entity.profile.Listing;
import org.lockstep.testkit.Contracts;

/** The contract is a file of designation-service, read where it is. */
class DesignationContractTest {
  private static final Path PUBLISHED =
      Contracts.event("designation-service", "designation-published");

  @Test
  void readsTheExample() {
    Listing listing =
        DesignationPublished.read(Contracts.example(PUBLISHED).getBytes(StandardCharsets.UTF_8))
            .toListing();

    assertThat(listing.authority()).isEqualTo("KR");
    assertThat(listing.listingDate()).isEqualTo("2024-05-24");
    assertThat(listing.listingRecord().names().get(1).name()).isEqualTo("Neptun");
    assertThat(listing.identity().get(0).value()).isEqualTo("9358010");
    assertThat(listing.listingRecord().activities().get(0).places()).contains("Rajin");
  }

  @Test
  void needsOnlyWhatTheContractRequires() {
    Set<String> needed = new TreeSet<>();
    needs(DesignationPublished.class, "", needed);

    assertThat(needed)
        .isNotEmpty()
        .isSubsetOf(Contracts.requiredFields(Contracts.schema(PUBLISHED)));
  }

  @Test
  void theDesignationsOfTheTestsMeetTheContract() {
    Contracts.assertMeets(
        Contracts.schema(PUBLISHED),
        Published.vessel("KR", "MARIA").imo("8517839").on("2024-05-24").as("2").json());
  }

  private static void needs(Class<?> type, String prefix, Set<String> paths) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        continue;
      }
      paths.add(prefix + component.getName());
      Class<?> part = component.getType();
      String next = prefix + component.getName() + ".";
      if (component.getGenericType() instanceof ParameterizedType list) {
        Type of = list.getActualTypeArguments()[0];
        part = (Class<?>) of;
        next = prefix + component.getName() + "[].";
      }
      if (part.isRecord()) {
        needs(part, next, paths);
      }
    }
  }
}
