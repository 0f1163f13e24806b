package org.lockstep.entity.screening.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is to be otherwise in an index: of one key the last change holds. */
public final class Changes {
  private final Map<String, Optional<ScreenedSubject>> byKey = new LinkedHashMap<>();

  /** Adds the subject, in place of whatever has its key. */
  public Changes replace(ScreenedSubject subject) {
    byKey.put(subject.key(), Optional.of(subject));
    return this;
  }

  /** Takes out what has the key, if anything has. */
  public Changes remove(String key) {
    byKey.put(key, Optional.empty());
    return this;
  }

  public boolean isEmpty() {
    return byKey.isEmpty();
  }

  Map<String, Optional<ScreenedSubject>> byKey() {
    return byKey;
  }
}
