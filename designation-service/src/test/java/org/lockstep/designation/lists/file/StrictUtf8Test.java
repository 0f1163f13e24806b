package org.lockstep.designation.lists.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

class StrictUtf8Test {
  @Test
  void passesOnAllCharacters() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int c = 1; c <= Character.MAX_CODE_POINT; c++) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        all.appendCodePoint(c);
      }
    }
    byte[] bytes = all.toString().getBytes(StandardCharsets.UTF_8);

    assertThat(read(bytes)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    // Latin-1, overlong forms, surrogates, beyond Unicode, continuation without a beginning
    "4AF672, 1, 0xF6",
    "E97265, 0, 0xE9",
    "C080, 0, 0xC0",
    "E08080, 0, 0xE0",
    "F0808080, 0, 0xF0",
    "EDA080, 0, 0xED",
    "F4908080, 0, 0xF4",
    "F5808080, 0, 0xF5",
    "6180, 1, 0x80",
    "61FF, 1, 0xFF",
    // No text has a NUL, and UTF-16 many
    "61006200, 1, 0x00",
  })
  void refusesTheFirstWrongCharacterAndSaysAtWhichByteItBegins(
      String bytes, long position, String octet) {
    RefusedFileException refused = refused(HexFormat.of().parseHex(bytes));

    assertThat(refused.reason()).isEqualTo(Reason.ENCODING);
    assertThat(refused)
        .hasMessageStartingWith("list.csv: the byte " + octet + " ")
        .hasMessageContaining("at byte " + position + " ");
  }

  @Test
  void refusesAFileThatEndsWithinACharacter() {
    assertThat(refused(new byte[] {'a', (byte) 0xEA, (byte) 0xB9}))
        .hasMessageContaining("the file ends within a character, at byte 3");
  }

  @Test
  void agreesWithTheJdkOnBytesByChance() throws IOException {
    Random random = new Random(10646);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      byte[] bytes = new byte[1 + random.nextInt(5)];
      for (int j = 0; j < bytes.length; j++) {
        bytes[j] =
            (byte) (random.nextInt(3) == 0 ? 1 + random.nextInt(127) : 128 + random.nextInt(128));
      }
      boolean text;
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        text = true;
      } catch (CharacterCodingException e) {
        text = false;
      }
      if (isText(bytes) != text) {
        wrong.add(HexFormat.of().formatHex(bytes));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean isText(byte[] bytes) throws IOException {
    try {
      read(bytes);
      return true;
    } catch (RefusedFileException e) {
      return false;
    }
  }

  private static RefusedFileException refused(byte[] bytes) {
    return catchThrowableOfType(RefusedFileException.class, () -> read(bytes));
  }

  private static byte[] read(byte[] bytes) throws IOException {
    return new StrictUtf8(new ByteArrayInputStream(bytes), "list.csv").readAllBytes();
  }
}
