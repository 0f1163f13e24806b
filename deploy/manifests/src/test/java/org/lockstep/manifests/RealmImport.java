package org.lockstep.manifests;

/** What deploy/kubernetes/realm-import hands to the cluster. */
final class RealmImport {
  private static final KubeObject OBJECT = made();

  private RealmImport() {}

  static KubeObject object() {
    return OBJECT;
  }

  private static KubeObject made() {
    Overlay.Output output = Overlay.run(Checkout.KUBERNETES.resolve("realm-import").toString());
    if (output.exit() != 0) {
      throw new AssertionError(output.text());
    }
    return Yaml.objects(output.text()).get(0);
  }
}
