package org.lockstep.gateway.limit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.lockstep.gateway.Wire;
import org.lockstep.testkit.Tokens;

/**
 * A request of {@code wire/cases.txt}.
 *
 * @param outcome what is to come of it
 */
record WireCase(Outcome outcome, String name, String bytes) {
  enum Outcome {
    REFUSED,
    CUT,
    PASSES
  }

  private static final Pattern ESCAPE = Pattern.compile("\\\\(x[0-9a-f]{2}|[rnt0\\\\])");
  private static final Pattern LETTERS = Pattern.compile("<a\\*([0-9]{1,5})>");
  private static final String HOST = "Host: localhost\r\n";
  private static final String PAUSE = "<pause>";
  private static final long PAUSE_MILLIS = 2_000;

  static List<WireCase> all() throws IOException {
    try (InputStream in = WireCase.class.getResourceAsStream("/wire/cases.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(WireCase::of)
          .toList();
    }
  }

  private static WireCase of(String line) {
    String[] parts = line.split(" \\| ", 3);
    return new WireCase(Outcome.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1], parts[2]);
  }

  boolean isSlow() {
    return bytes.contains(PAUSE);
  }

  /** Sends it as it is written, with its pauses, until the gateway has enough of it. */
  void send(Wire wire) throws IOException {
    String[] parts = bytes.split(PAUSE, -1);
    wire.write(text(parts[0]));
    for (int i = 1; i < parts.length; i++) {
      try {
        Thread.sleep(PAUSE_MILLIS);
        wire.write(text(parts[i]));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static String text(String written) {
    String token = "Authorization: Bearer " + Tokens.of("jp-drafter").bearer() + "\r\n";
    String plain = ESCAPE.matcher(written).replaceAll(WireCase::character);
    return LETTERS
        .matcher(plain)
        .replaceAll(count -> "a".repeat(Integer.parseInt(count.group(1))))
        .replace("<get>", "GET /api/v1/packages HTTP/1.1\r\n" + HOST + token)
        .replace("<post>", "POST /api/v1/packages HTTP/1.1\r\n" + HOST + token)
        .replace("<smuggled>", "GET /api/v1/statements HTTP/1.1\r\n" + HOST + token + "\r\n")
        .replace("<host>", HOST)
        .replace("<token>", token);
  }

  private static String character(MatchResult escape) {
    String written = escape.group(1);
    return switch (written.charAt(0)) {
      case 'r' -> "\r";
      case 'n' -> "\n";
      case 't' -> "\t";
      case '0' -> "\0";
      case 'x' -> String.valueOf((char) Integer.parseInt(written.substring(1), 16));
      default -> "\\\\";
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
