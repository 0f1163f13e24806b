package org.lockstep.verify;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The hash tree of RFC 6962, grown leaf by leaf. It keeps only the roots of the complete subtrees
 * at its right edge, one for every 1 in its size as a binary number.
 */
final class MerkleTree {
  private final Deque<byte[]> edge = new ArrayDeque<>(); // The smallest subtree first.
  private long size;

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  static byte[] leafHash(byte[] leaf) {
    MessageDigest sha256 = sha256();
    sha256.update((byte) 0);
    return sha256.digest(leaf);
  }

  private static byte[] nodeHash(byte[] left, byte[] right) {
    MessageDigest sha256 = sha256();
    sha256.update((byte) 1);
    sha256.update(left);
    return sha256.digest(right);
  }

  void append(byte[] leafHash) {
    byte[] subtree = leafHash;
    for (long complete = size; (complete & 1) == 1; complete >>= 1) {
      subtree = nodeHash(edge.pop(), subtree);
    }
    edge.push(subtree);
    size++;
  }

  long size() {
    return size;
  }

  byte[] root() {
    if (size == 0) {
      return sha256().digest();
    }
    Iterator<byte[]> subtrees = edge.iterator();
    byte[] root = subtrees.next();
    while (subtrees.hasNext()) {
      root = nodeHash(subtrees.next(), root);
    }
    return root;
  }

  /** Whether a leaf is at {@code index} of the tree of that size and root (RFC 9162, 2.1.3.2). */
  static boolean includes(byte[] root, long size, long index, byte[] leafHash, List<byte[]> proof) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    byte[] hash = leafHash;
    for (byte[] sibling : proof) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = nodeHash(sibling, hash);
        // A node without a sibling on the right is its own parent.
        int skipped = Long.numberOfTrailingZeros(node);
        node >>= skipped;
        last >>= skipped;
      } else {
        hash = nodeHash(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && MessageDigest.isEqual(hash, root);
  }

  /** Whether the smaller tree is the beginning of the larger one (RFC 9162, 2.1.4.2). */
  static boolean extendsTo(
      byte[] oldRoot, long oldSize, byte[] newRoot, long newSize, List<byte[]> proof) {
    if (oldSize == 0 || oldSize == newSize) {
      return proof.isEmpty()
          && oldSize <= newSize
          && (oldSize == 0 || MessageDigest.isEqual(oldRoot, newRoot));
    }
    List<byte[]> path = new ArrayList<>(proof);
    if (Long.bitCount(oldSize) == 1) {
      path.add(0, oldRoot); // A complete subtree of the new tree: the proof need not repeat it.
    }
    if (oldSize > newSize || path.isEmpty()) {
      return false;
    }
    int levels = Long.numberOfTrailingZeros(oldSize);
    long node = (oldSize - 1) >> levels;
    long last = (newSize - 1) >> levels;
    byte[] oldHash = path.get(0);
    byte[] newHash = path.get(0);
    for (byte[] sibling : path.subList(1, path.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        oldHash = nodeHash(sibling, oldHash);
        newHash = nodeHash(sibling, newHash);
        int skipped = Long.numberOfTrailingZeros(node);
        node >>= skipped;
        last >>= skipped;
      } else {
        newHash = nodeHash(newHash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0
        && MessageDigest.isEqual(oldHash, oldRoot)
        && MessageDigest.isEqual(newHash, newRoot);
  }
}
