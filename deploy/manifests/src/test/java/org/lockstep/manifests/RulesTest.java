package org.lockstep.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A cluster has the alert rules that are tried, and no others. */
class RulesTest {
  private static final Path RULES = Checkout.ROOT.resolve("deploy/observability/rules.yaml");
  private static final Path OF_THE_CLUSTER =
      Checkout.KUBERNETES.resolve("components/monitoring/rules.yaml");

  private static final String HEAD =
      """
      # Made from deploy/observability/rules.yaml by RulesTest: -Drules.accept=true.
      apiVersion: monitoring.coreos.com/v1
      kind: PrometheusRule
      metadata:
        name: lockstep
      spec:
      """;

  @Test
  void areThoseOfPrometheusElsewhere() throws IOException {
    String rules = Checkout.read(RULES);
    String indented = rules.substring(rules.indexOf("groups:")).indent(2);
    String made = HEAD + indented.replaceAll("(?m)^ +$", "");
    if (Boolean.getBoolean("rules.accept")) {
      Files.writeString(OF_THE_CLUSTER, made);
    }
    assertThat(Checkout.read(OF_THE_CLUSTER)).isEqualTo(made);
  }
}
