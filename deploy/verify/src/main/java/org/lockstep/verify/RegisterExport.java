package org.lockstep.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An export of the register against its signed manifest. */
final class RegisterExport {
  private static final int LARGEST_MANIFEST = 1 << 20;

  private RegisterExport() {}

  /**
   * What the caller expects beyond the signature.
   *
   * @param recipient for whom it must have been made
   * @param lastSeen the file that remembers the newest register state
   * @param checkpoint whose register state it must be
   */
  record Expected(
      @Nullable String recipient, @Nullable Path lastSeen, @Nullable TreeHead checkpoint) {}

  static Report check(
      Path file, Path manifestFile, Path jwsFile, VerifierKeys keys, Expected expected)
      throws IOException {
    byte[] bytes = Input.bytes(manifestFile, LARGEST_MANIFEST);
    DetachedJws.verify(
        Input.bytes(jwsFile, LARGEST_MANIFEST),
        bytes,
        keys,
        "The signature " + jwsFile,
        "manifest");
    Document manifest = Document.read(bytes, "The manifest " + manifestFile);
    String recipient = manifest.text("recipient");
    if (expected.recipient() != null && !expected.recipient().equals(recipient)) {
      throw Finding.notOk(
          "This export was made for %s, not for %s.".formatted(recipient, expected.recipient()));
    }
    Document registerState = manifest.object("registerState");
    TreeHead state =
        TreeHead.of(
            keys.name(),
            registerState.number("size"),
            registerState.text("rootHash"),
            manifest.what());
    content(file, manifest);
    List<String> details = new ArrayList<>();
    details.add(
        "file      %s: %d designations, %d lines, %d bytes, SHA-256 as signed"
            .formatted(
                manifest.text("file"),
                manifest.object("counts").number("designations"),
                manifest.object("counts").number("lines"),
                manifest.number("bytes")));
    details.add(
        "state     %d entries of the journal, recorded at %s%s"
            .formatted(
                state.size(),
                registerState.text("recordedAt"),
                manifest.has("validAt") ? ", what holds on " + manifest.text("validAt") : ""));
    Document marking = manifest.object("marking");
    List<String> releasableTo = marking.texts("releasableTo");
    details.add(
        "made for  %s%s, TLP:%s%s"
            .formatted(
                recipient,
                expected.recipient() == null ? " (not compared: no --recipient)" : "",
                marking.text("tlp"),
                releasableTo.isEmpty()
                    ? ""
                    : ", releasable to " + String.join(", ", releasableTo)));
    if (expected.checkpoint() != null) {
      details.add(stateOf(state, expected.checkpoint()));
    }
    if (expected.lastSeen() != null) {
      TreeHead seen = LastSeen.meet(expected.lastSeen(), state);
      details.add(
          "last seen " + (seen == null ? "none before" : "state " + seen.size() + ", not newer"));
    }
    return new Report("This is the export that " + keys.name() + " signed.", details);
  }

  private static void content(Path file, Document manifest) throws IOException {
    MessageDigest sha256 = MerkleTree.sha256();
    long bytes = 0;
    long lines = 0;
    byte last = '\n';
    try (InputStream in = Input.open(file)) {
      byte[] chunk = new byte[1 << 16];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        sha256.update(chunk, 0, read);
        bytes += read;
        for (int i = 0; i < read; i++) {
          last = chunk[i];
          lines += last == '\n' ? 1 : 0;
        }
      }
    }
    lines += last == '\n' ? 0 : 1; // The last one counts, whether or not it is ended.
    same(file, "bytes", bytes, manifest.number("bytes"));
    same(file, "lines", lines, manifest.object("counts").number("lines"));
    if (!HexFormat.of().formatHex(sha256.digest()).equals(manifest.text("sha256"))) {
      throw Finding.notOk(
          file + " is not the file of the manifest: its SHA-256 is another one. Fetch both again.");
    }
  }

  private static void same(Path file, String what, long found, long signed) {
    if (found != signed) {
      throw Finding.notOk(
          "%s is not the file of the manifest: it has %d %s, not %d. Fetch both again."
              .formatted(file, found, what, signed));
    }
  }

  private static String stateOf(TreeHead state, TreeHead checkpoint) {
    state.mustNotFork(checkpoint, "The manifest", "the checkpoint");
    if (state.size() != checkpoint.size()) {
      throw Finding.notOk(
          "The manifest is of register state %d, the checkpoint of %d: take /api/v1/journal/checkpoint?size=%d."
              .formatted(state.size(), checkpoint.size(), state.size()));
    }
    return "as in     the checkpoint, root hash " + checkpoint.root();
  }
}
