package org.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Text from outside may be long, so that no pattern of the main classes may call itself for each of
 * its characters, or look at one over and over. A service has a test class for its own package.
 */
public abstract class PatternRules {
  /** With which a pattern that calls itself some ten thousand times gets no end. */
  private static final long SMALL_STACK = 192 << 10;

  private static final int LENGTH = 12_000;

  /** Some take seconds where a machine is busy. */
  private static final long LONGEST_MILLIS = 60_000;

  /** At one character. */
  private static final int MOST_LOOKS = 100;

  /** The packages, with all below them. */
  protected abstract List<String> packages();

  @Test
  void noPatternCallsItselfForEachCharacterOrLooksAtOneOverAndOver() throws Exception {
    List<FoundPattern> patterns = FoundPattern.in(packages());
    assertThat(patterns).isNotEmpty();
    List<String> wrong = new ArrayList<>();
    for (FoundPattern found : patterns) {
      String fault = fault(found.pattern());
      if (fault != null) {
        wrong.add(found.where() + ": " + found.pattern() + " " + fault);
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** What is wrong with the pattern; null if nothing. */
  static @Nullable String fault(Pattern pattern) throws InterruptedException {
    AtomicReference<@Nullable String> fault = new AtomicReference<>();
    Thread small =
        new Thread(
            null,
            () -> {
              try {
                fault.set(faultAtLongTexts(pattern));
              } catch (Throwable e) {
                fault.set("cannot be tried: " + e);
              }
            },
            "small stack",
            SMALL_STACK);
    small.setDaemon(true);
    small.start();
    small.join(LONGEST_MILLIS);
    return small.isAlive() ? "has no end" : fault.get();
  }

  private static @Nullable String faultAtLongTexts(Pattern pattern) {
    for (String text : PatternText.longTexts(pattern, LENGTH)) {
      String found = fault(pattern, text);
      if (found != null) {
        return found + " at '" + text.substring(0, Math.min(20, text.length())) + "'";
      }
    }
    return null;
  }

  private static @Nullable String fault(Pattern pattern, String text) {
    try {
      pattern.matcher(watched(text)).matches();
    } catch (StackOverflowError e) {
      return "calls itself for each character";
    } catch (WatchedText.TooManyLooks e) {
      return "looks at one character over and over";
    }
    try {
      Matcher matcher = pattern.matcher(watched(text));
      while (matcher.find()) {
        // On to the next.
      }
      return null;
    } catch (StackOverflowError e) {
      return "calls itself for each character";
    } catch (WatchedText.TooManyLooks e) {
      // Whoever only asks whether it matches never does this.
      return null;
    }
  }

  private static WatchedText watched(String text) {
    return new WatchedText(text, (long) text.length() * MOST_LOOKS);
  }
}
