package org.lockstep.designation.download;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.PathPart;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Caller;
import org.lockstep.designation.access.Places;
import org.lockstep.designation.problem.ProblemType;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.rest.EntityTag;

/** Makes downloads, a few at a time. */
@ApplicationScoped
public class Downloads {
  private static final Logger LOG = Logger.getLogger(Downloads.class);

  /** Each takes a thread and a connection until it is written. */
  public static final int WRITTEN_AT_ONCE = 4;

  /** Of one caller. */
  public static final int WRITTEN_EACH = 2;

  /** Each takes its room in the folder until it is sent. */
  public static final int IN_ALL = 24;

  /** Of one caller. */
  public static final int EACH = 4;

  private static final String CONTENT_RANGE = "Content-Range";
  private static final int PARTIAL = 206;

  private final DownloadConfig config;
  private final Path folder;
  private final Clock clock;
  private final Caller caller;
  private final Vertx vertx;
  private final RoutingContext request;
  private final Places written = new Places(WRITTEN_AT_ONCE, WRITTEN_EACH, "exports being written");
  private final Places sent = new Places(IN_ALL, EACH, "exports");

  Downloads(
      DownloadConfig config, Clock clock, Caller caller, Vertx vertx, RoutingContext request) {
    this.config = config;
    this.folder = config.folder().toAbsolutePath();
    this.clock = clock;
    this.caller = caller;
    this.vertx = vertx;
    this.request = request;
  }

  /** Writes the whole of it. */
  public interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  /** What takes as long as the writing of a file does. */
  public interface Work<T> {
    T run() throws IOException;
  }

  /** What a process that was killed has left behind. */
  void start(@Observes StartupEvent event) throws IOException {
    Files.createDirectories(folder);
    Instant old = clock.instant().minus(config.longest().multipliedBy(2));
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "download-*")) {
      for (Path file : left) {
        if (isOlder(file, old)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isOlder(Path file, Instant than) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(than);
    } catch (NoSuchFileException e) {
      return false; // Another replica's, which has ended.
    }
  }

  /**
   * Does the work as one of the few that are written at a time.
   *
   * @throws Refusal 503 if there are too many
   */
  public <T> T writing(Work<T> work) throws IOException {
    try (Places.Place place = written.take(caller.scope())) {
      return work.run();
    }
  }

  /**
   * Writes the file, and answers with it or with the part of it that the request asks for (RFC
   * 9110, section 14); its tag is its SHA-256. Nothing is written for a HEAD, whose answer has no
   * body.
   *
   * @throws Refusal 503 if there are too many
   * @throws UncheckedIOException if it cannot be written
   * @throws IOException if the reader has gone away
   */
  public Response.ResponseBuilder answer(Body body) throws IOException {
    if (request.request().method().equals(HttpMethod.HEAD)) {
      return Response.ok().header("Accept-Ranges", "bytes");
    }
    Places.Place place = sent.take(caller.scope());
    Sending sending;
    try {
      sending = new Sending(place, Files.createTempFile(folder, "download-", ".part"));
    } catch (IOException e) {
      place.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      place.close();
      throw e;
    }
    try {
      writing(
          () -> {
            try (OutputStream out = sending.stream()) {
              body.writeTo(out);
              return sending;
            }
          });
      sending.begin();
      return answer(sending);
    } catch (IOException e) {
      boolean gone = sending.ended;
      sending.end();
      if (gone) {
        throw e;
      }
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      sending.end();
      throw e;
    }
  }

  /** All of the file, the part of it that is asked for, or that there is nothing new. */
  private Response.ResponseBuilder answer(Sending sending) throws IOException {
    long size = Files.size(sending.file);
    String tag = sending.sha256();
    Optional<Response.ResponseBuilder> unchanged = unchanged(tag);
    if (unchanged.isPresent()) {
      sending.end();
      return unchanged.get();
    }
    ByteRange range = range('"' + tag + '"', size);
    if (range == null) {
      return described(Response.ok(new PathPart(sending.file, 0, size)), tag);
    }
    if (range.length() == 0) {
      request.response().putHeader(CONTENT_RANGE, "bytes */" + size);
      throw new Refusal(ProblemType.RANGE_NOT_SATISFIABLE, "The file has " + size + " bytes.");
    }
    return described(Response.status(PARTIAL), tag)
        .entity(new PathPart(sending.file, range.first(), range.length()))
        .header(CONTENT_RANGE, range.of(size));
  }

  /**
   * The answer for a caller who has the file with this SHA-256 already; empty if the file is to be
   * sent.
   *
   * @throws org.lockstep.http.problem.Refusal 412 if the request is for another file
   */
  public Optional<Response.ResponseBuilder> unchanged(String sha256) {
    @Nullable String ifMatch = header(HttpHeaders.IF_MATCH);
    if (ifMatch != null) {
      EntityTag.require(ifMatch, sha256);
    }
    return EntityTag.isAmong(header(HttpHeaders.IF_NONE_MATCH), sha256)
        ? Optional.of(described(Response.notModified(), sha256))
        : Optional.empty();
  }

  private static Response.ResponseBuilder described(
      Response.ResponseBuilder answer, String sha256) {
    return answer.header(HttpHeaders.ETAG, '"' + sha256 + '"').header("Accept-Ranges", "bytes");
  }

  /**
   * The part that is asked for; null for the whole file, also if the caller has a part of another
   * one.
   */
  private @Nullable ByteRange range(String tag, long size) {
    List<String> partOf = request.request().headers().getAll("If-Range");
    return partOf.isEmpty() || partOf.equals(List.of(tag))
        ? ByteRange.of(request.request().headers().getAll("Range"), size)
        : null;
  }

  private @Nullable String header(String name) {
    List<String> lines = request.request().headers().getAll(name);
    return lines.isEmpty() ? null : String.join(",", lines);
  }

  /** One download, from the first byte that is written to the last that is sent. */
  private final class Sending {
    private final HttpConnection connection = request.request().connection();
    private final Places.Place place;
    private final Path file;
    private final MessageDigest sha256 = newSha256();
    private volatile boolean ended;
    private volatile long timer = -1;

    Sending(Places.Place place, Path file) {
      this.place = place;
      this.file = file;
      request.addEndHandler(end -> end());
      if (request.response().closed()) {
        end(); // Before the handler was there to hear of it.
      }
    }

    OutputStream stream() throws IOException {
      return new DigestOutputStream(
          new WhileAwaited(Files.newOutputStream(file), () -> !ended), sha256);
    }

    /** Of all that was written; to be asked for once. */
    String sha256() {
      return HexFormat.of().formatHex(sha256.digest());
    }

    void begin() throws IOException {
      timer = vertx.setTimer(config.longest().toMillis(), late -> cutOff());
      if (ended) {
        throw new IOException("the reader has gone away");
      }
    }

    /** Ends by itself as well: not every connection that is closed from here says so. */
    private void cutOff() {
      connection.close();
      end();
    }

    void end() {
      ended = true;
      vertx.cancelTimer(timer);
      place.close();
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        LOG.warnf("a file of a download stays: %s", e.getClass().getName());
      }
    }
  }
}
