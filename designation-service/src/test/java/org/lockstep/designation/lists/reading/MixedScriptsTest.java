package org.lockstep.designation.lists.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MixedScriptsTest {
  @ParameterizedTest
  @CsvSource({
    "\u041C\u0410RIA, LATIN, U+041C U+0410",
    "R\u041EMAN, LATIN, U+041E",
    "\u0420\u043EMAH\u041E\u0412, CYRILLIC, U+004D U+0041 U+0048",
    "\u0391NGARA, LATIN, U+0391",
    "\u041C\u0410\u03A1\u0418\u042F, CYRILLIC, U+03A1",
    "p\u0430y\u0440\u0430l, LATIN, U+0430 U+0440",
    "\u00DCn\u0457t, LATIN, U+0457"
  })
  void findsTheLettersThatLookLikeOthers(String word, String script, String letters) {
    assertThat(MixedScripts.in("Kim " + word + ", Ltd."))
        .extracting(MixedScripts.Word::toString)
        .containsExactly("'" + word + "' has letters that are not " + script + ": " + letters);
  }

  @Test
  void eachWordOnce() {
    assertThat(MixedScripts.in("M\u0410RIA of M\u0410RIA and \u0420ETER"))
        .extracting(MixedScripts.Word::text)
        .containsExactly("M\u0410RIA", "\u0420ETER");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ПОЛЮС-M",
        "Т-72B",
        "ООО «Rusal»",
        "ABC商事株式会社",
        "RI 리명훈",
        "KRUS무역회사",
        "Xアカデミー",
        "يوسفAli",
        "Jo\u0308rg Łoś",
        "Ёлка Йод",
        "µm Ω 5",
        ""
      })
  void findsNothingWhereWordsAreOfOneScriptOrOfScriptsThatDoNotLookAlike(String text) {
    assertThat(MixedScripts.in(text)).isEmpty();
  }
}
