package org.lockstep.http.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;

/** Strong entity tags (RFC 9110, sections 8.8.3 and 13.1). */
public final class EntityTag {
  /** As the API writes, but independent of how the API reads. */
  private static final ObjectMapper REPRESENTATION =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  private static final int BYTES = 16;

  private EntityTag() {}

  /**
   * The tag of a representation by its content: it changes with anything that is shown, and two
   * readers who are shown different things have different tags.
   *
   * @return base64url of the first 16 bytes of SHA-256 over the JSON, without quotes
   */
  public static String of(Object representation) {
    return of(bytes(representation));
  }

  private static String of(byte[] representation) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(representation);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(Object representation) {
    try {
      return REPRESENTATION.writeValueAsBytes(representation);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The representation, with the tag of its content; written once for both. */
  public static Response answer(Object representation, @Nullable String ifNoneMatch) {
    byte[] bytes = bytes(representation);
    return answer(bytes, of(bytes), ifNoneMatch);
  }

  /** The representation with its tag, or 304 without it if the client has it already. */
  public static Response answer(Object entity, String tag, @Nullable String ifNoneMatch) {
    String quoted = '"' + tag + '"';
    return isAmong(ifNoneMatch, tag)
        ? Response.notModified().header(HttpHeaders.ETAG, quoted).build()
        : Response.ok(entity, MediaType.APPLICATION_JSON_TYPE)
            .header(HttpHeaders.ETAG, quoted)
            .build();
  }

  /** Whether the client that sends this {@code If-None-Match} has what has this tag. */
  public static boolean isAmong(@Nullable String ifNoneMatch, String tag) {
    String quoted = '"' + tag + '"';
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(","))
            .map(String::strip)
            .anyMatch(t -> t.equals("*") || t.equals(quoted) || t.equals("W/" + quoted));
  }

  /**
   * Lets an edit pass only if it is based on the present state.
   *
   * @throws Refusal 428 without {@code If-Match}, 412 if it names another state
   */
  public static void require(@Nullable String ifMatch, String tag) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw new Refusal(
          CommonProblem.PRECONDITION_REQUIRED,
          "An edit needs If-Match with the ETag of the state it is based on.");
    }
    String quoted = '"' + tag + '"';
    if (Arrays.stream(ifMatch.split(","))
        .map(String::strip)
        .noneMatch(t -> t.equals("*") || t.equals(quoted))) {
      throw new Refusal(
          CommonProblem.PRECONDITION_FAILED,
          "It was changed since the state that If-Match names; read it again.");
    }
  }
}
