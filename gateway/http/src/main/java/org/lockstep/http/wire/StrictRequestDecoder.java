package org.lockstep.http.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The decoder of Vert.x, which repairs nothing: an address that is none, a header that goes on in
 * the next line, two framings of one body and values beyond ASCII are refused, as is every version
 * but HTTP/1.0 and HTTP/1.1.
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {
  private final WatchedConnection connection;
  private boolean inHead = true;
  private boolean begun;
  private boolean folded;
  private byte latest;

  StrictRequestDecoder(HttpServerOptions options, WatchedConnection connection) {
    super(options);
    this.connection = connection;
  }

  /** Whether some of the head of the next request has come. */
  boolean hasBegunAHead() {
    return inHead && (begun || actualReadableBytes() > 0);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    super.channelRead(context, message);
    connection.read(hasBegunAHead());
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
      throws Exception {
    int from = in.readerIndex();
    int decoded = out.size();
    super.decode(context, in, out);
    if (inHead) {
      lookAt(in, from);
    }
    for (int i = decoded; i < out.size(); i++) {
      Object message = out.get(i);
      if (message instanceof HttpRequest request) {
        endHead(request);
      }
      if (message instanceof LastHttpContent) {
        inHead = true;
        begun = false;
      }
    }
  }

  /** What the decoder has taken of a head: one call of it never goes beyond the head's end. */
  private void lookAt(ByteBuf in, int from) {
    for (int i = from; i < in.readerIndex(); i++) {
      byte next = in.getByte(i);
      folded |= latest == '\n' && (next == ' ' || next == '\t');
      latest = next;
      begun = true;
    }
  }

  private void endHead(HttpRequest request) {
    if (request.decoderResult().isSuccess()) {
      @Nullable UnclearRequestException fault = fault(request);
      if (fault != null) {
        request.setDecoderResult(DecoderResult.failure(fault));
      }
    }
    inHead = false;
    begun = false;
    folded = false;
    latest = 0;
  }

  private @Nullable UnclearRequestException fault(HttpRequest request) {
    HttpVersion version = request.protocolVersion();
    if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
      return new UnclearRequestException(Refusal.VERSION, "version");
    }
    if (!isAddress(request.uri())) {
      return new UnclearRequestException(Refusal.MALFORMED, "address");
    }
    HttpHeaders headers = request.headers();
    if (folded) {
      return new UnclearRequestException(Refusal.MALFORMED, "folded header");
    }
    if (headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
        && headers.contains(HttpHeaderNames.CONTENT_LENGTH)) {
      return new UnclearRequestException(Refusal.MALFORMED, "two framings");
    }
    for (Map.Entry<String, String> header : headers) {
      if (!isPlain(header.getValue())) {
        return new UnclearRequestException(Refusal.MALFORMED, "value of a header");
      }
    }
    return null;
  }

  /** As Quarkus asks next; it would answer without a document. */
  private static boolean isAddress(String uri) {
    try {
      return !new URI(uri).toString().isEmpty();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** Whether it is printable ASCII, with spaces and tabs. */
  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c > '~') {
        return false;
      }
    }
    return true;
  }
}
