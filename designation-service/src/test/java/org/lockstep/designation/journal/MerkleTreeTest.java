package org.lockstep.designation.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.journal.MerkleTree.Node;
import org.lockstep.designation.journal.MerkleTree.Range;

class MerkleTreeTest {
  /** The vectors that implementations of Certificate Transparency share. */
  private static final List<byte[]> LEAVES =
      Stream.of(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f")
          .map(HexFormat.of()::parseHex)
          .toList();

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void hasTheRootsOfTheKnownVectors() {
    Map<Node, byte[]> hashes = grown(LEAVES, 1);

    for (int size = 0; size <= LEAVES.size(); size++) {
      assertThat(hex(new Range(0, size).hash(hashes::get))).isEqualTo(ROOTS.get(size));
    }
  }

  @Test
  void hasTheProofsOfTheKnownVectors() {
    Map<Node, byte[]> hashes = grown(LEAVES, 3);

    assertThat(hex(hashes, MerkleTree.inclusion(0, 8)))
        .containsExactly(
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
    assertThat(hex(hashes, MerkleTree.inclusion(5, 8)))
        .containsExactly(
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    assertThat(hex(hashes, MerkleTree.consistency(6, 8)))
        .containsExactly(
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
  }

  /** RFC 6962, section 2.1.3: seven leaves, whose hashes are a to f and j. */
  @Test
  void hasTheProofsOfTheExampleOfTheRfc() {
    Range b = new Range(1, 2);
    Range c = new Range(2, 3);
    Range d = new Range(3, 4);
    Range f = new Range(5, 6);
    Range g = new Range(0, 2);
    Range h = new Range(2, 4);
    Range i = new Range(4, 6);
    Range j = new Range(6, 7);
    Range k = new Range(0, 4);
    Range l = new Range(4, 7);

    assertThat(MerkleTree.inclusion(0, 7)).containsExactly(b, h, l);
    assertThat(MerkleTree.inclusion(3, 7)).containsExactly(c, g, l);
    assertThat(MerkleTree.inclusion(4, 7)).containsExactly(f, j, k);
    assertThat(MerkleTree.inclusion(6, 7)).containsExactly(i, k);
    assertThat(MerkleTree.consistency(3, 7)).containsExactly(c, d, g, l);
    assertThat(MerkleTree.consistency(4, 7)).containsExactly(l);
    assertThat(MerkleTree.consistency(6, 7)).containsExactly(i, j, k);
    assertThat(MerkleTree.consistency(7, 7)).isEmpty();
  }

  @Test
  void provesEveryEntryOfEveryTreeUpToSeventyLeaves() {
    List<byte[]> all = random(70);
    Map<Node, byte[]> hashes = grown(all, 4);
    for (int size = 1; size <= all.size(); size++) {
      List<byte[]> leaves = all.subList(0, size);
      byte[] root = new Range(0, size).hash(hashes::get);
      assertThat(root).isEqualTo(NaiveTree.root(leaves));
      for (int index = 0; index < size; index++) {
        List<byte[]> proof = hashed(hashes, MerkleTree.inclusion(index, size));
        assertThat(proof)
            .usingElementComparator(Arrays::compare)
            .isEqualTo(NaiveTree.path(index, leaves));
        byte[] leafHash = MerkleTree.leafHash(leaves.get(index));
        assertThat(NaiveTree.includes(index, size, leafHash, proof, root)).isTrue();
      }
    }
  }

  @Test
  void provesEveryContinuationOfEveryTreeUpToSeventyLeaves() {
    List<byte[]> all = random(70);
    Map<Node, byte[]> hashes = grown(all, 7);
    for (int to = 1; to <= all.size(); to++) {
      byte[] root = new Range(0, to).hash(hashes::get);
      for (int from = 1; from <= to; from++) {
        List<byte[]> proof = hashed(hashes, MerkleTree.consistency(from, to));
        assertThat(proof)
            .usingElementComparator(Arrays::compare)
            .isEqualTo(NaiveTree.proof(from, all.subList(0, to)));
        byte[] before = NaiveTree.root(all.subList(0, from));
        assertThat(NaiveTree.isContinued(from, before, to, root, proof)).isTrue();
      }
    }
  }

  @Test
  void needsAsManyHashesAsTheTreeIsHigh() {
    long size = (1L << 40) - 1;

    assertThat(new Range(0, size).nodes()).hasSize(40);
    assertThat(nodes(MerkleTree.inclusion(12_345_678_901L, size))).isLessThan(80);
    assertThat(nodes(MerkleTree.consistency(12_345_678_901L, size))).isLessThan(80);
  }

  private static int nodes(List<Range> proof) {
    return proof.stream().mapToInt(range -> range.nodes().size()).sum();
  }

  /** All hashes that the journal would store, appended by so many transactions. */
  private static Map<Node, byte[]> grown(List<byte[]> leaves, int transactions) {
    Map<Node, byte[]> hashes = new HashMap<>();
    int each = leaves.size() / transactions + 1;
    for (int from = 0; from < leaves.size(); from += each) {
      Map<Node, byte[]> edge = new HashMap<>();
      new Range(0, from).nodes().forEach(node -> edge.put(node, hashes.get(node)));
      Appending appending = new Appending(Instant.EPOCH, from, edge);
      for (byte[] leaf : leaves.subList(from, Math.min(from + each, leaves.size()))) {
        appending.add(JournalKind.PACKAGE_RELEASED, leaf);
      }
      appending
          .takeEntries()
          .forEach(entry -> hashes.put(new Node(0, entry.index()), entry.leafHash()));
      appending.takeSubtrees().forEach(subtree -> hashes.put(subtree.node(), subtree.hash()));
    }
    return hashes;
  }

  private static List<byte[]> random(int count) {
    Random random = new Random(20240524);
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] leaf = new byte[random.nextInt(40)];
      random.nextBytes(leaf);
      leaves.add(leaf);
    }
    return leaves;
  }

  private static List<byte[]> hashed(Map<Node, byte[]> hashes, List<Range> proof) {
    return proof.stream().map(range -> range.hash(hashes::get)).toList();
  }

  private static List<String> hex(Map<Node, byte[]> hashes, List<Range> proof) {
    return hashed(hashes, proof).stream().map(MerkleTreeTest::hex).toList();
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
