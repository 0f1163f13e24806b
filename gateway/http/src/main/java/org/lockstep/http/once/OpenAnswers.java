package org.lockstep.http.once;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;

/** There is nothing in them that others may not read. */
@Singleton
@DefaultBean
class OpenAnswers implements AnswerSeal {
  @Override
  public byte[] seal(byte[] answer, String owner) {
    return answer;
  }

  @Override
  public byte[] open(byte[] sealed, String owner) {
    return sealed;
  }
}
