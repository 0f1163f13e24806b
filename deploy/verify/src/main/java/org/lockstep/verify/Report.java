package org.lockstep.verify;

import java.util.Base64;
import java.util.List;

/**
 * What verified.
 *
 * @param verdict a sentence
 * @param details what was checked, a line each
 */
record Report(String verdict, List<String> details) {
  static String base64(byte[] hash) {
    return Base64.getEncoder().encodeToString(hash);
  }
}
