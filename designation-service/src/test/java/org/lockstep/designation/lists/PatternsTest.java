package org.lockstep.designation.lists;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lists hold what their authors wish, so that no pattern that reads them may look at one character
 * over and over. What is counted is how often it looks, which is the same on any machine.
 */
class PatternsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.lockstep.designation.lists", "org.lockstep.designation.listimport");

  private static final int LENGTH = 16 << 10;

  /** As long as the longest text of a record. */
  private static final int LONGEST = 1 << 20;

  /** At one character; a pattern that starts anew at each looks some thousand times. */
  private static final int MOST_LOOKS = 100;

  private static final List<String> REPEATED =
      List.of(
          " ", "\t", "\n", "0", "a", "A", "가", "年", "(", ")", "[", "]", ",", ".", ";", "-", "/",
          "a ", "1 ", "a, ", "1.", "(a", "()", "- ", " \n", "-\n ", "] [", "_x");

  record Named(String name, Pattern pattern) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Named> patterns() throws IllegalAccessException {
    List<Named> found = new ArrayList<>();
    for (JavaClass type : CLASSES) {
      for (Field field : type.reflect().getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          field.setAccessible(true);
          String name = type.getName().substring("org.lockstep.designation.".length());
          collect(name + "." + field.getName(), field.get(null), found);
        }
      }
    }
    return found;
  }

  private static void collect(String name, Object value, List<Named> found) {
    if (value instanceof Pattern pattern) {
      found.add(new Named(name, pattern));
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

  private static boolean isOurs(Record value) {
    return value.getClass().getName().startsWith("org.lockstep.");
  }

  private static Object read(Record value, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void findsThePatternsWhereverTheyAreKept() throws IllegalAccessException {
    assertThat(patterns())
        .extracting(Named::name)
        .contains(
            "lists.reading.Dates.RANGE",
            "lists.korea.AnnexEntry.FACT",
            "lists.uk.RegistrationNumbers.KINDS.pattern",
            "lists.reading.Alternatives.BETWEEN_DATES")
        .hasSizeGreaterThan(60);
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void looksAtNoCharacterOverAndOver(Named named) {
    for (String repeated : repeated(named.pattern())) {
      for (String spoiler : List.of("!", "\n!")) {
        assertFewLooks(named.pattern(), "", repeated, LENGTH, spoiler);
      }
    }
    for (String beginning : words(named.pattern())) {
      for (String repeated : List.of(" ", "0", "a")) {
        assertFewLooks(named.pattern(), beginning, repeated, LENGTH, "\n!");
      }
    }
    // Some patterns call themselves for each repetition, and would run out of stack.
    for (String repeated : List.of(" ", "1 ", "a", own(named.pattern()))) {
      assertFewLooks(named.pattern(), "", repeated, LONGEST, "!");
    }
  }

  private static void assertFewLooks(
      Pattern pattern, String beginning, String repeated, int length, String spoiler) {
    String text = beginning + repeated.repeat(length / repeated.length()) + spoiler;
    long most = (long) text.length() * MOST_LOOKS;
    assertThat(looks(pattern, text, most))
        .as("'%s', then '%s' over and over, then '%s'", beginning, repeated, spoiler)
        .isLessThan(most);
  }

  private static List<String> repeated(Pattern pattern) {
    String own = own(pattern);
    return Stream.concat(REPEATED.stream(), Stream.of(own, own.replace(" ", "") + "x", own + "("))
        .toList();
  }

  private static String own(Pattern pattern) {
    return String.join(" ", words(pattern)) + " ";
  }

  /** What the pattern itself looks for, more or less. */
  private static List<String> words(Pattern pattern) {
    String plain = pattern.pattern().replaceAll("\\[[^]]*]|\\{[^}]*}|\\(\\?[a-z:=!<]*", "|");
    return Stream.of(plain.replaceAll("\\\\[a-zA-Z]|[*+?$^.()]", "").split("[|\\\\]"))
        .filter(word -> !word.isBlank())
        .distinct()
        .limit(5)
        .toList();
  }

  private static long looks(Pattern pattern, String text, long most) {
    Watched watched = new Watched(text, most);
    try {
      Matcher matcher = pattern.matcher(watched);
      matcher.matches();
      matcher.reset();
      while (matcher.find()) {
        // On to the next.
      }
    } catch (Watched.TooMany e) {
      return Long.MAX_VALUE;
    }
    return watched.looks;
  }

  /** A text that counts how often it is looked at, and puts an end to it. */
  private static final class Watched implements CharSequence {
    private final String text;
    private final long most;
    private long looks;

    Watched(String text, long most) {
      this.text = text;
      this.most = most;
    }

    static final class TooMany extends RuntimeException {
      private static final long serialVersionUID = 1;
    }

    @Override
    public char charAt(int index) {
      if (++looks > most) {
        throw new TooMany();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** String.split takes single characters, too, for which there is no pattern. */
  @Test
  void noPatternIsHiddenInACallThatTakesItAsText() {
    noClasses()
        .should()
        .callMethod(String.class, "replaceAll", String.class, String.class)
        .orShould()
        .callMethod(String.class, "replaceFirst", String.class, String.class)
        .orShould()
        .callMethod(String.class, "matches", String.class)
        .orShould()
        .callMethod(Pattern.class, "matches", String.class, CharSequence.class)
        .check(CLASSES);
  }
}
