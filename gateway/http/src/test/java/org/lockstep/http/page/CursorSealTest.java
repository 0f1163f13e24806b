package org.lockstep.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CursorSealTest {
  private static final Cursor CURSOR =
      new Cursor(
          Instant.parse("2024-05-24T03:00:00.123456Z"),
          UUID.fromString("6f1c0a52-3c1b-4d62-9a53-0d6c3d1f2a10"));
  private static final String LIST = "jp-drafter\n/api/v1/packages\nstatus=DRAFT";

  private final CursorSeal seal = sealWith((byte) 7);

  @Test
  void opensWhatItSealedForTheSameListAlone() {
    String sealed = seal.seal(CURSOR.bytes(), LIST);

    assertThat(seal.open(sealed, LIST).map(Cursor::of)).contains(CURSOR);
    assertThat(seal.open(sealed, LIST + "&authority=JP")).isEmpty();
    assertThat(sealWith((byte) 8).open(sealed, LIST)).isEmpty();
  }

  @Test
  void carriesANumberAndAnIdAlone() {
    Cursor number = Cursor.at(4_711L);
    Cursor id = Cursor.at(CURSOR.id());

    assertThat(opened(number).number()).isEqualTo(4_711);
    assertThat(opened(id)).isEqualTo(id);
  }

  private Cursor opened(Cursor cursor) {
    return Cursor.of(seal.open(seal.seal(cursor.bytes(), LIST), LIST).orElseThrow());
  }

  @Test
  void carriesATextOfAnyLength() {
    for (String text : new String[] {"n", "name:мая\n6f1c0a52", "name:" + "x".repeat(2_000)}) {
      byte[] place = text.getBytes(StandardCharsets.UTF_8);
      assertThat(seal.open(seal.seal(place, LIST), LIST).orElseThrow()).isEqualTo(place);
    }
  }

  @Test
  void tellsNothingAndHasTheSameAnswerForTheSameQuestion() {
    String sealed = seal.seal(CURSOR.bytes(), LIST);

    assertThat(new String(Base64.getUrlDecoder().decode(sealed), StandardCharsets.ISO_8859_1))
        .doesNotContain(CURSOR.id().toString())
        .doesNotContain("2024");
    assertThat(sealed).isEqualTo(seal.seal(CURSOR.bytes(), LIST));
  }

  @Test
  void opensNothingThatWasAltered() {
    String sealed = seal.seal(CURSOR.bytes(), LIST);
    for (int i = 0; i < sealed.length(); i++) {
      char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
      assertThat(seal.open(sealed.substring(0, i) + other + sealed.substring(i + 1), LIST))
          .isEmpty();
    }
    assertThat(seal.open(sealed + "=", LIST)).isEmpty();
    assertThat(seal.open("MTcxNjUyMDAwMDo2ZjFjMGE1Mg", LIST)).isEmpty();
  }

  @Test
  void doesNotBeginWithAKeyThatIsNone() {
    assertThatThrownBy(() -> new CursorSeal("c2hvcnQ=", Optional.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lockstep.http.cursor-key");
    assertThatThrownBy(() -> new CursorSeal(key((byte) 1), Optional.of("c2hvcnQ=")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lockstep.http.other-cursor-key");
  }

  @Test
  void opensWhatTheOtherKeySealedWhileOneIsChangedForTheOther() {
    CursorSeal before = new CursorSeal(key((byte) 1), Optional.of(key((byte) 2)));
    CursorSeal after = new CursorSeal(key((byte) 2), Optional.of(key((byte) 1)));
    String sealed = before.seal(CURSOR.bytes(), LIST);

    assertThat(after.open(sealed, LIST)).contains(CURSOR.bytes());
    assertThat(before.open(after.seal(CURSOR.bytes(), LIST), LIST)).contains(CURSOR.bytes());
    assertThat(after.open(sealed, "another list")).isEmpty();
    assertThat(sealWith((byte) 2).open(sealed, LIST)).isEmpty();
    assertThat(sealed).isEqualTo(sealWith((byte) 1).seal(CURSOR.bytes(), LIST));
  }

  private static CursorSeal sealWith(byte first) {
    return new CursorSeal(key(first), Optional.empty());
  }

  private static String key(byte first) {
    byte[] key = new byte[32];
    key[0] = first;
    return Base64.getEncoder().encodeToString(key);
  }
}
