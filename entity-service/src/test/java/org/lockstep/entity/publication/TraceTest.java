package org.lockstep.entity.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.Api;
import org.lockstep.entity.Published;
import org.lockstep.entity.profile.Entity;
import org.lockstep.testkit.Events;

/** What this service tells of an entity is of the trace that the change comes of. */
@QuarkusTest
class TraceTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";

  @Test
  void goesOnWithTheTraceOfEachDesignationHoweverManyComeAtOnce() {
    List<Published> sent =
        IntStream.range(0, 4)
            .mapToObj(i -> Published.vessel("KR", "TRACED " + i).sendOf(header(trace(i))))
            .toList();

    for (int i = 0; i < sent.size(); i++) {
      String entity = Entity.idBeginningWith(sent.get(i).designationId());
      assertThat(traceOf(entity, 1)).startsWith("00-" + trace(i) + "-").doesNotContain(SPAN);
    }
  }

  @Test
  void goesOnWithTheTraceOfTheRequestThatJudges() {
    String one = listed(Published.vessel("KR", "TRACED ONE").send());
    String other = listed(Published.vessel("KR", "TRACED OTHER").send());

    Api.curator()
        .header("traceparent", header(TRACE))
        .contentType("application/json")
        .header("Idempotency-Key", "\"" + one + "\"")
        .body(Map.of("entityIds", List.of(one, other), "decision", "DIFFERENT", "reason", "Two"))
        .post("/api/v1/resolution/judgements")
        .then()
        .statusCode(201);

    assertThat(traceOf(one, 2)).startsWith("00-" + TRACE + "-");
    assertThat(traceOf(other, 2)).startsWith("00-" + TRACE + "-");
  }

  private static String listed(Published designation) {
    String entity = Entity.idBeginningWith(designation.designationId());
    Api.awaitListed(entity, designation);
    return entity;
  }

  private static String trace(int number) {
    return TRACE.substring(1) + number;
  }

  private static String header(String trace) {
    return "00-" + trace + "-" + SPAN + "-00";
  }

  private static String traceOf(String entity, int version) {
    ConsumerRecord<String, String> event =
        Events.await(
            Api.TOPIC,
            told ->
                entity.equals(told.key()) && told.value().contains("\"version\":" + version + ","),
            Api.PATIENCE);
    return String.valueOf(Events.header(event, "traceparent"));
  }
}
