package org.lockstep.http.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Begins the steps of traces. Each has its ids, always; where the operator names a collector it
 * gets those of some traces, all steps of each, in portions beside the work. What it does not take
 * in time is dropped: no request waits for it.
 */
@Singleton
public class Traces {
  private static final String PATH = "/v1/traces";
  private static final Duration DEADLINE = Duration.ofSeconds(5);
  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private static final String SCOPE = "org.lockstep";

  private final SdkTracerProvider provider;
  private final Tracer tracer;

  /** Of what no collector gets. */
  private final Tracer idsAlone = idsAlone().get(SCOPE);

  /**
   * @param collector address of a collector of OpenTelemetry that takes OTLP over HTTP, such as
   *     {@code http://collector:4318}; nothing is sent anywhere without one
   * @param share of the traces that begin here, how many the collector gets, from 0 to 1; of those
   *     that come here from another service, that service has said so
   */
  Traces(
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "lockstep.traces.collector") Optional<URI> collector,
      @ConfigProperty(name = "lockstep.traces.share", defaultValue = "0.1") double share) {
    this.provider =
        collector.map(address -> keeping(service, address, share)).orElseGet(Traces::idsAlone);
    this.tracer = provider.get(SCOPE);
  }

  /** With this in its place nothing is kept. */
  public static Traces withoutCollector() {
    return new Traces("none", Optional.empty(), 0);
  }

  private static SdkTracerProvider idsAlone() {
    return SdkTracerProvider.builder().setSampler(Sampler.alwaysOff()).build();
  }

  private static SdkTracerProvider keeping(String service, URI collector, double share) {
    String base = collector.toString().replaceFirst("/$", "");
    return SdkTracerProvider.builder()
        .setResource(
            Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), service)))
        .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)))
        .addSpanProcessor(
            BatchSpanProcessor.builder(
                    OtlpHttpSpanExporter.builder()
                        .setEndpoint(base + PATH)
                        .setConnectTimeout(DEADLINE)
                        .setTimeout(DEADLINE)
                        .build())
                .setExporterTimeout(DEADLINE)
                .build())
        .build();
  }

  @PreDestroy
  void close() {
    provider.shutdown().join(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Answers a request from outside: the beginning of a trace. */
  public Step arriving(String name) {
    return beginning(SpanKind.SERVER, name);
  }

  /** Does something by itself, at its time: the beginning of a trace. */
  public <T extends @Nullable Object> T ofItself(String name, Supplier<T> work) {
    Step step = beginning(SpanKind.INTERNAL, name);
    try {
      return CurrentTrace.call(step.context(), work);
    } finally {
      step.end();
    }
  }

  /**
   * Answers a request of another service.
   *
   * @param cause none where it comes past the gateway, as probes do; no collector gets it then
   */
  public Step answering(String name, @Nullable TraceParent cause) {
    return following(SpanKind.SERVER, name, cause);
  }

  /**
   * Takes in events.
   *
   * @param cause none where they do not say any; no collector gets it then
   */
  public Step takingIn(String name, @Nullable TraceParent cause) {
    return following(SpanKind.CONSUMER, name, cause);
  }

  /**
   * Calls somebody outside.
   *
   * @param cause none where nothing is known of it; no collector gets it then
   */
  public Step calling(String name, @Nullable TraceParent cause) {
    return following(SpanKind.CLIENT, name, cause);
  }

  private Step beginning(SpanKind kind, String name) {
    return new Step(tracer.spanBuilder(name).setSpanKind(kind).setNoParent().startSpan());
  }

  private Step following(SpanKind kind, String name, @Nullable TraceParent cause) {
    return cause == null
        ? new Step(idsAlone.spanBuilder(name).setSpanKind(kind).setNoParent().startSpan())
        : new Step(
            tracer
                .spanBuilder(name)
                .setSpanKind(kind)
                .setParent(Context.root().with(Span.wrap(remote(cause))))
                .startSpan());
  }

  private static SpanContext remote(TraceParent cause) {
    return SpanContext.createFromRemoteParent(
        cause.traceId(),
        cause.spanId(),
        cause.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
        TraceState.getDefault());
  }
}
