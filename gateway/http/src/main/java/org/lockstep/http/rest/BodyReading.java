package org.lockstep.http.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Has JSON that a method takes as an object read by {@link WholeBody}. */
@Provider
public class BodyReading implements ReaderInterceptor {
  private final WholeBody bodies;

  BodyReading(WholeBody bodies) {
    this.bodies = bodies;
  }

  @Override
  public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    if (!context.getType().isRecord()
        || !MediaType.APPLICATION_JSON_TYPE.isCompatible(context.getMediaType())) {
      return context.proceed();
    }
    byte[] body = context.getInputStream().readAllBytes();
    if (body.length == 0) {
      return null;
    }
    try {
      return bodies.read(body, bodies.type(context.getGenericType()));
    } catch (JsonProcessingException e) {
      throw new BadRequestException(e);
    }
  }
}
