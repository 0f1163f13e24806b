package org.lockstep.entity.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {

  @ParameterizedTest
  @CsvSource({
    "MAIA-1, Latn",
    "림영혁, Hang",
    "Азия Шиппинг, Cyrl",
    "ウラジーミル・ミヘイチク, Kana",
    "東京タワー, Jpan",
    "朝鮮勝利山무역, Kore",
    "朝鮮, Hani",
    "شركة آسيا, Arab",
    "ООО MG Флот, Cyrl"
  })
  void tellsTheScriptOfMostLetters(String name, String script) {
    assertThat(Script.of(name)).isEqualTo(script);
  }

  @Test
  void tellsNoneWhereThereAreNoLetters() {
    assertThat(Script.of("25969")).isNull();
  }
}
