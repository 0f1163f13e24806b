package org.lockstep.designation.lists.switzerland;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
   * @param more what else is said; absent where there is nothing
   * @param other likewise
   */
  static @Nullable String of(XmlElement detail, @Nullable String more, @Nullable String other) {
    String note =
        Stream.of(
                detail.texts("remark").stream(),
                detail.texts("remarks").stream(),
                quality(detail).map(quality -> QUALITY + " " + quality).stream(),
                Stream.ofNullable(more),
                Stream.ofNullable(other))
            .flatMap(said -> said)
            .distinct()
            .collect(Collectors.joining("; "));
    return note.isEmpty() ? null : note;
  }

  static boolean isLow(XmlElement detail) {
    return quality(detail).equals(Optional.of(LOW));
  }

  private static Optional<String> quality(XmlElement detail) {
    return detail.attribute(QUALITY).filter(quality -> !quality.equals("good"));
  }
}
