package org.lockstep.http.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** Text in JSON that cannot be stored; {@link StorableText}. */
final class UnstorableTextException extends MismatchedInputException {
  UnstorableTextException(JsonParser parser) {
    super(parser, "text that cannot be stored", String.class);
  }
}
