package org.lockstep.designation.lists.switzerland;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.file.XmlElement;

/** What is said of a detail beside it. */
final class Note {
  private static final String QUALITY = "quality";
  private static final String LOW = "low";

  private Note() {}

  /**
   * The remarks of a detail, how good it is unless it is good, and what else there is to say.
   *
   * @param more absent where there is nothing
   */
  static @Nullable String of(XmlElement detail, @Nullable String... more) {
    List<@Nullable String> said = new ArrayList<>();
    said.addAll(detail.texts("remark"));
    said.addAll(detail.texts("remarks"));
    quality(detail).map(quality -> QUALITY + " " + quality).ifPresent(said::add);
    said.addAll(Arrays.asList(more));
    String note =
        said.stream().filter(Objects::nonNull).distinct().collect(Collectors.joining("; "));
    return note.isEmpty() ? null : note;
  }

  static boolean isLow(XmlElement detail) {
    return quality(detail).equals(Optional.of(LOW));
  }

  private static Optional<String> quality(XmlElement detail) {
    return detail.attribute(QUALITY).filter(quality -> !quality.equals("good"));
  }
}
