package org.lockstep.manifests;

import static org.assertj.core.api.Assertions.assertThat;

/** What deploy/kubernetes/realm-import hands to the cluster. */
final class RealmImport {
  private RealmImport() {}

  static KubeObject object() {
    Overlay.Output output = Overlay.run(Checkout.KUBERNETES.resolve("realm-import").toString());
    assertThat(output.exit()).as(output.text()).isZero();
    return Yaml.objects(output.text()).get(0);
  }
}
