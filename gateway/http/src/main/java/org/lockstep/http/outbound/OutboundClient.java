package org.lockstep.http.outbound;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Connects to checked addresses, and to nothing else. HTTP/1.1, TLS 1.2 or later with a certificate
 * of the name in the URL; no redirect is followed, no proxy used, nothing sent again, nothing
 * unpacked. Headers of more than 32 KiB end a connection.
 */
public final class OutboundClient implements AutoCloseable {
  /** Of the addresses of a name: more than one, because the first may be that of a dead machine. */
  private static final int MOST_TRIED = 3;

  static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int MOST_HEADERS = 32 * 1024;
  private static final int MOST_CONNECTIONS_PER_SERVER = 512;

  private final HttpClient http;

  public OutboundClient(Vertx vertx) {
    this(vertx, null);
  }

  OutboundClient(Vertx vertx, @Nullable TrustOptions trusted) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_1_1)
            .setConnectTimeout((int) CONNECT.toMillis())
            .setSslHandshakeTimeout(CONNECT.toMillis())
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
            .setVerifyHost(true)
            // One that a server closes without a word would fail the next request on it.
            .setKeepAlive(false)
            .setMaxHeaderSize(MOST_HEADERS);
    options.setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"));
    if (trusted != null) {
      options.setTrustOptions(trusted);
    }
    this.http =
        vertx
            .httpClientBuilder()
            .with(options)
            .with(new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS_PER_SERVER))
            // Whoever waits for the answer learns of it; what a server said does not belong in the
            // log.
            .withConnectHandler(connection -> connection.exceptionHandler(failure -> {}))
            .build();
  }

  /**
   * A request on an open connection to one of the addresses, not sent yet. It is the caller who
   * ends it when it takes too long: with {@link HttpClientRequest#reset()}.
   *
   * @param within the most that this may take
   */
  public Future<HttpClientRequest> open(HttpMethod method, CheckedTarget target, Duration within) {
    return open(method, target, 0, System.nanoTime() + within.toNanos());
  }

  private Future<HttpClientRequest> open(
      HttpMethod method, CheckedTarget target, int tried, long end) {
    long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
    return http.request(
            new RequestOptions()
                .setMethod(method)
                .setSsl(target.tls())
                .setHost(target.uri().getHost())
                .setPort(target.port())
                .setURI(target.resource())
                .setServer(server(target, tried))
                .setConnectTimeout(left)
                .setFollowRedirects(false))
        .recover(
            failure -> {
              int next = tried + 1;
              boolean another =
                  next < Math.min(MOST_TRIED, target.addresses().size())
                      && System.nanoTime() < end
                      && !isTls(failure);
              return another
                  ? open(method, target, next, end)
                  : Future.<HttpClientRequest>failedFuture(failure);
            });
  }

  /** Whether it was TLS that failed: the server was there and could not show who it is. */
  public static boolean isTls(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return true;
      }
    }
    return false;
  }

  /** By the address alone: an address with a name is looked up, or found in the pool, by that. */
  private static SocketAddress server(CheckedTarget target, int tried) {
    try {
      byte[] address = target.addresses().get(tried).getAddress();
      return SocketAddress.inetSocketAddress(
          new InetSocketAddress(InetAddress.getByAddress(address), target.port()));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
