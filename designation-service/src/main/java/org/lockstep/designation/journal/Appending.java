package org.lockstep.designation.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.journal.MerkleTree.Node;
import org.lockstep.designation.portion.Portion;

/** What one transaction appends, as far as it is not written yet. */
final class Appending {
  private final Instant recordedAt;
  private final Map<Node, byte[]> edge;
  private long size;
  private final Portion<Entry> entries = new Portion<>();
  private List<Subtree> subtrees = new ArrayList<>();

  /**
   * @param size of the journal before it
   * @param edge at least the complete subtrees that a tree of that size consists of
   */
  Appending(Instant recordedAt, long size, Map<Node, byte[]> edge) {
    this.recordedAt = recordedAt;
    this.size = size;
    this.edge = edge;
  }

  Instant recordedAt() {
    return recordedAt;
  }

  /**
   * Adds a leaf and the subtrees that it completes.
   *
   * @return whether what waits is to be written; leaves are in memory until then
   */
  boolean add(JournalKind kind, byte[] leaf) {
    return add(kind.label(), leaf, null);
  }

  /** Adds an entry that not everybody may see, as {@link #add} does. */
  boolean add(Sealed sealed) {
    return add(Sealed.KIND, sealed.leaf(recordedAt), sealed);
  }

  private boolean add(String kind, byte[] leaf, @Nullable Sealed sealed) {
    long index = size++;
    byte[] hash = MerkleTree.leafHash(leaf);
    int bytes = leaf.length + (sealed == null ? 0 : sealed.content().length);
    boolean full = entries.add(new Entry(index, recordedAt, kind, leaf, hash, sealed), bytes);
    Node node = new Node(0, index);
    while (node.index() % 2 == 1) {
      Node left = new Node(node.level(), node.index() - 1);
      byte[] leftHash = edge.remove(left);
      if (leftHash == null) {
        throw new IllegalStateException("the journal has no " + left);
      }
      hash = MerkleTree.nodeHash(leftHash, hash);
      node = new Node(node.level() + 1, node.index() / 2);
      subtrees.add(new Subtree(node, hash));
    }
    edge.put(node, hash);
    return full;
  }

  /** Of the journal with all that was added. */
  long size() {
    return size;
  }

  /** Hands over what is to be written, once. */
  List<Entry> takeEntries() {
    return entries.take();
  }

  List<Subtree> takeSubtrees() {
    List<Subtree> taken = subtrees;
    subtrees = new ArrayList<>();
    return taken;
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Entry(
      long index,
      Instant recordedAt,
      String kind,
      byte[] leaf,
      byte[] leafHash,
      @Nullable Sealed sealed) {}

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Subtree(Node node, byte[] hash) {}
}
