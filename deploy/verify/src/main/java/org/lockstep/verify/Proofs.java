package org.lockstep.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Proofs that an entry is in a journal, and that one journal is the beginning of another. */
final class Proofs {
  private static final int LARGEST_PROOF = 1 << 20;

  private Proofs() {}

  static Report inclusion(Path entryFile, Path proofFile, TreeHead checkpoint) throws IOException {
    Document entry = Document.read(Input.bytes(entryFile, Lines.LONGEST), "The entry " + entryFile);
    Document proof = Document.read(Input.bytes(proofFile, LARGEST_PROOF), "The proof " + proofFile);
    long index = entry.number("index");
    byte[] bytes = Input.base64(entry.text("leaf"), "The leaf of " + entry.what());
    Leaf leaf = Leaf.read(bytes, "The leaf of " + entry.what());
    // What stands beside the leaf is not signed; it must not tell a reader something else.
    if ((entry.has("kind") && !entry.text("kind").equals(leaf.kind()))
        || (entry.has("recordedAt") && !entry.text("recordedAt").equals(leaf.recordedAt()))) {
      throw Finding.notOk(
          entry.what() + " says another kind or time than its leaf: it was changed.");
    }
    boolean opened = entry.has("salt") || entry.has("content");
    Leaf told =
        opened
            ? leaf.opened(
                Input.base64(entry.text("salt"), "The salt of " + entry.what()),
                Input.base64(entry.text("content"), "The content of " + entry.what()),
                entry.what())
            : leaf;
    if (proof.number("size") != checkpoint.size()) {
      throw Finding.notOk(
          "%s is for %d entries, and the checkpoint has %d: ask for it with size=%d."
              .formatted(proof.what(), proof.number("size"), checkpoint.size(), checkpoint.size()));
    }
    if (proof.number("index") != index) {
      throw Finding.notOk(
          "%s is for entry %d, not for entry %d."
              .formatted(proof.what(), proof.number("index"), index));
    }
    byte[] leafHash = MerkleTree.leafHash(bytes);
    if (!Arrays.equals(Input.hash(proof.text("leafHash"), "The leafHash"), leafHash)) {
      throw Finding.notOk(entry.what() + " is not the entry that the proof is for.");
    }
    if (!MerkleTree.includes(
        checkpoint.rootHash(), checkpoint.size(), index, leafHash, proof.hashes())) {
      throw Finding.notOk(
          "The proof does not lead from entry %d to the root hash of the checkpoint."
              .formatted(index));
    }
    return new Report(
        "Entry %d is in the journal of %s.".formatted(index, checkpoint.origin()),
        List.of(
            "entry     "
                + told.kind()
                + (opened ? ", sealed" : "")
                + ", recorded at "
                + leaf.recordedAt(),
            "leaf hash " + Report.base64(leafHash),
            "root hash " + checkpoint.root() + " of " + checkpoint.size() + " entries"));
  }

  static Report consistency(TreeHead before, TreeHead after, Path proofFile) throws IOException {
    before.mustNotFork(after, "The first checkpoint", "the second");
    if (before.size() > after.size()) {
      throw Finding.notOk(
          "NEW has %d entries, fewer than OLD with %d: entries are gone, or the two are in the wrong order."
              .formatted(after.size(), before.size()));
    }
    Document proof = Document.read(Input.bytes(proofFile, LARGEST_PROOF), "The proof " + proofFile);
    if (proof.number("from") != before.size() || proof.number("to") != after.size()) {
      throw Finding.notOk(
          "%s is from %d to %d entries; ask for the one from=%d&to=%d."
              .formatted(
                  proof.what(),
                  proof.number("from"),
                  proof.number("to"),
                  before.size(),
                  after.size()));
    }
    if (!MerkleTree.extendsTo(
        before.rootHash(), before.size(), after.rootHash(), after.size(), proof.hashes())) {
      throw Finding.notOk(
          "The proof does not show that the %d entries are the first of the %d. Ask for it again; if the register cannot give one that does, its history was changed: keep both checkpoints."
              .formatted(before.size(), after.size()));
    }
    return new Report(
        "The journal of %s only grew, from %d entries to %d."
            .formatted(before.origin(), before.size(), after.size()),
        List.of("root hash " + before.root() + " then", "root hash " + after.root() + " now"));
  }

  /** Fork detection: the order does not matter. */
  static Report oneJournal(TreeHead a, TreeHead b, @Nullable Path proofFile) throws IOException {
    a.mustNotFork(b, "The first checkpoint", "the second");
    TreeHead before = a.size() <= b.size() ? a : b;
    TreeHead after = a.size() <= b.size() ? b : a;
    if (proofFile != null) {
      return consistency(before, after, proofFile);
    }
    if (before.size() < after.size()) {
      throw Finding.notChecked(
          "The checkpoints have %d and %d entries, and that takes a proof: fetch /api/v1/journal/proofs/consistency?from=%d&to=%d and give it with --proof."
              .formatted(before.size(), after.size(), before.size(), after.size()));
    }
    return new Report(
        "Both checkpoints tell of the same journal of %s.".formatted(a.origin()),
        List.of("entries   " + a.size(), "root hash " + a.root()));
  }
}
