package org.lockstep.http.trace;

import java.util.function.Supplier;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The step that the caller of these methods is in. It is kept where the log finds it, so it follows
 * a request from thread to thread, and each line of the step has the id of its trace. An event loop
 * that answers no request keeps none.
 */
public final class CurrentTrace {
  private static final String TRACE_ID = "traceId";
  private static final String SPAN_ID = "spanId";
  private static final String SAMPLED = "sampled";

  /** The same for lines of text: {@code %X{trace}} of their format. */
  private static final String IN_LINES = "trace";

  private CurrentTrace() {}

  /** The step; null outside of any. */
  public static @Nullable TraceParent get() {
    Object traceId = MDC.get(TRACE_ID);
    Object spanId = MDC.get(SPAN_ID);
    return traceId == null || spanId == null
        ? null
        : new TraceParent(
            traceId.toString(), spanId.toString(), "true".equals(String.valueOf(MDC.get(SAMPLED))));
  }

  /** The step as a header says it; null outside of any. */
  public static @Nullable String header() {
    TraceParent current = get();
    return current == null ? null : current.header();
  }

  /** From here on it is this step; for a request, whose context ends with it. */
  public static void enter(TraceParent step) {
    MDC.put(TRACE_ID, step.traceId());
    MDC.put(SPAN_ID, step.spanId());
    MDC.put(SAMPLED, Boolean.toString(step.sampled()));
    MDC.put(IN_LINES, "traceId=" + step.traceId() + " ");
  }

  /**
   * Does something in this step.
   *
   * @param step none where nothing is known of a trace
   */
  public static void run(@Nullable TraceParent step, Runnable work) {
    call(
        step,
        () -> {
          work.run();
          return step;
        });
  }

  /**
   * Does something in this step, and answers what comes of it.
   *
   * @param step none where nothing is known of a trace
   */
  public static <T extends @Nullable Object> T call(@Nullable TraceParent step, Supplier<T> work) {
    TraceParent before = get();
    set(step);
    try {
      return work.get();
    } finally {
      set(before);
    }
  }

  private static void set(@Nullable TraceParent step) {
    if (step != null) {
      enter(step);
      return;
    }
    MDC.remove(TRACE_ID);
    MDC.remove(SPAN_ID);
    MDC.remove(SAMPLED);
    MDC.remove(IN_LINES);
  }
}
