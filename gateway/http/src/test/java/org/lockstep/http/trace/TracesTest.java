package org.lockstep.http.trace;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class TracesTest {
  @Test
  void givesEachStepAnIdOfTheTraceThatItFollowsFromAlsoWithoutACollector() {
    Traces traces = Traces.withoutCollector();

    Step gateway = traces.arriving("HTTP");
    Step service = traces.answering("GET", gateway.context());
    Step again = traces.calling("POST", service.context());

    assertThat(List.of(gateway, service, again))
        .extracting(step -> step.context().traceId())
        .containsOnly(gateway.context().traceId());
    assertThat(List.of(gateway, service, again))
        .extracting(step -> step.context().spanId())
        .doesNotHaveDuplicates();
    assertThat(List.of(gateway, service, again)).noneMatch(Step::isKept);
    assertThat(traces.arriving("HTTP").context().traceId())
        .isNotEqualTo(gateway.context().traceId());
  }

  @Test
  void sendsTheCollectorAllStepsOfTheTracesThatItIsToHave() throws IOException {
    try (Collector collector = new Collector()) {
      Traces traces = new Traces("designation-service", Optional.of(collector.address()), 1);

      Step own = traces.arriving("HTTP");
      own.named("GET /api/v1/packages").saying("http.response.status_code", 200).end();
      TraceParent another =
          new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true);
      traces.takingIn("process lockstep.entities", another).end();
      traces.close();

      assertThat(collector.has(own.context().traceId())).isTrue();
      assertThat(collector.has(another.traceId())).isTrue();
      assertThat(collector.text())
          .contains("designation-service", "GET /api/v1/packages", "http.response.status_code");
    }
  }

  @Test
  void sendsNothingOfTracesThatAreNotKeptAndOfWhatComesPastTheGateway() throws IOException {
    try (Collector collector = new Collector()) {
      Traces traces = new Traces("alert-service", Optional.of(collector.address()), 1);

      traces
          .answering(
              "GET", new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", false))
          .end();
      traces.answering("GET", null).end();
      traces.close();
      Traces none = new Traces("gateway", Optional.of(collector.address()), 0);
      none.arriving("HTTP").end();
      none.close();

      assertThat(collector.text()).isEmpty();
    }
  }

  @Test
  void goesOnWithoutACollectorThatIsAway() {
    Traces traces = new Traces("gateway", Optional.of(URI.create("http://127.0.0.1:1")), 1);

    assertThat(traces.ofItself("release", CurrentTrace::get)).isNotNull();
    traces.close();
  }

  @Test
  void doesNotStartWithAShareThatIsNone() {
    assertThatThrownBy(
            () -> new Traces("gateway", Optional.of(URI.create("http://127.0.0.1:1")), 1.5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static final class Collector implements AutoCloseable {
    private final HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    Collector() throws IOException {
      server.createContext(
          "/v1/traces",
          exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
          });
      server.start();
    }

    URI address() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    String text() {
      return String.join("", bodies);
    }

    boolean has(String traceId) {
      return text().contains(new String(HexFormat.of().parseHex(traceId), ISO_8859_1));
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
