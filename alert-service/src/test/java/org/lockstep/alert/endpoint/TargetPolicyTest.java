package org.lockstep.alert.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.http.outbound.NameLookups;
import org.lockstep.http.outbound.RefusedTargetException;

/** Which targets are allowed where the operator says nothing, and where it does. */
class TargetPolicyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://localhost:8443/alerts",
        "https://localhost/alerts",
        "https://127.0.0.1:8443/alerts",
        "https://[::1]:8443/alerts",
        "http://localhost:8080/alerts",
        "http://127.0.0.1:9000/alerts"
      })
  void refusesTheMachineItselfUnlessTheOperatorAllowsIt(String url) {
    try (NameLookups names = new NameLookups()) {
      assertThatThrownBy(() -> policy(Map.of(), names).check(url, "somebody").join())
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(RefusedTargetException.class);
      // As deploy/up says it, for receivers on the machine that it runs on.
      if (!url.contains("[")) {
        assertThatCode(
                () ->
                    policy(
                            Map.of("lockstep.alert.allowed-targets", "127.0.0.1:*,localhost:*"),
                            names)
                        .check(url, "somebody")
                        .join())
            .doesNotThrowAnyException();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 65_536, 99_999})
  void refusesAPortThatThereIsNotAlsoWhereTheOperatorAllowsAll(int port) {
    try (NameLookups names = new NameLookups()) {
      TargetPolicy policy =
          policy(Map.of("lockstep.alert.allowed-targets", "127.0.0.1:*,localhost:*"), names);
      for (String host : List.of("127.0.0.1", "localhost")) {
        assertThat(policy.allows("http://" + host + ":" + port + "/alerts", "somebody")).isFalse();
      }
      assertThat(policy.allows("http://127.0.0.1:65535/alerts", "somebody")).isTrue();
    }
  }

  private static TargetPolicy policy(Map<String, String> settings, NameLookups names) {
    TargetConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(TargetConfig.class)
            .withDefaultValues(settings)
            .build()
            .getConfigMapping(TargetConfig.class);
    assertThat(config.allowedTargets().isPresent()).isEqualTo(!settings.isEmpty());
    return new TargetPolicy(config, names);
  }
}
