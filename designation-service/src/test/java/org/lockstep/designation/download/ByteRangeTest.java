package org.lockstep.designation.download;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  private static final long SIZE = 1_000;

  @ParameterizedTest
  @CsvSource({
    "bytes=0-99,0,100",
    "bytes=100-,100,900",
    "bytes=-5,995,5",
    "bytes=999-999,999,1",
    "bytes=0-0,0,1",
    "bytes=0-99999999999999999999999999,0,1000",
    "bytes=-99999999999999999999999999,0,1000",
    "bytes=000000000000000000000000001-2,1,2",
    "BYTES=0-99,0,100",
    "'bytes= 0-99 ',0,100"
  })
  void isOnePartOfTheFile(String header, long first, long length) {
    assertThat(ByteRange.of(List.of(header), SIZE)).isEqualTo(new ByteRange(first, length));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=1000-",
        "bytes=1000-2000",
        "bytes=-0",
        "bytes=99999999999999999999999999-",
        "bytes=99999999999999999999999998-99999999999999999999999999"
      })
  void isNothingBeyondTheEnd(String header) {
    assertThat(requireNonNull(ByteRange.of(List.of(header), SIZE)).length()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=5-1",
        "bytes=0-1,3-4",
        "bytes=0-1,",
        "bytes=a-b",
        "bytes=+1-2",
        "bytes=1--2",
        "bytes=--5",
        "bytes=0x1-0x2",
        "bytes=1 - 2",
        "bytes =0-1",
        "bytes:0-1",
        "items=0-1",
        "0-1",
        "bytes=\u0661-\u0662"
      })
  void isTheWholeFileForWhatIsNoSinglePart(String header) {
    assertThat(ByteRange.of(List.of(header), SIZE)).isNull();
  }

  @Test
  void isTheWholeFileForAThousandPartsAndForTwoHeaders() {
    String many =
        IntStream.range(0, 1_000).mapToObj(i -> i + "-" + i).collect(Collectors.joining(","));

    assertThat(ByteRange.of(List.of("bytes=" + many), SIZE)).isNull();
    assertThat(ByteRange.of(List.of("bytes=0-1", "bytes=0-1"), SIZE)).isNull();
    assertThat(ByteRange.of(List.of(), SIZE)).isNull();
  }

  @Test
  void isTheWholeOfAnEmptyFileForItsLastBytesAndNothingForOthers() {
    assertThat(ByteRange.of(List.of("bytes=-5"), 0)).isNull();
    assertThat(ByteRange.of(List.of("bytes=0-"), 0)).isEqualTo(new ByteRange(0, 0));
  }
}
