package org.lockstep.http.once;

/**
 * How answers are written into the database: as they are, unless a service has something in them
 * that nobody may read there and brings another one.
 */
public interface AnswerSeal {
  /**
   * @param owner what the answer belongs to, and opens with alone
   */
  byte[] seal(byte[] answer, String owner);

  byte[] open(byte[] sealed, String owner);
}
