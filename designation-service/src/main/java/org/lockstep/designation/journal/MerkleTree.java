package org.lockstep.designation.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The tree of RFC 6962, section 2.1: its hashes, and of which of them a root and a proof consist.
 * What the tree says of ranges of leaves is said here in complete subtrees, which never change once
 * they are there.
 */
final class MerkleTree {
  private MerkleTree() {}

  /** The complete subtree over the leaves from {@code index} · 2^level on; level 0 is a leaf. */
  record Node(int level, long index) {}

  /**
   * Leaves that the tree has a hash for: {@code from} is a multiple of every power of two up to
   * their number.
   */
  record Range(long from, long to) {
    long leaves() {
      return to - from;
    }

    /** Where the tree divides it: after the largest power of two that is smaller than it. */
    long middle() {
      return from + Long.highestOneBit(leaves() - 1);
    }

    /** The complete subtrees that it consists of, from left to right. */
    List<Node> nodes() {
      List<Node> nodes = new ArrayList<>();
      for (long at = from; at < to; ) {
        int level = Long.SIZE - 1 - Long.numberOfLeadingZeros(to - at);
        nodes.add(new Node(level, at >> level));
        at += 1L << level;
      }
      return nodes;
    }

    /** MTH(D[from:to]). */
    byte[] hash(Function<Node, byte[]> hashes) {
      List<Node> nodes = nodes();
      if (nodes.isEmpty()) {
        return sha256();
      }
      int last = nodes.size() - 1;
      byte[] hash = hashes.apply(nodes.get(last));
      for (int i = last - 1; i >= 0; i--) {
        hash = nodeHash(hashes.apply(nodes.get(i)), hash);
      }
      return hash;
    }
  }

  static byte[] leafHash(byte[] leaf) {
    return sha256(new byte[] {0}, leaf);
  }

  static byte[] nodeHash(byte[] left, byte[] right) {
    return sha256(new byte[] {1}, left, right);
  }

  /** PATH(index, D[size]) of section 2.1.1. */
  static List<Range> inclusion(long index, long size) {
    List<Range> proof = new ArrayList<>();
    path(index, new Range(0, size), proof);
    return proof;
  }

  private static void path(long index, Range tree, List<Range> proof) {
    if (tree.leaves() == 1) {
      return;
    }
    Range left = new Range(tree.from, tree.middle());
    Range right = new Range(tree.middle(), tree.to);
    if (index < left.to) {
      path(index, left, proof);
      proof.add(right);
    } else {
      path(index, right, proof);
      proof.add(left);
    }
  }

  /** PROOF(from, D[to]) of section 2.1.2. */
  static List<Range> consistency(long from, long to) {
    List<Range> proof = new ArrayList<>();
    subproof(from, new Range(0, to), true, proof);
    return proof;
  }

  /**
   * @param known whether the old tree as a whole is what is left, whose hash the verifier has
   */
  private static void subproof(long old, Range tree, boolean known, List<Range> proof) {
    if (old == tree.to) {
      if (!known) {
        proof.add(tree);
      }
      return;
    }
    Range left = new Range(tree.from, tree.middle());
    Range right = new Range(tree.middle(), tree.to);
    if (old <= left.to) {
      subproof(old, left, known, proof);
      proof.add(right);
    } else {
      subproof(old, right, false, proof);
      proof.add(left);
    }
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
