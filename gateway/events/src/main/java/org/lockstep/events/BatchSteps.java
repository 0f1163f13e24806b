package org.lockstep.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.trace.CurrentTrace;
import org.lockstep.http.trace.Step;
import org.lockstep.http.trace.TraceParent;
import org.lockstep.http.trace.Traces;

/**
 * The steps that a batch is: one for each trace that its records come of, and one for all those
 * that do not say of which they are.
 */
final class BatchSteps {
  private static final Logger LOG = Logger.getLogger(BatchSteps.class);

  private final Traces traces;
  private final Map<String, BatchStep> byTrace = new LinkedHashMap<>();

  BatchSteps(Traces traces) {
    this.traces = traces;
  }

  /** What is taken in of one trace. */
  static final class BatchStep {
    private final Step step;
    private final String topic;
    private int taken;

    private BatchStep(Step step, String topic) {
      this.step = step;
      this.topic = topic;
    }

    TraceParent context() {
      return step.context();
    }

    /** One event of it is done. */
    void tookIn() {
      taken++;
    }

    private void end(boolean told) {
      step.saying("messaging.system", "kafka")
          .saying("messaging.destination.name", topic)
          .saying("messaging.batch.message_count", taken)
          .end();
      if (told && taken > 0) {
        CurrentTrace.run(
            context(), () -> LOG.infof("Took in %d events of %s", (Integer) taken, topic));
      }
    }
  }

  BatchStep of(ConsumerRecord<byte[], byte[]> record) {
    TraceParent cause = cause(record.headers());
    return byTrace.computeIfAbsent(
        cause == null ? "" : cause.traceId(),
        trace ->
            new BatchStep(traces.takingIn("process " + record.topic(), cause), record.topic()));
  }

  private static @Nullable TraceParent cause(Headers headers) {
    Header said = headers.lastHeader(TraceParent.HEADER);
    return said == null || said.value() == null
        ? null
        : TraceParent.of(new String(said.value(), UTF_8)).orElse(null);
  }

  /** All of the batch is done. Each trace has a line in the log, by which it can be followed. */
  void end() {
    byTrace.forEach((trace, part) -> part.end(!trace.isEmpty()));
  }
}
