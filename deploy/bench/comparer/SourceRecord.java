import java.util.List;

/**
 * A record of a file of a list, taken apart.
 *
 * @param file as the register names the place of a record
 * @param line where it begins, from 1
 */
record SourceRecord(String file, long line, List<Leaf> leaves) {
  /** A text of it, under the path of elements, the column or the property that it stands in. */
  record Leaf(String label, String value) {}
}
