package org.lockstep.manifests;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Secrets are there, are used, and say all that their text asks for. */
final class SecretReferences {
  private static final Pattern ASKED = Pattern.compile("\\{\\{ \\.([A-Za-z]{1,80}) }}");

  static final List<Policy> ALL =
      List.of(
          new Policy("missing-secret", SecretReferences::missing),
          Policy.of("unused-secret", "ExternalSecret", SecretReferences::isUsedByNobody),
          Policy.of("unfilled-template", "ExternalSecret", SecretReferences::asksForOther),
          Policy.of(
              "secret-of-two-makers", "ExternalSecret", SecretReferences::isMadeByAnotherToo));

  private SecretReferences() {}

  private static Stream<String> missing(KubeObject object, List<KubeObject> all) {
    Map<String, Set<String>> made = Secrets.made(all);
    return Secrets.named(object)
        .filter(reference -> !isMade(reference, made))
        .map(reference -> object + " names " + reference);
  }

  private static boolean isMade(Secrets.Reference reference, Map<String, Set<String>> made) {
    Set<String> keys = made.get(reference.secret());
    return keys != null && (reference.key().isEmpty() || keys.contains(reference.key()));
  }

  private static boolean isUsedByNobody(KubeObject secret, List<KubeObject> all) {
    return Stream.concat(all.stream(), Stream.of(RealmImport.object()))
        .flatMap(Secrets::named)
        .noneMatch(reference -> reference.secret().equals(secret.at("/spec/target/name").asText()));
  }

  private static boolean asksForOther(KubeObject secret, List<KubeObject> all) {
    Set<String> asked =
        ASKED
            .matcher(secret.at("/spec/target/template/data").toString())
            .results()
            .map(match -> match.group(1))
            .collect(toSet());
    Set<String> fetched =
        secret.all("/spec/data/*/secretKey").map(key -> key.asText()).collect(toSet());
    return !asked.equals(fetched);
  }

  /** Strimzi makes a secret of the name of each user. */
  private static boolean isMadeByAnotherToo(KubeObject secret, List<KubeObject> all) {
    String name = secret.at("/spec/target/name").asText();
    return all.stream()
            .filter(
                maker ->
                    switch (maker.kind()) {
                      case "KafkaUser" -> maker.name().equals(name);
                      case "Certificate" -> maker.at("/spec/secretName").asText().equals(name);
                      case "ExternalSecret" -> maker.at("/spec/target/name").asText().equals(name);
                      default -> false;
                    })
            .count()
        > 1;
  }
}
