package org.lockstep.alert.delivery;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliverySettingsTest {
  @Test
  void aLeaseThatEndsBeforeItsAttemptCouldStopsTheServiceAndSaysWhatItMustBe() {
    assertThatThrownBy(() -> Dispatcher.require(with("45s")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lockstep.alert.delivery.lease must be over PT45S");
    assertThatCode(() -> Dispatcher.require(with("46s"))).doesNotThrowAnyException();
    assertThatCode(() -> Dispatcher.require(with("60s"))).doesNotThrowAnyException();
  }

  private static DeliveryConfig with(String lease) {
    return new SmallRyeConfigBuilder()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withMapping(DeliveryConfig.class)
        .withDefaultValues(Map.of("lockstep.alert.delivery.lease", lease))
        .build()
        .getConfigMapping(DeliveryConfig.class);
  }
}
