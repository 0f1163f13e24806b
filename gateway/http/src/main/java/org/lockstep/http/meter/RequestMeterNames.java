package org.lockstep.http.meter;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Gives the times of requests the name and attributes of OpenTelemetry's semantic conventions for
 * HTTP (1.37: {@code http.server.request.duration}), in all services alike, and buckets to tell
 * percentiles from.
 */
@Singleton
class RequestMeterNames implements MeterFilter {
  private static final String MICROMETERS = "http.server.requests";
  private static final String CONVENTIONAL = "http.server.request.duration";

  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          "method", "http.request.method",
          "uri", "http.route",
          "status", "http.response.status_code");

  private static final double[] BUCKETS =
      Stream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
          .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
          .toArray();

  @Override
  public Meter.Id map(Meter.Id id) {
    if (!id.getName().equals(MICROMETERS)) {
      return id;
    }
    List<Tag> tags =
        id.getTags().stream()
            // The class of the status, which the status says as well.
            .filter(tag -> !tag.getKey().equals("outcome"))
            .map(tag -> Tag.of(ATTRIBUTES.getOrDefault(tag.getKey(), tag.getKey()), tag.getValue()))
            .toList();
    return id.withName(CONVENTIONAL).replaceTags(tags);
  }

  @Override
  public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
    return id.getName().equals(CONVENTIONAL)
        ? DistributionStatisticConfig.builder()
            .serviceLevelObjectives(BUCKETS)
            .build()
            .merge(config)
        : config;
  }
}
