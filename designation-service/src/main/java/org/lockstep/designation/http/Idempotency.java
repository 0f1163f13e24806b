package org.lockstep.designation.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Caller;
import org.lockstep.designation.problem.ProblemException;
import org.lockstep.designation.problem.ProblemType;

/**
 * Lets a client send a creating request again when it does not know whether the first one arrived
 * (draft-ietf-httpapi-idempotency-key-header-07). A key is its caller's own. The answer is stored
 * in the transaction of the effect, so that there is either both or neither; what was refused left
 * nothing and may be tried again with the same key.
 */
@ApplicationScoped
public class Idempotency {
  public static final String KEY = "Idempotency-Key";

  /** First key of the advisory locks; the second is a hash of caller and key. */
  private static final int LOCKS = 0x6f6e6365;

  private static final Duration REMEMBERED = Duration.ofHours(24);

  /** More than one request adds, so that the table shrinks to what is remembered. */
  private static final int FORGOTTEN_AT_ONCE = 20;

  private static final Pattern BARE = Pattern.compile("[!#-~][ -~]{0,254}");

  private static final int LONGEST = 255;

  private final EntityManager entityManager;
  private final ObjectMapper mapper;
  private final Clock clock;
  private final Caller caller;
  private final HttpServerRequest request;

  Idempotency(
      EntityManager entityManager,
      ObjectMapper mapper,
      Clock clock,
      Caller caller,
      HttpServerRequest request) {
    this.entityManager = entityManager;
    this.mapper = mapper;
    this.clock = clock;
    this.caller = caller;
    this.request = request;
  }

  /**
   * Does it once for the request's key, and answers a repeat with the same status, body, {@code
   * Location} and {@code ETag}, for 24 hours. To be called by the resource method around all that
   * it does.
   *
   * @param body the request's, as it was read: white space and the order of names do not matter
   * @param effect what the request asks for, with an answer that holds an entity
   * @throws ProblemException 400 without a key, 409 while the same request is worked on, 422 if the
   *     key belongs to another request; and whatever the effect throws
   */
  @Transactional
  public Response once(Object body, Supplier<Response> effect) {
    String client = caller.scope();
    String key = key(request.headers().getAll(KEY));
    byte[] hash = hash(body);
    Instant now = clock.instant();
    lock(client, key);
    Object[] known = known(client, key, now.minus(REMEMBERED));
    if (known != null) {
      if (!MessageDigest.isEqual(hash, (byte[]) known[0])) {
        throw new ProblemException(
            ProblemType.IDEMPOTENCY_KEY_REUSED,
            "You have sent another request with this Idempotency-Key in the last 24 hours. Nothing"
                + " was done; send a new request with a new key.");
      }
      return answer((int) known[1], (String) known[2], (String) known[3], (byte[]) known[4]);
    }
    Response done = effect.get();
    byte[] entity = json(done.getEntity());
    URI location = done.getLocation();
    @Nullable String path = location == null ? null : location.getRawPath();
    @Nullable String etag = done.getHeaderString(HttpHeaders.ETAG);
    remember(client, key, hash, done.getStatus(), path, etag, entity, now);
    // Last: it skips rows that others hold, and so never waits for them while holding some.
    forget(now.minus(REMEMBERED));
    return answer(done.getStatus(), path, etag, entity);
  }

  /**
   * The key, the same whether it was sent as a string of RFC 8941 or bare.
   *
   * @throws ProblemException 400 if it is none
   */
  static String key(List<String> sent) {
    if (sent.size() == 1) {
      String value = sent.get(0).strip();
      String string = string(value);
      if (!string.isEmpty() && string.length() <= LONGEST) {
        return string;
      }
      if (BARE.matcher(value).matches()) {
        return value;
      }
    }
    throw new ProblemException(
        ProblemType.IDEMPOTENCY_KEY_REQUIRED,
        "Send one header Idempotency-Key of 1 to 255 printable ASCII characters, such as a new UUID"
            + " for each thing to be created, and the same key again when you repeat the request.");
  }

  /** What a string of RFC 8941, section 3.3.3, says; empty if it is none. */
  private static String string(String value) {
    int end = value.length() - 1;
    if (end < 1 || value.charAt(0) != '"' || value.charAt(end) != '"') {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < end; i++) {
      char c = value.charAt(i);
      boolean escaped = c == '\\' && i + 1 < end;
      if (escaped) {
        i++;
        c = value.charAt(i);
      }
      boolean special = c == '"' || c == '\\';
      if (special != escaped || c < ' ' || c > '~') {
        return "";
      }
      text.append(c);
    }
    return text.toString();
  }

  /** Whoever holds the lock has not committed yet; afterwards its row is there to be seen. */
  private void lock(String client, String key) {
    boolean mine =
        (boolean)
            entityManager
                .createNativeQuery("select pg_try_advisory_xact_lock(:locks, hashtext(:key))")
                .setParameter("locks", LOCKS)
                .setParameter("key", client + "\n" + key)
                .getSingleResult();
    if (!mine) {
      throw new ProblemException(
          ProblemType.IN_PROGRESS,
          "A request with this Idempotency-Key is being worked on. Send it again after the time"
              + " that Retry-After names, in seconds, to get its answer.");
    }
  }

  private Object @Nullable [] known(String client, String key, Instant since) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                """
                select request_hash, status, location, etag, body from idempotent_request
                where client = :client and key = :key and created_at > :since""",
                Object[].class)
            .setParameter("client", client)
            .setParameter("key", key)
            .setParameter("since", since)
            .getResultList();
    return rows.isEmpty() ? null : (Object[]) rows.get(0);
  }

  private void remember(
      String client,
      String key,
      byte[] hash,
      int status,
      @Nullable String location,
      @Nullable String etag,
      byte[] body,
      Instant now) {
    entityManager
        .unwrap(Session.class)
        .createNativeMutationQuery(
            """
            insert into idempotent_request
              (client, key, request_hash, status, location, etag, body, created_at)
            values (:client, :key, :hash, :status, :location, :etag, :body, :now)
            on conflict (client, key) do update set
              request_hash = excluded.request_hash, status = excluded.status,
              location = excluded.location, etag = excluded.etag, body = excluded.body,
              created_at = excluded.created_at""")
        .setParameter("client", client)
        .setParameter("key", key)
        .setParameter("hash", hash)
        .setParameter("status", status)
        .setParameter("location", location, String.class)
        .setParameter("etag", etag, String.class)
        .setParameter("body", body)
        .setParameter("now", now)
        .executeUpdate();
  }

  private void forget(Instant before) {
    entityManager
        .createNativeQuery(
            """
            delete from idempotent_request where (client, key) in (
              select client, key from idempotent_request where created_at <= :before
              order by created_at limit :most for update skip locked)""")
        .setParameter("before", before)
        .setParameter("most", FORGOTTEN_AT_ONCE)
        .executeUpdate();
  }

  private byte[] hash(Object body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(
          (request.method() + " " + request.uri() + "\n").getBytes(StandardCharsets.UTF_8));
      return digest.digest(json(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] json(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Response answer(
      int status, @Nullable String location, @Nullable String etag, byte[] body) {
    Response.ResponseBuilder answer =
        Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
    if (location != null) {
      answer.location(URI.create(location));
    }
    if (etag != null) {
      answer.header(HttpHeaders.ETAG, etag);
    }
    return answer.build();
  }
}
