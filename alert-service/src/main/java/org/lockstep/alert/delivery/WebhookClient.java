package org.lockstep.alert.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.signing.MessageSigner.Signed;

/**
 * The one place that speaks HTTP to others. One call is one call: no redirect is followed, no proxy
 * used, nothing sent again. It ends at the deadline whatever the other side does, and keeps little
 * of what it says.
 */
@ApplicationScoped
class WebhookClient {
  static final int MOST_READ = 16 * 1024;
  static final int MOST_KEPT = 4 * 1024;
  private static final String MEDIA_TYPE = "application/cloudevents+json";
  private static final int FIRST_SUCCESS = 200;
  private static final int FIRST_REDIRECT = 300;

  private final Duration deadline;
  private final HttpClient http;

  WebhookClient(DeliveryConfig config) {
    this.deadline = config.deadline();
    var tls = new SSLParameters();
    tls.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(deadline)
            .sslParameters(tls)
            .build();
  }

  /** Returns within the deadline. */
  Answer post(String url, String webhookId, Signed signed, byte[] body) {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(deadline)
            .header("content-type", MEDIA_TYPE)
            .header("user-agent", "Lockstep")
            .header("webhook-id", webhookId)
            .header("webhook-timestamp", Long.toString(signed.timestamp()))
            .header("webhook-signature", signed.signature())
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    var begin = new Begin();
    var exchange = http.sendAsync(request, head -> begin);
    try {
      return answer(exchange.get(deadline.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      return Answer.none(outcome(e.getCause()));
    } catch (TimeoutException e) {
      exchange.cancel(true);
      begin.stop();
      return Answer.none(Outcome.TIMEOUT);
    } catch (InterruptedException e) {
      exchange.cancel(true);
      begin.stop();
      Thread.currentThread().interrupt();
      return Answer.none(Outcome.BROKEN);
    }
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    boolean ok = status >= FIRST_SUCCESS && status < FIRST_REDIRECT;
    return new Answer(
        ok ? Outcome.OK : Outcome.HTTP_ERROR,
        status,
        printable(response.body()),
        response.headers().firstValue("retry-after").orElse(null));
  }

  private static Outcome outcome(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return Outcome.TLS;
      }
      if (cause instanceof HttpConnectTimeoutException
          || cause instanceof ConnectException
          || cause instanceof UnresolvedAddressException) {
        return Outcome.CONNECT;
      }
      if (cause instanceof HttpTimeoutException) {
        return Outcome.TIMEOUT;
      }
    }
    return Outcome.BROKEN;
  }

  /** As text without anything that could move a cursor or hide other text, cut to what is kept. */
  static String printable(byte[] bytes) {
    String clean = new String(bytes, UTF_8).replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "\uFFFD");
    var kept = ByteBuffer.allocate(MOST_KEPT);
    var rest = CharBuffer.wrap(clean);
    UTF_8.newEncoder().encode(rest, kept, true);
    return clean.substring(0, rest.position());
  }

  /** The begin of a body; what follows is not read, and the connection closed. */
  private static final class Begin implements HttpResponse.BodySubscriber<byte[]> {
    private final CompletableFuture<byte[]> result = new CompletableFuture<>();
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;

    @Override
    public CompletionStage<byte[]> getBody() {
      return result;
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
      subscription.request(1);
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        byte[] bytes = new byte[Math.min(buffer.remaining(), MOST_READ - read.size())];
        buffer.get(bytes);
        read.writeBytes(bytes);
      }
      if (read.size() >= MOST_READ) {
        result.complete(read.toByteArray());
        stop();
      } else if (subscription != null) {
        subscription.request(1);
      }
    }

    @Override
    public void onError(Throwable failure) {
      result.completeExceptionally(failure);
    }

    @Override
    public synchronized void onComplete() {
      result.complete(read.toByteArray());
    }

    synchronized void stop() {
      if (subscription != null) {
        subscription.cancel();
      }
      result.completeExceptionally(new IOException("stopped"));
    }
  }
}
