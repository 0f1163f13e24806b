package org.lockstep.entity.matching;

/**
 * A piece of a name that becomes a word, or a part of one.
 *
 * @param written as it stands in the name
 * @param script that it is written in
 * @param plain in the one form of its script
 * @param spelt whether it is letters that are spelt: A.B.C.
 */
record Plain(String written, Script script, String plain, boolean spelt) {
  Plain(String written, Script script, String plain) {
    this(written, script, plain, false);
  }
}
