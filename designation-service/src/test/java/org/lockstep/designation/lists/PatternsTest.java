package org.lockstep.designation.lists;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.testkit.FoundPattern;
import org.lockstep.testkit.WatchedText;

/**
 * Lists hold what their authors wish, so that no pattern that reads them may look at one character
 * over and over. What is counted is how often it looks, which is the same on any machine.
 */
class PatternsTest {
  private static final List<String> PACKAGES =
      List.of("org.lockstep.designation.lists", "org.lockstep.designation.listimport");

  /** A pattern that starts anew at each character looks at one some thousand times. */
  private static final int LENGTH = 4 << 10;

  /** Many times more repetitions than a stack has room for. */
  private static final int REPETITIONS = 64 << 10;

  /** As long as the longest text of a record. */
  private static final int LONGEST = 1 << 20;

  /** At one character. */
  private static final int MOST_LOOKS = 100;

  private static final List<String> REPEATED =
      List.of(
          " ", "\t", "\n", "0", "a", "A", "가", "年", "(", ")", "[", "]", ",", ".", ";", "-", "/",
          "a ", "1 ", "a, ", "1.", "(a", "()", "- ", " \n", "-\n ", "] [", "_x");

  static List<FoundPattern> patterns() throws IllegalAccessException {
    return FoundPattern.kept(PACKAGES);
  }

  @Test
  void findsThePatternsWhereverTheyAreKept() throws IllegalAccessException {
    assertThat(patterns())
        .extracting(FoundPattern::where)
        .contains(
            "org.lockstep.designation.lists.reading.Dates.RANGE",
            "org.lockstep.designation.lists.korea.KoreaEntry.FACT",
            "org.lockstep.designation.lists.reading.LabelledNumbers.NUMBER",
            "org.lockstep.designation.lists.reading.Alternatives.BETWEEN_DATES")
        .hasSizeGreaterThan(60);
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void looksAtNoCharacterOverAndOver(FoundPattern found) {
    for (String repeated : repeated(found.pattern())) {
      for (String spoiler : List.of("!", "\n!")) {
        assertFewLooks(found.pattern(), "", repeated, LENGTH, spoiler);
      }
    }
    for (String beginning : words(found.pattern())) {
      for (String repeated : List.of(" ", "0", "a")) {
        assertFewLooks(found.pattern(), beginning, repeated, LENGTH, "\n!");
      }
    }
    // Some patterns call themselves for each repetition, and would run out of stack.
    for (String repeated : List.of(" ", "1 ", "a", own(found.pattern()))) {
      int length = Math.min(LONGEST, REPETITIONS * repeated.length());
      assertFewLooks(found.pattern(), "", repeated, length, "!");
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
    WatchedText watched = new WatchedText(text, most);
    try {
      Matcher matcher = pattern.matcher(watched);
      matcher.matches();
      matcher.reset();
      while (matcher.find()) {
        // On to the next.
      }
    } catch (WatchedText.TooManyLooks e) {
      return Long.MAX_VALUE;
    }
    return watched.looks();
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
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(PACKAGES));
  }
}
