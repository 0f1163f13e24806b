package org.lockstep.gateway.document;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.lockstep.gateway.coding.AcceptedCodings;

/**
 * A file that is the same for everybody until the gateway is built anew. It is compressed once, and
 * a browser that has it asks only whether it still holds.
 */
final class ShownFile {
  private static final int TAG_BYTES = 16;

  private final String mediaType;
  private final Buffer plain;
  private final Buffer gzip;
  private final String tag;

  ShownFile(String mediaType, byte[] content) {
    this.mediaType = mediaType;
    this.plain = Buffer.buffer(content);
    this.gzip = Buffer.buffer(compressed(content));
    this.tag = tag(content);
  }

  void answer(RoutingContext context) {
    HttpServerRequest request = context.request();
    boolean coded = AcceptedCodings.of(request.headers().getAll("Accept-Encoding")).gzip();
    String own = "\"" + tag + (coded ? "-gzip" : "") + "\"";
    HttpServerResponse response =
        context
            .response()
            .putHeader("Cache-Control", "no-cache")
            .putHeader("Vary", "Accept-Encoding")
            .putHeader("ETag", own);
    if (String.join(",", request.headers().getAll("If-None-Match")).contains(own)) {
      response.setStatusCode(304).end();
      return;
    }
    if (coded) {
      response.putHeader("Content-Encoding", "gzip");
    }
    Buffer body = coded ? gzip : plain;
    response
        .putHeader("Content-Type", mediaType)
        .putHeader("Content-Length", Integer.toString(body.length()));
    response.end(body);
  }

  static byte[] resource(String path) {
    try (InputStream in = ShownFile.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("The gateway was built without " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] compressed(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String tag(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
