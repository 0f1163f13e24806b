package org.lockstep.designation.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockstep.designation.journal.MerkleTree.Node;
import org.lockstep.designation.journal.MerkleTree.Range;

/** Proofs from the stored subtrees, each with one query. */
@ApplicationScoped
class Proofs {
  private final JournalStore store;

  Proofs(JournalStore store) {
    this.store = store;
  }

  /**
   * @param index of an entry among the first {@code size}
   */
  InclusionProof inclusion(long index, long size) {
    Node leaf = new Node(0, index);
    List<Range> ranges = MerkleTree.inclusion(index, size);
    Map<Node, byte[]> hashes = hashes(ranges, Set.of(leaf));
    return new InclusionProof(
        index,
        size,
        base64(new Range(index, index + 1).hash(hashes::get)),
        encoded(ranges, hashes));
  }

  /**
   * @param from at least 1, at most {@code to}
   */
  ConsistencyProof consistency(long from, long to) {
    List<Range> ranges = MerkleTree.consistency(from, to);
    return new ConsistencyProof(from, to, encoded(ranges, hashes(ranges, Set.of())));
  }

  private Map<Node, byte[]> hashes(List<Range> ranges, Set<Node> more) {
    Set<Node> nodes = new HashSet<>(more);
    ranges.forEach(range -> nodes.addAll(range.nodes()));
    return store.hashes(nodes);
  }

  private static List<String> encoded(List<Range> ranges, Map<Node, byte[]> hashes) {
    return ranges.stream().map(range -> base64(range.hash(hashes::get))).toList();
  }

  private static String base64(byte[] hash) {
    return Base64.getEncoder().encodeToString(hash);
  }
}
