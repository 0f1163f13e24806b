package org.lockstep.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which secrets there will be, made by whom, and who names them. */
final class Secrets {
  private static final Set<String> OF_A_CERTIFICATE = Set.of("ca.crt", "tls.crt", "tls.key");

  private Secrets() {}

  /** A secret, and the key in it that is needed; an empty one where the kind settles the keys. */
  record Reference(String secret, String key) {}

  /** The keys of each secret, by its name. */
  static Map<String, Set<String>> made(List<KubeObject> objects) {
    Map<String, Set<String>> made = new HashMap<>();
    for (KubeObject object : objects) {
      switch (object.kind()) {
        case "ExternalSecret" ->
            made.put(
                object.at("/spec/target/name").asText(),
                keys(object.at("/spec/target/template/data")));
        case "Certificate" -> made.put(object.at("/spec/secretName").asText(), OF_A_CERTIFICATE);
        case "Kafka" ->
            made.put(object.name() + "-cluster-ca-cert", Set.of("ca.crt", "ca.p12", "ca.password"));
        case "Cluster" -> made.put(object.name() + "-ca", Set.of("ca.crt", "ca.key"));
        case "PerconaServerMongoDB" ->
            made.put(object.at("/spec/secrets/ssl").asText(), OF_A_CERTIFICATE);
        default -> {}
      }
    }
    return made;
  }

  private static Set<String> keys(JsonNode object) {
    Set<String> keys = new HashSet<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  static Stream<Reference> named(KubeObject object) {
    return switch (object.kind()) {
      case "Deployment" ->
          Stream.concat(
              volumes(object.pod()),
              object
                  .all("/spec/template/spec/containers/*/env/*/valueFrom/secretKeyRef")
                  .map(Secrets::key));
      case "KafkaUser" ->
          object.all("/spec/authentication/password/valueFrom/secretKeyRef").map(Secrets::key);
      case "DatabaseRole" -> whole(object, "/spec/passwordSecret/name");
      case "Cluster" -> whole(object, "/spec/bootstrap/initdb/secret/name");
      case "Gateway" -> whole(object, "/spec/listeners/*/tls/certificateRefs/*/name");
      case "BackendTLSPolicy" ->
          object
              .all("/spec/validation/caCertificateRefs/*/name")
              .map(name -> new Reference(name.asText(), "ca.crt"));
      case "PerconaServerMongoDB" ->
          Stream.of(
                  object.all("/spec/users/*/passwordSecretRef").map(Secrets::key),
                  whole(object, "/spec/secrets/users"),
                  whole(object, "/spec/backup/storages/*/s3/credentialsSecret"))
              .flatMap(references -> references);
      case "Keycloak" ->
          Stream.of(
                  volumes(object.at("/spec/unsupported/podTemplate/spec")),
                  Stream.of("/spec/db/usernameSecret", "/spec/db/passwordSecret")
                      .flatMap(object::all)
                      .map(Secrets::key),
                  whole(object, "/spec/http/tlsSecret"),
                  whole(object, "/spec/bootstrapAdmin/user/secret"))
              .flatMap(references -> references);
      case "KeycloakRealmImport" -> object.all("/spec/placeholders/*/secret").map(Secrets::key);
      case "Issuer" -> whole(object, "/spec/ca/secretName");
      default -> Stream.of();
    };
  }

  private static Stream<Reference> volumes(JsonNode pod) {
    List<Reference> references = new ArrayList<>();
    for (JsonNode volume : pod.path("volumes")) {
      JsonNode secret = volume.path("secret");
      if (!secret.isMissingNode()) {
        references.add(new Reference(secret.path("secretName").asText(), ""));
        secret
            .path("items")
            .forEach(
                item ->
                    references.add(
                        new Reference(
                            secret.path("secretName").asText(), item.path("key").asText())));
      }
    }
    return references.stream();
  }

  private static Reference key(JsonNode reference) {
    return new Reference(reference.path("name").asText(), reference.path("key").asText());
  }

  private static Stream<Reference> whole(KubeObject object, String pointer) {
    return object.all(pointer).map(name -> new Reference(name.asText(), ""));
  }
}
