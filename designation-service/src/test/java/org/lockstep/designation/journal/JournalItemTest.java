package org.lockstep.designation.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.Test;

class JournalItemTest {
  @Test
  void theApiNamesEveryKindOfEntryAndNoOtherButTheSealed() throws NoSuchFieldException {
    Schema kind = JournalItem.class.getDeclaredField("kind").getAnnotation(Schema.class);

    assertThat(kind.enumeration())
        .containsExactlyInAnyOrder(
            Stream.concat(
                    Arrays.stream(JournalKind.values()).map(JournalKind::label),
                    Stream.of("sealed"))
                .toArray(String[]::new));
  }
}
