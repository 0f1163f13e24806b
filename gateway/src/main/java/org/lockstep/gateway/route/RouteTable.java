package org.lockstep.gateway.route;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockstep.gateway.document.ApiFile;
import org.lockstep.gateway.document.DocsFile;
import org.lockstep.gateway.upstream.Service;

/**
 * All that passes the gateway: what the API's document has, and the pages to read it. The list is
 * made with the document, at build.
 */
final class RouteTable {
  private static final List<Entry> ENTRIES =
      Stream.concat(ofTheApi(), ofThePage())
          .map(route -> new Entry(PathTemplate.of(route.template()), route))
          .sorted(Comparator.comparing(Entry::path, PathTemplate.MOST_EXACT_FIRST))
          .toList();

  static final List<ApiRoute> ROUTES = ENTRIES.stream().map(Entry::route).toList();

  private record Entry(PathTemplate path, ApiRoute route) {}

  private RouteTable() {}

  static Optional<ApiRoute> find(String path) {
    List<String> segments = PathTemplate.segmentsOf(path);
    return ENTRIES.stream()
        .filter(entry -> entry.path().matches(segments))
        .map(Entry::route)
        .findFirst();
  }

  private static Stream<ApiRoute> ofThePage() {
    return Arrays.stream(DocsFile.values()).map(DocsFile::path).map(ApiRoute::page);
  }

  private static Stream<ApiRoute> ofTheApi() {
    return new JsonObject(ApiFile.ROUTES.text()).stream().map(RouteTable::route);
  }

  private static ApiRoute route(Map.Entry<String, Object> path) {
    JsonObject route = (JsonObject) path.getValue();
    JsonArray methods = route.getJsonArray("methods");
    return new ApiRoute(
        path.getKey(),
        methods.stream()
            .map(method -> HttpMethod.valueOf((String) method))
            .collect(Collectors.toUnmodifiableSet()),
        Optional.of(route.getString("service"))
            .filter(name -> !name.isEmpty())
            .map(Service::valueOf),
        route.getBoolean("open"),
        Traffic.valueOf(route.getString("traffic")),
        route.getBoolean("compressed"),
        route.getBoolean("resource"));
  }
}
