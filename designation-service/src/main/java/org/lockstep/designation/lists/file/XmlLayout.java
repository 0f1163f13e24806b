package org.lockstep.designation.lists.file;

import java.util.Set;

/**
 * Where the records of an XML file are. Whatever else stands beside them is new in the file: a
 * section of subjects that nobody reads would be lost without a word.
 *
 * @param records elements that are records, wherever they are
 * @param around elements that hold records
 * @param passedOver elements that say nothing of a subject
 */
public record XmlLayout(Set<String> records, Set<String> around, Set<String> passedOver) {

  /** Of a file that has nothing but records in its root. */
  public static XmlLayout of(String... records) {
    return new XmlLayout(Set.of(records), Set.of(), Set.of());
  }
}
