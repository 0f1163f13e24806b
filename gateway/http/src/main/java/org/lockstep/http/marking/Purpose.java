package org.lockstep.http.marking;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.rest.ShownText;

/** What a caller reads for, as the header {@code X-Purpose} says it. */
public final class Purpose {
  public static final String HEADER = "X-Purpose";

  private static final int LONGEST = 200;
  private static final int MOST_OF_A_BYTE = 0xFF;

  private Purpose() {}

  /** Whether reads of what bears this label are kept, with their purpose. */
  public static boolean isNeededFor(Tlp label) {
    return label.covers(Tlp.AMBER);
  }

  /**
   * The purpose of a request.
   *
   * @param sent all values of the header
   * @throws Refusal 428 without one, 400 if it is none
   */
  public static String of(List<String> sent) {
    if (sent.isEmpty()) {
      throw new Refusal(
          CommonProblem.PURPOSE_REQUIRED,
          "The answer has records of TLP:AMBER or above. Say in one header X-Purpose, in 1 to 200"
              + " characters, what you read them for; it is kept with your name.");
    }
    String purpose = sent.size() == 1 ? text(sent.get(0)).strip() : "";
    if (purpose.isEmpty()
        || purpose.codePointCount(0, purpose.length()) > LONGEST
        || !ShownText.is(purpose, false)) {
      throw Refusal.invalid(
          HEADER, "must be given once, as 1 to 200 characters that show what they hold");
    }
    return purpose;
  }

  /** A header comes as bytes, each a character; what a caller wrote in it is UTF-8. */
  private static String text(String header) {
    if (header.chars().anyMatch(c -> c > MOST_OF_A_BYTE)) {
      return header;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException e) {
      return header;
    }
  }
}
