package org.lockstep.designation.lists.file;

/**
 * What may come out of an archive.
 *
 * @param files at most
 * @param bytes of all files together
 * @param ratio of the bytes that come out to those that go in
 * @param free bytes that may come out whatever went in: small files of blanks are no bombs
 */
record Limits(int files, long bytes, int ratio, long free) {
  static final Limits OF_LISTS = new Limits(1_000, 1L << 31, 100, 1 << 20);
}
