package org.lockstep.manifests;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields that a model of Kubernetes' client was given and does not know, at any depth. */
final class UnknownFields {
  private UnknownFields() {}

  static List<String> of(Object model) {
    List<String> found = new ArrayList<>();
    look(model, "", found);
    return found;
  }

  private static void look(@Nullable Object value, String path, List<String> found) {
    if (value instanceof Collection<?> items) {
      int index = 0;
      for (Object item : items) {
        look(item, path + "/" + index++, found);
      }
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> look(item, path + "/" + key, found));
    } else if (value != null && value.getClass().getName().startsWith("io.fabric8.")) {
      for (Method method : value.getClass().getMethods()) {
        if (method.getParameterCount() == 0
            && method.getName().startsWith("get")
            && !Modifier.isStatic(method.getModifiers())
            && method.getDeclaringClass() != Object.class) {
          if (method.getName().equals("getAdditionalProperties")) {
            if (call(method, value) instanceof Map<?, ?> unknown) {
              unknown.keySet().forEach(key -> found.add(path + "/" + key + " is no field"));
            }
          } else {
            look(call(method, value), path + "/" + method.getName().substring(3), found);
          }
        }
      }
    }
  }

  private static @Nullable Object call(Method method, Object value) {
    try {
      return method.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(method + " cannot be asked", e);
    }
  }
}
