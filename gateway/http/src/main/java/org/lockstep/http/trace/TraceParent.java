package org.lockstep.http.trace;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A step of a trace, as it is handed on to what follows from it: {@code traceparent} of W3C Trace
 * Context. Those that arrive within Lockstep were written by Lockstep, in version 00.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId of the step, 16 hexadecimal digits
 * @param sampled whether the trace is kept for the collector
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {
  /** The header, of HTTP and of the records of topics. */
  public static final String HEADER = "traceparent";

  private static final Pattern FORM =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");

  private static final int SAMPLED = 1;

  /** What a header says; empty if there is none, or it is not of this form. */
  public static Optional<TraceParent> of(@Nullable String header) {
    Matcher form = FORM.matcher(header == null ? "" : header);
    return form.matches()
        ? Optional.of(
            new TraceParent(
                form.group(1),
                form.group(2),
                (Integer.parseInt(form.group(3), 16) & SAMPLED) == SAMPLED))
        : Optional.empty();
  }

  /** As a header says it. */
  public String header() {
    return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
  }
}
