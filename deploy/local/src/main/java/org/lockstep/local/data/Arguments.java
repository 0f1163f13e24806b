package org.lockstep.local.data;

import java.util.List;
import java.util.stream.Stream;

/** The words of a command line. */
public final class Arguments {
  private Arguments() {}

  /** {@code --port=8090} as the two words {@code --port 8090}; everything else as it is. */
  public static List<String> separated(List<String> arguments) {
    return arguments.stream()
        .flatMap(
            word ->
                word.startsWith("--") && word.contains("=")
                    ? Stream.of(word.split("=", 2))
                    : Stream.of(word))
        .toList();
  }
}
