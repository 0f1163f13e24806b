package org.lockstep.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
  private static final HexFormat HEX = HexFormat.of();

  /**
   * The reference leaves of Certificate Transparency, and the roots of the first 1 to 8 of them.
   */
  private static final List<byte[]> LEAVES =
      hashes(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<byte[]> ROOTS =
      hashes(
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void hashesNothingToTheHashOfNothing() {
    assertThat(HEX.formatHex(new MerkleTree().root()))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void growsToTheKnownRoots() {
    MerkleTree tree = new MerkleTree();
    for (int size = 1; size <= LEAVES.size(); size++) {
      tree.append(MerkleTree.leafHash(LEAVES.get(size - 1)));
      assertThat(tree.size()).isEqualTo(size);
      assertThat(tree.root()).isEqualTo(ROOTS.get(size - 1));
    }
  }

  @Test
  void acceptsTheKnownInclusionProofs() {
    assertThat(
            includes(
                0,
                8,
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"))
        .isTrue();
    assertThat(
            includes(
                5,
                8,
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"))
        .isTrue();
    assertThat(includes(2, 3, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"))
        .isTrue();
  }

  @Test
  void acceptsTheKnownConsistencyProofs() {
    assertThat(
            extendsTo(
                1,
                8,
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"))
        .isTrue();
    assertThat(
            extendsTo(
                6,
                8,
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"))
        .isTrue();
    assertThat(
            extendsTo(
                2,
                5,
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"))
        .isTrue();
  }

  /** The example of RFC 6962, 2.1.3: seven leaves, nodes named as in its figure. */
  @Test
  void acceptsTheProofsOfTheExampleOfTheRfc() {
    byte[][] leaf = LEAVES.stream().map(MerkleTree::leafHash).toArray(byte[][]::new);
    byte[] g = node(leaf[0], leaf[1]);
    byte[] h = node(leaf[2], leaf[3]);
    byte[] i = node(leaf[4], leaf[5]);
    byte[] j = leaf[6];
    byte[] k = node(g, h);
    byte[] l = node(i, j);
    byte[] root = node(k, l);

    assertThat(root).isEqualTo(ROOTS.get(6));
    assertThat(MerkleTree.includes(root, 7, 0, leaf[0], List.of(leaf[1], h, l))).isTrue();
    assertThat(MerkleTree.includes(root, 7, 3, leaf[3], List.of(leaf[2], g, l))).isTrue();
    assertThat(MerkleTree.includes(root, 7, 4, leaf[4], List.of(leaf[5], j, k))).isTrue();
    assertThat(MerkleTree.includes(root, 7, 6, leaf[6], List.of(i, k))).isTrue();
    assertThat(MerkleTree.extendsTo(ROOTS.get(2), 3, root, 7, List.of(leaf[2], leaf[3], g, l)))
        .isTrue();
    assertThat(MerkleTree.extendsTo(ROOTS.get(3), 4, root, 7, List.of(l))).isTrue();
    assertThat(MerkleTree.extendsTo(ROOTS.get(5), 6, root, 7, List.of(i, j, k))).isTrue();
  }

  @Test
  void agreesWithTheDefinitionsForEveryProofOfEveryTreeUpTo40() {
    List<byte[]> leaves = new WrittenRegister(40).leaves;
    for (int size = 1; size <= leaves.size(); size++) {
      List<byte[]> some = leaves.subList(0, size);
      byte[] root = WrittenRegister.root(some);
      for (int index = 0; index < size; index++) {
        byte[] leafHash = MerkleTree.leafHash(leaves.get(index));
        List<byte[]> proof = WrittenRegister.inclusion(index, some);
        assertThat(MerkleTree.includes(root, size, index, leafHash, proof)).isTrue();
        assertThat(MerkleTree.includes(root, size, index ^ 1, leafHash, proof))
            .as("entry %d of %d at a neighbour's place", index, size)
            .isFalse();
        for (List<byte[]> wrong : damaged(proof)) {
          assertThat(MerkleTree.includes(root, size, index, leafHash, wrong)).isFalse();
        }
      }
      for (int from = 0; from <= size; from++) {
        byte[] oldRoot = WrittenRegister.root(leaves.subList(0, from));
        List<byte[]> proof = WrittenRegister.consistency(from, some);
        assertThat(MerkleTree.extendsTo(oldRoot, from, root, size, proof)).isTrue();
        for (List<byte[]> wrong : damaged(proof)) {
          assertThat(MerkleTree.extendsTo(oldRoot, from, root, size, wrong)).isFalse();
        }
        if (from > 0) {
          assertThat(MerkleTree.extendsTo(flipped(oldRoot), from, root, size, proof)).isFalse();
          assertThat(MerkleTree.extendsTo(oldRoot, from, flipped(root), size, proof)).isFalse();
        }
      }
    }
  }

  @Test
  void provesNothingOutsideTheTree() {
    byte[] root = ROOTS.get(7);
    assertThat(MerkleTree.includes(root, 0, 0, root, List.of())).isFalse();
    assertThat(MerkleTree.includes(root, 8, 8, root, List.of())).isFalse();
    assertThat(MerkleTree.includes(root, 8, -1, root, List.of())).isFalse();
    assertThat(MerkleTree.extendsTo(root, 8, ROOTS.get(4), 5, List.of())).isFalse();
    // True of a tree of two, and of no larger one that claims its root.
    List<byte[]> sibling = List.of(MerkleTree.leafHash(LEAVES.get(1)));
    assertThat(MerkleTree.includes(ROOTS.get(1), 2, 0, ROOTS.get(0), sibling)).isTrue();
    assertThat(MerkleTree.includes(ROOTS.get(1), 8, 0, ROOTS.get(0), sibling)).isFalse();
    assertThat(MerkleTree.extendsTo(ROOTS.get(0), 1, ROOTS.get(1), 2, sibling)).isTrue();
    assertThat(MerkleTree.extendsTo(ROOTS.get(0), 1, ROOTS.get(1), 8, sibling)).isFalse();
  }

  /** One hash too few, one too many, and each hash changed. */
  private static List<List<byte[]>> damaged(List<byte[]> proof) {
    List<List<byte[]>> all = new ArrayList<>();
    for (int i = 0; i < proof.size(); i++) {
      List<byte[]> shorter = new ArrayList<>(proof);
      shorter.remove(i);
      all.add(shorter);
      List<byte[]> changed = new ArrayList<>(proof);
      changed.set(i, flipped(proof.get(i)));
      all.add(changed);
    }
    List<byte[]> longer = new ArrayList<>(proof);
    longer.add(ROOTS.get(0));
    all.add(longer);
    return all;
  }

  private static byte[] flipped(byte[] hash) {
    byte[] flipped = hash.clone();
    flipped[7] ^= 4;
    return flipped;
  }

  private static byte[] node(byte[] left, byte[] right) {
    return WrittenRegister.sha256(new byte[] {1}, left, right);
  }

  private static boolean includes(int index, int size, String... proof) {
    return MerkleTree.includes(
        ROOTS.get(size - 1), size, index, MerkleTree.leafHash(LEAVES.get(index)), hashes(proof));
  }

  private static boolean extendsTo(int from, int to, String... proof) {
    return MerkleTree.extendsTo(ROOTS.get(from - 1), from, ROOTS.get(to - 1), to, hashes(proof));
  }

  private static List<byte[]> hashes(String... hex) {
    return Arrays.stream(hex).map(HEX::parseHex).toList();
  }
}
