package org.lockstep.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a failure, for a request that really came. */
class ProblemMappingTest {
  private final Vertx vertx = Vertx.vertx();
  private final ProblemMapping mapping = new ProblemMapping();

  @AfterEach
  void end() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void saysThatNoTokenCanBeVerifiedWhileThereAreNoKeys() throws Exception {
    Response answer =
        answer(
            context ->
                CompletableFuture.completedFuture(
                    mapping.unverifiable(new OIDCException("no keys"), context)));

    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getHeaderString("Retry-After")).isEqualTo("5");
    assertThat(document(answer).getString("type")).isEqualTo("urn:lockstep:problem:unavailable");
  }

  @Test
  void asksForATokenWhereNobodyCanSayMore() throws Exception {
    Response answer =
        answer(
            context -> {
              assertThat(context.<Object>get(HttpAuthenticator.class.getName())).isNull();
              return mapping
                  .unauthenticated(new AuthenticationFailedException(), context)
                  .subscribeAsCompletionStage();
            });

    assertThat(answer.getStatus()).isEqualTo(401);
    assertThat(answer.getHeaderString("WWW-Authenticate")).startsWith("Bearer, DPoP algs=");
  }

  @Test
  void saysThatTheStoreIsAwayAlsoWhereItLooksLikeABodyThatEnds() throws Exception {
    Response answer =
        answer(
            context ->
                CompletableFuture.completedFuture(
                    mapping.unreadable(
                        new IOException(new SQLException("secret", "08006")), context)));

    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(document(answer).encode()).doesNotContain("secret");
  }

  /** A store that cancels what takes too long can be reached very well. */
  @ParameterizedTest
  @ValueSource(strings = {"08006", "57014", "55P03", "40001", "40P01"})
  void saysOfAStoreOnlyThatItIsAwayOrBusy(String state) throws Exception {
    Response answer =
        answer(
            context ->
                CompletableFuture.completedFuture(
                    mapping.failed(new SQLException("secret", state), context)));

    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(document(answer).getString("detail"))
        .isEqualTo("The store is away or busy at the moment; send the same request again soon.");
  }

  private static JsonObject document(Response answer) {
    return new JsonObject(Buffer.buffer((byte[]) answer.getEntity()));
  }

  private Response answer(Function<RoutingContext, CompletableFuture<Response>> failure)
      throws Exception {
    CompletableFuture<Response> said = new CompletableFuture<>();
    Router router = Router.router(vertx);
    router
        .route()
        .handler(
            context -> {
              failure
                  .apply(context)
                  .whenComplete(
                      (answer, fault) -> {
                        if (fault == null) {
                          said.complete(answer);
                        } else {
                          said.completeExceptionally(fault);
                        }
                      });
              context.response().end();
            });
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/"))
                .timeout(Duration.ofSeconds(20))
                .build(),
            HttpResponse.BodyHandlers.discarding());
    return said.get();
  }
}
