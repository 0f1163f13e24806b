package org.lockstep.entity.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockstep.entity.Published;
import org.lockstep.events.PoisonException;

/** What is said of an event that cannot be read: what is wrong and where, and nothing of it. */
class DesignationEventTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "\"designationId\":\"[^\"]*\"|\"designationId\":\"MAIA-1\"|: designationId is no UUID",
        "\"authority\":\"KR\"|\"authority\":\"Korea\"|: authority is not two letters",
        "\"authority\":\"KR\",|``|: authority is missing",
        "\"version\":1|\"version\":0|: version counts from 1",
        "\"version\":1|\"version\":\"one\"|: version has a value that it cannot have",
        "\"subjectType\":\"VESSEL\"|\"subjectType\":\"SUBMARINE\"|: listingRecord.subjectType has a value that it cannot have",
        "\"kind\":\"PRIMARY\"|\"kind\":\"BEST\"|: listingRecord.names[0].kind has a value that it cannot have",
        "\"names\":\\[[^]]*]|\"names\":[]|: listingRecord: names has none",
        "\"names\":\\[[^]]*],|``|: listingRecord.names is missing",
        "\"tlp\":\"CLEAR\"|\"tlp\":\"PURPLE\"|: marking.tlp lacks something, or has a value that it cannot have",
        "\"releasableTo\":\\[]|\"releasableTo\":[\"J%\"]|: marking.releasableTo has what is not two letters",
      })
  void saysWhatIsWrongWhere(String good, String bad, String reason) {
    String json = Published.vessel("KR", "MAIA-1").json();
    String faulty = json.replaceFirst(good, bad);
    assertThat(faulty).isNotEqualTo(json);

    assertThatThrownBy(() -> DesignationEvent.read(faulty.getBytes(UTF_8)))
        .isInstanceOf(PoisonException.class)
        .hasMessage(
            reason.startsWith(":") ? "The data is no event of a designation" + reason : reason);
  }
}
