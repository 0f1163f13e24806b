package org.lockstep.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each object says only what its kind has, and all that it must say. */
class SchemasTest {
  @ParameterizedTest
  @EnumSource
  void knowEveryFieldOfKubernetesOwnKinds(Overlay overlay) {
    List<KubeObject> core = overlay.objects().stream().filter(Schemas::isCore).toList();
    assertThat(core).hasSizeGreaterThan(20);
    assertThat(core).allSatisfy(object -> assertThat(Schemas.coreFaults(object)).isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void takeEveryCustomResource(Overlay overlay) {
    Path schemas = schemas();
    List<KubeObject> custom =
        overlay.objects().stream().filter(object -> !Schemas.isCore(object)).toList();
    assertThat(custom).hasSizeGreaterThan(30);
    assertThat(custom)
        .allSatisfy(object -> assertThat(Schemas.customFaults(schemas, object)).isEmpty());
  }

  @Test
  void takeTheImportOfTheRealm() {
    assertThat(Schemas.customFaults(schemas(), RealmImport.object())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "replica: 3, /Spec/replica is no field",
    "'template: {spec: {containers: [{name: a, imag: b}]}}', /Spec/Template/Spec/Containers/0/imag"
        + " is no field",
    "'template: {spec: {securityContext: {seccompProfile: {typ: RuntimeDefault}}}}',"
        + " /Spec/Template/Spec/SecurityContext/SeccompProfile/typ is no field",
  })
  void refuseAFieldThatKubernetesDoesNotKnow(String spec, String fault) {
    assertThat(
            Schemas.coreFaults(object("apiVersion: apps/v1\nkind: Deployment\nspec:\n  " + spec)))
        .containsExactly(fault);
  }

  @Test
  void refuseAValueOfAnotherType() {
    assertThat(
            Schemas.coreFaults(
                object("apiVersion: apps/v1\nkind: Deployment\nspec: {replicas: [3]}")))
        .isNotEmpty();
  }

  @Test
  void refuseWhatCustomResourcesDoNotKnowOrLack() {
    Path schemas = schemas();
    assertThat(
            Schemas.customFaults(
                schemas,
                object("apiVersion: kafka.strimzi.io/v1\nkind: KafkaNodePool\nspec: {replica: 3}")))
        .anyMatch(fault -> fault.contains("replica"))
        .anyMatch(fault -> fault.contains("roles"));
    assertThat(
            Schemas.customFaults(
                schemas, object("apiVersion: kafka.strimzi.io/v1\nkind: KafkaTopic\nspecs: {}")))
        .contains("/specs is no field of an object");
    assertThat(
            Schemas.customFaults(
                schemas, object("apiVersion: kafka.strimzi.io/v1beta2\nkind: KafkaTopic")))
        .containsExactly("There is no schema of kafka.strimzi.io/v1beta2 KafkaTopic");
    assertThat(Schemas.customFaults(schemas, object("apiVersion: example.org/v1\nkind: Secret")))
        .containsExactly("There is no schema of example.org/v1 Secret");
  }

  private static Path schemas() {
    // Skipped without the schemas of operators, which are other people's and not in this
    // repository;
    // the kinds of Kubernetes itself are validated in any case.
    assumeTrue(
        Schemas.folder().isPresent(),
        "There are no schemas of custom resources (LOCKSTEP_SCHEMAS names their folder): those are"
            + " not validated");
    return Schemas.folder().orElseThrow();
  }

  private static KubeObject object(String yaml) {
    return Yaml.objects(yaml).get(0);
  }
}
