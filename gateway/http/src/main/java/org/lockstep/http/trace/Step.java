package org.lockstep.http.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;

/**
 * What one service does for one request, event or delivery, from begin to end. Where nothing is
 * kept for a collector it is an id alone.
 */
public final class Step {
  private final Span span;
  private final TraceParent context;

  Step(Span span) {
    this.span = span;
    SpanContext ids = span.getSpanContext();
    this.context = new TraceParent(ids.getTraceId(), ids.getSpanId(), ids.isSampled());
  }

  /** What is handed on to what follows from it. */
  public TraceParent context() {
    return context;
  }

  /** Whether the collector gets it; else there is nothing to say of it. */
  public boolean isKept() {
    return span.isRecording();
  }

  /** Nothing that a caller wrote may be in the name, or in what is said. */
  public Step named(String name) {
    span.updateName(name);
    return this;
  }

  public Step saying(String attribute, String value) {
    span.setAttribute(attribute, value);
    return this;
  }

  public Step saying(String attribute, long value) {
    span.setAttribute(attribute, value);
    return this;
  }

  public void fail() {
    span.setStatus(StatusCode.ERROR);
  }

  public void end() {
    span.end();
  }
}
