package org.lockstep.designation.export;

/**
 * What a manifest says of a file.
 *
 * @param sha256 of its bytes, in lower-case hexadecimal
 * @param lines how many ends of lines (LF) it has, those within a cell of CSV included
 */
record FileDigest(String sha256, long bytes, long designations, long lines) {}
