package org.lockstep.alert.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.lockstep.alert.signing.MessageSigner.Signed;
import org.lockstep.http.outbound.CheckedTarget;
import org.lockstep.http.outbound.OutboundClient;
import org.lockstep.http.trace.TraceParent;

/**
 * The one place that speaks HTTP to receivers. One call is one call: no redirect is followed, no
 * proxy used, nothing sent again. It ends at the deadline whatever the other side does, and keeps
 * little of what it says.
 */
@ApplicationScoped
class WebhookClient {
  static final int MOST_READ = 16 * 1024;
  static final int MOST_KEPT = 4 * 1024;
  private static final String MEDIA_TYPE = "application/cloudevents+json";
  private static final int FIRST_SUCCESS = 200;
  private static final int FIRST_REDIRECT = 300;

  private final Vertx vertx;
  private final Duration deadline;
  private final OutboundClient outbound;

  WebhookClient(DeliveryConfig config, Vertx vertx) {
    this.vertx = vertx;
    this.deadline = config.deadline();
    this.outbound = new OutboundClient(vertx);
  }

  @PreDestroy
  void close() {
    outbound.close();
  }

  /** Ends within the deadline. */
  CompletableFuture<Answer> post(
      CheckedTarget target, String webhookId, Signed signed, TraceParent trace, byte[] body) {
    var exchange = new Exchange();
    Promise<Answer> answered = exchange.answered;
    var connecting = outbound.open(HttpMethod.POST, target, deadline);
    long timer =
        vertx.setTimer(
            deadline.toMillis(),
            late ->
                answered.tryComplete(
                    Answer.none(connecting.succeeded() ? Outcome.TIMEOUT : Outcome.CONNECT)));
    connecting.onFailure(
        failure ->
            answered.tryComplete(
                Answer.none(OutboundClient.isTls(failure) ? Outcome.TLS : Outcome.CONNECT)));
    connecting.onSuccess(
        request -> {
          answered.future().onComplete(ended -> exchange.end(request));
          // What is recorded as not sent must not be sent late.
          if (!answered.future().isComplete()) {
            send(request, webhookId, signed, trace, body, exchange);
          }
        });
    answered.future().onComplete(ended -> vertx.cancelTimer(timer));
    return answered.future().toCompletionStage().toCompletableFuture();
  }

  private static void send(
      HttpClientRequest request,
      String webhookId,
      Signed signed,
      TraceParent trace,
      byte[] body,
      Exchange exchange) {
    request
        .putHeader("content-type", MEDIA_TYPE)
        .putHeader("user-agent", "Lockstep")
        .putHeader("webhook-id", webhookId)
        .putHeader("webhook-timestamp", Long.toString(signed.timestamp()))
        .putHeader("webhook-signature", signed.signature())
        .putHeader(TraceParent.HEADER, trace.header())
        .send(Buffer.buffer(body))
        .onFailure(failure -> exchange.broken())
        .onSuccess(exchange::read);
  }

  /** One request and its answer, read on the event loop of their connection. */
  private static final class Exchange {
    final Promise<Answer> answered = Promise.promise();
    private final Buffer begin = Buffer.buffer();
    private volatile boolean whole;

    void read(HttpClientResponse response) {
      // First: without one, breaking an answer off would be an ERROR in the log.
      response.exceptionHandler(failure -> broken());
      if (response.statusCode() < FIRST_SUCCESS) {
        // The client hands it on as if it were the answer; what follows is nobody's.
        broken();
        return;
      }
      response
          .handler(
              part -> {
                int room = MOST_READ - begin.length();
                begin.appendBuffer(part, 0, Math.min(part.length(), room));
                if (room > 0 && begin.length() == MOST_READ) {
                  answered.tryComplete(answer(response, begin));
                }
              })
          .endHandler(
              end -> {
                whole = true;
                answered.tryComplete(answer(response, begin));
              });
    }

    void broken() {
      answered.tryComplete(Answer.none(Outcome.BROKEN));
    }

    /** What is left of an answer is not read; its connection is closed. On any event loop. */
    void end(HttpClientRequest request) {
      if (!whole) {
        request.reset();
      }
    }
  }

  private static Answer answer(HttpClientResponse response, Buffer begin) {
    int status = response.statusCode();
    boolean ok = status >= FIRST_SUCCESS && status < FIRST_REDIRECT;
    return new Answer(
        ok ? Outcome.OK : Outcome.HTTP_ERROR,
        status,
        printable(begin.getBytes()),
        response.getHeader("retry-after"));
  }

  /** As text without anything that could move a cursor or hide other text, cut to what is kept. */
  static String printable(byte[] bytes) {
    String clean = new String(bytes, UTF_8).replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "\uFFFD");
    var kept = ByteBuffer.allocate(MOST_KEPT);
    var rest = CharBuffer.wrap(clean);
    UTF_8.newEncoder().encode(rest, kept, true);
    return clean.substring(0, rest.position());
  }
}
