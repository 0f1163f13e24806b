package org.lockstep.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Routes lead somewhere, names have certificates, and monitors and scalers look at what there is.
 */
final class EdgeReferences {
  static final List<Policy> ALL =
      List.of(
          new Policy("missing-backend", EdgeReferences::missingBackends),
          Policy.of("missing-listener", "HTTPRoute", EdgeReferences::hasNoListener),
          Policy.of("missing-certificate-name", "Gateway", EdgeReferences::hasNoCertificate),
          new Policy("missing-issuer", EdgeReferences::missingIssuers),
          Policy.of("unknown-public-name", "ConfigMap", EdgeReferences::tellsOtherNames),
          new Policy("unknown-metric", EdgeReferences::unknownMetrics),
          new Policy("dangling-monitor", EdgeReferences::danglingMonitors));

  private EdgeReferences() {}

  private static Stream<String> missingBackends(KubeObject object, List<KubeObject> all) {
    Stream<JsonNode> named =
        Stream.concat(
            object.is("HTTPRoute") ? object.all("/spec/rules/*/backendRefs/*") : Stream.of(),
            object.is("BackendTLSPolicy") ? object.all("/spec/targetRefs/*") : Stream.of());
    return named
        .filter(backend -> !isService(backend.path("name").asText(), backend.path("port"), all))
        .map(backend -> object + " " + backend);
  }

  private static boolean isService(String name, JsonNode port, List<KubeObject> all) {
    return all.stream()
        .anyMatch(
            object ->
                switch (object.kind()) {
                  case "Service" ->
                      object.name().equals(name)
                          && object.all("/spec/ports/*/port").anyMatch(port::equals);
                  // The operator's own, with TLS.
                  case "Keycloak" ->
                      name.equals(object.name() + "-service")
                          && (port.isMissingNode() || port.asInt() == 8443);
                  default -> false;
                });
  }

  private static boolean hasNoListener(KubeObject route, List<KubeObject> all) {
    return route
        .all("/spec/parentRefs/*")
        .anyMatch(
            parent ->
                all.stream()
                    .filter(object -> object.is("Gateway"))
                    .filter(gateway -> gateway.name().equals(parent.path("name").asText()))
                    .flatMap(gateway -> gateway.all("/spec/listeners/*"))
                    .filter(listener -> listener.path("name").equals(parent.path("sectionName")))
                    .noneMatch(
                        listener ->
                            route
                                .all("/spec/hostnames/*")
                                .allMatch(listener.path("hostname")::equals)));
  }

  private static boolean hasNoCertificate(KubeObject gateway, List<KubeObject> all) {
    return gateway
        .all("/spec/listeners/*")
        .anyMatch(
            listener ->
                all.stream()
                    .filter(object -> object.is("Certificate"))
                    .filter(
                        certificate ->
                            certificate
                                .at("/spec/secretName")
                                .equals(listener.at("/tls/certificateRefs/0/name")))
                    .flatMap(certificate -> certificate.all("/spec/dnsNames/*"))
                    .noneMatch(listener.path("hostname")::equals));
  }

  /** An issuer of the cluster belongs to the installation. */
  private static Stream<String> missingIssuers(KubeObject object, List<KubeObject> all) {
    return Stream.of("/spec/issuerRef", "/spec/tls/issuerConf")
        .flatMap(object::all)
        .filter(issuer -> issuer.path("kind").asText().equals("Issuer"))
        .filter(issuer -> !Named.exists(all, "Issuer", issuer.path("name").asText()))
        .map(issuer -> object + " " + issuer);
  }

  private static boolean tellsOtherNames(KubeObject map, List<KubeObject> all) {
    return Stream.of("LOCKSTEP_HTTP_PUBLIC_URLS", "QUARKUS_OIDC_AUTH_SERVER_URL")
        .flatMap(name -> map.all("/data/" + name))
        .map(url -> URI.create(url.asText()).getHost())
        .anyMatch(
            host ->
                all.stream()
                    .filter(object -> object.is("HTTPRoute"))
                    .flatMap(route -> route.all("/spec/hostnames/*"))
                    .noneMatch(name -> name.asText().equals(host)));
  }

  private static Stream<String> unknownMetrics(KubeObject object, List<KubeObject> all) {
    Stream<String> metrics =
        switch (object.kind()) {
          case "HorizontalPodAutoscaler" ->
              object.all("/spec/metrics/*/pods/metric/name").map(JsonNode::asText);
          case "PrometheusRule" ->
              object
                  .all("/spec/groups/*/rules")
                  .flatMap(Yaml::items)
                  .flatMap(rule -> Metrics.in(rule.path("expr").asText()));
          default -> Stream.of();
        };
    return metrics.filter(metric -> !Metrics.exists(metric)).map(metric -> object + " " + metric);
  }

  private static Stream<String> danglingMonitors(KubeObject object, List<KubeObject> all) {
    if (object.is("ServiceMonitor")) {
      List<KubeObject> services =
          all.stream()
              .filter(one -> one.is("Service"))
              .filter(one -> matches(object, one))
              .toList();
      return services.isEmpty()
              || object
                  .all("/spec/endpoints/*/port")
                  .anyMatch(
                      port ->
                          services.stream()
                              .anyMatch(
                                  service ->
                                      service.all("/spec/ports/*/name").noneMatch(port::equals)))
          ? Stream.of(object.toString())
          : Stream.of();
    }
    if (object.is("PodMonitor")) {
      JsonNode labels = object.at("/spec/selector/matchLabels");
      List<KubeObject> ours =
          all.stream()
              .filter(one -> one.is("Deployment") && KubeObject.selects(labels, one.podLabels()))
              .toList();
      boolean isSomebody =
          Pods.labels(all).stream().anyMatch(pod -> KubeObject.selects(labels, pod));
      return !isSomebody
              || ours.stream()
                  .anyMatch(
                      deployment ->
                          object
                              .all("/spec/podMetricsEndpoints/*/port")
                              .anyMatch(
                                  port ->
                                      deployment
                                          .all("/spec/template/spec/containers/*/ports/*/name")
                                          .noneMatch(port::equals)))
          ? Stream.of(object.toString())
          : Stream.of();
    }
    return Stream.of();
  }

  private static boolean matches(KubeObject monitor, KubeObject service) {
    List<Boolean> answers = new ArrayList<>();
    monitor
        .all("/spec/selector/matchExpressions/*")
        .forEach(
            rule ->
                answers.add(
                    Yaml.items(rule.path("values"))
                        .map(JsonNode::asText)
                        .anyMatch(
                            Set.of(
                                    service
                                        .at("/metadata/labels")
                                        .path(rule.path("key").asText())
                                        .asText())
                                ::contains)));
    return !answers.contains(false);
  }
}
