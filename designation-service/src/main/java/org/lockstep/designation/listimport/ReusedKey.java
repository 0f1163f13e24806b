package org.lockstep.designation.listimport;

/**
 * A key that names another subject than it did in the edition before.
 *
 * @param before caption of whom it named, as the register has it
 * @param now caption of whom it names
 */
public record ReusedKey(String key, String before, String now) {}
