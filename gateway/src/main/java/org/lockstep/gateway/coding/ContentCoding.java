package org.lockstep.gateway.coding;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The coding of the answer to one request. */
public final class ContentCoding {
  /** In bytes. What is smaller fits into a packet or two anyway. */
  private static final int WORTH_IT = 1024;

  /** What the tag of an answer in gzip ends with. No tag of a service ends so. */
  private static final String SUFFIX = "-gzip\"";

  private static final String QUOTE = "\"";

  private final boolean head;
  private final boolean asked;
  private final boolean gzip;
  private final boolean ofAnySize;
  private final boolean onlyInGzip;
  private final boolean varies;
  private String known = "";
  private @Nullable GzippedBody coded;

  /**
   * @param allowed whether answers on this route may be coded
   */
  public ContentCoding(HttpServerRequest request, boolean allowed) {
    AcceptedCodings accepted = of(request);
    head = HttpMethod.HEAD.equals(request.method());
    asked = isRead(request);
    ofAnySize = !accepted.identity();
    onlyInGzip = asked && allowed && accepted.gzip() && ofAnySize;
    // A part is one of the file, not of what gzip makes of it.
    gzip =
        asked && allowed && accepted.gzip() && (onlyInGzip || !request.headers().contains("Range"));
    varies = asked && allowed;
  }

  /**
   * Whether there is a way to answer this request that its caller takes; a write is done anyway.
   */
  public static boolean isPossible(HttpServerRequest request) {
    return !isRead(request) || of(request).any();
  }

  private static AcceptedCodings of(HttpServerRequest request) {
    return AcceptedCodings.of(request.headers().getAll("Accept-Encoding"));
  }

  private static boolean isRead(HttpServerRequest request) {
    return HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method());
  }

  /** Gives the service the tags that it knows. */
  public void prepare(MultiMap headers) {
    known = String.join(", ", headers.getAll("If-None-Match"));
    if (gzip || !asked) {
      for (String name : List.of("If-Match", "If-None-Match")) {
        if (headers.contains(name)) {
          headers.set(name, String.join(", ", headers.getAll(name)).replace(SUFFIX, QUOTE));
        }
      }
    }
    if (onlyInGzip) {
      headers.remove("Range");
    }
  }

  /** Codes the answer if that is wanted and worth it, and says what it depends on. */
  public void apply(ProxyResponse answer) {
    MultiMap headers = answer.headers();
    int status = answer.getStatusCode();
    if (!varies || !(status == 304 || ((status == 200 || status == 206) && isText(headers)))) {
      return;
    }
    String vary = String.join(",", headers.getAll("Vary")).toLowerCase(Locale.ROOT);
    if (!vary.contains("accept-encoding")) {
      headers.add("Vary", "Accept-Encoding");
    }
    if (!gzip) {
      return;
    }
    @Nullable String tag = headers.get("ETag");
    @Nullable String tagInGzip =
        tag == null || !tag.endsWith(QUOTE) ? null : tag.substring(0, tag.length() - 1) + SUFFIX;
    if (status == 304) {
      if (tagInGzip != null && known.contains(tagInGzip)) {
        headers.set("ETag", tagInGzip);
      }
      return;
    }
    if (status == 200 && isWorthIt(headers)) {
      if (tagInGzip != null) {
        headers.set("ETag", tagInGzip);
      }
      code(answer);
    }
  }

  private void code(ProxyResponse answer) {
    answer.headers().set("Content-Encoding", "gzip");
    answer.headers().remove("Content-Length");
    answer.headers().remove("Accept-Ranges");
    if (head) {
      answer.setBody(Body.body(answer.getBody().stream()));
      return;
    }
    coded = new GzippedBody(answer.getBody().stream());
    answer.setBody(Body.body(coded));
  }

  /** The answer is out, or nobody waits for it any more. */
  public void end() {
    if (coded != null) {
      coded.close();
    }
  }

  private static boolean isText(MultiMap headers) {
    @Nullable String whole = headers.get("Content-Type");
    if (whole == null || headers.contains("Content-Encoding")) {
      return false;
    }
    String type = whole.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.equals("application/json")
        || type.equals("application/x-ndjson")
        || type.equals("application/xml")
        || type.endsWith("+json")
        // An event must not wait until there is enough to compress.
        || (type.startsWith("text/") && !type.equals("text/event-stream"));
  }

  private boolean isWorthIt(MultiMap headers) {
    @Nullable String length = headers.get("Content-Length");
    return ofAnySize || length == null || length.length() > 9 || Long.parseLong(length) >= WORTH_IT;
  }
}
