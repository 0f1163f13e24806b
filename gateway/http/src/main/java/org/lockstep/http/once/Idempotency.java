package org.lockstep.http.once;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.once.StoredAnswers.Stored;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;

/**
 * Lets a client send a request again when it does not know whether the first one arrived
 * (draft-ietf-httpapi-idempotency-key-header-07). A key is its caller's own. The answer is stored
 * in the transaction of the effect, so that there is either both or neither; what was refused left
 * nothing and may be tried again with the same key.
 */
@ApplicationScoped
public class Idempotency {
  public static final String KEY = "Idempotency-Key";

  private final StoredAnswers answers;
  private final ObjectMapper mapper;
  private final HttpServerRequest request;

  Idempotency(StoredAnswers answers, ObjectMapper mapper, HttpServerRequest request) {
    this.answers = answers;
    this.mapper = mapper;
    this.request = request;
  }

  /**
   * Does it once for the request's key, and answers a repeat with the same status, body, {@code
   * Location} and {@code ETag}, for 24 hours. To be called by the resource method around all that
   * it does.
   *
   * @param client what tells the caller from every other; whose the key is
   * @param body the request's, as it was read: white space and the order of names do not matter;
   *     empty text for none
   * @param effect what the request asks for
   * @throws Refusal 400 without a key, 409 while the same request is worked on, 422 if the key
   *     belongs to another request; and whatever the effect throws
   */
  @Transactional
  public Response once(String client, Object body, Supplier<Response> effect) {
    String key = key();
    if (!answers.lock(client, key)) {
      throw new Refusal(
          CommonProblem.IN_PROGRESS,
          "A request with this Idempotency-Key is being worked on. Send it again after the time"
              + " that Retry-After names, in seconds, to get its answer.");
    }
    byte[] hash = hash(body);
    Optional<Response> before = before(client, key, hash);
    if (before.isPresent()) {
      return before.get();
    }
    Response done = effect.get();
    URI location = done.getLocation();
    Stored answer =
        new Stored(
            hash,
            done.getStatus(),
            location == null ? null : location.getRawPath(),
            done.getHeaderString(HttpHeaders.ETAG),
            done.hasEntity() ? json(done.getEntity()) : new byte[0]);
    answers.keep(client, key, answer);
    // Last, after all that waits for rows of others.
    answers.forget();
    return response(answer);
  }

  /**
   * The answer of before, where there is one: for who has to look at something outside of the
   * transaction first, and need not look again.
   *
   * @throws Refusal 400 without a key, 422 if the key belongs to another request
   */
  @Transactional
  public Optional<Response> before(String client, Object body) {
    return before(client, key(), hash(body));
  }

  private Optional<Response> before(String client, String key, byte[] hash) {
    Optional<Stored> known = answers.find(client, key);
    if (known.isPresent() && !MessageDigest.isEqual(hash, known.get().hash())) {
      throw new Refusal(
          CommonProblem.IDEMPOTENCY_KEY_REUSED,
          "You have sent another request with this Idempotency-Key in the last 24 hours. Nothing"
              + " was done; send a new request with a new key.");
    }
    return known.map(Idempotency::response);
  }

  private String key() {
    return IdempotencyKey.of(request.headers().getAll(KEY));
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

  private static Response response(Stored stored) {
    Response.ResponseBuilder answer = Response.status(stored.status());
    if (stored.body().length > 0) {
      answer.type(MediaType.APPLICATION_JSON_TYPE).entity(stored.body());
    }
    @Nullable String location = stored.location();
    if (location != null) {
      // As text: behind the gateway an absolute URI of this service would lead nowhere.
      answer.header(HttpHeaders.LOCATION, location);
    }
    @Nullable String etag = stored.etag();
    if (etag != null) {
      answer.header(HttpHeaders.ETAG, etag);
    }
    return answer.build();
  }
}
