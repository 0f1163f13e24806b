package org.lockstep.events;

import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what was read of an event and is not there: a part of a record that must not be null. */
final class Missing {
  /** Asked for once: the JVM makes them anew each time, and events are many. */
  private static final ClassValue<RecordComponent[]> PARTS =
      new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
          RecordComponent[] parts = type.getRecordComponents();
          for (RecordComponent part : parts) {
            // Records of a feature are its own.
            part.getAccessor().setAccessible(true);
          }
          return parts;
        }
      };

  private Missing() {}

  /** Its path, the first of them; empty where nothing is missing. */
  static Optional<String> in(Object read) {
    return in(read, "");
  }

  private static Optional<String> in(@Nullable Object value, String path) {
    if (value == null) {
      return Optional.of(path);
    }
    if (value instanceof Record read) {
      for (RecordComponent part : PARTS.get(read.getClass())) {
        Object held = held(read, part);
        if (held != null || !part.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
          String name = path.isEmpty() ? part.getName() : path + "." + part.getName();
          Optional<String> missing = in(held, name);
          if (missing.isPresent()) {
            return missing;
          }
        }
      }
    }
    if (value instanceof List<?> list) {
      Iterator<?> all = list.iterator();
      for (int i = 0; all.hasNext(); i++) {
        Optional<String> missing = in(all.next(), path + "[" + i + "]");
        if (missing.isPresent()) {
          return missing;
        }
      }
    }
    return Optional.empty();
  }

  private static @Nullable Object held(Record read, RecordComponent part) {
    try {
      return part.getAccessor().invoke(read);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
