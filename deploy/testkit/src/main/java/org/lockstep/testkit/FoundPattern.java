package org.lockstep.testkit;

import static java.util.Objects.requireNonNull;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A pattern of the main classes and where it is kept. */
public record FoundPattern(String where, Pattern pattern) {
  @Override
  public String toString() {
    return where;
  }

  /** Methods of String and Pattern that take a pattern as text. */
  private static final Set<String> TAKING_TEXT =
      Set.of("matches", "replaceAll", "replaceFirst", "split", "compile");

  /**
   * All in static fields, however deep, in annotations, and whatever text could be one in a class
   * that hands text to a method that makes a pattern of it.
   */
  static List<FoundPattern> in(List<String> packages) throws IOException, IllegalAccessException {
    JavaClasses classes = classes(packages);
    List<FoundPattern> found = new ArrayList<>();
    for (JavaClass type : classes) {
      collect(type, found);
      boolean takesText =
          type.getMethodCallsFromSelf().stream()
              .anyMatch(
                  call ->
                      TAKING_TEXT.contains(call.getName())
                          && (call.getTargetOwner().isEquivalentTo(String.class)
                              || call.getTargetOwner().isEquivalentTo(Pattern.class)));
      boolean validates =
          type.getFields().stream().anyMatch(field -> hasPattern(field.getAnnotations()))
              || type.getCodeUnits().stream()
                  .anyMatch(
                      method ->
                          hasPattern(method.getAnnotations())
                              || method.getParameters().stream()
                                  .anyMatch(parameter -> hasPattern(parameter.getAnnotations())));
      if (takesText || validates) {
        for (String text : texts(type.reflect())) {
          Pattern pattern = pattern(text);
          if (pattern != null) {
            found.add(new FoundPattern(type.getName(), pattern));
          }
        }
      }
    }
    return found;
  }

  /** All in static fields, however deep. */
  public static List<FoundPattern> kept(List<String> packages) throws IllegalAccessException {
    List<FoundPattern> found = new ArrayList<>();
    for (JavaClass type : classes(packages)) {
      collect(type, found);
    }
    return found;
  }

  private static JavaClasses classes(List<String> packages) {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages(packages);
  }

  private static void collect(JavaClass type, List<FoundPattern> found)
      throws IllegalAccessException {
    for (Field field : type.reflect().getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
        field.setAccessible(true);
        collect(type.getName() + "." + field.getName(), field.get(null), found);
      }
    }
  }

  private static boolean hasPattern(Set<? extends JavaAnnotation<?>> annotations) {
    return annotations.stream()
        .anyMatch(
            one -> one.getRawType().getName().equals("jakarta.validation.constraints.Pattern"));
  }

  private static void collect(String name, @Nullable Object value, List<FoundPattern> found) {
    if (value instanceof Pattern pattern) {
      found.add(new FoundPattern(name, pattern));
    } else if (value instanceof Collection<?> values) {
      values.forEach(one -> collect(name, one, found));
    } else if (value instanceof Map<?, ?> values) {
      values.values().forEach(one -> collect(name, one, found));
    } else if (value instanceof Record one && isOurs(one)) {
      for (RecordComponent component : one.getClass().getRecordComponents()) {
        collect(name + "." + component.getName(), read(one, component), found);
      }
    }
  }

  private static boolean isOurs(Object value) {
    return value.getClass().getName().startsWith("org.lockstep.");
  }

  private static @Nullable Object read(Record value, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Pattern pattern(String text) {
    if (text.indexOf('*') < 0 && text.indexOf('+') < 0 && text.indexOf('{') < 0) {
      return null;
    }
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      return null;
    }
  }

  /** All texts in a class file (JVMS 4.4), those of its annotations too. */
  private static List<String> texts(Class<?> type) throws IOException {
    List<String> texts = new ArrayList<>();
    String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (InputStream in = requireNonNull(type.getResourceAsStream(file));
        DataInputStream data = new DataInputStream(in)) {
      data.readLong();
      int count = data.readUnsignedShort();
      for (int i = 1; i < count; i++) {
        int tag = data.readUnsignedByte();
        switch (tag) {
          case 1 -> texts.add(data.readUTF());
          case 3, 4, 9, 10, 11, 12, 17, 18 -> data.readInt();
          case 5, 6 -> {
            data.readLong();
            i++;
          }
          case 7, 8, 16, 19, 20 -> data.readUnsignedShort();
          case 15 -> {
            data.readUnsignedByte();
            data.readUnsignedShort();
          }
          default -> throw new IOException("constant " + tag + " in " + file);
        }
      }
    }
    return texts;
  }
}
