package org.lockstep.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
  /**
   * The example of RFC 8785, 3.2.3, and its sorted names of 3.2.3 as far as they need no escape.
   */
  @Test
  void acceptsTheExamplesOfTheRfc() throws IOException {
    String example =
        "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";
    assertThat(texts(example)).containsOnlyKeys("string");
    assertThat(
            texts(
                "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"o\",\"€\":\"Euro\",\"😀\":\"Smiley\",\"\ufb33\":\"Dalet\"}"))
        .hasSize(7);
  }

  /** From appendix B of RFC 8785. */
  @Test
  void writesNumbersAsEcmascriptDoes() {
    assertNumber(0x0000000000000000L, "0");
    assertNumber(0x8000000000000000L, "0");
    assertNumber(0x0000000000000001L, "5e-324");
    assertNumber(0x8000000000000001L, "-5e-324");
    assertNumber(0x7fefffffffffffffL, "1.7976931348623157e+308");
    assertNumber(0x4340000000000000L, "9007199254740992");
    assertNumber(0xc340000000000000L, "-9007199254740992");
    assertNumber(0x4430000000000000L, "295147905179352830000");
    assertNumber(0x44b52d02c7e14af5L, "9.999999999999997e+22");
    assertNumber(0x44b52d02c7e14af6L, "1e+23");
    assertNumber(0x44b52d02c7e14af7L, "1.0000000000000001e+23");
    assertNumber(0x444b1ae4d6e2ef4eL, "999999999999999700000");
    assertNumber(0x444b1ae4d6e2ef50L, "1e+21");
    assertNumber(0x3eb0c6f7a0b5ed8cL, "9.999999999999997e-7");
    assertNumber(0x3eb0c6f7a0b5ed8dL, "0.000001");
    assertNumber(0x41b3de4355555553L, "333333333.3333332");
    assertNumber(0x41b3de4355555555L, "333333333.3333333");
    assertNumber(0xbecbf647612f3696L, "-0.0000033333333333333333");
    assertNumber(0x43143ff3c1cb0959L, "1424953923781206.2");
  }

  @Test
  void acceptsTheSmallest() throws IOException {
    assertThat(texts("{}")).isEmpty();
    assertThat(texts("{\"a\":[],\"b\":{},\"c\":[[{}],[]],\"d\":\"\"}")).containsOnlyKeys("d");
    assertThat(texts("{\"a\":{\"kind\":\"inner\"},\"kind\":\"outer\"}"))
        .containsEntry("kind", "outer");
  }

  @Test
  void refusesEveryOtherForm() {
    for (String json :
        new String[] {
          "",
          "1",
          "[]",
          "\"a\"",
          "{",
          "{}{}",
          "{} ",
          " {}",
          "\ufeff{}",
          "{}\n",
          "{\"a\":1,}",
          "{\"a\" :1}",
          "{\"a\": 1}",
          "{\"a\":1 }",
          "{\"a\":1,\"a\":1}",
          "{\"b\":1,\"a\":1}",
          "{\"a\":{\"b\":1,\"a\":1}}",
          "{\"\ufb33\":1,\"😀\":1}",
          "{\"a\":1.0}",
          "{\"a\":-0}",
          "{\"a\":1E30}",
          "{\"a\":01}",
          "{\"a\":+1}",
          "{\"a\":NaN}",
          "{\"a\":1e400}",
          "{\"a\":9007199254740993}",
          "{\"a\":1e999999999999}",
          "{\"a\":\"\\u0041\"}",
          "{\"a\":\"\\/\"}",
          "{\"a\":\"\\u000F\"}",
          "{\"a\":\"\\u000a\"}",
          "{\"a\":\"\\ud800\"}",
          "{\"a\":\"\t\"}",
          "{\"a\":\"\0\"}",
          "{'a':1}",
          "{\"a\":1/**/}"
        }) {
      assertThatThrownBy(() -> texts(json)).as(json).isInstanceOf(Finding.class);
    }
    assertThatThrownBy(() -> texts("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"))
        .isInstanceOf(Finding.class);
    assertThatThrownBy(() -> texts("{\"a\":" + "9".repeat(100_000) + "}"))
        .isInstanceOf(Finding.class);
    assertThatThrownBy(() -> CanonicalJson.texts("{}".getBytes(StandardCharsets.UTF_16LE), "It"))
        .isInstanceOf(Finding.class);
    byte[] malformed = WrittenRegister.utf8("{\"a\":\"bcd\"}");
    malformed[7] = (byte) 0xff;
    assertThatThrownBy(() -> CanonicalJson.texts(malformed, "It")).isInstanceOf(Finding.class);
  }

  private static Map<String, String> texts(String json) throws IOException {
    return CanonicalJson.texts(WrittenRegister.utf8(json), "It");
  }

  private static void assertNumber(long bits, String written) {
    assertThat(CanonicalJson.number(Double.longBitsToDouble(bits))).isEqualTo(written);
  }
}
